"""Files that pretend to be workbooks, or are workbooks that would do harm."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

from tests.extracts.hostile_texts import DATA, Hostile, Maker, _put
from tests.extracts.workbooks import (
    HEADINGS,
    MAIN,
    ROWS,
    SHEET,
    STRINGS,
    row,
    sheet,
    write,
)

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">'
    for n in range(12)
)


def _with(said: str, **parts: str | bytes | None) -> Maker:
    """A workbook with another sheet, other strings, or parts beside them."""
    names = {"sheet": SHEET, "strings": STRINGS, "book": "xl/workbook.xml"}

    def make(folder: Path) -> Hostile:
        given = {names[name]: content for name, content in parts.items()}
        return write(folder / "x.xlsx", given), said

    return make


def _beside(name: str, content: bytes, said: str) -> Maker:
    def make(folder: Path) -> Hostile:
        return write(folder / "x.xlsx", {name: content}), said

    return make


def _changed(change: Callable[[bytes], bytes], said: str) -> Maker:
    def make(folder: Path) -> Hostile:
        path = write(folder / "x.xlsx")
        path.write_bytes(change(path.read_bytes()))
        return path, said

    return make


def _locked(content: bytes) -> bytes:
    """Mark every part as encrypted in the list at the end."""
    return content.replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"
    )


def _lying(content: bytes) -> bytes:
    """Say in the list that each part is a few bytes long."""
    head, entry, rest = content.partition(b"PK\x01\x02")
    entry += rest[:20] + struct.pack("<I", 9) + rest[24:]
    return head + entry


def _many_parts(folder: Path) -> Hostile:
    parts = {f"xl/media/{n}": b"" for n in range(10_001)}
    return write(folder / "x.xlsx", dict(parts)), "has more than 10000 parts"


def _entities(declared: str) -> str:
    body = sheet(ROWS.replace("E1", "&x;"))
    return f"<!DOCTYPE x [{declared}]>{body}"


_BOMB = "unpacks to more than 200 times its size"
_DAMAGED = "is damaged or cut short"
_ENTITIES = "declares XML entities"
_FORMULA = '<row r="2"><c r="A2"><f>B2</f></c><c r="B2"><v>1</v></c></row>'
_FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_TWO = (
    f'<workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" '
    'r:id="r1"/><sheet name="{}" sheetId="2" r:id="{}"/></sheets></workbook>'
)
_STRICT = sheet(ROWS).replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")

WORKBOOKS: dict[str, Maker] = {
    "an empty workbook": _put("", "is empty", "x.xlsx"),
    "text under the name of a workbook": _put(DATA, "is no workbook", "x.xlsx"),
    "a workbook cut short": _changed(lambda all_: all_[:-300], _DAMAGED),
    "a workbook cut at its beginning": _changed(lambda all_: all_[:900], _DAMAGED),
    "a workbook with a part overwritten": _changed(
        lambda all_: all_[:60] + bytes(60) + all_[120:], _DAMAGED
    ),
    "a workbook whose parts lie about their size": _changed(_lying, _DAMAGED),
    "an archive under the name of a workbook": _with(
        "is a ZIP archive, but no Excel workbook", book=None
    ),
    "a workbook with a damaged sheet": _with(_DAMAGED, sheet=sheet(ROWS)[:-20]),
    "a workbook of a thousand million laughs": _with(
        _ENTITIES, sheet=_entities(_LAUGHS).replace("&x;", "&l11;")
    ),
    "a workbook that asks for a file": _with(
        _ENTITIES, sheet=_entities('<!ENTITY x SYSTEM "file:///etc/hostname">')
    ),
    "a workbook whose texts declare entities": _with(
        _ENTITIES, strings=f'<!DOCTYPE x [{_LAUGHS}]><sst xmlns="{MAIN}"/>'
    ),
    "a workbook with a sheet of spaces": _with(
        _BOMB, sheet=sheet(ROWS + " " * (60 << 20))
    ),
    "a workbook with texts without end": _with(
        _BOMB, strings=f'<sst xmlns="{MAIN}">{"<si><t>x</t></si>" * 4_000_000}</sst>'
    ),
    "a workbook with too many texts": _with(
        "holds too many texts",
        strings=f'<sst xmlns="{MAIN}">{"<si/>" * 4_100_000}</sst>',
    ),
    "a workbook with a sheet of other things": _with(
        "holds far more than cells", sheet=sheet(HEADINGS + "<x/>" * 1_000_000)
    ),
    "a workbook with a row without end": _with(
        "holds far more than cells",
        sheet=sheet(f'{HEADINGS}<row r="2">{"<c/>" * 1_000_000}</row>'),
    ),
    "a workbook with a cell of 10 MB": _with(
        "holds a cell too long", sheet=sheet(HEADINGS + row(2, "x" * (10 << 20)))
    ),
    "a workbook whose only cell is its last": _with(
        "has a cell beyond column 1000, in row 1048576", sheet=sheet(ROWS + _FAR)
    ),
    "a workbook with 16,384 headings": _with(
        "has a cell beyond column 1000, in row 1",
        sheet=sheet(f'<row r="1">{"<c><v>1</v></c>" * 16_384}</row>'),
    ),
    "a workbook with rows out of order": _with(
        "has row 2 below row 3",
        sheet=sheet(HEADINGS + row(3, "2013-01-01") + row(2, "2013-01-01")),
    ),
    "a workbook with a row too many": _with(
        "has too many rows", sheet=sheet(HEADINGS + row(1_048_577, "2013-01-01"))
    ),
    "a workbook with cells out of order": _with(
        "has cell A2 out of order",
        sheet=sheet(HEADINGS + '<row r="2"><c r="B2"/><c r="A2"><v>1</v></c></row>'),
    ),
    "a workbook that was never computed": _with(
        "has a formula without its result, row 2 column 1",
        sheet=sheet(HEADINGS + _FORMULA),
    ),
    "a workbook with a number that is none": _with(
        "sheet Data: cannot be read",
        sheet=sheet(HEADINGS + '<row r="2"><c r="A2"><v>x</v></c></row>'),
    ),
    "a workbook with a text that is not there": _with(
        "sheet Data: cannot be read",
        sheet=sheet(HEADINGS + '<row r="2"><c r="A2" t="s"><v>7</v></c></row>'),
    ),
    "a strict workbook": _with("is a strict workbook", sheet=_STRICT),
    "a workbook that lists a sheet it lacks": _with(
        "cannot be read", book=_TWO.format("Lost", "r9")
    ),
    "a workbook with two sheets of one name": _with(
        "has two sheets of one name", book=_TWO.format("Data", "r1")
    ),
    "a workbook with a sheet that commands the terminal": _with(
        "has a sheet whose name cannot be shown", book=_TWO.format("a&#10;b", "r1")
    ),
    "a workbook with an unknown sheet": _with(
        "x.xlsx sheet Data: none of its first 30 rows holds known headings",
        sheet=sheet(row(1, "a", "b", "c")),
    ),
    "a workbook of notes alone": _with(
        "no sheet of it holds data", sheet=sheet(row(1, "made by a clerk"))
    ),
    "a workbook with macros": _beside("xl/vbaProject.bin", b"", "holds macros"),
    "a workbook with names that lead out": _beside(
        "../../../tmp/out.xml", b"<x/>", "holds a part whose name leads out of it"
    ),
    "a workbook with a part twice": _beside(
        "XL/Workbook.xml", b"<x/>", "holds a part twice"
    ),
    "a workbook of too many parts": _many_parts,
    "a workbook with locked parts": _changed(_locked, "is locked with a password"),
    "a workbook with a password": _put(
        _OLD + "EncryptedPackage".encode("utf-16-le"),
        "is locked with a password",
        "x.xlsx",
    ),
    "an old workbook under a new name": _put(_OLD, "is an old workbook", "x.xlsx"),
    "an old workbook": _put(_OLD, "is an old workbook (save it as .xlsx)", "x.xls"),
    "a binary workbook": _put(b"PK\3\4", "is a binary workbook", "x.xlsb"),
    "a workbook that may hold macros": _put(
        b"PK\3\4", "is a workbook with macros", "x.xlsm"
    ),
}
