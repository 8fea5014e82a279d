"""PreSignUp: which addresses may sign up."""

import pytest
from chalicelib.services.email_policy import EmailPolicy
from chalicelib.triggers.pre_sign_up import SignUpRefused
from sso_world.fake_cognito import event
from sso_world.triggers import pre_sign_up


@pytest.mark.parametrize("email", ["a@example.com", "a@anything.test", '"odd@local"@example.com'])
def test_without_lists_everyone_may(email: str) -> None:
    assert EmailPolicy(allowed=(), blocked=()).accepts(email)


@pytest.mark.parametrize("email", ["", "a", "a@", "@example.com", "a@."])
def test_what_is_no_address_may_not(email: str) -> None:
    assert not EmailPolicy(allowed=(), blocked=()).accepts(email)


@pytest.mark.parametrize(
    "email", ["a@spam.test", "a@SPAM.test", "a@mail.spam.test", "a@spam.test.", "spam@x@spam.test"]
)
def test_a_blocked_domain_is_blocked_however_it_is_written(email: str) -> None:
    assert not EmailPolicy(allowed=(), blocked=("Spam.test",)).accepts(email)


@pytest.mark.parametrize("email", ["a@notspam.test", "spam.test@example.com", "a@test"])
def test_a_similar_domain_is_not(email: str) -> None:
    assert EmailPolicy(allowed=(), blocked=("spam.test",)).accepts(email)


@pytest.mark.parametrize(
    ("email", "accepted"),
    [("a@corp.test", True), ("a@CORP.TEST", True), ("a@x.corp.test", False), ("a@example.com", False)],
)
def test_a_list_of_allowed_domains_is_complete_and_exact(email: str, accepted: bool) -> None:
    assert EmailPolicy(allowed=("corp.test",), blocked=()).accepts(email) is accepted


def test_blocked_counts_before_allowed() -> None:
    assert not EmailPolicy(allowed=("corp.test",), blocked=("corp.test",)).accepts("a@corp.test")


def test_an_accepted_sign_up_passes_unconfirmed() -> None:
    sent = event("cognito_pre_sign_up")
    answer = pre_sign_up()(sent)
    assert answer == event("cognito_pre_sign_up")
    assert answer["response"]["autoConfirmUser"] is False


@pytest.mark.parametrize("source", ["PreSignUp_SignUp", "PreSignUp_ExternalProvider"])
def test_a_refused_sign_up_raises_without_naming_the_address(source: str) -> None:
    trigger = pre_sign_up(blocked=("example.com",))
    with pytest.raises(SignUpRefused) as refused:
        trigger(event("cognito_pre_sign_up") | {"triggerSource": source})
    assert "maria" not in str(refused.value)
    assert "example.com" not in str(refused.value)


def test_a_sign_up_without_an_address_is_refused() -> None:
    sent = event("cognito_pre_sign_up")
    del sent["request"]["userAttributes"]["email"]
    with pytest.raises(SignUpRefused):
        pre_sign_up()(sent)


def test_an_operator_may_create_whom_he_wants() -> None:
    trigger = pre_sign_up(allowed=("corp.test",))
    created = event("cognito_pre_sign_up") | {"triggerSource": "PreSignUp_AdminCreateUser"}
    assert trigger(created) == created
