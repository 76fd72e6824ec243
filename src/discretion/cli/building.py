"""Building a release from the command line: progress, and being told to stop."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from discretion.cli.telling import say, tell, tell_accounts


def make_release(paths: Sequence[Path], store: Path, *, add: bool) -> None:
    """Build a release and say what it holds, or that there was nothing to do."""
    from discretion.build import build

    with _stoppable(store):
        built = build(paths, store, add=add, progress=say)
    manifest = built.manifest
    if not built.is_new:
        tell(f"nothing to do: release {manifest.name} was made of these extracts")
        return
    for note in built.notes:
        tell(note)
    tell(f"release {manifest.name}")
    tell_accounts(manifest.accounts())
    tell(f"{manifest.persons} persons")


def can_serve(store: Path) -> bool:
    """True where the latest release is whole, and of this version.

    Raises:
        Unprotected: It may not be served.
    """
    from discretion import access

    door = access.Door(store)
    try:
        door.ready()
    except (access.Missing, access.Damaged):
        return False
    finally:
        door.close()
    return True


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
