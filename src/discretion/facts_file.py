"""Files of facts: TOML that is read strictly, or refused by file, key and remedy.

Every key is known or refused, so that a slip of the pen never passes for silence. What
the tables mean is said by the room whose facts they are.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from discretion.record import Word

_Known = TypeVar("_Known", bound=Word)

_KINDS: Mapping[type[Any], str] = {
    str: "a text in quotes",
    int: "a whole number",
    bool: "true or false",
    datetime.date: "a day, as 2014-11-20 without quotes",
    list: "a list, as [...] or [[...]]",
    dict: "a table",
}


class FactsRefusal(ValueError):  # noqa: N818  # named for what happens
    """A file of facts that cannot be read as what it should hold.

    Its text is one line: the file, the key, the reason, and in brackets the remedy.
    """

    def __init__(self, file: str, key: str, reason: str, remedy: str) -> None:
        super().__init__(f"{file} {key}: {reason} ({remedy})")


def read_facts(path: Path) -> FactsTable:
    """The outermost table of a file.

    Raises:
        FactsRefusal: the file is no TOML.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        remedy = "write it as TOML, in UTF-8"
        raise FactsRefusal(path.name, "file", str(error), remedy) from error
    return FactsTable(path.name, "", values)


class FactsTable:
    """A TOML table whose keys are taken one by one; what is left over is refused."""

    def __init__(self, file: str, place: str, values: Mapping[str, Any]) -> None:
        self._file = file
        self._place = place
        self._left = dict(values)
        self._known: list[str] = []

    def take(self, key: str, kind: type[Any]) -> Any:
        """The value of a key that must be there; texts must say something."""
        value = self.may(key, kind)
        if value is None:
            raise self.refusal(key, "missing", f"write {_KINDS[kind]}")
        return value

    def may(self, key: str, kind: type[Any]) -> Any:
        """The value of a key, or None where it is absent."""
        self._known.append(key)
        value = self._left.pop(key, None)
        if value is None:
            return None
        if not _is(value, kind):
            raise self.refusal(key, f"{value!r} is not {_KINDS[kind]}", "correct it")
        if value in ("", []):
            raise self.refusal(key, "empty", "say it, or leave the key out")
        return " ".join(value.split()) if isinstance(value, str) else value

    def has(self, key: str) -> bool:
        """True where the key is there; an absent one is known all the same."""
        self._known.append(key)
        return key in self._left

    def word(
        self, key: str, words: type[_Known], absent: _Known | None = None
    ) -> _Known:
        """The word of a closed list; ``absent`` where the key may be left out."""
        if absent is not None and key not in self._left:
            self._known.append(key)
            return absent
        return self._word(key, self.take(key, str), words)

    def words(self, key: str, words: type[_Known]) -> tuple[_Known, ...]:
        """Words of a closed list."""
        return tuple(self._word(key, one, words) for one in self.texts(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, each once; none where the key is absent."""
        values = self.may(key, list) or []
        if not all(isinstance(one, str) for one in values):
            raise self.refusal(key, f"{values!r} is not all texts", "put it in quotes")
        if len(set(values)) < len(values):
            raise self.refusal(key, "an entry stands twice", "name each once")
        return tuple(values)

    def tables(self, key: str) -> list[FactsTable]:
        """The tables of an array of tables; none where the key is absent."""
        values = self.may(key, list) or []
        if not all(isinstance(one, dict) for one in values):
            raise self.refusal(key, "not all are tables", f"write [[{key}]] for each")
        return [
            FactsTable(self._file, f"{key}[{number}].", one)
            for number, one in enumerate(values, 1)
        ]

    def done(self) -> None:
        """Refuse a key that nobody took."""
        for key in self._left:
            known = ", ".join(self._known)
            raise self.refusal(key, "unknown key", f"known are {known}")

    def _word(self, key: str, value: str, words: type[_Known]) -> _Known:
        listed = {one.name: one for one in words}
        if value not in listed:
            remedy = f"expects one of {', '.join(listed)}"
            raise self.refusal(key, f'"{value}" is not known', remedy)
        return listed[value]

    def refusal(self, key: str, reason: str, remedy: str) -> FactsRefusal:
        """What to raise where the value of a key cannot be."""
        return FactsRefusal(self._file, self._place + key, reason, remedy)


def _is(value: Any, kind: type[Any]) -> bool:
    """True where a value is of that kind, and says no more than it."""
    # To Python a moment is a day, and true is a number.
    if isinstance(value, datetime.datetime | bool):
        return kind is bool and isinstance(value, bool)
    return isinstance(value, kind)
