"""Which resources hold what cannot be made again, and what about them must stay.

Stateful, and why:

- tables, user pool: users, memberships, sessions, orders;
- app clients: what tokens are for, so a new one ends all sessions of its application;
- buckets: access logs, and the sites (which a deployment could upload again);
- the queue of deletions that an application has not carried out yet;
- the logs of our own functions: the audit trail is in them;
- distributions: the address of a site without a domain of its own.

Not: the secret between a CDN and its API, which both take anew together; the key of the alarms' topic, which
encrypts messages on their way; topics, which hold nothing; the logs of API Gateway, of the CDK's own
functions and of a firewall, which are for operation only; certificates, which are issued again.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synthesized import Templates

LISTED: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("stateful_resources.json").read_text(encoding="utf-8")
)
"""Environment → stack → logical id → type and fixed properties."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A type of stateful resource."""

    fixed: tuple[str, ...]
    """Properties whose change makes CloudFormation replace the resource, or that can never change."""
    lost: str
    """What goes with the resource."""
    retained: bool = True
    """Whether CloudFormation must leave it alone when it goes from the template."""
    protection: tuple[str, object] | None = None
    """The property, and its value, by which the service itself refuses deletion."""


# "Update requires: Replacement" in CloudFormation's reference of each type, and for the user pool what
# Cognito never changes (Schema: attributes can be added only).
# https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-template-resource-type-ref.html
KINDS = {
    "AWS::DynamoDB::Table": Kind(
        fixed=("TableName", "KeySchema", "ImportSourceSpecification"),
        lost="every user, membership, session or order in it",
        protection=("DeletionProtectionEnabled", True),
    ),
    "AWS::Cognito::UserPool": Kind(
        fixed=("Schema", "UsernameAttributes", "AliasAttributes", "UsernameConfiguration"),
        lost="every user with his password and second factor",
        protection=("DeletionProtection", "ACTIVE"),
    ),
    "AWS::Cognito::UserPoolClient": Kind(
        fixed=("UserPoolId", "GenerateSecret"),
        lost="every session of the application, since its tokens are for another client",
        retained=False,
    ),
    "AWS::S3::Bucket": Kind(
        fixed=("BucketName", "BucketNamePrefix", "BucketNamespace"), lost="the access logs or the site in it"
    ),
    "AWS::SQS::Queue": Kind(
        fixed=("QueueName", "FifoQueue"), lost="deletions that an application has not carried out yet"
    ),
    "AWS::Logs::LogGroup": Kind(
        fixed=("LogGroupName",), lost="the audit trail in this function's log", retained=False
    ),
    "AWS::CloudFront::Distribution": Kind(
        fixed=(), lost="the site's address, unless it has a domain of its own", retained=False
    ),
}


def stateful(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Logical id → type and fixed properties, as far as they are set, of all stateful resources."""
    return {
        logical_id: {
            "Type": resource["Type"],
            **{
                name: resource["Properties"][name]
                for name in KINDS[resource["Type"]].fixed
                if name in resource["Properties"]
            },
        }
        for logical_id, resource in sorted(template["Resources"].items())
        if resource["Type"] in KINDS and not _is_log_of_no_function_of_ours(logical_id, resource)
    }


def _is_log_of_no_function_of_ours(logical_id: str, resource: dict[str, Any]) -> bool:
    if resource["Type"] != "AWS::Logs::LogGroup":
        return False
    return "Backend" not in logical_id or "ApiLogs" in logical_id


def stateful_of(templates: Templates) -> dict[str, dict[str, Any]]:
    """By stack."""
    return {"sso": stateful(templates.sso), "shop": stateful(templates.shop)}


def losses(listed: dict[str, Any], now: dict[str, dict[str, Any]]) -> list[str]:
    """A sentence for each listed resource that would be lost; empty when all stay."""
    return [
        problem
        for stack, resources in listed.items()
        for logical_id, before in resources.items()
        if (problem := _loss(f"{stack}: {logical_id}", before, now[stack].get(logical_id)))
    ]


def _loss(name: str, before: dict[str, Any], after: dict[str, Any] | None) -> str:
    lost = KINDS[before["Type"]].lost
    if after is None:
        return (
            f"{name} ({before['Type']}) is gone, and with it {lost}: keep its construct's path, or move it "
            "with `cdk refactor` and then change the list."
        )
    changed = sorted(key for key in before | after if before.get(key) != after.get(key))
    if not changed:
        return ""
    return (
        f"{name} would be replaced, because {', '.join(changed)} changed, and lose {lost}: put the property "
        "back, or make a second resource, bring the data over, and then change the list."
    )
