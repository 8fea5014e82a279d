"""The kinds of rules that the firewalls are made of."""

from collections.abc import Sequence

from aws_cdk import aws_wafv2 as waf

JSON_BODY = "TooManyRequests"
"""Names the body of the answer to who asks too much."""

_WINDOW_SECONDS = 300
_RETRY_AFTER_SECONDS = 60
"""AWS looks at the last 5 minutes every few seconds; who stops is let in again within them."""


def rate_rule(
    name: str, *, priority: int, limit: int, only: waf.CfnWebACL.StatementProperty | None = None
) -> waf.CfnWebACL.RuleProperty:
    """429 for an address with more than `limit` requests in 5 minutes, counting `only` those that match.

    https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
    """
    headers = {"Cache-Control": "no-store", "Retry-After": str(_RETRY_AFTER_SECONDS)}
    response = waf.CfnWebACL.CustomResponseProperty(
        response_code=429,
        custom_response_body_key=JSON_BODY,
        response_headers=[
            waf.CfnWebACL.CustomHTTPHeaderProperty(name=header, value=value)
            for header, value in headers.items()
        ],
    )
    return waf.CfnWebACL.RuleProperty(
        name=name,
        priority=priority,
        statement=waf.CfnWebACL.StatementProperty(
            rate_based_statement=waf.CfnWebACL.RateBasedStatementProperty(
                aggregate_key_type="IP",
                limit=limit,
                evaluation_window_sec=_WINDOW_SECONDS,
                scope_down_statement=only,
            )
        ),
        action=waf.CfnWebACL.RuleActionProperty(
            block=waf.CfnWebACL.BlockActionProperty(custom_response=response)
        ),
        visibility_config=visibility(name),
    )


def managed_rules(group: str, *, priority: int, counted: Sequence[str] = ()) -> waf.CfnWebACL.RuleProperty:
    """A rule group of AWS; its `counted` rules refuse nothing, but show in metrics and logs."""
    only_count = waf.CfnWebACL.RuleActionProperty(count={})
    return waf.CfnWebACL.RuleProperty(
        name=group,
        priority=priority,
        statement=waf.CfnWebACL.StatementProperty(
            managed_rule_group_statement=waf.CfnWebACL.ManagedRuleGroupStatementProperty(
                vendor_name="AWS",
                name=group,
                rule_action_overrides=[
                    waf.CfnWebACL.RuleActionOverrideProperty(name=rule, action_to_use=only_count)
                    for rule in counted
                ]
                or None,
            )
        ),
        override_action=waf.CfnWebACL.OverrideActionProperty(none={}),
        visibility_config=visibility(group),
    )


def answers(json_body: str) -> waf.CfnWebACL.CustomResponseBodyProperty:
    """A body that a rule may answer with."""
    return waf.CfnWebACL.CustomResponseBodyProperty(content=json_body, content_type="APPLICATION_JSON")


def visibility(metric_name: str) -> waf.CfnWebACL.VisibilityConfigProperty:
    """Metrics, but no samples: they would show addresses with their query, where a handle may stand."""
    return waf.CfnWebACL.VisibilityConfigProperty(
        cloud_watch_metrics_enabled=True, metric_name=metric_name, sampled_requests_enabled=False
    )
