"""The flows, without HTTP and without AWS."""
