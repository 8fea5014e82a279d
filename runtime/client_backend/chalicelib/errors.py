"""The refusals of this backend, beyond those that `sso_auth` knows."""

from sso_auth.http_errors import ApiError


class UnknownOrder(ApiError):  # noqa: N818 - named as its code - named like the code it carries
    """No such order, or another user's: the caller cannot tell which."""

    def __init__(self) -> None:
        super().__init__(404, "unknown_order", "There is no such order.")


class IdempotencyConflict(ApiError):  # noqa: N818 - named like its code
    """The key was used for another order within its life."""

    def __init__(self) -> None:
        super().__init__(409, "idempotency_conflict", "This Idempotency-Key was used with a different order.")
