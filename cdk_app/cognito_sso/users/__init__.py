"""The user pool, its triggers and its app clients."""
