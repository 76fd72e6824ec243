"""What each command takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from discretion import settings
from discretion.cli import commands

Command = Callable[[argparse.Namespace], int]

FORMATS = ("table", "csv", "json")
ORGANIZATIONS = ("PLCY", "OIS", "ICE", "CBP", "USCIS")
"""What a measure may be printed as: a list here, so that no command loads Ibis."""


def parser() -> argparse.ArgumentParser:
    """The commands, with what each takes."""
    top = argparse.ArgumentParser(
        prog="discretion",
        description="The use of prosecutorial discretion by ICE, CBP and USCIS: "
        "visible, countable and honest.",
    )
    listed = top.add_subparsers(required=True, metavar="COMMAND")

    def command(run: Command) -> argparse.ArgumentParser:
        about = (run.__doc__ or "").splitlines()[0]
        added = listed.add_parser(run.__name__, help=about, description=about)
        added.set_defaults(run=run)
        return added

    _serving(command(commands.demo))
    _paths(command(commands.check))
    building = command(commands.build)
    _paths(building)
    _store(building)
    building.add_argument(
        "--add", action="store_true", help="with the latest release's extracts"
    )
    _store(command(commands.releases))
    _serving(serving := command(commands.serve))
    serving.add_argument("--release", help="number or id; the latest unless given")
    serving.add_argument("--workers", type=_positive, default=1, help="processes")
    serving.add_argument(
        "--for",
        dest="organization",
        choices=ORGANIZATIONS,
        default=ORGANIZATIONS[0],
        help="who asks: the Office of Policy and OIS read across components, a "
        "component only what it recorded itself",
    )
    _store(querying := command(commands.query))
    querying.add_argument("file", metavar="FILE", help="a document; - reads one")
    querying.add_argument("--variables", default="{}", help="a JSON object")
    _store(measuring := command(commands.measure))
    measuring.add_argument("name", metavar="NAME", nargs="?", help="absent: list them")
    measuring.add_argument("--format", choices=FORMATS, default="table")
    measuring.add_argument(
        "--by", nargs="*", action="extend", help="groups, any of them or none"
    )
    measuring.add_argument(
        "--figures", nargs="+", action="extend", help="tell only these; all if absent"
    )
    measuring.add_argument("--cohort", help="count only the decisions of a cohort")
    measuring.add_argument(
        "--chart", metavar="FILE", type=Path, help="drawn there too: .svg or .png"
    )
    _store(command(commands.reconcile))
    command(commands.schema)
    telling = command(commands.dictionary).add_mutually_exclusive_group()
    telling.add_argument(
        "--layouts", action="store_true", help="the headings of each layout instead"
    )
    telling.add_argument(
        "--codes", action="store_true", help="the codes reviewed for discretion instead"
    )
    writing = command(commands.synthesize)
    writing.add_argument("folder", metavar="DIR", type=Path, help="written to")
    writing.add_argument("--persons", type=_positive, required=True, help="how many")
    writing.add_argument("--seed", type=int, required=True, help="names the bytes")
    return top


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
