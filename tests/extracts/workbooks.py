"""Workbooks written part by part, as no well-meaning program would write them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"

_PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>
<Override PartName="/{SHEET}" ContentType="{_TYPE}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>
<Override PartName="/{STRINGS}" ContentType="{_TYPE}.sharedStrings+xml"/>
</Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>
<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="r3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>""",
    "xl/styles.xml": f"""<styleSheet xmlns="{MAIN}"><cellXfs count="2">
<xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""",
    STRINGS: f'<sst xmlns="{MAIN}"><si><t>shared</t></si></sst>',
}


def sheet(rows: str) -> str:
    """A sheet of rows as XML."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def row(number: int, *cells: str) -> str:
    """A row of texts from column A on."""
    written = "".join(
        f'<c r="{chr(ord("A") + nth)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for nth, cell in enumerate(cells)
    )
    return f'<row r="{number}">{written}</row>'


HEADINGS = row(1, "event_date", "event_number")
ROWS = HEADINGS + row(2, "2013-01-01", "E1")


def write(path: Path, parts: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A sound workbook of one sheet and one row, but for the parts given instead."""
    every = {**_PARTS, SHEET: sheet(ROWS), **(parts or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in every.items():
            if content is not None:
                archive.writestr(name, content)
    return path
