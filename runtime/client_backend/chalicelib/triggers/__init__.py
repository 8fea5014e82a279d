"""Entry points of events: they read the event and call a service."""
