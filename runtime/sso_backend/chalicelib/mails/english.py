"""English, which the other languages are translated from."""

from chalicelib.mails.catalogue import Catalogue, CodeTexts, InvitationTexts, Sentence

ENGLISH = Catalogue(
    direction="ltr",
    code="Your code",
    code_is_private=(
        "Never give this code to anyone. We will never ask you for it, neither by phone nor by message."
    ),
    days=lambda count: "1 day" if count == 1 else f"{count} days",
    sign_up=CodeTexts(
        subject=Sentence(
            alone="Your confirmation code",
            at="Your confirmation code for {application}",
        ),
        preheader="For you alone. It works for 24 hours.",
        heading="Confirm your email address",
        who=Sentence(
            alone="You, or someone who typed your address, is creating an account.",
            at="You, or someone who typed your address, is creating an account at {application}.",
        ),
        use=(
            "Enter it on the page that asks for it. It proves that this address is yours, "
            "and it works for 24 hours."
        ),
        otherwise=(
            "It was not you? Then you need not do anything: without the code nobody can use your address."
        ),
    ),
    recovery=CodeTexts(
        subject=Sentence(
            alone="Your code for a new password",
            at="Your code for a new password at {application}",
        ),
        preheader="For you alone. It works for 1 hour.",
        heading="Choose a new password",
        who=Sentence(
            alone="You, or someone who typed your address, asked for a new password for your account.",
            at=(
                "You, or someone who typed your address, asked for a new password for your account, "
                "in order to sign in at {application}."
            ),
        ),
        use=(
            "Enter it, together with your new password, on the page that asks for it. It works for 1 hour. "
            "As soon as the new password is set, every other device is signed out of your account."
        ),
        otherwise=(
            "It was not you? Then you need not do anything: without the code your password stays as it is."
        ),
    ),
    other=CodeTexts(
        subject=Sentence(
            alone="Your security code",
            at="Your security code for {application}",
        ),
        preheader="For you alone. It works for a short time only.",
        heading="Confirm that it is you",
        who=Sentence(
            alone="Someone asked for a code for your account.",
            at="Someone asked for a code for your account, in order to sign in at {application}.",
        ),
        use="If it was you, enter it on the page that asks for it. It works for a short time only.",
        otherwise=(
            "It was not you? Then do not use the code, and choose another password if someone may know yours."
        ),
    ),
    invitation=InvitationTexts(
        subject=Sentence(
            alone="Your invitation",
            at="Your invitation to {application}",
        ),
        preheader="With a temporary password, for you alone.",
        heading=Sentence(
            alone="You are invited",
            at="You are invited to {application}",
        ),
        who=Sentence(
            alone="An account was made for you. This is how you sign in for the first time.",
            at=(
                "{application} invites you: an account was made for you. "
                "This is how you sign in for the first time."
            ),
        ),
        site="Sign in at",
        username="User name",
        temporary="Temporary password",
        use=(
            "You choose a password of your own then. "
            "Sign in within {days}: after that the temporary one works no longer."
        ),
        private=(
            "Never give this password to anyone. "
            "We will never ask you for it, neither by phone nor by message."
        ),
        otherwise=(
            "You did not expect this? Then ignore this mail: "
            "nobody can sign in without the temporary password."
        ),
    ),
)
