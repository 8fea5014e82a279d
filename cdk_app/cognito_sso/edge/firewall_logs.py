"""What a firewall writes down: whom it refused and why, without anything that could be used again."""

import aws_cdk as cdk
from aws_cdk import aws_logs as logs
from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from cognito_sso.api.log_retention import retention_of

_REFUSED_OR_COUNTED = ("BLOCK", "COUNT", "EXCLUDED_AS_COUNT")


def log_refusals(scope: Construct, acl: waf.CfnWebACL, *, retention_days: int) -> None:
    """Log the requests that a rule of `acl` met.

    Not the others, since each line has a visitor's address. Tokens, cookies and the query, which carries the
    one-time handle to an application's site, are left out of all.
    https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
    """
    group = logs.LogGroup(
        scope,
        "Log",
        # AWS WAF writes to groups of this prefix only.
        log_group_name=f"aws-waf-logs-{cdk.Names.unique_resource_name(scope, max_length=80)}",
        retention=retention_of(retention_days),
        removal_policy=cdk.RemovalPolicy.DESTROY,
    )
    waf.CfnLoggingConfiguration(
        scope,
        "Logging",
        resource_arn=acl.attr_arn,
        log_destination_configs=[
            cdk.Stack.of(scope).format_arn(
                service="logs",
                resource="log-group",
                resource_name=group.log_group_name,
                arn_format=cdk.ArnFormat.COLON_RESOURCE_NAME,
            )
        ],
        redacted_fields=[
            *(
                waf.CfnLoggingConfiguration.FieldToMatchProperty(single_header={"Name": header})
                for header in ("authorization", "cookie", "referer")
            ),
            waf.CfnLoggingConfiguration.FieldToMatchProperty(query_string={}),
        ],
        logging_filter={
            "DefaultBehavior": "DROP",
            "Filters": [
                {
                    "Behavior": "KEEP",
                    "Requirement": "MEETS_ANY",
                    "Conditions": [{"ActionCondition": {"Action": action}} for action in _REFUSED_OR_COUNTED],
                }
            ],
        },
    )
