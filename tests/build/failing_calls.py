"""Fails the write and sync calls of a build one by one, and looks at what is left.

Calls are numbered as strace counts them: by name, within each thread. A build makes the
same calls in the same order, save those that DuckDB shares out among its threads.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import functools
import io
import itertools
import multiprocessing
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from discretion.build import build
from discretion.cli import main as command
from discretion.release import Entry, Store
from discretion.settings import FIXTURES

TEN = FIXTURES / "ten"
EARLIER = TEN / "ice_encounters.csv"
"""What the release that was there before is made of."""

NAMES = (
    *("write", "pwrite64", "writev", "pwritev", "pwritev2", "copy_file_range"),
    *("fsync", "fdatasync", "sync_file_range", "msync", "syncfs"),
    *("ftruncate", "fallocate", "mkdir", "mkdirat", "link", "linkat"),
    *("rename", "renameat", "renameat2", "chmod", "fchmod", "fchmodat"),
)
"""The calls that bring something to the disk, or make sure that it is there."""

ERRORS = ("ENOSPC", "EIO", "EDQUOT")
QUESTION = "{ persons { totalCount } release { id number } }"

_CALL = re.compile(r"(\d+) +(\w+)\((.*)")
_OF_RELEASE = re.compile(r"sync\((store\)|\.building-\w+/release)")
_RESUMED = re.compile(r"\d+ +<\.\.\. \w+ resumed>.*\(INJECTED\)$")


@dataclasses.dataclass(frozen=True, order=True)
class Call:
    """The ``nth`` call of that name in its thread."""

    name: str
    nth: int


@dataclasses.dataclass(frozen=True)
class Case:
    """A call to fail, with which error, and whether a release was there before."""

    call: Call
    error: str
    follows: bool

    @property
    def injected(self) -> str:
        """The case in the words of strace."""
        return f"{self.call.name}:error={self.error}:when={self.call.nth}"

    def __str__(self) -> str:
        store = "one release" if self.follows else "no release"
        return f"{self.call.name} {self.call.nth} {self.error}, {store} before"


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What came of a case: the calls that failed, and each thing that was not right."""

    case: Case
    failed: tuple[str, ...]
    built: bool
    wrong: tuple[str, ...]


def absent() -> str | None:
    """Why calls cannot be failed here; None where they can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(
        [*strace(Path(os.devnull), ["mkdir"]), "true"],
        capture_output=True,
        text=True,
        check=False,
    )
    if tried.returncode or tried.stderr:
        return f"strace may not trace here ({tried.stderr.strip() or 'refused'})"
    return None


def calls(follows: bool) -> list[Call]:
    """Each call of a build about a file, in the order in which it was first made.

    Arrow wakes its own threads by a pipe, which no disk can refuse.
    """
    with place(follows) as folder:
        build_under(strace(folder / "log", NAMES), folder)
        counts: Counter[tuple[str, str]] = Counter()
        seen: dict[Call, None] = {}
        for thread, name, rest in _logged(folder / "log"):
            counts[thread, name] += 1
            if ":[" not in _place(rest):
                seen[Call(name, counts[thread, name])] = None
    return list(seen)


def cases(found: Iterable[Call], follows: bool, turn: int = 0) -> list[Case]:
    """A case for each call, the errors by turns."""
    errors = itertools.islice(itertools.cycle(ERRORS), turn, None)
    return [Case(call, next(errors), follows) for call in found]


def run(chosen: Sequence[Case]) -> Iterator[Outcome]:
    """The outcome of each case, as many at once as there are processors."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawn) as pool:
        yield from pool.map(fail, chosen)


def fail(case: Case) -> Outcome:
    """Build with one call failing, look at the store, and build again."""
    with place(case.follows) as folder:
        store, whole = Store(folder / "store"), _whole(case.follows)
        before = store.releases()
        log = folder / "log"
        said = build_under(strace(log, [case.call.name], case.injected), folder)
        wrong = [*_wrong_words(said, folder)]
        after = store.releases()
        built = len(after) > len(before)
        failed = [
            f"{name}({_place(rest)})"
            for _, name, rest in _logged(log)
            if "(INJECTED)" in rest
        ]
        if built and after[-1].manifest().outputs != whole:
            wrong.append("the release is not what was to be built")
        if not built and after != before:
            wrong.append(f"releases were {before} and are {after}")
        if said.returncode == 0 and not built:
            wrong.append("exit code 0 and no release")
        if said.returncode and built and "stdout" not in "".join(failed):
            wrong.append("exit code 1 and a release")
        if built and any(_OF_RELEASE.search(call) for call in failed):
            wrong.append("a release though a sync of its files failed")
        wrong += _wrong_store(store, after)
        again = build([TEN], store.folder)
        if again.is_new == built or again.manifest.outputs != whole:
            wrong.append("the next build did not mend it")
        left = {path.name for path in store.folder.iterdir()}
        kept = {".lock", *(entry.folder.name for entry in store.releases())}
        if left != kept or len(store.releases()) != len(before) + 1:
            wrong.append(f"the next build leaves {sorted(left)}")
    return Outcome(case, tuple(failed), built, tuple(wrong))


def _wrong_words(said: subprocess.CompletedProcess[str], folder: Path) -> Iterator[str]:
    line = said.stderr
    if said.returncode == 0:
        if line:
            yield f"exit code 0 and {line!r}"
        return
    if said.returncode != 1:
        yield f"exit code {said.returncode}"
    if line.count("\n") != 1 or not line.startswith("discretion: "):
        yield f"not one line: {line!r}"
    elif not line.startswith(("discretion: store store: ", "discretion: standard out")):
        yield f"no place: {line!r}"
    elif "; " not in line:
        yield f"no remedy: {line!r}"
    unfit = (str(folder), ".building", "Traceback", "SELECT", "INSERT", "CREATE", "Err")
    if any(word in line for word in unfit):
        yield f"says more than is fit: {line!r}"


def _wrong_store(store: Store, after: Sequence[Entry]) -> Iterator[str]:
    for entry in after:
        entry.open().close()
    code, listed = _told("releases", "--store", str(store.folder))
    if code or [int(line.split()[0]) for line in listed.splitlines()] != [
        entry.number for entry in after
    ]:
        yield f"`discretion releases` says {code} {listed!r}"
    question = store.folder.parent / "question.graphql"
    question.write_text(QUESTION)
    code, answer = _told("query", str(question), "--store", str(store.folder))
    if code != (0 if after else 1) or (after and after[-1].id not in answer):
        yield f"`discretion query` says {code} {answer!r}"


def _told(*arguments: str) -> tuple[int, str]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        return command(arguments), said.getvalue()


@functools.cache
def _whole(follows: bool) -> object:
    """What the manifest of a build that nothing stopped says of its files."""
    with place(follows) as folder:
        return build([TEN], folder / "store").manifest.outputs


@functools.cache
def _earlier() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="discretion-")
    build([EARLIER], Path(folder.name) / "store")
    return folder


@contextlib.contextmanager
def place(follows: bool) -> Iterator[Path]:
    """A folder with, where the build ``follows`` another, a store of that one."""
    with tempfile.TemporaryDirectory(prefix="discretion-") as name:
        if follows:
            shutil.copytree(Path(_earlier().name) / "store", Path(name) / "store")
        yield Path(name)


def build_under(
    tracer: Sequence[str], folder: Path
) -> subprocess.CompletedProcess[str]:
    """Run `discretion build` as a user would, its store in ``folder``."""
    program = [sys.executable, "-m", "discretion", "build", str(TEN)]
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("PYTHONUNBUFFERED", None)
    with (folder / "stdout").open("w") as output:
        return subprocess.run(
            [*tracer, *program, "--store", "store"],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
        )


def strace(log: Path, names: Iterable[str], *injected: str) -> list[str]:
    """The command that logs calls of these names, and fails those ``injected``."""
    program = ["strace", "-f", "--seccomp-bpf", "-y", "-qqq", "-e", "signal=none"]
    for one in injected:
        program += ["-e", f"inject=?{one}"]
    listed = ",".join(f"?{name}" for name in names)
    return [*program, "-e", f"trace={listed}", "-o", str(log)]


def _logged(log: Path) -> Iterator[tuple[str, str, str]]:
    """The thread, name and rest of each call; one that came back later stands once."""
    lines = log.read_text(errors="replace").splitlines()
    injected = {" ".join(line.split()[:1]) for line in lines if _RESUMED.match(line)}
    for line in lines:
        if match := _CALL.match(line):
            unfinished = line.endswith("<unfinished ...>")
            back = " (INJECTED)" if unfinished and match[1] in injected else ""
            yield match[1], match[2], match[3] + back


def _place(rest: str) -> str:
    """The file a call was about, below the folder the case ran in."""
    match = re.match(r'\d+<([^>]*)>|"([^"]*)"|AT_FDCWD<[^>]*>, "([^"]*)"', rest)
    path = next((part for part in match.groups() if part), "") if match else ""
    path = re.sub(r"^.*/discretion-\w+/(store/)?", "", path)
    return re.sub(r"^store/", "", path) or "?"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fail the first calls of a build one by one, or all; print a summary."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--calls", type=int, default=100, help="how many")
    parser.add_argument("--each", type=int, default=1, help="one in how many")
    parser.add_argument("--all", action="store_true", help="each call, in either store")
    given = parser.parse_args(arguments)
    if reason := absent():
        print(f"failing calls: skipped, {reason}")
        return 0
    chosen: list[Case] = []
    for follows in (False, True):
        found = calls(follows)
        print(f"failing calls: a build makes {len(found)} of them", flush=True)
        if given.all:
            chosen += cases(found, follows, turn=int(follows))
        elif follows:
            chosen += cases(found[: given.calls], follows)
    chosen = chosen[:: given.each]
    outcomes = []
    for outcome in run(chosen):
        outcomes.append(outcome)
        for wrong in outcome.wrong:
            print(f"{outcome.case} {outcome.failed}: {wrong}", flush=True)
    mattered = [outcome for outcome in outcomes if outcome.failed]
    print(
        f"failing calls: {len(mattered)} of {len(chosen)} reached and failed, "
        f"{sum(not outcome.built for outcome in mattered)} stopped the build and left "
        f"the store as it was, {sum(outcome.built for outcome in mattered)} did not "
        f"matter, {sum(bool(outcome.wrong) for outcome in outcomes)} went wrong"
    )
    shrugged = {
        call for outcome in mattered if outcome.built for call in outcome.failed
    }
    for call in sorted({re.sub(r"-\w{8}/", "/", call) for call in shrugged}):
        print(f"  did not matter: {call}")
    return 1 if any(outcome.wrong for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
