"""Where the sites' buckets and the SSO site's CDN write who asked for what."""

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from constructs import Construct

from cognito_sso.platforms.platform import Platform

_ID = "AccessLogs"


class AccessLogs(Construct):
    """A private bucket for all sites of a stack, each under its own prefix and kept as long as it says.

    S3's own keys encrypt it, since neither writer can use another.
    """

    def __init__(self, scope: cdk.Stack, construct_id: str, *, platform: Platform) -> None:
        super().__init__(scope, construct_id)
        self.bucket = s3.Bucket(
            self,
            "Bucket",
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            encryption=s3.BucketEncryption.S3_MANAGED,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            enforce_ssl=True,
            removal_policy=platform.removal_policy,
        )

    @classmethod
    def of_stack(cls, scope: Construct, *, platform: Platform) -> "AccessLogs":
        """The one of the stack of `scope`, which the first who asks makes."""
        stack = cdk.Stack.of(scope)
        existing = stack.node.try_find_child(_ID)
        return existing if isinstance(existing, cls) else cls(stack, _ID, platform=platform)

    def keep(self, label: str, *, days: int) -> None:
        """Delete the logs of the site `label` after so many days."""
        self.bucket.add_lifecycle_rule(id=label, prefix=f"{label}/", expiration=cdk.Duration.days(days))

    def log_bucket(self, label: str, bucket: s3.Bucket) -> None:
        """Have S3 log the requests to a site's bucket. They carry no query: the CDN passes none on.

        https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
        """
        prefix = f"{label}/bucket/"
        logged = bucket.node.default_child
        assert isinstance(logged, s3.CfnBucket)  # noqa: S101 - what a Bucket is made of
        logged.logging_configuration = s3.CfnBucket.LoggingConfigurationProperty(
            destination_bucket_name=self.bucket.bucket_name, log_file_prefix=prefix
        )
        self.bucket.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.ServicePrincipal("logging.s3.amazonaws.com")],
                actions=["s3:PutObject"],
                resources=[self.bucket.arn_for_objects(f"{prefix}*")],
                conditions={
                    "ArnLike": {"aws:SourceArn": bucket.bucket_arn},
                    "StringEquals": {"aws:SourceAccount": cdk.Stack.of(self).account},
                },
            )
        )

    def let_cdn_write(self, label: str) -> str:
        """The prefix for the logs of a site's CDN, which needs a bucket that knows access control lists.

        https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
        """
        own = self.bucket.node.default_child
        assert isinstance(own, s3.CfnBucket)  # noqa: S101 - what a Bucket is made of
        own.ownership_controls = s3.CfnBucket.OwnershipControlsProperty(
            rules=[s3.CfnBucket.OwnershipControlsRuleProperty(object_ownership="BucketOwnerPreferred")]
        )
        return f"{label}/cdn/"
