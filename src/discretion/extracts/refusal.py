"""What refuses a whole build, said in one line."""

from __future__ import annotations

_LONGEST = 80


class Refusal(Exception):  # noqa: N818  # named for what happens, like a reject
    """A file or heading that refuses the whole build.

    Its text is one line: the place, the reason, and in brackets the remedy. Whatever
    a name brings in that would break the line or command the terminal is spelt out.
    """

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


def quoted(value: str) -> str:
    """A value as messages show it, in quotes."""
    return f'"{shown(value)}"'


def shown(value: str) -> str:
    """A text as messages show it: on one line, cut where long."""
    cut = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    return printable(cut)


def printable(text: str) -> str:
    """A text whose every character can be shown on one line."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
