"""The naive stack with powertools' Tracer as well, its third core utility beside Logger and Metrics."""

from aws_lambda_powertools import Tracer
from naive_stack import handler

__all__ = ["handler"]

tracer = Tracer(service="naive")
