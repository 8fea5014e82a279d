"""Which profiles a user may give himself."""

import pytest
from chalicelib.models.user import ProfileChanges
from chalicelib.routes.profile_fields import profile_changes
from sso_auth.http_errors import ApiError

CONTROL = ["a\x00", "\x1b[1m", "a\nb", "\x7f", "\x85b", "a\u2028", "\u202ex", "\u2066x", "\ud800", "\udfff"]
UNSEEN = ["a\u200b", "\ufeffa", "a\u00adb", "a\u2060b", "\U000e0061x", "\u3164", "a\u3164b"]
UNSEEN += ["\u2800", "\ufe0f", "\u200da", "a\u200d", "a\u200c", "a\u200c\u200cb", "a \u200db", "\u0301"]
WRONG: dict[str, list[object]] = {
    "name": [None, "", " ", "\u3000", "x" * 101, 7, True, ["M"], {}, *CONTROL, *UNSEEN],
    "gender": [" ", "x" * 51, 0, False, ["f"], {}, *CONTROL, *UNSEEN],
    "phone": [" ", "0301234567", "+0301234567", "+123456", "+1234567890123456", "+49 301234567"],
    "accepts_marketing": [None, "", "true", 0, 1, [True]],
}
WRONG["phone"] += ["+49301234567\n", "+4٩301234567", 49_301_234_567, False, ["+49301234567"]]


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field, values in WRONG.items() for value in values]
)
def test_a_wrong_value_is_named(field: str, value: object) -> None:
    right: dict[str, object] = {"name": "Mia", "phone": None, "gender": "", "accepts_marketing": True}
    with pytest.raises(ApiError) as refused:
        profile_changes(right | {field: value})
    assert (refused.value.status, refused.value.code) == (400, "invalid_request")
    assert refused.value.message.startswith(f"{field} ")


@pytest.mark.parametrize("body", [{}, {"email": "evil@example.com", "Name": "Mia", "sub": "x"}])
def test_no_known_field_is_no_change(body: dict[str, object]) -> None:
    with pytest.raises(ApiError) as refused:
        profile_changes(body)
    assert "name, phone, gender, accepts_marketing" in refused.value.message


@pytest.mark.parametrize(
    ("body", "changes"),
    [
        ({"name": "x" * 100, "gender": "y" * 50}, ProfileChanges(name="x" * 100, gender="y" * 50)),
        ({"name": "نی\u200cنی"}, ProfileChanges(name="نی\u200cنی")),
        ({"name": "👩\u200d🚀 ❤\ufe0f"}, ProfileChanges(name="👩\u200d🚀 ❤\ufe0f")),
        ({"name": "क्\u200dष"}, ProfileChanges(name="क्\u200dष")),
        ({"name": "田中\u3000太郎 🙂"}, ProfileChanges(name="田中\u3000太郎 🙂")),
        ({"phone": "+1234567"}, ProfileChanges(phone="+1234567")),
        ({"phone": "+123456789012345"}, ProfileChanges(phone="+123456789012345")),
        ({"phone": None, "gender": ""}, ProfileChanges(phone="", gender="")),
        ({"accepts_marketing": False}, ProfileChanges(accepts_marketing=False)),
    ],
)
def test_a_right_value_is_taken_as_it_is(body: dict[str, object], changes: ProfileChanges) -> None:
    assert profile_changes(body) == changes
