"""Who is weighed: in each group all do the same for the user, so that the sizes can be compared."""

from dataclasses import dataclass

PASSWORD_PROOF = "PASSWORD_VERIFIER"  # noqa: S105 - the name of Cognito's challenge


@dataclass(frozen=True)
class Size:
    """Bytes as a CDN sends them."""

    gzip: int
    brotli: int


@dataclass(frozen=True)
class Contender:
    """`entry` is a file of `entries/`, or a site's folder; then `page` is the module of the page meant,
    and `awaited` what that page waits for although it is loaded by `import()`.

    `holds` is what its script must have in it, so that none is weighed that lacks what matters. `package` is
    None for ours; `target` is the most that it may weigh, in bytes gzipped.
    """

    name: str
    entry: str
    holds: str
    page: str | None = None
    awaited: tuple[str, ...] = ()
    package: str | None = None
    target: int | None = None


@dataclass(frozen=True)
class Group:
    """`ours` is the entry that the others are measured by."""

    name: str
    ours: str
    contenders: tuple[Contender, ...]


GROUPS = (
    Group(
        "an application that sends its users elsewhere to sign in",
        ours="sdk.js",
        contenders=(
            Contender("SDK, the hand-off alone", "hand_off.js", holds="code_challenge", target=2_000),
            Contender("SDK, all of it, with its Vue plugin", "sdk.js", holds="refresh-session", target=5_000),
            Contender("UserManager", "oidc_client_ts.js", holds="code_challenge", package="oidc-client-ts"),
            Contender(
                "sign-in at Cognito's pages",
                "amplify_redirect.js",
                holds="code_challenge",
                package="aws-amplify",
            ),
        ),
    ),
    Group(
        "a page that asks for the password itself",
        ours="cognito_client_and_sdk.js",
        contenders=(
            Contender("Cognito client of the SSO site", "cognito_client.js", holds=PASSWORD_PROOF),
            Contender(
                "the same with the SDK, which keeps the tokens",
                "cognito_client_and_sdk.js",
                holds=PASSWORD_PROOF,
            ),
            Contender(
                "CognitoUser",
                "amazon_cognito_identity_js.js",
                holds=PASSWORD_PROOF,
                package="amazon-cognito-identity-js",
            ),
            Contender(
                "sign-in by password", "amplify_password.js", holds=PASSWORD_PROOF, package="aws-amplify"
            ),
        ),
    ),
    Group(
        "a whole page, with Vue",
        ours="../../frontend/sso_fe",
        contenders=(
            Contender(
                "sign-in page of the SSO site, in one language",
                "../../frontend/sso_fe",
                holds=PASSWORD_PROOF,
                page="/src/pages/SignInPage.vue",
                awaited=("src/branding/accent.ts",),
                target=60_000,
            ),
            Contender(
                "orders app with its list of orders, in one language",
                "../../frontend/client_fe",
                holds="refresh-session",
                page="/src/pages/OrdersPage.vue",
            ),
            Contender(
                "Authenticator", "authenticator.js", holds=PASSWORD_PROOF, package="@aws-amplify/ui-vue"
            ),
        ),
    ),
)
