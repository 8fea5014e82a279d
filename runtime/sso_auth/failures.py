"""What a line may say of an exception: types, codes and a place, never its text, which may quote input."""

from types import TracebackType

from sso_auth.http_errors import aws_error_codes


def failure_details(error: Exception) -> dict[str, object]:
    """`exception`, and `reason`, `aws_codes`, `aws_operation` and `at` (file and line) where it has them.

    Of an exception that was raised from another one it tells the other one.
    """
    if isinstance(error.__cause__, Exception):
        error = error.__cause__
    details = {
        "exception": type(error).__name__,
        "reason": getattr(error, "reason", None),
        "aws_codes": list(aws_error_codes(error)),
        "aws_operation": getattr(error, "operation_name", None),
        "at": _place(error.__traceback__),
    }
    return {name: value for name, value in details.items() if value}


def _place(traceback: TracebackType | None) -> str | None:
    """Where it was raised. The traceback module would read the source for it, at every refusal."""
    if traceback is None:
        return None
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    return f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}"
