"""What can go wrong while running locally.

LocalError            one plain sentence for the terminal, exit code 1
├── CommandError      a child process failed
└── OutputsError      the deployed stacks do not describe their sites as agreed
"""


class LocalError(Exception):
    """A failure that the person at the terminal can act on; its text is one clear sentence or two."""


class CommandError(LocalError):
    """A command that we ran failed; `last_lines` is the end of its output."""

    def __init__(self, sentence: str, last_lines: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.last_lines = last_lines


class OutputsError(LocalError):
    """A stack output is missing or malformed; the text names the output."""
