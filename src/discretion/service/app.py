"""The application: routes, limits and headers."""

from __future__ import annotations

import contextlib
import gc
import os
from collections.abc import AsyncIterator
from pathlib import Path

import orjson
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from discretion import access
from discretion.graph.schema import Answer, Execute, execute, sdl
from discretion.service import explorer, front, media
from discretion.service.answers import Answers, Kept
from discretion.service.operation import Question, asked, first_headers, read
from discretion.service.refusal import NOT_FOUND, UNAVAILABLE, WITHHELD, Refusal

LARGEST_BODY = 256 * 1024
"""Bytes of a request's body, at most."""

OBJECTS = 50_000
"""Objects made between looks for cycles, which answers do not hold."""

HOSTS = ("127.0.0.1", "localhost")
"""Names it answers to, so that no other site can reach it through a browser."""

STORE_VARIABLE = "DISCRETION_STORE"
RELEASE_VARIABLE = "DISCRETION_RELEASE"
ORGANIZATION_VARIABLE = "DISCRETION_ORGANIZATION"

_PROTECTED = (
    "the release holds records of people that nothing protects yet: it is not served"
)

_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


def application(
    store: Path,
    pinned: str | None = None,
    principal: access.Principal = access.LOCAL,
    execute: Execute = execute,
) -> Starlette:
    """The application over a store: its latest release, or always the pinned one.

    Whoever asks is the principal; ``execute`` answers documents.
    """
    door = access.Door(store, pinned, principal)
    first, graphql = front.FrontPage(door), _GraphQL(door, execute)

    async def health(request: Request) -> Response:
        return _json(_health(door))

    async def first_page(request: Request) -> Response:
        return await first.of(_reader(door, None), request.url)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        often = gc.get_threshold()
        gc.collect()
        gc.freeze()
        gc.set_threshold(OBJECTS)
        yield
        gc.set_threshold(*often)
        gc.unfreeze()
        door.close()

    app = Starlette(
        routes=[
            Route("/graphql", graphql, methods=["GET", "POST"]),
            Route("/r/{release}/graphql", graphql, methods=["GET", "POST"]),
            Route("/", first_page),
            Route("/front.css", front.style),
            Route("/docs/{name}.md", front.document),
            Route("/health", health),
            Route("/schema.graphql", _schema),
            Route("/graphiql", explorer.page),
            Route("/graphiql/", explorer.page),
            Route("/graphiql/questions.json", explorer.served),
            Route("/graphiql/notices.txt", explorer.notices),
            Route("/graphiql/assets/{name}", explorer.asset),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS),
            Middleware(_Headers),
        ],
        exception_handlers={Refusal: _refused, Exception: _failed},
        lifespan=lifespan,
        max_body_size=LARGEST_BODY,
    )
    app.state.door = door
    return app


def from_environment() -> Starlette:
    """The application of a worker process, which is told by its environment."""
    organization = access.Organization[os.environ[ORGANIZATION_VARIABLE]]
    return application(
        Path(os.environ[STORE_VARIABLE]),
        os.environ.get(RELEASE_VARIABLE) or None,
        access.asking_for(organization),
    )


class _GraphQL:
    """Answers questions, those of the same release from memory."""

    def __init__(self, door: access.Door, execute: Execute) -> None:
        self._door = door
        self._execute = execute
        self._answers = Answers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        headers = first_headers(request)
        kind = media.negotiate(headers.get(b"accept", b"").decode("latin-1"))
        reader = _reader(self._door, scope["path_params"].get("release"))
        question = await asked(request)
        key = reader.sight, kind, question
        kept = self._answers.get(key)
        if kept is None or headers.get(b"cache-control") == b"no-cache":
            kept = await self._answer(key, reader)
        await send(kept.start)
        await send({"type": "http.response.body", "body": kept.body})

    async def _answer(
        self, key: tuple[access.Sight, str, Question], reader: access.Reader
    ) -> Kept:
        _, kind, question = key
        asked = read(question)
        answer = await self._execute(
            asked.text, self._door, reader, asked.variables, asked.name
        )
        body = answer.body()
        kept = Kept(body, _start(_status(answer, kind), kind, body))
        if answer.lasting:
            size = len(body) + question.size
            self._answers.keep(key, kept, size)
        return kept


def _start(status: int, kind: str, body: bytes) -> Message:
    """How a response begins, which may be sent again."""
    headers = (
        (b"content-length", b"%d" % len(body)),
        (b"content-type", _type(kind)["content-type"].encode()),
    )
    return {"type": "http.response.start", "status": status, "headers": headers}


def _status(answer: Answer, kind: str) -> int:
    return 400 if kind == media.RESPONSE and not answer.executed else 200


def _health(door: access.Door) -> dict[str, object]:
    """What is served, and the newest release where that is not taken up."""
    told: dict[str, object] = {"status": "ok"}
    told["release"] = _reader(door, None).manifest.id
    told["organization"] = door.principal.organization.value
    if withheld := door.withheld():
        told["withheld"] = {"release": withheld.id, "code": WITHHELD}
    return told


def _reader(door: access.Door, release: str | None) -> access.Reader:
    try:
        return door.reader(release)
    except access.Missing as error:
        if release is None:
            raise Refusal(503, "no release to serve yet", UNAVAILABLE) from error
        raise Refusal(404, "there is no such release", NOT_FOUND) from error
    except access.Unprotected as error:
        raise Refusal(403 if release else 503, _PROTECTED, WITHHELD) from error
    except access.ReleaseError as error:
        raise Refusal(503, "the release is damaged", UNAVAILABLE) from error


async def _schema(request: Request) -> Response:
    return PlainTextResponse(sdl())


async def _refused(request: Request, error: Exception) -> Response:
    refusal = error if isinstance(error, Refusal) else Refusal(400, str(error))
    answer = _json(refusal.body(), refusal.status_code)
    answer.headers.update(refusal.headers or {})
    return answer


async def _failed(request: Request, error: Exception) -> Response:
    message = "the server failed; try again, and tell its steward if it stays so"
    return _json(Refusal(500, message, "INTERNAL_SERVER_ERROR").body(), 500)


def _json(body: object, status: int = 200, kind: str = media.JSON) -> Response:
    return Response(orjson.dumps(body), status, _type(kind))


def _type(kind: str) -> dict[str, str]:
    return {"content-type": f"{kind}; charset=utf-8"}


class _Headers:
    """Adds the same protective headers to every response that does not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                more = [each for each in _HEADERS if each[0] not in own]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await self._app(scope, receive, with_headers)
