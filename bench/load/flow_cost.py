"""What a flow costs in process: the line that the measuring process hands over."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FlowCost:
    """Of one flow by so many threads; times in milliseconds.

    Latencies are of one request. ``handlers_cpu_ms`` and ``other_cpu_ms`` are of a whole flow, on average:
    the former of our own code, the latter of boto3 and the stand-ins below it. ``aws_calls`` says how often a
    flow asks DynamoDB or Cognito.
    """

    flow: str
    threads: int
    flows: int
    requests: int
    p50_ms: float
    p99_ms: float
    handlers_cpu_ms: float
    other_cpu_ms: float
    aws_calls: float
