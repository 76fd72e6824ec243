"""The questions that the explorer opens with, read from `tabs/`."""

from __future__ import annotations

import dataclasses
import functools
import re
from pathlib import Path

import orjson
from starlette.requests import Request
from starlette.responses import Response

TABS = Path(__file__).parent / "tabs"

_STORY = re.compile(r"^  # (.+)\n  (\w+): persons", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Question:
    """A document, and the question that its first line asks in plain words."""

    title: str
    query: str


@functools.cache
def questions() -> tuple[Question, ...]:
    """The six questions of the audit report, in its order."""
    return tuple(_question(path) for path in sorted(TABS.glob("[0-9]*.graphql")))


def served(request: Request) -> Response:
    """The questions, and how to find the invented people of the stories."""
    return Response(_body(), media_type="application/json")


@functools.cache
def _body() -> bytes:
    samples = (TABS / "samples.graphql").read_text(encoding="utf-8")
    stories = [
        {"title": title, "alias": alias} for title, alias in _STORY.findall(samples)
    ]
    return orjson.dumps(
        {
            "tabs": [dataclasses.asdict(question) for question in questions()],
            "samples": samples,
            "stories": stories,
            "person": (TABS / "person.graphql").read_text(encoding="utf-8"),
        }
    )


def _question(path: Path) -> Question:
    query = path.read_text(encoding="utf-8")
    return Question(query.splitlines()[0].removeprefix("# "), query)
