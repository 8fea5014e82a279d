"""What an operator looks at: the alarms first, then sign-ins, APIs, functions and tables."""

from collections.abc import Mapping, Sequence

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

_MINUTE = cdk.Duration.minutes(1)
_HALF = 12
_COUNTS = ("SignIns", "SignInRefusals", "Refreshes", "Logouts", "Joins", "SignUps")


class Dashboard(Construct):
    """One dashboard; each `show_` adds a row."""

    def __init__(self, scope: Construct, construct_id: str, *, alarms: Sequence[cloudwatch.Alarm]) -> None:
        super().__init__(scope, construct_id)
        self._board = cloudwatch.Dashboard(
            self,
            "Board",
            default_interval=cdk.Duration.hours(6),
            period_override=cloudwatch.PeriodOverride.AUTO,
        )
        self._board.add_widgets(
            cloudwatch.AlarmStatusWidget(title="Alarms", alarms=list(alarms), width=24, height=3)
        )

    def show_sign_ins(self, namespace: str) -> None:
        """What users do, what they are refused, and how long the hand-off to an application takes."""

        def metric(name: str, statistic: str = "Sum") -> cloudwatch.Metric:
            return cloudwatch.Metric(
                namespace=namespace, metric_name=name, statistic=statistic, period=_MINUTE
            )

        by_code = f"SEARCH('{{\"{namespace}\",Code}} MetricName=\"Refusals\"', 'Sum', 300)"
        self._board.add_widgets(
            _graph("Sign-ins and sessions, a minute", [metric(name) for name in _COUNTS]),
            _graph("Hand-off, ms", [metric("HandOffLatency", each) for each in ("p50", "p90", "p99")]),
        )
        self._board.add_widgets(
            _graph(
                "Refusals by code, 5 minutes",
                [cloudwatch.MathExpression(expression=by_code, label="", using_metrics={})],
            ),
            _graph("Keys fetched, triggers failed", [metric("JwksFetches"), metric("TriggerFailures")]),
        )

    def show_api(self, api: apigateway.SpecRestApi) -> None:
        """Requests, refusals, faults and latency of an API."""
        self._board.add_widgets(
            _graph(
                "API requests, a minute",
                [
                    api.metric_count(period=_MINUTE, statistic="Sum"),
                    api.metric_client_error(period=_MINUTE, statistic="Sum"),
                    api.metric_server_error(period=_MINUTE, statistic="Sum"),
                ],
            ),
            _graph(
                "API latency, ms",
                [api.metric_latency(period=_MINUTE, statistic=each) for each in ("p50", "p90", "p99")],
            ),
        )

    def show_functions(self, functions: Mapping[str, lambda_.IFunction]) -> None:
        """Duration and errors of functions by name."""
        self._board.add_widgets(
            _graph(
                "Function duration p99, ms",
                [each.metric_duration(label=name, statistic="p99") for name, each in functions.items()],
            ),
            _graph(
                "Function errors",
                [each.metric_errors(label=name, statistic="Sum") for name, each in functions.items()],
            ),
        )

    def show_table(self, table: dynamodb.ITable) -> None:
        """What a table's requests consume."""
        self._board.add_widgets(
            _graph("Table reads, units", [table.metric_consumed_read_capacity_units(statistic="Sum")]),
            _graph("Table writes, units", [table.metric_consumed_write_capacity_units(statistic="Sum")]),
        )


def _graph(title: str, metrics: Sequence[cloudwatch.IMetric]) -> cloudwatch.GraphWidget:
    return cloudwatch.GraphWidget(title=title, left=list(metrics), width=_HALF, height=6)
