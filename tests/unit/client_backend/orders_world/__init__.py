"""What the client backend's tests share."""
