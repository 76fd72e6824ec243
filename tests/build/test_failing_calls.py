"""A spread of the calls that `.ci/failing_calls` fails one by one."""

from __future__ import annotations

import pytest

from discretion.release import Store
from tests.build.failing_calls import (
    Call,
    Case,
    absent,
    build_under,
    calls,
    cases,
    place,
    run,
    strace,
)

pytestmark = pytest.mark.skipif(absent() is not None, reason=str(absent()))

SPREAD = 6


@pytest.fixture(scope="module")
def found() -> list[Call]:
    """Each call of a build in an empty store."""
    return calls(follows=False)


def test_whichever_call_fails_nothing_half_is_seen_and_one_line_says_it(
    found: list[Call],
) -> None:
    chosen = [
        *cases(found[:100:20], follows=True),
        *cases(found[100 :: len(found) // SPREAD], follows=False, turn=1),
    ]
    outcomes = list(run(chosen))
    assert [outcome for outcome in outcomes if outcome.wrong] == []
    assert any(outcome.failed and not outcome.built for outcome in outcomes)


def last_sync(found: list[Call]) -> Call:
    """The one of the store's folder: it makes sure of the rename before it."""
    renamed = found.index(Call("rename", 1))
    return next(call for call in found[renamed:] if call.name == "fsync")


def test_a_release_whose_rename_the_disk_does_not_confirm_is_taken_back(
    found: list[Call],
) -> None:
    (outcome,) = run([Case(last_sync(found), "EIO", follows=False)])
    assert outcome.failed == ("fsync(store)",)
    assert (outcome.built, outcome.wrong) == (False, ())


def test_a_release_that_cannot_be_taken_back_is_said_to_be_in_doubt(
    found: list[Call],
) -> None:
    injected = (
        f"fsync:error=EIO:when={last_sync(found).nth}",
        "rename:error=EIO:when=2",
    )
    with place(follows=False) as folder:
        tracer = strace(folder / "log", ["fsync", "rename"], *injected)
        said = build_under(tracer, folder)
        (entry,) = Store(folder / "store").releases()
        entry.open().close()
    assert (said.returncode, said.stderr) == (
        1,
        f"discretion: store store: release {entry.folder.name} may not survive a power "
        "cut (Input/output error); mend the disk, remove the release's folder and "
        "build again\n",
    )
