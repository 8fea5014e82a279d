"""An AWS WAF in front of Cognito's own API, which browsers call without passing a site."""

import json

from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from cognito_sso.edge.firewall_logs import log_refusals
from cognito_sso.edge.firewall_rules import JSON_BODY, answers, rate_rule, visibility
from cognito_sso.settings.operation import FirewallSettings

_TOO_MANY = json.dumps({"__type": "TooManyRequestsException", "message": "Please try again shortly."})
"""Cognito's own words for it, which its clients know."""

_CODE_MAILS = r"^AWSCognitoIdentityProviderService\.(ForgotPassword|ResendConfirmationCode)$"


class UserPoolFirewall(Construct):
    """A web ACL with REGIONAL scope, in the pool's region, that limits what an address asks of the pool.

    AWS WAF sees neither the body nor calls with IAM credentials. Of the others the SSO backend makes two,
    those that mail codes, for all users from few addresses. So these are counted apart and generously: the
    backend limits them by mailbox, and Cognito by user.
    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        user_pool: cognito.IUserPool,
        settings: FirewallSettings,
        log_retention_days: int,
    ) -> None:
        super().__init__(scope, construct_id)
        acl = waf.CfnWebACL(
            self,
            "WebAcl",
            scope="REGIONAL",
            description="User pool of the Single Sign-On",
            default_action=waf.CfnWebACL.DefaultActionProperty(allow={}),
            custom_response_bodies={JSON_BODY: answers(_TOO_MANY)},
            rules=[
                rate_rule(
                    "CognitoRequests",
                    priority=0,
                    limit=settings.sign_in_requests,
                    only=_all_but(_code_mails()),
                ),
                rate_rule("CodeMails", priority=1, limit=settings.requests, only=_code_mails()),
            ],
            visibility_config=visibility("UserPool"),
        )
        waf.CfnWebACLAssociation(
            self, "Association", resource_arn=user_pool.user_pool_arn, web_acl_arn=acl.attr_arn
        )
        log_refusals(self, acl, retention_days=log_retention_days)


def _code_mails() -> waf.CfnWebACL.StatementProperty:
    return waf.CfnWebACL.StatementProperty(
        regex_match_statement=waf.CfnWebACL.RegexMatchStatementProperty(
            regex_string=_CODE_MAILS,
            field_to_match=waf.CfnWebACL.FieldToMatchProperty(single_header={"Name": "x-amz-target"}),
            text_transformations=[waf.CfnWebACL.TextTransformationProperty(priority=0, type="NONE")],
        )
    )


def _all_but(statement: waf.CfnWebACL.StatementProperty) -> waf.CfnWebACL.StatementProperty:
    return waf.CfnWebACL.StatementProperty(
        not_statement=waf.CfnWebACL.NotStatementProperty(statement=statement)
    )
