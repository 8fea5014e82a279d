"""Where a rule of a checker such as cdk-nag does not fit: said at the resource, with the reason."""

import aws_cdk as cdk
from constructs import IConstruct

ALL_FINDINGS = "all_findings"
"""The CDK context that excuses nothing: `cdk synth -c all_findings=true`."""


def excuse(construct: IConstruct, *rules: str, reason: str) -> None:
    """Acknowledge each of `rules`, such as `AwsSolutions-S1`, for the one resource that `construct` makes.

    These are the CDK's own acknowledgements: whoever runs cdk-nag over an app with these constructs is not
    told of them again, and who runs nothing needs no cdk-nag. `reason` is one plain sentence.
    https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Validations.html
    """
    if construct.node.try_get_context(ALL_FINDINGS) is not None:
        return
    resource = construct.node.default_child or construct
    cdk.Validations.of(resource).acknowledge(*(cdk.Acknowledgment(id=rule, reason=reason) for rule in rules))
