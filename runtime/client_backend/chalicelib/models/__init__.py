"""What is stored: keys, attributes and the table."""
