"""The CDK's output is condensed to what tells progress."""

import io

import pytest
from cognito_sso.local.cdk_command import condensed
from cognito_sso.local.progress import Progress


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "sso |  3/15 | 4:29:36 AM | CREATE_COMPLETE  | AWS::S3::Bucket | Site/Bucket (Bucket839)",
            "sso 3/15 AWS::S3::Bucket Site/Bucket",
        ),
        (
            "sso |  3/15 | 4:29:36 AM | UPDATE_FAILED           | Custom::Register   | Reg (Reg1) no answer",
            "sso 3/15 Custom::Register Reg FAILED",
        ),
        ("sso |  3/15 | 4:29:36 AM | CREATE_IN_PROGRESS      | AWS::S3::Bucket    | Site/Bucket", ""),
        (" ✅  sso", "✅  sso"),
        ("✨  Synthesis time: 3.85s", "✨  Synthesis time: 3.85s"),
        ("✨  Deployment time: 0.03s", ""),
        ("SiteSso = {}", ""),
        ("", ""),
    ],
)
def test_condensed(line: str, told: str) -> None:
    assert condensed(line) == told


def test_steps_are_numbered_and_timed() -> None:
    seconds = iter([100.0, 100.4, 112.0])
    out = io.StringIO()
    progress = Progress(steps=2, out=out, now=lambda: next(seconds))
    progress.step("one")
    progress.step("two")
    assert out.getvalue() == "[1/2]    0 s  one\n[2/2]   12 s  two\n"
