"""Files that pretend to be delimited text, or are text that would do harm.

Each maker writes its file into a folder and gives its path and what must be said of it.
"""

from __future__ import annotations

import codecs
import gzip
import io
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

Hostile = tuple[Path, str]
Maker = Callable[[Path], Hostile]

HEADINGS = "event_date,event_number\n"
ROW = "2013-01-01,E1\n"
DATA = (HEADINGS + ROW).encode()

_MEGABYTE = 1 << 20


def _put(content: bytes | str, said: str, name: str = "x.csv") -> Maker:
    def make(folder: Path) -> Hostile:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path, said

    return make


def _repeated(head: bytes, times: int, unit: bytes, said: str) -> Maker:
    """Gzip of a head and many equal members, packed once."""

    def make(folder: Path) -> Hostile:
        member = gzip.compress(unit * (10 * _MEGABYTE // len(unit)))
        return _put(gzip.compress(head) + member * times, said, "x.csv.gz")(folder)

    return make


def _zipped() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("x.csv", DATA)
    return content.getvalue()


def _sqlite(folder: Path) -> Hostile:
    path = folder / "x.csv"
    with sqlite3.connect(path) as connection:
        connection.execute("create table encounter (event_date text)")
    connection.close()
    return path, "holds NUL bytes"


def _bad_checksum() -> bytes:
    packed = bytearray(gzip.compress(DATA))
    packed[-8] ^= 0xFF
    return bytes(packed)


_EMPTY = "is empty"
_NO_HEADINGS = "none of its first 30 rows holds known headings"
_NUL = "holds NUL bytes"
_NOT_TEXT = "holds bytes that are neither UTF-8 nor Windows-1252"
_PAGE = "is a web page"
_DAMAGED = "is damaged or cut short"
_BOMB = "unpacks to more than 200 times its size"
_LINE = "a line is longer than 4 MB"
_QUOTE = "is a quote in it never closed?"

TEXTS: dict[str, Maker] = {
    "empty": _put("", _EMPTY),
    "only a byte order mark": _put(codecs.BOM_UTF8, _EMPTY),
    "only blank lines": _put("\r\n \n\n", _EMPTY),
    "binary": _put(bytes(range(256)) * 9, _NUL),
    "a NUL inside": _put(DATA + b"2013-01-02,E\0\n", _NUL),
    "UTF-16 without a mark": _put(DATA.decode().encode("utf-16-le"), _NUL),
    "UTF-32": _put(DATA.decode().encode("utf-32"), _NUL),
    "a lone surrogate": _put(DATA + b"2013-01-02,\xed\xa0\x81\n", _NOT_TEXT),
    "mixed encodings": _put(DATA + "é".encode() + b",\xe9\x90\n", _NOT_TEXT),
    "a cell of 10 MB": _put(DATA + b"x" * (10 * _MEGABYTE), _LINE),
    "a quoted cell of 10 MB": _put(
        DATA + b'"' + b"x\n" * (5 * _MEGABYTE) + b'",E2\n', _QUOTE
    ),
    "a quote never closed": _put(DATA + b'"2013-01-02,E2\n' + DATA * 9, _QUOTE),
    "a heading twice": _put("event_date,Event Date,basis\n", "stands twice"),
    "a heading unnamed": _put("event_date,,basis\n", "column 2 has no heading"),
    "a heading unknown": _put(
        "event_date,basis,shoe_size\n", 'heading "shoe_size" is not known'
    ),
    "a heading missing": _put("event_type,basis\n", "heading event_date is missing"),
    "a heading that commands the terminal": _put(
        "event_date,basis,\x1b[31m\n", r'heading "31m" is not known'
    ),
    "no headings": _put(ROW * 9, _NO_HEADINGS),
    "a million columns": _put(
        "event_date,event_number," + ",".join(f"{n:x}" for n in range(600_000)) + "\n",
        "has 600002 columns, expects at most 1000",
    ),
    "a line that never ends": _put(
        HEADINGS.replace("\n", "\r").encode() + b"x," * (5 * _MEGABYTE), _LINE
    ),
    "a web page": _put("<!DOCTYPE html><html><body>no</body></html>", _PAGE),
    "a web page in capitals": _put(
        codecs.BOM_UTF8 + b" \r\n<HTML><BODY>no</BODY></HTML>", _PAGE
    ),
    "a table of a web page": _put("<table><tr><td>a</td></tr></table>", _PAGE),
    "a web page after a comment": _put("<!-- saved from -->\n<html></html>", _PAGE),
    "XML": _put('<?xml version="1.0"?><rows/>', "is XML"),
    "JSON": _put('[{"event_date": "2013-01-01", "basis": "x"}]', _NO_HEADINGS),
    "a PDF document": _put(b"%PDF-1.7\n%\xe2\xe3\n", "is a PDF document"),
    "a picture": _put(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", _NUL),
    "a database": _sqlite,
    "an archive under another name": _put(_zipped(), "is a workbook or ZIP archive"),
    "an archive": _put(_zipped(), "is an archive (unpack it)", "x.zip"),
    "gzip under another name": _put(gzip.compress(DATA), "is gzip under another name"),
    "text under the name of gzip": _put(DATA, _DAMAGED, "x.csv.gz"),
    "gzip cut short": _put(gzip.compress(DATA)[:-9], _DAMAGED, "x.csv.gz"),
    "gzip with a wrong checksum": _put(_bad_checksum(), _DAMAGED, "x.csv.gz"),
    "gzip twice": _put(
        gzip.compress(gzip.compress(DATA)), "is gzip under another name", "x.csv.gz"
    ),
    "gzip of 10 GB of zeros": _repeated(b"", 1000, b"\0", _NUL),
    "gzip of 10 GB of line ends": _repeated(DATA, 1000, b"\n", _BOMB),
    "gzip of 10 GB of rows": _repeated(DATA, 1000, ROW.encode(), _BOMB),
}
"""What a file is, and its maker."""
