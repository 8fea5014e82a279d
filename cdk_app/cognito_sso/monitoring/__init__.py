"""Alarms, the topic that they tell, and dashboards."""
