"""The command line: what each command takes, does and prints."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discretion import settings

if TYPE_CHECKING:
    from discretion.release import Account

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit code.

    What a user can mend is one line on standard error and exit code 1.
    """
    from discretion.extracts import Refusal
    from discretion.release import ReleaseError

    given = _parser().parse_args(arguments)
    command: Command = given.run
    try:
        return command(given)
    except (Refusal, ReleaseError, OSError) as error:
        print(f"discretion: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def demo(given: argparse.Namespace) -> int:
    """Build from the fixtures unless a release is there, answer a query, serve."""
    from discretion.release import Store
    from discretion.service import free_port

    if Store(given.store).latest() is None:
        _build([settings.FIXTURES], given.store, add=False)
    question = settings.FIXTURES / "queries" / "referred_and_denied.graphql"
    print(f"\n{question.read_text()}")
    _answer(question.read_text(), given.store, {})
    port = free_port(given.port)
    print(f"\nexplorer http://{settings.HOST}:{port}/graphiql")
    print(f"graph    http://{settings.HOST}:{port}/graphql", flush=True)
    return _serve(given.store, None, port, workers=1)


def check(given: argparse.Namespace) -> int:
    """Report every rejected row of the extracts; write nothing."""
    from discretion.build import check

    accounts = check(given.paths, print)
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
            print(f"{entry.number} {entry.id} {error}")
            damaged = True
            continue
        total = sum(manifest.accounts().values(), Account())
        print(
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

    print(sdl(), end="")
    return 0


def dictionary(given: argparse.Namespace) -> int:
    """Print what every record type, column and layout means."""
    from discretion import dictionary
    from discretion.access import RECORDS

    tell = dictionary.layouts if given.layouts else dictionary.dictionary
    print(tell(RECORDS), end="")
    return 0


def synthesize(given: argparse.Namespace) -> int:
    """Write synthetic extracts of all components, with their truth."""
    from discretion.synthesis import synthesize

    try:
        synthesize(given.folder, given.persons, given.seed)
    except ValueError as error:
        print(f"discretion: {error}", file=sys.stderr)
        return 1
    print(f"{given.persons} persons, seed {given.seed}: {given.folder}")
    return 0


def _build(paths: Sequence[Path], store: Path, *, add: bool) -> None:
    from discretion.build import build

    built = build(paths, store, add=add, progress=_say)
    manifest = built.manifest
    if not built.is_new:
        print(f"nothing to do: release {manifest.name} was made of these extracts")
        return
    print(f"release {manifest.name}")
    _print_accounts(manifest.accounts())
    print(f"{manifest.persons} persons")


def _say(step: str) -> None:
    """Tell a person at a terminal how far it is; stay quiet in a pipe."""
    if sys.stderr.isatty():
        print(f"{step} ...", file=sys.stderr)


def _print_accounts(accounts: Mapping[str, Account]) -> None:
    for name, account in accounts.items():
        print(f"{name}: {_told(account)}")


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
    print(orjson.dumps(answer.body(), option=orjson.OPT_INDENT_2).decode())
    return 1 if answer.errors else 0


def _serve(store: Path, release: str | None, port: int, workers: int) -> int:
    from discretion import service

    def ready(port: int) -> None:
        print(f"ready http://{settings.HOST}:{port}", flush=True)

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
    command(dictionary).add_argument(
        "--layouts", action="store_true", help="the headings of each layout instead"
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
