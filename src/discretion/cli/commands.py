"""The commands, one function each; the first line of each is its help."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Any

from discretion import settings
from discretion.cli.building import can_serve, make_release
from discretion.cli.telling import tell, tell_accounts, told


def demo(given: argparse.Namespace) -> int:
    """Build from the fixtures unless a release is there, answer a query, serve."""
    from discretion.service import free_port

    if not can_serve(given.store):
        make_release([settings.FIXTURES], given.store, add=False)
    question = settings.FIXTURES / "queries" / "referred_and_denied.graphql"
    tell(f"\n{question.read_text()}")
    _answer(question.read_text(), given.store, {})
    port = free_port(given.port)
    tell(f"\nexplorer http://{settings.HOST}:{port}/graphiql")
    tell(f"graph    http://{settings.HOST}:{port}/graphql")
    return _serve(given.store, None, port, workers=1)


def check(given: argparse.Namespace) -> int:
    """Report every rejected row of the extracts; write nothing."""
    from discretion.build import check

    accounts = check(given.paths, tell)
    tell_accounts(accounts)
    return 1 if any(account.rows_rejected for account in accounts.values()) else 0


def build(given: argparse.Namespace) -> int:
    """Make a new release of the extracts."""
    make_release(given.paths, given.store, add=given.add)
    return 0


def releases(given: argparse.Namespace) -> int:
    """List the releases of the store, oldest first."""
    from discretion.release import Account, Damaged, Store

    damaged = False
    for entry in Store(given.store).releases():
        try:
            manifest = entry.manifest()
        except Damaged as error:
            tell(f"{entry.number} {entry.id} {error}")
            damaged = True
            continue
        total = sum(manifest.accounts().values(), Account())
        tell(
            f"{manifest.number} {manifest.id} as of {manifest.as_of or 'unknown'}: "
            f"{manifest.persons} persons, {told(total)}"
            f"{', synthetic' if manifest.synthetic else ''}"
        )
    return 1 if damaged else 0


def serve(given: argparse.Namespace) -> int:
    """Serve a release until stopped."""
    return _serve(
        given.store, given.release, given.port, given.workers, given.organization
    )


def query(given: argparse.Namespace) -> int:
    """Run a GraphQL document and print its answer."""
    import orjson

    try:
        text = sys.stdin.read() if given.file == "-" else Path(given.file).read_text()
    except UnicodeDecodeError:
        print(f"discretion: {given.file}: not text in UTF-8", file=sys.stderr)
        return 1
    try:
        variables = orjson.loads(given.variables)
    except orjson.JSONDecodeError:
        variables = None
    if not isinstance(variables, dict):
        print("discretion: --variables: give one JSON object", file=sys.stderr)
        return 1
    return _answer(text, given.store, variables)


def measure(given: argparse.Namespace) -> int:
    """Print and draw one measure of the latest release, or say which there are."""
    from discretion import access, measures, reports

    if given.name is None:
        for each in measures.MEASURES:
            tell(f"{each.name}: {each.question}")
            tell(f"  by {', '.join(each.groups)}")
        for one in measures.COHORTS:
            tell(f"--cohort {one.name}: {one.definition}")
        return 0
    if given.name not in measures.NAMED:
        known = ", ".join(measures.NAMED)
        print(f"discretion: no measure {given.name}; known: {known}", file=sys.stderr)
        return 1
    cohorts = {each.name: each for each in measures.COHORTS}
    if given.cohort not in (None, *cohorts):
        known = ", ".join(cohorts)
        print(f"discretion: no cohort {given.cohort}; known: {known}", file=sys.stderr)
        return 1
    measure, cohort = measures.NAMED[given.name], cohorts.get(given.cohort)
    door = access.Door(given.store)
    try:
        reader = door.reader(principal=access.STEWARD)
        found = measures.answer(measure, reader, given.by, cohort, given.figures)
        if given.chart:
            shown = given.figures[0] if given.figures else None
            reports.draw(found, reader.tables(), given.chart, shown)
    except measures.NotGroupedError as error:
        print(f"discretion: --{error}", file=sys.stderr)
        return 1
    except measures.TooManyRowsError as error:
        reason = f"the answer would hold more than {error}; group by fewer"
        print(f"discretion: --by: {reason}", file=sys.stderr)
        return 1
    except reports.NotDrawnError as error:
        print(f"discretion: --chart: {error}", file=sys.stderr)
        return 1
    finally:
        door.close()
    tell(reports.FORMATS[given.format](found), end="")
    return 0


def reconcile(given: argparse.Namespace) -> int:
    """Set the latest release beside published figures."""
    from discretion import access, measures, reports

    door = access.Door(given.store)
    try:
        found = measures.reconciliation(door.reader(principal=access.STEWARD))
    finally:
        door.close()
    tell(reports.reconciled(found))
    return 0


def schema(given: argparse.Namespace) -> int:
    """Print the schema."""
    from discretion.graph.schema import sdl

    tell(sdl(), end="")
    return 0


def dictionary(given: argparse.Namespace) -> int:
    """Print what every record type, column and layout means."""
    from discretion import dictionary
    from discretion.access import DESCRIBED
    from discretion.components import REVIEWS

    if given.codes:
        page = dictionary.codes(REVIEWS)
    elif given.layouts:
        page = dictionary.layouts(DESCRIBED)
    else:
        page = dictionary.dictionary(DESCRIBED)
    tell(page, end="")
    return 0


def synthesize(given: argparse.Namespace) -> int:
    """Write synthetic extracts of all components, with their truth."""
    from discretion.synthesis import synthesize

    try:
        synthesize(given.folder, given.persons, given.seed)
    except ValueError as error:
        print(f"discretion: {error}", file=sys.stderr)
        return 1
    tell(f"{given.persons} persons, seed {given.seed}: {given.folder}")
    return 0


def _answer(text: str, store: Path, variables: dict[str, Any]) -> int:
    import orjson

    from discretion import access
    from discretion.graph.schema import execute

    door = access.Door(store)
    try:
        reader = door.reader(principal=access.STEWARD)
        answer = asyncio.run(execute(text, door, reader, variables))
    finally:
        door.close()
    body = orjson.loads(answer.body())
    tell(orjson.dumps(body, option=orjson.OPT_INDENT_2).decode())
    return 1 if answer.errors else 0


def _serve(
    store: Path,
    release: str | None,
    port: int,
    workers: int,
    organization: str = "PLCY",
) -> int:
    from discretion import access, service

    def ready(port: int) -> None:
        tell(f"ready http://{settings.HOST}:{port}")

    principal = access.asking_for(access.Organization[organization])
    service.serve(store, release, principal, port, workers, ready)
    return 0
