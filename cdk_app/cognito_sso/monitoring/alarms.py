"""The alarms: what sets each off, and what its reader does first.

Each has a page in `docs/runbooks/` that goes on where its description ends.
"""

from collections.abc import Sequence

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_cloudwatch_actions as actions
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from cognito_sso.platforms.platform import Platform

_FIVE_MINUTES = cdk.Duration.minutes(5)
_LEAST_ATTEMPTS = 20
_TABLE_OPERATIONS = (
    dynamodb.Operation.GET_ITEM,
    dynamodb.Operation.PUT_ITEM,
    dynamodb.Operation.UPDATE_ITEM,
    dynamodb.Operation.DELETE_ITEM,
    dynamodb.Operation.QUERY,
)


class Alarms(Construct):
    """Alarms that tell one topic, when they go off and when they are over.

    Missing data is good news everywhere: nobody used the service. Where the platform has no alarms on
    computed metrics, those are left out.
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, platform: Platform, topic: sns.ITopic, namespace: str
    ) -> None:
        super().__init__(scope, construct_id)
        self._platform = platform
        self._topic = topic
        self._namespace = namespace
        self.all: list[cloudwatch.Alarm] = []

    def watch_api(
        self, api: apigateway.SpecRestApi, function: lambda_.IFunction, *, latency_p99_ms: int
    ) -> None:
        """An API's own errors, its slowest answers, and crashes of the function behind it."""
        self._add(
            "ApiServerErrors",
            api.metric_server_error(period=_FIVE_MINUTES, statistic="Sum"),
            at_least=5,
            periods=2,
            what="At least 5 answers of the API in 5 minutes were 5xx, twice in a row.",
            do="See which error codes the request lines name: the table, Cognito, or our own code.",
        )
        self._add(
            "ApiLatency",
            api.metric_latency(period=_FIVE_MINUTES, statistic="p99"),
            at_least=latency_p99_ms,
            periods=3,
            what=f"The slowest 1 % of the answers took {latency_p99_ms} ms or more for 15 minutes.",
            do="Compare integration latency with the functions' init times, then the table's and Cognito's.",
        )
        self._add(
            "FunctionErrors",
            function.metric_errors(period=_FIVE_MINUTES, statistic="Sum"),
            at_least=1,
            what="The API's function crashed or ran out of time; its users saw a 503.",
            do="Look for 'Task timed out' or a stack trace in the function's log.",
        )

    def watch_throttles(self, functions: Sequence[lambda_.IFunction]) -> None:
        """Calls that Lambda turned away for want of concurrency."""
        self._add(
            "FunctionThrottles",
            _sum([function.metric_throttles(statistic="Sum") for function in functions], "Throttles"),
            at_least=1,
            what="Lambda refused calls because the account's concurrency was used up.",
            do="See which function took it all, and ask AWS for a higher limit or reserve concurrency.",
        )

    def watch_triggers(self, functions: Sequence[lambda_.IFunction]) -> None:
        """Cognito's triggers. `functions` are those that raise only when something is wrong."""
        failures = self.metric("TriggerFailures")
        errors = [function.metric_errors(statistic="Sum") for function in functions]
        self._add(
            "TriggerErrors",
            _sum([failures, *errors], "Failed triggers"),
            at_least=3,
            what="Cognito's triggers failed at least 3 times in 5 minutes; sign-ups or sign-ins fail.",
            do="Read the triggers' logs; 5 s is all that Cognito gives them.",
        )

    def watch_sign_ins(self, *, failure_percent: int) -> None:
        """The share of sign-ins that the SSO refuses, and keys that backends cannot fetch."""
        self._add(
            "SignInFailures",
            cloudwatch.MathExpression(
                expression=f"IF(good + refused >= {_LEAST_ATTEMPTS}, 100 * refused / (good + refused), 0)",
                using_metrics={
                    "good": cloudwatch.MathExpression(
                        expression="FILL(signed, 0)", using_metrics={"signed": self.metric("SignIns")}
                    ),
                    "refused": cloudwatch.MathExpression(
                        expression="FILL(turned, 0)", using_metrics={"turned": self.metric("SignInRefusals")}
                    ),
                },
                label="Refused sign-ins, %",
                period=_FIVE_MINUTES,
            ),
            at_least=failure_percent,
            periods=2,
            what=f"{failure_percent} % or more of the sign-ins were refused, for 10 minutes.",
            do="See the codes: one application's after a change of its settings, or an attack.",
        )

    def watch_keys(self) -> None:
        """Backends that cannot fetch the pool's public keys."""
        self._add(
            "KeyFetchFailures",
            self.metric("JwksFetches", Outcome="failed"),
            at_least=3,
            what="The pool's public keys could not be fetched 3 times in 5 minutes.",
            do="Tokens pass for as long as the cached keys may serve; check the JWKS address and Cognito.",
        )

    def watch_table(self, table: dynamodb.ITable) -> None:
        """Faults of DynamoDB, and requests that it turned away."""
        faults = table.metric_system_errors_for_operations(operations=list(_TABLE_OPERATIONS))
        throttled = table.metric_throttled_requests_for_operations(operations=list(_TABLE_OPERATIONS))
        for name, metric, what, do in (
            (
                "TableErrors",
                faults,
                "DynamoDB answered with faults of its own; users saw a 503.",
                "Look at the AWS Health Dashboard; nothing is lost, and clients repeat.",
            ),
            (
                "TableThrottles",
                throttled,
                "DynamoDB turned requests away; users saw a 429 or 503.",
                "Find the hot partition, or a burst above twice the last peak.",
            ),
        ):
            self._add(name, metric, at_least=5, what=what, do=do)

    def watch_user_pool(self, *, user_pool_id: str, client_id: str) -> None:
        """Sign-ins that Cognito turned away."""
        self._add(
            "UserPoolThrottles",
            cloudwatch.Metric(
                namespace="AWS/Cognito",
                metric_name="SignInThrottles",
                dimensions_map={"UserPool": user_pool_id, "UserPoolClient": client_id},
                statistic="Sum",
                period=_FIVE_MINUTES,
            ),
            at_least=1,
            what="Cognito turned sign-ins away: the account's request rate was used up.",
            do="See whether it is a real rush or an attack; ask AWS for a higher quota.",
        )

    def watch_queue(self, queue: sqs.IQueue) -> None:
        """What an application could not do about a deleted account."""
        self._add(
            "UnhandledDeletions",
            queue.metric_approximate_number_of_messages_visible(period=_FIVE_MINUTES, statistic="Maximum"),
            at_least=1,
            what="A user's account is deleted, and an application still keeps his data.",
            do="Read the function's log, mend the cause, and hand it the queue's messages again.",
        )

    def metric(self, name: str, **dimensions: str) -> cloudwatch.Metric:
        """One of the runtimes' own, summed over 5 minutes; docs/events.md lists them."""
        return cloudwatch.Metric(
            namespace=self._namespace,
            metric_name=name,
            dimensions_map=dimensions or None,
            statistic="Sum",
            period=_FIVE_MINUTES,
        )

    def _add(
        self,
        name: str,
        metric: cloudwatch.IMetric,
        *,
        at_least: float,
        what: str,
        do: str,
        periods: int = 1,
    ) -> None:
        if isinstance(metric, cloudwatch.MathExpression) and not self._platform.alarms_on_expressions:
            return
        alarm = cloudwatch.Alarm(
            self,
            name,
            metric=metric,
            threshold=at_least,
            evaluation_periods=periods,
            comparison_operator=cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=cloudwatch.TreatMissingData.NOT_BREACHING,
            alarm_description=f"{what} {do} Runbook: docs/runbooks/{runbook_of(name)}.md",
        )
        action = actions.SnsAction(self._topic)
        alarm.add_alarm_action(action)
        alarm.add_ok_action(action)
        self.all.append(alarm)


def runbook_of(alarm: str) -> str:
    """The page of an alarm: `ApiLatency` has `api-latency`."""
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in alarm).lstrip("-")


def _sum(metrics: Sequence[cloudwatch.IMetric], label: str) -> cloudwatch.MathExpression:
    names = [f"m{index}" for index in range(len(metrics))]
    return cloudwatch.MathExpression(
        expression=" + ".join(f"FILL({name}, 0)" for name in names),
        using_metrics=dict(zip(names, metrics, strict=True)),
        label=label,
        period=_FIVE_MINUTES,
    )
