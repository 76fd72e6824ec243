from __future__ import annotations

import codecs
import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from discretion.extracts import Refusal, find
from discretion.extracts.text import PIECE, Text, survey


def surveyed(path: Path) -> Text:
    (found,) = find([path])
    return survey(found)


def written(path: Path) -> str:
    return "".join(surveyed(path).pieces())


def refusal(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        written(path)
    return str(refused.value)


@pytest.mark.parametrize(
    "stored",
    [
        "día;Perú\r\n".encode(),
        codecs.BOM_UTF8 + "día;Perú\r\n".encode(),
        codecs.BOM_UTF16_LE + "día;Perú\r\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "día;Perú\r\n".encode("utf-16-be"),
        "día;Perú\r\n".encode("cp1252"),
        gzip.compress("día;Perú\r\n".encode("cp1252")),
    ],
    ids=["UTF-8", "with mark", "UTF-16 LE", "UTF-16 BE", "Windows-1252", "gzipped"],
)
def test_every_usual_encoding_gives_the_same_text(
    put: Callable[..., Path], stored: bytes
) -> None:
    suffix = ".csv.gz" if stored.startswith(b"\x1f\x8b") else ".csv"
    assert written(put(f"a{suffix}", stored)) == "día;Perú\r\n"


def test_one_byte_at_the_very_end_decides_the_encoding(
    put: Callable[..., Path],
) -> None:
    line = "é\n".encode()
    long = line * (PIECE // len(line) + 1)
    assert surveyed(put("a.csv", long)).encoding == "utf-8-sig"
    assert surveyed(put("b.csv", long + b"\xe9")).encoding == "cp1252"


def test_a_letter_cut_by_the_end_of_a_piece_stays_whole(
    put: Callable[..., Path],
) -> None:
    text = "x\n" * (PIECE // 2 - 1) + "yé\n"
    assert len(text.encode()) == PIECE + 2
    assert written(put("a.csv", text)) == text


def test_an_extract_is_hashed_as_stored_and_as_it_reads(
    put: Callable[..., Path],
) -> None:
    plain, packed = b"a,b\n1,2\n", gzip.compress(b"a,b\n1,2\n", mtime=0)
    one, other = surveyed(put("a.csv", plain)), surveyed(put("b.csv.gz", packed))
    assert one.sha256 == one.content == hashlib.sha256(plain).hexdigest()
    assert other.sha256 == hashlib.sha256(packed).hexdigest()
    assert other.content == one.content


@pytest.mark.parametrize("stored", [b"", codecs.BOM_UTF8, b"\r\n \n"])
def test_an_empty_file_is_refused(put: Callable[..., Path], stored: bytes) -> None:
    assert refusal(put("a.csv", stored)) == (
        "a.csv: is empty (remove it, or send its headings)"
    )


@pytest.mark.parametrize(
    ("stored", "fault"),
    [
        (b"PK\x03\x04..", "is a workbook or ZIP archive, not delimited text"),
        (b"\xd0\xcf\x11\xe0\xa1", "is an old workbook, not delimited text"),
        (b"PAR1..", "is Parquet under another name, not delimited text"),
        (b"%PDF-1.7\n", "is a PDF document, not delimited text"),
        (b"\n <!DOCTYPE html>", "is a web page, not delimited text"),
        (codecs.BOM_UTF8 + b"<html>", "is a web page, not delimited text"),
        (b"<?xml version='1.0'?>", "is XML, not delimited text"),
        (
            gzip.compress(b"a", mtime=0),
            "is gzip under another name, not delimited text",
        ),
        (b"a,b\n1,\x002\n", "holds NUL bytes: it is binary, or UTF-16 that does not"),
        ("a,b\n".encode("utf-16-le"), "holds NUL bytes: it is binary, or UTF-16 that"),
        ("a\0b\n".encode("utf-16"), "holds NUL bytes: it is binary, or UTF-16 that"),
        (b"a,b\n\x81,\xff\n", "holds bytes that are neither UTF-8 nor Windows-1252"),
        (b"\xff\xfea", "holds bytes that are neither UTF-8 nor Windows-1252"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(
    put: Callable[..., Path], stored: bytes, fault: str
) -> None:
    message = refusal(put("a.csv", stored))
    assert message.startswith(f"a.csv: {fault}")
    assert message.endswith(")")


@pytest.mark.parametrize("cut", [-1, -9, 12, 4])
def test_gzip_that_is_cut_short_is_refused(put: Callable[..., Path], cut: int) -> None:
    packed = gzip.compress(b"a,b\n" * 100, mtime=0)
    assert refusal(put("a.csv.gz", packed[:cut])) == (
        "a.csv.gz: is damaged or cut short (fetch the file again)"
    )


def test_damaged_gzip_is_refused(put: Callable[..., Path]) -> None:
    packed = bytearray(gzip.compress(b"a,b\n" * 100, mtime=0))
    packed[14] ^= 0xFF
    for stored in (bytes(packed), b"a,b\n1,2\n"):
        assert refusal(put("a.csv.gz", stored)) == (
            "a.csv.gz: is damaged or cut short (fetch the file again)"
        )


def test_a_line_that_never_ends_is_refused_once_it_is_too_long(
    put: Callable[..., Path],
) -> None:
    path = put("a.csv.gz", gzip.compress(b"a,b\n" + b"x" * 100_000_000, 1, mtime=0))
    assert refusal(path) == (
        "a.csv.gz: a line is longer than 4 MB (is it one row a line?)"
    )


def test_a_file_that_unpacks_to_zeros_is_refused_at_its_first_piece(
    put: Callable[..., Path],
) -> None:
    bomb = b"".join(gzip.compress(bytes(10_000_000), 1) for _ in range(2))
    unread = bomb + b"not gzip"
    assert "holds NUL bytes" in refusal(put("a.csv.gz", unread))


def test_a_file_that_is_gone_is_refused(put: Callable[..., Path]) -> None:
    path = put("a.csv", "a,b\n")
    (found,) = find([path])
    path.unlink()
    with pytest.raises(Refusal) as refused:
        survey(found)
    assert str(refused.value) == (
        "a.csv: cannot be read, No such file or directory (check the file)"
    )
