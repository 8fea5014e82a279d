"""What people read when an argument of a construct is wrong: its sentence, not a traceback."""

import pytest
from cognito_sso.local.cdk_command import refused_setting


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("cognito_sso.settings.checks.SettingsError: id: 'a' is used twice.", "id: 'a' is used twice."),
        ("cognito_sso.packaging.build_folder.PackagingError: Could not package.", "Could not package."),
        ("ValueError: SettingsError: said by somebody else", ""),
        ("✨  Synthesis time: 5s", ""),
    ],
)
def test_a_refused_setting_is_told_in_its_own_sentence(line: str, told: str) -> None:
    assert refused_setting(f"Traceback (most recent call last):\n  File app.py\n{line}\nexit 1\n") == told
