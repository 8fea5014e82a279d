"""HTTP only: reading requests, shaping answers."""
