"""What the single table holds: keys, attributes, and one repository per entity."""
