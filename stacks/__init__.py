"""The stacks of one environment."""
