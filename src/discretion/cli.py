"""The command line: what each command takes, does and prints."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discretion import settings

if TYPE_CHECKING:
    from discretion.release import Account

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit code.

    What a user can mend is one line on standard error and exit code 1; so is that the
    command was stopped, with exit code 130.
    """
    given = _parser().parse_args(arguments)
    try:
        return _run(given)
    except KeyboardInterrupt as stop:
        print(f"discretion: {str(stop) or 'stopped'}", file=sys.stderr)
        return 130


def _run(given: argparse.Namespace) -> int:
    from discretion.extracts import Refusal
    from discretion.release import ReleaseError

    command: Command = given.run
    try:
        return command(given)
    except (Refusal, ReleaseError, Untold, OSError) as error:
        print(f"discretion: {error}", file=sys.stderr)
        return 1


class Untold(Exception):  # noqa: N818  # named for what happens, like a refusal
    """What a command had to say could not be written."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"standard output: cannot be written to ({reason}); give another place, "
            "and ask again (a release that was built is there)"
        )


def demo(given: argparse.Namespace) -> int:
    """Build from the fixtures unless a release is there, answer a query, serve."""
    from discretion.service import free_port

    if not _can_serve(given.store):
        _build([settings.FIXTURES], given.store, add=False)
    question = settings.FIXTURES / "queries" / "referred_and_denied.graphql"
    _tell(f"\n{question.read_text()}")
    _answer(question.read_text(), given.store, {})
    port = free_port(given.port)
    _tell(f"\nexplorer http://{settings.HOST}:{port}/graphiql")
    _tell(f"graph    http://{settings.HOST}:{port}/graphql")
    return _serve(given.store, None, port, workers=1)


def check(given: argparse.Namespace) -> int:
    """Report every rejected row of the extracts; write nothing."""
    from discretion.build import check

    accounts = check(given.paths, _tell)
    _print_accounts(accounts)
    return 1 if any(account.rows_rejected for account in accounts.values()) else 0


def build(given: argparse.Namespace) -> int:
    """Make a new release of the extracts."""
    _build(given.paths, given.store, add=given.add)
    return 0


def releases(given: argparse.Namespace) -> int:
    """List the releases of the store, oldest first."""
    from discretion.release import Account, Damaged, Store

    damaged = False
    for entry in Store(given.store).releases():
        try:
            manifest = entry.manifest()
        except Damaged as error:
            _tell(f"{entry.number} {entry.id} {error}")
            damaged = True
            continue
        total = sum(manifest.accounts().values(), Account())
        _tell(
            f"{manifest.number} {manifest.id} as of {manifest.as_of or 'unknown'}: "
            f"{manifest.persons} persons, {_told(total)}"
            f"{', synthetic' if manifest.synthetic else ''}"
        )
    return 1 if damaged else 0


def serve(given: argparse.Namespace) -> int:
    """Serve a release until stopped."""
    return _serve(given.store, given.release, given.port, given.workers)


def query(given: argparse.Namespace) -> int:
    """Run a GraphQL document and print its answer."""
    import orjson

    text = sys.stdin.read() if given.file == "-" else Path(given.file).read_text()
    try:
        variables = orjson.loads(given.variables)
    except orjson.JSONDecodeError:
        variables = None
    if not isinstance(variables, dict):
        print("discretion: --variables: give one JSON object", file=sys.stderr)
        return 1
    return _answer(text, given.store, variables)


def schema(given: argparse.Namespace) -> int:
    """Print the schema."""
    from discretion.graph.schema import sdl

    _tell(sdl(), end="")
    return 0


def dictionary(given: argparse.Namespace) -> int:
    """Print what every record type, column and layout means."""
    from discretion import dictionary
    from discretion.access import RECORDS
    from discretion.components import REVIEWS
    from discretion.identity import IdentityReview

    if given.codes:
        _tell(dictionary.codes(REVIEWS), end="")
        return 0
    tell = dictionary.layouts if given.layouts else dictionary.dictionary
    _tell(tell((*RECORDS, IdentityReview)), end="")
    return 0


def synthesize(given: argparse.Namespace) -> int:
    """Write synthetic extracts of all components, with their truth."""
    from discretion.synthesis import synthesize

    try:
        synthesize(given.folder, given.persons, given.seed)
    except ValueError as error:
        print(f"discretion: {error}", file=sys.stderr)
        return 1
    _tell(f"{given.persons} persons, seed {given.seed}: {given.folder}")
    return 0


def _can_serve(store: Path) -> bool:
    """True where the latest release is whole, and of this version."""
    from discretion import access

    door = access.Door(store)
    try:
        door.reader()
    except (access.Missing, access.Damaged):
        return False
    finally:
        door.close()
    return True


def _build(paths: Sequence[Path], store: Path, *, add: bool) -> None:
    from discretion.build import build

    with _stoppable(store):
        built = build(paths, store, add=add, progress=_say)
    manifest = built.manifest
    if not built.is_new:
        _tell(f"nothing to do: release {manifest.name} was made of these extracts")
        return
    for note in built.notes:
        _tell(note)
    _tell(f"release {manifest.name}")
    _print_accounts(manifest.accounts())
    _tell(f"{manifest.persons} persons")


def _tell(text: str, end: str = "\n") -> None:
    """Write to standard output, and know that it was written."""
    try:
        print(text, end=end, flush=True)
    except OSError as error:
        # What could not be written is not tried again when the program ends.
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        raise Untold(error.strerror or "refused") from error


@contextlib.contextmanager
def _stoppable(store: Path) -> Iterator[None]:
    """Told to end, a build stops as by Ctrl-C: what it had begun goes with it.

    DuckDB makes an error of its own of the interrupt, so it is noted when it comes.
    """
    from discretion.release import Unconfirmed

    told: list[int] = []

    def stop(number: int, frame: object) -> None:
        told.append(number)
        raise KeyboardInterrupt

    before = {one: signal.signal(one, stop) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except (KeyboardInterrupt, Exception) as error:
        if not told or isinstance(error, Unconfirmed):
            raise
        reason = "the build was stopped, its release is there whole or not at all"
        raise KeyboardInterrupt(f"store {store}: {reason}; build again") from None
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _say(step: str) -> None:
    """Tell a person at a terminal how far it is; stay quiet in a pipe."""
    if sys.stderr.isatty():
        print(f"{step} ...", file=sys.stderr)


def _print_accounts(accounts: Mapping[str, Account]) -> None:
    for name, account in accounts.items():
        _tell(f"{name}: {_told(account)}")


def _told(account: Account) -> str:
    told = (
        f"{account.rows_in} rows in, {account.rows_ok} ok, "
        f"{account.rows_rejected} rejected"
    )
    superseded = account.rows_superseded
    return f"{told}, {superseded} superseded" if superseded else told


def _answer(text: str, store: Path, variables: dict[str, Any]) -> int:
    import orjson

    from discretion import access
    from discretion.graph.schema import execute

    door = access.Door(store)
    try:
        answer = asyncio.run(execute(text, door, door.reader(), variables))
    finally:
        door.close()
    _tell(orjson.dumps(answer.body(), option=orjson.OPT_INDENT_2).decode())
    return 1 if answer.errors else 0


def _serve(store: Path, release: str | None, port: int, workers: int) -> int:
    from discretion import service

    def ready(port: int) -> None:
        _tell(f"ready http://{settings.HOST}:{port}")

    service.serve(store, release, port, workers, ready)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="discretion",
        description="The use of prosecutorial discretion by ICE, CBP and USCIS: "
        "visible, countable and honest.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(run: Command) -> argparse.ArgumentParser:
        about = (run.__doc__ or "").splitlines()[0]
        added = commands.add_parser(run.__name__, help=about, description=about)
        added.set_defaults(run=run)
        return added

    _serving(command(demo))
    _paths(command(check))
    building = command(build)
    _paths(building)
    _store(building)
    building.add_argument(
        "--add", action="store_true", help="with the latest release's extracts"
    )
    _store(command(releases))
    _serving(serving := command(serve))
    serving.add_argument("--release", help="number or id; the latest unless given")
    serving.add_argument("--workers", type=_positive, default=1, help="processes")
    _store(querying := command(query))
    querying.add_argument("file", metavar="FILE", help="a document; - reads one")
    querying.add_argument("--variables", default="{}", help="a JSON object")
    command(schema)
    telling = command(dictionary).add_mutually_exclusive_group()
    telling.add_argument(
        "--layouts", action="store_true", help="the headings of each layout instead"
    )
    telling.add_argument(
        "--codes", action="store_true", help="the codes reviewed for discretion instead"
    )
    writing = command(synthesize)
    writing.add_argument("folder", metavar="DIR", type=Path, help="written to")
    writing.add_argument("--persons", type=_positive, required=True, help="how many")
    writing.add_argument("--seed", type=int, required=True, help="names the bytes")
    return parser


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="an extract, or a folder"
    )


def _store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", type=Path, default=settings.STORE, help="folder of releases"
    )


def _serving(parser: argparse.ArgumentParser) -> None:
    _store(parser)
    parser.add_argument(
        "--port", type=int, default=settings.PORT, help="on 127.0.0.1 only"
    )


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
