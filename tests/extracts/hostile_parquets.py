"""Files that pretend to be Parquet, or are Parquet that would do harm."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.parquet import encryption

from tests.extracts.hostile_texts import DATA, Hostile, Maker, _put

_SOUND = {
    "event_date": ["2013-01-01"] * 99,
    "event_number": [f"E{n}" for n in range(99)],
}


def _of(columns: dict[str, Any], said: str, name: str = "x.parquet") -> Maker:
    def make(folder: Path) -> Hostile:
        pq.write_table(pa.table(columns), folder / name)
        return folder / name, said

    return make


def _changed(change: Callable[[bytes], bytes], said: str) -> Maker:
    def make(folder: Path) -> Hostile:
        written = io.BytesIO()
        pq.write_table(pa.table(_SOUND), written, compression="none")
        return _put(change(written.getvalue()), said, "x.parquet")(folder)

    return make


def _damaged_footer(content: bytes) -> bytes:
    begin = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
    return content[:begin] + b"\xff" * 50 + content[begin + 50 :]


def _thousand_million_rows(folder: Path) -> Hostile:
    part = pa.table({name: pa.nulls(50_000_000) for name in _SOUND})
    with pq.ParquetWriter(folder / "x.parquet", part.schema) as file:
        for _ in range(20):
            file.write_table(part, row_group_size=part.num_rows)
    return folder / "x.parquet", "claims 1000000000 rows in"


def _one_long_word(folder: Path) -> Hostile:
    """A text of a megabyte, stored once and meant in every row."""
    indices = pa.repeat(pa.scalar(0, pa.int32()), 100_000)
    word = pa.DictionaryArray.from_arrays(indices, ["x" * (1 << 20)])
    dates = pa.repeat("2013-01-01", 100_000)
    table = pa.table({"event_date": dates, "event_number": word})
    pq.write_table(table, folder / "x.parquet")
    return folder / "x.parquet", "holds texts too long"


def _one_long_prefix(folder: Path) -> Hostile:
    """A text of a megabyte, stored once and repeated by every row from the last."""
    words = pa.repeat("x" * (1 << 20), 1000)
    table = pa.table(
        {"event_date": pa.repeat("2013-01-01", 1000), "event_number": words}
    )
    pq.write_table(
        table,
        folder / "x.parquet",
        use_dictionary=False,
        column_encoding={"event_number": "DELTA_BYTE_ARRAY"},
    )
    return folder / "x.parquet", "is of encoding DELTA_BYTE_ARRAY"


class _Keys(encryption.KmsClient):  # type: ignore[misc]  # pyarrow ships no types
    """Keeps no secret."""

    def wrap_key(self, key_bytes: bytes, master_key_identifier: str) -> bytes:
        return key_bytes.hex().encode()

    def unwrap_key(self, wrapped_key: bytes, master_key_identifier: str) -> bytes:
        return bytes.fromhex(wrapped_key.decode())


def _encrypted(plaintext_footer: bool, said: str) -> Maker:
    def make(folder: Path) -> Hostile:
        table = pa.table(_SOUND)
        keys = encryption.CryptoFactory(lambda _: _Keys()).file_encryption_properties(
            encryption.KmsConnectionConfig(),
            encryption.EncryptionConfiguration(
                footer_key="footer",
                column_keys={"column": ["event_date"]},
                plaintext_footer=plaintext_footer,
            ),
        )
        with pq.ParquetWriter(
            folder / "x.parquet", table.schema, encryption_properties=keys
        ) as file:
            file.write_table(table)
        return folder / "x.parquet", said

    return make


_UNREAD = "cannot be read, it is damaged or encrypted"
_DATES = {"event_date": ["2013-01-01"]}

PARQUETS: dict[str, Maker] = {
    "empty Parquet": _put("", "is not Parquet", "x.parquet"),
    "text under the name of Parquet": _put(DATA, "is not Parquet", "x.parquet"),
    "Parquet under another name": _of(_SOUND, "is Parquet under another name", "x.csv"),
    "Parquet cut short": _changed(lambda all_: all_[:-99], "is cut short"),
    "Parquet with a wrong beginning": _changed(
        lambda all_: b"ABCD" + all_[4:], "is not Parquet"
    ),
    "Parquet with a wrong footer length": _changed(
        lambda all_: all_[:-8] + b"\xff\xff\xff\x7fPAR1", _UNREAD
    ),
    "Parquet with a damaged footer": _changed(_damaged_footer, _UNREAD),
    "Parquet with damaged pages": _changed(
        lambda all_: all_[:4] + b"\xff" * 300 + all_[304:], _UNREAD
    ),
    "Parquet without columns": _of({}, "none of its columns is known"),
    "Parquet with unknown columns": _of(
        {"a": ["x"], "b": ["y"]}, "none of its columns is known"
    ),
    "Parquet with too many columns": _of(
        {**_SOUND, **{f"c{n}": [n] * 99 for n in range(1000)}},
        "has 1002 columns, expects at most 1000",
    ),
    "Parquet with nested columns": _of(
        {**_DATES, "event_number": [["E1", "E2"]]},
        'column "event_number" is of type list<element: string>',
    ),
    "Parquet with bytes that are no text": _of(
        {**_DATES, "event_number": [b"\xff\xfe"]}, "holds bytes that are not UTF-8"
    ),
    "Parquet with a NUL": _of(
        {**_DATES, "event_number": ["E\0"]}, "holds NUL characters"
    ),
    "Parquet with a cell of 10 MB": _of(
        {**_DATES, "event_number": ["x" * (10 << 20)]}, "holds a cell too long"
    ),
    "Parquet with one long text in every row": _one_long_word,
    "Parquet with one long prefix in every row": _one_long_prefix,
    "Parquet of a thousand million rows": _thousand_million_rows,
    "Parquet encrypted": _encrypted(False, "is encrypted"),
    "Parquet encrypted but for its footer": _encrypted(True, _UNREAD),
}
