"""The promises of the house, kept."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from discretion import access, cli, components, dictionary, links
from discretion.record import Record, Word
from tests import features
from tests.client import Client
from tests.graph.asking import ask

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()

RAW = {record.__name__: record for record in components.RECORDS}


def blocks(language: str) -> list[str]:
    """The README's code blocks in that language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def module(record: type[Record]) -> list[str]:
    return record.__module__.split(".")


def test_every_room_keeps_to_its_floor() -> None:
    """In a process of its own: the linter turns the logging of others off."""
    lint = "from importlinter.cli import lint_imports_command as lint; lint()"
    program = [sys.executable, "-c", lint, "--no-cache"]
    linted = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize("name", RAW)
def test_every_record_type_has_its_test(name: str) -> None:
    *_, component, record = module(RAW[name])
    assert (ROOT / f"tests/components/{component}/test_{record}.py").is_file()


@pytest.mark.parametrize("link", links.LINKS, ids=lambda link: link.record.table)
def test_every_link_has_its_test(link: links.Link) -> None:
    assert (ROOT / f"tests/links/test_{module(link.record)[-1]}.py").is_file()


def test_every_layout_has_a_file_in_the_fixtures(door: access.Door) -> None:
    declared = {
        layout.name for record in components.RECORDS for layout in record.layouts
    }
    loaded = {extract.layout for extract in door.reader().manifest.extracts}
    assert loaded == declared


def test_every_column_and_word_is_described_in_a_sentence() -> None:
    columns = [column for record in access.RECORDS for column in record.columns]
    words = {column.type for column in columns if issubclass(column.type, Word)}
    texts = [column.description for column in columns]
    texts += [word.meaning for listed in words for word in listed]
    texts += [inspect.getdoc(record) or "" for record in access.RECORDS]
    sentence = re.compile(r"[A-Z0-9].*\.$", re.DOTALL)
    assert [text for text in texts if not sentence.match(text)] == []


def test_generated_pages_are_current() -> None:
    for tell, name in (
        (dictionary.dictionary, "dictionary.md"),
        (dictionary.layouts, "layouts.md"),
    ):
        assert (ROOT / "docs" / name).read_text() == tell(access.DESCRIBED)
    codes = (ROOT / "docs" / "codes.md").read_text()
    assert codes == dictionary.codes(components.REVIEWS)


def test_the_readme_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    listed = re.findall(r"^    (\w+)\s", capsys.readouterr().out, re.MULTILINE)
    assert set(re.findall(r"^\| `discretion (\w+)", README, re.MULTILINE)) == set(
        listed
    )


def test_the_page_of_features_is_what_the_tests_say() -> None:
    assert features.unknown() == set()
    assert (ROOT / "docs/features.md").read_text() == features.page()


async def test_the_readmes_question_has_the_readmes_answer(door: access.Door) -> None:
    (question,), (answer,) = blocks("graphql"), blocks("json")
    assert await ask(door, question) == orjson.loads(answer)["data"]


def test_the_readmes_table_can_be_made(
    served: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    (program,) = blocks("python")
    address = served.address
    exec(program.replace("http://127.0.0.1:8000", address), {})  # noqa: S102
    printed = capsys.readouterr().out
    for component in ("ICE", "CBP", "USCIS"):
        assert component in printed


def test_the_readmes_commands_set_up_from_nothing() -> None:
    run, test = blocks("sh")
    assert run.rstrip().endswith("discretion demo")
    assert test.rstrip().endswith("-m pytest --quiet")
    assert all(block.startswith("python3 -m venv .venv && ") for block in (run, test))
