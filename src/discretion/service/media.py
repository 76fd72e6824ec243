"""Content negotiation: which of the two GraphQL media types a client takes."""

from __future__ import annotations

import functools

from discretion.service.refusal import Refusal

RESPONSE = "application/graphql-response+json"
"""Statuses tell refused requests from answers."""

JSON = "application/json"
"""A well-formed request is always answered 200."""

_RANGES = {
    RESPONSE: (RESPONSE, "application/*", "*/*"),
    JSON: (JSON, "application/*", "*/*"),
}


@functools.lru_cache(maxsize=64)
def negotiate(accept: str) -> str:
    """The media type to answer in; plain JSON where the client does not choose.

    Raises:
        Refusal: 406 where the client takes neither.
    """
    if not accept.strip():
        return JSON
    wanted = _qualities(accept)
    scores = {media: _score(wanted, media) for media in (JSON, RESPONSE)}
    best = max(scores, key=lambda media: scores[media])
    if scores[best] <= 0:
        raise Refusal(406, f"Accept: this answers in {RESPONSE} or {JSON}")
    return best


def _score(wanted: dict[str, float], media: str) -> float:
    """The quality of the most specific range that names the media type."""
    return next((wanted[each] for each in _RANGES[media] if each in wanted), 0)


def _qualities(accept: str) -> dict[str, float]:
    qualities: dict[str, float] = {}
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        values = dict(each.partition("=")[::2] for each in parameters)
        qualities[media] = _number(values.get("q", "1"))
    return qualities


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
