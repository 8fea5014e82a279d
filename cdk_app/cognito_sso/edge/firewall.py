"""An AWS WAF in front of the sites: known attackers out, and no address asks more than its share."""

from aws_cdk import aws_wafv2 as waf
from constructs import Construct

from cognito_sso.edge.firewall_logs import log_refusals
from cognito_sso.edge.firewall_rules import JSON_BODY, answers, managed_rules, rate_rule, visibility
from cognito_sso.settings.operation import FirewallSettings

SIGN_IN_ROUTES = (
    "init-session",
    "get-session",
    "refresh-session",
    "sso-session",
    "join-application",
    "logout",
)
"""What a guesser or a flood would call. Not `ended-sessions`: backends share few addresses."""

_TOO_MANY = '{"error": "too_many_requests", "message": "Please try again shortly.", "request_id": ""}'
"""The contract's shape; a firewall knows no request id."""


class Firewall(Construct):
    """A web ACL with CLOUDFRONT scope, so its stack is in us-east-1.

    An address is counted over all the sites together that use the web ACL. The rates come first, so that they
    count what the managed rules refuse too. Chosen of those of AWS, by what they would find here:

    - IP reputation: scanners and bots by their address, before they try anything.
    - Known bad inputs: probes for holes such as Log4j's; nothing of ours looks like one.
    - Core rule set: scripts and paths where they do not belong; some of its rules only count, see below.

    Not chosen: SQL, PHP, Linux and the like, which are not behind these sites, and anonymous addresses, since
    the applications' own backends ask from hosting providers.
    https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, settings: FirewallSettings, log_retention_days: int
    ) -> None:
        super().__init__(scope, construct_id)
        acl = waf.CfnWebACL(
            self,
            "WebAcl",
            scope="CLOUDFRONT",
            description="Sites of the Single Sign-On",
            default_action=waf.CfnWebACL.DefaultActionProperty(allow={}),
            custom_response_bodies={JSON_BODY: answers(_TOO_MANY)},
            rules=[
                rate_rule("Requests", priority=0, limit=settings.requests),
                rate_rule(
                    "SignInRequests",
                    priority=1,
                    limit=settings.sign_in_requests,
                    only=_path_is(f"({'|'.join(SIGN_IN_ROUTES)})"),
                ),
                rate_rule(
                    "CodeRequests", priority=2, limit=settings.code_requests, only=_path_is("send-code")
                ),
                managed_rules("AWSManagedRulesAmazonIpReputationList", priority=3),
                managed_rules("AWSManagedRulesKnownBadInputsRuleSet", priority=4),
                managed_rules("AWSManagedRulesCommonRuleSet", priority=5, counted=_COUNTED_CORE_RULES),
            ],
            visibility_config=visibility("Sites"),
        )
        self.web_acl_arn = acl.attr_arn
        log_refusals(self, acl, retention_days=log_retention_days)


_COUNTED_CORE_RULES = (
    # From 8 KB. Our bodies may have 16 KB, and the API itself says 413.
    "SizeRestrictions_BODY",
    # From 2 KB. `return_path` is as long as the application's own addresses are.
    "SizeRestrictions_QUERYSTRING",
    # `return_path` may hold an address, also one with an IPv4 host.
    "GenericRFI_QUERYARGUMENTS",
    # `return_path` may end in .log, .ini and the like. It is only ever a path of the application's own site.
    "RestrictedExtensions_QUERYARGUMENTS",
    # Backends ask for ended sessions, with whatever HTTP client they have.
    "NoUserAgent_HEADER",
)


def _path_is(route: str) -> waf.CfnWebACL.StatementProperty:
    """API Gateway takes `/api/%6Cogout` for `/api/logout`, and so does this."""
    return waf.CfnWebACL.StatementProperty(
        regex_match_statement=waf.CfnWebACL.RegexMatchStatementProperty(
            regex_string=f"^/api/{route}$",
            field_to_match=waf.CfnWebACL.FieldToMatchProperty(uri_path={}),
            text_transformations=[
                waf.CfnWebACL.TextTransformationProperty(priority=0, type="URL_DECODE"),
                waf.CfnWebACL.TextTransformationProperty(priority=1, type="NORMALIZE_PATH"),
            ],
        )
    )
