"""The APIs as docs/openapi describes them: what every answer is held against."""
