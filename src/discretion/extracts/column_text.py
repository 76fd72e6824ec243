"""A typed column as text: what a person who exports it to a text file would see.

A whole number has no point, a day is YYYY-MM-DD, a moment is of its own time zone and
midnight is left out. Null and not-a-number are empty.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_EXACT = float(1 << 53)
"""Beyond it, neighbouring whole numbers share one floating-point number."""


class Overfull(Exception):  # noqa: N818  # named for what happens
    """A column holds more than is read at once."""


def is_written(kind: Any) -> bool:
    """True where a column of that Arrow type has a text."""
    plain = kind.value_type if pa.types.is_dictionary(kind) else kind
    return any(check(plain) for check, _ in _WRITERS)


def is_text(kind: Any) -> bool:
    """True where a column of that Arrow type is text, or bytes that may be text."""
    return any(check(kind) for check in _TEXTS)


def written(column: Any, most: int) -> Any:
    """The texts of a column, which may hold so many characters at most.

    Raises:
        pyarrow.ArrowInvalid: its bytes are no text.
        Overfull: they are more.
    """
    if not pa.types.is_dictionary(column.type):
        texts = _writer(column.type)(column)
        _require_short(pc.binary_length(texts), most)
        return texts.fill_null("")
    words = _writer(column.type.value_type)(column.dictionary)
    _require_short(pc.binary_length(words).take(column.indices), most)
    return words.take(column.indices).fill_null("")


def _require_short(lengths: Any, most: int) -> None:
    if (pc.sum(lengths).as_py() or 0) > most:
        raise Overfull


def _writer(kind: Any) -> Callable[[Any], Any]:
    return next(write for check, write in _WRITERS if check(kind))


def _cast(column: Any) -> Any:
    return pc.cast(column, pa.string())


def _text(column: Any) -> Any:
    """Text as it stands; bytes become text only if they are UTF-8."""
    return pc.cast(pc.cast(column, pa.binary()), pa.string())


def _float(column: Any) -> Any:
    number = pc.cast(column, pa.float64())
    is_whole = pc.and_(
        pc.equal(pc.floor(number), number), pc.less(pc.abs(number), _EXACT)
    )
    whole = pc.cast(pc.if_else(is_whole, number, 0.0), pa.int64())
    texts = pc.if_else(is_whole, _cast(whole), _cast(number))
    return pc.if_else(pc.is_nan(number), pa.scalar(None, pa.string()), texts)


def _decimal(column: Any) -> Any:
    return pc.replace_substring_regex(_cast(column), r"\.0+$", "")


def _moment(column: Any) -> Any:
    local = pc.local_timestamp(column) if column.type.tz else column
    exact = pc.replace_substring_regex(_cast(local), r"\.0+$", "")
    return pc.replace_substring_regex(exact, " 00:00:00$", "")


_TEXTS = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
    pa.types.is_fixed_size_binary,
)

_WRITERS: tuple[tuple[Callable[[Any], bool], Callable[[Any], Any]], ...] = (
    *((check, _text) for check in _TEXTS),
    (pa.types.is_floating, _float),
    (pa.types.is_decimal, _decimal),
    (pa.types.is_timestamp, _moment),
    (pa.types.is_integer, _cast),
    (pa.types.is_boolean, _cast),
    (pa.types.is_date, _cast),
    (pa.types.is_time, _decimal),
    (pa.types.is_null, _cast),
)
"""What a type is, and how its columns are written."""
