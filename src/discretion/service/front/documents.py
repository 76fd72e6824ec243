"""The pages about columns, layouts and codes, as text, from the declarations."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from discretion import access, dictionary
from discretion.components import REVIEWS

DOCUMENTS: Mapping[str, Callable[[], str]] = {
    "dictionary": functools.partial(dictionary.dictionary, access.DESCRIBED),
    "layouts": functools.partial(dictionary.layouts, access.DESCRIBED),
    "codes": functools.partial(dictionary.codes, REVIEWS),
}
"""What can be read at ``/docs/{name}.md``."""


def document(request: Request) -> Response:
    """One of the documents, in Markdown, as plain text that every browser shows."""
    write = DOCUMENTS.get(request.path_params["name"])
    if write is None:
        raise HTTPException(404, "there is no such document")
    return PlainTextResponse(write())
