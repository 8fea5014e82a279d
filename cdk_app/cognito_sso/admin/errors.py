"""What can go wrong, each as a code for scripts and one plain sentence for people.

AdminError               exit code 1
├── UsageError           exit code 2: the command line lacks or contradicts something
├── NotDeployedError     the environment is not there, or only half
└── AccessDeniedError    the caller's credentials lack a permission
"""


class AdminError(Exception):
    """A refusal or failure; its text is the sentence. `code` is the operator function's, or one of ours."""

    exit_code = 1

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class UsageError(AdminError):
    """The command line lacks or contradicts something."""

    exit_code = 2

    def __init__(self, sentence: str, *, code: str = "usage") -> None:
        super().__init__(code, sentence)


class NotDeployedError(AdminError):
    """A stack is missing, unfinished, or does not describe itself as agreed."""


class AccessDeniedError(AdminError):
    """AWS refused; the sentence names the missing permission."""

    def __init__(self, sentence: str) -> None:
        super().__init__("access_denied", sentence)
