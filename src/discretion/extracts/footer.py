"""What a Parquet file says of itself at its end, and whether that can be believed.

It is read before any column is: a file of a few kilobytes may claim a thousand million
rows, and give them.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pyarrow.parquet

from discretion.extracts.find import Found
from discretion.extracts.refusal import Refusal

_MAGIC, _LOCKED = b"PAR1", b"PARE"
_MANY_ROWS, _MOST_ROWS_A_BYTE = 1_000_000, 8
_BOMB_BYTES, _BOMB_RATIO = 50 << 20, 200
_MOST_PARTS = 100_000
_PAGE = 1 << 20

T = TypeVar("T")


@dataclasses.dataclass(frozen=True)
class Footer:
    """What there is to know before the columns are read."""

    sha256: str
    kinds: Any
    """The Arrow schema: the name and type of each column."""


def read_footer(found: Found) -> Footer:
    """The footer of a Parquet file.

    Raises:
        Refusal: it is no Parquet, damaged, encrypted, or unpacks without measure.
    """
    sha256, size = _survey(found)
    with open_parquet(found) as file:
        _require_measured(file.metadata, size, found.name)
        return Footer(sha256, file.schema_arrow)


def open_parquet(found: Found, repeated: Sequence[str] = ()) -> Any:
    """The file, to be read a page at a time; ``repeated`` columns as dictionaries."""
    return believed(
        found.name,
        lambda: pyarrow.parquet.ParquetFile(
            found.path,
            read_dictionary=list(repeated),
            buffer_size=_PAGE,
            pre_buffer=False,
            thrift_container_size_limit=_MOST_PARTS,
            page_checksum_verification=True,
        ),
    )


def believed(name: str, read: Callable[[], T]) -> T:
    """What the library reads; whatever it says of a damaged file is one refusal."""
    try:
        return read()
    except Exception as error:
        fault = "cannot be read, it is damaged or encrypted"
        raise Refusal(f"{name}: {fault} (export it anew)") from error


def _survey(found: Found) -> tuple[str, int]:
    """The hash and size of a file that begins and ends as Parquet does."""
    try:
        with found.path.open("rb") as file:
            head = file.read(len(_MAGIC))
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - len(_MAGIC), 0))
            tail = file.read()
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        fault = f"cannot be read, {error.strerror}"
        raise Refusal(f"{found.name}: {fault} (check the file)") from None
    if _LOCKED in (head, tail):
        raise Refusal(f"{found.name}: is encrypted (export it without encryption)")
    if head != _MAGIC or tail != _MAGIC:
        fault = "is cut short" if head == _MAGIC else "is not Parquet"
        raise Refusal(f"{found.name}: {fault} (export it anew)")
    return sha256, size


def _require_measured(metadata: Any, size: int, name: str) -> None:
    rows = metadata.num_rows
    if rows > _MANY_ROWS and rows > _MOST_ROWS_A_BYTE * size:
        fault = f"claims {rows} rows in {size} bytes"
        raise Refusal(f"{name}: {fault} (is it the right file?)")
    groups = (metadata.row_group(nth) for nth in range(metadata.num_row_groups))
    unpacked = sum(group.total_byte_size for group in groups)
    if unpacked > _BOMB_BYTES and unpacked > _BOMB_RATIO * size:
        fault = f"unpacks to more than {_BOMB_RATIO} times its size"
        raise Refusal(f"{name}: {fault} (export it anew)")
