"""What refuses the catalogue, said in one line."""

from __future__ import annotations


class PolicyRefusal(ValueError):  # noqa: N818  # named for what happens
    """A file of the catalogue that cannot be read as a policy.

    Its text is one line: the file, the key, the reason, and in brackets the remedy.
    """

    def __init__(self, file: str, key: str, reason: str, remedy: str) -> None:
        super().__init__(f"{file} {key}: {reason} ({remedy})")
