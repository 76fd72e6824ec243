"""How a word is declared, and how it is found: by its name, or another it goes by."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

from discretion.facts_file import FactsRefusal, FactsTable, read_facts

TERMS = Path(__file__).parent / "terms.toml"
"""The file that holds every word."""


@dataclasses.dataclass(frozen=True)
class Term:
    """A word of the field: what it means here, and who says so.

    ``also_called`` are other words and abbreviations for the same, ``see_also`` the
    words that it is told apart from or built on.
    """

    term: str
    definition: str
    authority: str
    also_called: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


@functools.cache
def terms() -> tuple[Term, ...]:
    """Every word, in alphabetical order."""
    return read(TERMS)


def find(wanted: Iterable[str]) -> list[Term]:
    """The words that go by these names in any case, in alphabetical order."""
    names = {_key(name) for name in wanted}
    return [one for one in terms() if not names.isdisjoint(_names(one))]


def read(path: Path) -> tuple[Term, ...]:
    """The words of a file.

    Raises:
        FactsRefusal: a key is missing, unknown or wrong, a name stands twice, or a
            word refers to one that is not there.
    """
    table = read_facts(path)
    read = [_term(one) for one in table.tables("terms")]
    table.done()
    _check(path.name, read)
    return tuple(sorted(read, key=lambda one: _key(one.term)))


def _term(table: FactsTable) -> Term:
    term = Term(
        term=table.take("term", str),
        definition=table.take("definition", str),
        authority=table.take("authority", str),
        also_called=table.texts("also_called"),
        see_also=table.texts("see_also"),
    )
    table.done()
    return term


def _check(file: str, read: Iterable[Term]) -> None:
    by_name: Mapping[str, Term] = {_key(one.term): one for one in read}
    taken: set[str] = set()
    for one in read:
        if twice := taken & _names(one):
            reason = f'"{twice.pop()}" stands twice'
            raise FactsRefusal(file, one.term, reason, "define each word once")
        taken |= _names(one)
        if missing := [name for name in one.see_also if _key(name) not in by_name]:
            reason = f"no term {', '.join(missing)}"
            raise FactsRefusal(file, f"{one.term} see_also", reason, "define it")


def _names(term: Term) -> set[str]:
    return {_key(name) for name in (term.term, *term.also_called)}


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
