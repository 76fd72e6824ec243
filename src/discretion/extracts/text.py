"""An extract as text: what its bytes are, and its characters in bounded pieces.

A file is surveyed once from end to end before anything is read from it: hashed, its
encoding found, and whatever is not text refused.
"""

from __future__ import annotations

import codecs
import dataclasses
import gzip
import hashlib
import itertools
import zlib
from collections.abc import Iterator

from discretion.extracts.find import Found
from discretion.extracts.refusal import Refusal

PIECE = 1 << 22
"""Bytes taken at once, and the most that one row may hold."""

_BOMB_BYTES, _BOMB_RATIO = 200 << 20, 200

_BOMS_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_NOT_TEXT = {
    b"pk\x03\x04": ("a workbook or ZIP archive", "end its name in .xlsx, or unpack it"),
    b"\xd0\xcf\x11\xe0": ("an old workbook", "save it as .xlsx"),
    b"par1": ("Parquet under another name", "end its name in .parquet"),
    b"%pdf": ("a PDF document", "ask for the data as CSV"),
    b"<!doctype": ("a web page", "download the file itself"),
    b"<html": ("a web page", "download the file itself"),
    b"<?xml": ("XML", "export it as CSV"),
    b"<": ("a web page or other markup", "download the file itself"),
    b"\x1f\x8b": ("gzip under another name", "end its name in .gz"),
}
"""How files that are no extract begin, in lower case; what they are; the remedy."""


@dataclasses.dataclass(frozen=True)
class Text:
    """A file that was surveyed and can be read as text."""

    found: Found
    encoding: str
    sha256: str
    """Of the bytes as stored."""

    content: str
    """Hash of the bytes uncompressed: equal for one extract, gzipped or not."""

    def pieces(self) -> Iterator[str]:
        """Its characters, a bounded piece at a time."""
        decoder = codecs.getincrementaldecoder(self.encoding)()
        for piece in itertools.chain(_bytes(self.found), (b"",)):
            try:
                text = decoder.decode(piece, not piece)
            except UnicodeDecodeError:
                fault = "holds bytes that are neither UTF-8 nor Windows-1252"
                raise Refusal(
                    f"{self.found.name}: {fault} (save it as UTF-8)"
                ) from None
            _require_no_nul("\0" in text, self.found)
            yield text


def survey(found: Found) -> Text:
    """Look at every byte of a file once.

    Raises:
        Refusal: it is empty, damaged, no text, or a line of it never ends.
    """
    content = hashlib.sha256()
    utf_8 = codecs.getincrementaldecoder("utf-8")()
    encoding, line = "", 0
    for piece in itertools.chain(_bytes(found), (b"",)):
        encoding = encoding or _opening(found, piece)
        _require_no_nul(encoding != "utf-16" and b"\0" in piece, found)
        line = 0 if b"\n" in piece or b"\r" in piece else line + len(piece)
        if line >= PIECE:
            fault = f"a line is longer than {PIECE >> 20} MB"
            raise Refusal(f"{found.name}: {fault} (is it one row a line?)")
        if encoding == "utf-8-sig" and not _decodes(utf_8, piece):
            encoding = "cp1252"
        content.update(piece)
    stored = _stored_sha256(found) if found.gzipped else content.hexdigest()
    return Text(found, encoding, stored, content.hexdigest())


def _opening(found: Found, first: bytes) -> str:
    """What the first bytes say of the encoding: UTF-8 until a byte says otherwise."""
    if not first.removeprefix(codecs.BOM_UTF8).strip():
        raise Refusal(f"{found.name}: is empty (remove it, or send its headings)")
    head = first[:64].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for magic, (kind, remedy) in _NOT_TEXT.items():
        if head.startswith(magic):
            raise Refusal(f"{found.name}: is {kind}, not delimited text ({remedy})")
    return "utf-16" if first.startswith(_BOMS_UTF_16) else "utf-8-sig"


def _require_no_nul(has_nul: bool, found: Found) -> None:
    if has_nul:
        fault = "holds NUL bytes: it is binary, or UTF-16 that does not say so"
        raise Refusal(f"{found.name}: {fault} (save it as UTF-8)")


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes) -> bool:
    try:
        decoder.decode(piece, not piece)
    except UnicodeDecodeError:
        return False
    return True


def _bytes(found: Found) -> Iterator[bytes]:
    """The file's bytes, uncompressed, as long as they are in some measure to it."""
    unpacked = 0
    try:
        with found.path.open("rb") as stored:
            file = gzip.GzipFile(fileobj=stored) if found.gzipped else stored
            while piece := file.read(PIECE):
                unpacked += len(piece)
                if unpacked > max(_BOMB_BYTES, _BOMB_RATIO * stored.tell()):
                    fault = f"unpacks to more than {_BOMB_RATIO} times its size"
                    raise Refusal(f"{found.name}: {fault} (is it the right file?)")
                yield piece
    except (EOFError, zlib.error, gzip.BadGzipFile):
        fault = "is damaged or cut short"
        raise Refusal(f"{found.name}: {fault} (fetch the file again)") from None
    except OSError as error:
        fault = f"cannot be read, {error.strerror}"
        raise Refusal(f"{found.name}: {fault} (check the file)") from None


def _stored_sha256(found: Found) -> str:
    with found.path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
