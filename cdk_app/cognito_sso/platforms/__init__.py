"""Where an environment runs; the only place that knows."""
