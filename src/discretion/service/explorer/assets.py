"""The explorer's files, kept compressed and sent so to whoever takes gzip."""

from __future__ import annotations

import gzip
import mimetypes
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

FOLDER = Path(__file__).parent / "built"

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        # Monaco writes style elements for its colors and the places of its lines, and
        # knows no nonce. Styles are its only exception.
        "style-src 'self' 'unsafe-inline'",
        "worker-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""What the explorer's page may load: files of this origin, and nothing else."""

_FOR_EVER = "public, max-age=31536000, immutable"


def page(request: Request) -> Response:
    """The page, which names its files by their hashes."""
    text = (FOLDER / "index.html").read_text(encoding="utf-8")
    return HTMLResponse(text, headers={"content-security-policy": POLICY})


def asset(request: Request) -> Response:
    """One file; its name changes with its contents, so it may be kept for ever."""
    name = request.path_params["name"]
    packed = FOLDER / f"{name}.gz"
    if packed.parent != FOLDER or not packed.is_file():
        raise HTTPException(404, "there is no such file")
    body = packed.read_bytes()
    headers = {"cache-control": _FOR_EVER, "vary": "accept-encoding"}
    # A worker is held to the policy that its own file is sent with.
    headers["content-security-policy"] = POLICY
    if takes_gzip(request.headers.get("accept-encoding", "")):
        headers["content-encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, headers=headers, media_type=_kind(name))


def notices(request: Request) -> Response:
    """The licenses of everything that the explorer bundles."""
    return PlainTextResponse((FOLDER / "notices.txt").read_text(encoding="utf-8"))


def takes_gzip(accept_encoding: str) -> bool:
    """Whether a client takes gzip: by name, else by the asterisk; never at q=0."""
    qualities = {}
    for part in accept_encoding.lower().split(","):
        coding, _, quality = part.partition(";")
        qualities[coding.strip()] = quality.replace(" ", "")
    given = qualities.get("gzip", qualities.get("*", "q=0"))
    return given.removeprefix("q=").strip("0.") != "" or given == ""


def _kind(name: str) -> str:
    if name.endswith(".js"):
        return "text/javascript"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
