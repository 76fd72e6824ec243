"""Generated code that turns rows into the objects of a response.

Everything that goes into the code is a name of the schema or the index of a column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import orjson

from discretion import access
from discretion.access import as_json as stored_as
from discretion.graph import cursors
from discretion.graph.leads import stored
from discretion.record import Record

CURSOR = "cursor(order, row)"
COUNTS = {
    "totalCount": "counts.get(key, zero)[0]",
    "distinctPersonCount": "counts.get(key, zero)[1]",
}

_YES_OR_NO = {None: None, 0: False, 1: True}
_PAGE_INFO = {
    "hasNextPage": "infos[key][0]",
    "hasPreviousPage": "infos[key][1]",
    "startCursor": "cursor(order, pages[key][0]) if pages.get(key) else None",
    "endCursor": "cursor(order, pages[key][-1]) if pages.get(key) else None",
}


def ones(
    code: str, functions: Mapping[str, Callable[..., Any]], places: int
) -> Callable[..., dict[Any, Any]]:
    """A function from rows to their objects, of that code, by the first column.

    It is also given what was made for each of the places that rows lead to.
    """
    made: Callable[..., dict[Any, Any]] = _compiled(
        f"lambda rows{_numbered('found', places)}: {{row[0]: {code} for row in rows}}",
        functions,
    )
    return made


def lists(
    code: str, functions: Mapping[str, Callable[..., Any]], places: int
) -> Callable[..., dict[Any, Any]]:
    """A function from lists of rows to lists of their objects, both by key.

    It is also given what was made for each of the places that rows lead to.
    """
    made: Callable[..., dict[Any, Any]] = _compiled(
        f"lambda lists{_numbered('found', places)}: "
        f"{{key: [{code} for row in rows] for key, rows in lists.items()}}",
        functions,
    )
    return made


def one(number: int, index: int) -> str:
    """The code of the one that was found for a place, or null."""
    return f"found_{number}.get(row[{index}])"


def many(number: int, index: int) -> str:
    """The code of all that was found for a place, in a list if it has no pages."""
    return f"found_{number}.get(row[{index}], none)"


def as_json(index: int) -> str:
    """The code of an object that the store told."""
    return f"as_json(row[{index}])"


def value(record: type[Record], name: str, index: Callable[[str], int]) -> str:
    """The code of a value of a row: as stored, but for truth values and constants."""
    match stored(record, name):
        case stored_as.Fixed(text):
            return repr(orjson.loads(text))
        case stored_as.IsRecorded(column):
            return f"row[{index(column)}] is not None"
    if name != "id" and record.named(name).type is bool:
        return f"yes_or_no[row[{index(name)}]]"
    return f"row[{index(name)}]"


def known(number: int) -> str:
    """The name of a function that tells what is known of a row."""
    return f"known_{number}"


def call(number: int, columns: Iterable[str], index: Callable[[str], int]) -> str:
    """The code of what such a function tells by columns of the row."""
    return f"{known(number)}({', '.join(f'row[{index(each)}]' for each in columns)})"


def nested(asked: Mapping[str, str], kind: str, index: Callable[[str], int]) -> str:
    """The code of an object made of columns of the same names as its fields."""
    return made_of(
        {
            key: repr(kind) if name == "__typename" else f"row[{index(name)}]"
            for key, name in asked.items()
        }
    )


def connections(code: Mapping[str, str], views: int) -> Callable[..., dict[Any, Any]]:
    """A function that makes the connections of pages, by key."""
    made: Callable[..., dict[Any, Any]] = _compiled(
        f"lambda keys, pages, infos, counts, order{_numbered('view', views)}: "
        f"{{key: {made_of(code)} for key in keys}}"
    )
    return made


def view(number: int) -> str:
    """The code of a page's objects under one selection."""
    return f"view_{number}.get(key, none)"


def edges(code: Mapping[str, str]) -> str:
    """The code of a page's edges, which pair each row with its objects."""
    views = [each for each in code.values() if each.startswith("view_")]
    ones = {each: f"one_{number}" for number, each in enumerate(views)}
    edge = made_of({key: ones.get(each, each) for key, each in code.items()})
    names = ", ".join(["row", *ones.values()])
    together = ", ".join(["pages.get(key, none)", *views])
    return f"[{edge} for {names}, in zip({together})]"


def page_info(asked: Mapping[str, str], kind: str) -> str:
    """The code of where a page stands."""
    return made_of(
        {key: _PAGE_INFO.get(name, repr(kind)) for key, name in asked.items()}
    )


def made_of(code: Mapping[str, str]) -> str:
    """The code of an object, of that of its values."""
    pairs = (f"{key!r}: {each}" for key, each in code.items())
    return "{" + ", ".join(pairs) + "}"


def _numbered(name: str, count: int) -> str:
    return "".join(f", {name}_{number}" for number in range(count))


def _cursor(order: access.Order, row: tuple[Any, ...]) -> str:
    return cursors.encode(order, row[-2], row[-1])


def _compiled(
    code: str, functions: Mapping[str, Callable[..., Any]] | None = None
) -> Any:
    return eval(code, {**_NAMES, **(functions or {})})  # noqa: S307


_NAMES = {
    "as_json": orjson.Fragment,
    "cursor": _cursor,
    "none": [],
    "yes_or_no": _YES_OR_NO,
    "zero": (0, 0),
}
