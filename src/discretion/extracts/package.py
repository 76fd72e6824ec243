"""A workbook is a ZIP archive of XML parts: looked at whole before any is trusted.

The library that reads workbooks builds trees of what it reads, leaves out rows that
are out of order, and passes over sheets that are missing. So every part is first gone
through from end to end, and what would mislead or overfill it refuses the file.
"""

from __future__ import annotations

import dataclasses
import hashlib
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import IO
from xml.parsers import expat

from discretion.extracts.find import Found
from discretion.extracts.part import Part
from discretion.extracts.refusal import Refusal

_PIECE = 1 << 20
_MOST_PARTS = 10_000
_MOST_UNPACKED = 4 << 30
_BOMB_BYTES, BOMB_RATIO = 50 << 20, 200
_ENTRY = b"PK\x01\x02"
_OLD = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")

_ANEW = "fetch the file again, or save it anew"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


@dataclasses.dataclass(frozen=True)
class Package:
    """A workbook whose parts were all looked at."""

    sha256: str
    sheets: int
    """How many sheets it lists, of any kind."""


def survey_package(found: Found) -> Package:
    """Look at every part of a workbook once.

    Raises:
        Refusal: it is no workbook, damaged, locked, or made to overfill its reader.
    """
    try:
        with found.path.open("rb") as file:
            sha256 = _survey_bytes(file, found.name)
            with zipfile.ZipFile(file) as archive:
                return Package(sha256, _survey_parts(archive, found.name))
    except _DAMAGED:
        raise _refusal(found.name, "is damaged or cut short", _ANEW) from None
    except OSError as error:
        fault = f"cannot be read, {error.strerror}"
        raise _refusal(found.name, fault, "check the file") from None


def _survey_bytes(file: IO[bytes], name: str) -> str:
    """The hash of the file, whose beginning and list of parts are as they should."""
    head = file.read(4)
    file.seek(0)
    digest, entries, locked, end = hashlib.sha256(), 0, False, b""
    while piece := file.read(_PIECE):
        digest.update(piece)
        locked = locked or (head == _OLD and _LOCKED in end + piece)
        entries += (end + piece).count(_ENTRY)
        end = piece[1 - len(_ENTRY) :]
    if head == _OLD:
        kind = "is locked with a password" if locked else "is an old workbook"
        raise _refusal(name, kind, "save it as .xlsx without a password")
    if not head.startswith(b"PK"):
        fault = "is empty" if not head else "is no workbook, whatever its name says"
        raise _refusal(name, fault, "save it as .xlsx")
    if entries > _MOST_PARTS:
        raise _refusal(name, f"has more than {_MOST_PARTS} parts", "save it anew")
    return digest.hexdigest()


def _survey_parts(archive: zipfile.ZipFile, name: str) -> int:
    """How many sheets are listed in the parts, none of which is dangerous."""
    infos = archive.infolist()
    _require_packed_soundly(infos, name)
    sheets, books = 0, 0
    for info in infos:
        part = Part(f"{name} part {info.filename}")
        with archive.open(info) as stream:
            _survey_part(stream, part, info.filename.endswith((".xml", ".rels")))
        books += part.is_workbook
        sheets += part.sheets if part.is_workbook else 0
    if books != 1:
        fault = "is a ZIP archive, but no Excel workbook"
        raise _refusal(name, fault, "unpack it, or save it as .xlsx")
    return sheets


def _require_packed_soundly(infos: Sequence[zipfile.ZipInfo], name: str) -> None:
    names = [info.filename.lower() for info in infos]
    if len(set(names)) < len(names):
        raise _refusal(name, "holds a part twice", _ANEW)
    if any(one.startswith(("/", "\\")) or ".." in one or ":" in one for one in names):
        raise _refusal(name, "holds a part whose name leads out of it", _ANEW)
    if any(one.endswith("vbaproject.bin") for one in names):
        raise _refusal(name, "holds macros", "save it as .xlsx without them")
    if any(info.flag_bits & 1 for info in infos):
        raise _refusal(name, "is locked with a password", "save it without one")
    if any(_is_bomb(info) for info in infos):
        fault = f"unpacks to more than {BOMB_RATIO} times its size"
        raise _refusal(name, fault, "save it anew, or as CSV")
    if sum(info.file_size for info in infos) > _MOST_UNPACKED:
        fault = f"unpacks to more than {_MOST_UNPACKED >> 30} GB"
        raise _refusal(name, fault, "save its sheets as CSV")


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    packed = max(info.compress_size, 1)
    return info.file_size > _BOMB_BYTES and info.file_size > BOMB_RATIO * packed


def _survey_part(stream: IO[bytes], part: Part, is_xml: bool) -> None:
    """Follow a part through; what is no XML, such as a picture, holds no cell."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = part.start
    parser.StartDoctypeDeclHandler = part.refuse_entities
    try:
        for piece in _pieces(stream):
            seen = part.seen
            parser.Parse(piece)
            if len(piece) == _PIECE:
                part.pause(seen)
        parser.Parse(b"", True)
    except expat.ExpatError:
        if is_xml:
            raise part.refusal("is damaged or cut short", _ANEW) from None
    part.finish()


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _refusal(name: str, fault: str, remedy: str) -> Refusal:
    return Refusal(f"{name}: {fault} ({remedy})")
