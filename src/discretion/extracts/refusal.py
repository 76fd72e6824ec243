"""What refuses a whole build, said in one line."""

from __future__ import annotations

_LONGEST = 80


class Refusal(Exception):  # noqa: N818  # it is what the program does, not an error
    """A file or heading that refuses the whole build.

    Its text is one line: the place, the reason, and in brackets the remedy.
    """


def quoted(value: str) -> str:
    """A value as messages show it: in quotes, on one line, cut when long."""
    shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
    printable = (c if c.isprintable() else ascii(c)[1:-1] for c in shown)
    return f'"{"".join(printable)}"'
