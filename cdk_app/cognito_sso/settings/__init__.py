"""What an environment can be told: frozen, validated values, and the file they are read from."""
