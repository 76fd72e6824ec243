"""Which capability is shown by which test: the page docs/features.md, from the tests.

A test says what it shows with `@pytest.mark.shows("F042")`. Run as a program this
prints the page; a test of the house compares it with the one that is kept.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]

ROWS: Mapping[str, str] = {
    "F001": "The average annual budget, as about 21 billion, with what else it pays "
    "for.",
    "F002": "Removable aliens, estimated, as of February 2014.",
    "F003": "Aliens apprehended in 2013, which no component's part exceeds.",
    "F004": "Aliens removed in 2013.",
    "F005": "The share of them with prior convictions, worked out.",
    "F006": "Approved requests, not people; the difference between two documents is "
    "shown.",
    "F007": "Eligible people released by the Border Patrol; no rate across units "
    "and windows.",
    "F008": "Instances of discretion of ICE, never shown as persons.",
    "F009": "What ICE did not record is unknown, and a sum says at least.",
    "F010": "Every published figure has unit, window, component, source and quality.",
    "F011": "Alien is defined where the schema speaks of persons.",
    "F012": "The causes of removability, and the sections of the law that name them.",
    "F013": "The components and their parts as a tree, with what each does.",
    "F014": "The Coast Guard is kept, out of scope, with the reason.",
    "F015": "Two offices ask across components; a component sees what it recorded.",
    "F016": "Placed, not placed, or taken out: the audit's scope is a filter.",
    "F017": "Every act of discretion the audit report names has a word; every code "
    "has one.",
    "F018": "Decisions at several points of the process are several decisions of one "
    "person.",
    "F019": "Special circumstances: victims, witnesses, plaintiffs, nursing mothers, "
    "elderly people.",
    "F020": "The three priorities of June 2011.",
    "F021": "The five criteria of deferred action, each passed, failed or unknown.",
    "F022": "What is missing or contradicted is unknown, never a yes or a no.",
    "F023": "The seven policies of the audit report, with their days and titles.",
    "F024": "Two of the seven are superseded by that of November 2014, five are not.",
    "F025": "Two policies of one day are two.",
    "F026": "The policy of November 2014 binds every component from January 2015.",
    "F027": "Expanded deferred action: enjoined, cited, and in force on no day.",
    "F028": "Each decision has the policies in force for its component and day.",
    "F029": "The policy of November 2014 asks for removals, not for discretion.",
    "F030": "Grants run out after two or three years; renewals form a chain, with its "
    "lapses.",
    "F031": "A later regime is a new file of the catalogue, and no code.",
    "F032": "Requests to USCIS with their history of statuses, initial and renewal.",
    "F033": "Releases of DACA-eligible people by Border Patrol sector.",
    "F034": "Instances of discretion in ICE encounters, however they are spelled.",
    "F035": "Court cases closed or dropped by discretion, and those not separable.",
    "F036": "Files in ICE's published layouts load.",
    "F037": "Files of USCIS's two systems load, with codes and names alike.",
    "F038": "The real Border Patrol file loads, every row; so do late headings.",
    "F039": "Proceedings and appeals of the courts load; composite codes stay apart.",
    "F040": "Each extract keeps its query, time, user and number of rows.",
    "F041": "Whether an extract was verified is told beside what it covers.",
    "F042": "One person of records of three components and the court.",
    "F043": "Links by number or by name say their method and evidence.",
    "F044": "Records without identity stay apart; conflicts go to review.",
    "F045": "A merge or a split is decided, kept, and reversible; older releases stay.",
    "F046": "What became of a referral: ten outcomes, each with its name.",
    "F047": "Requests after a referral, and those of people's own accord.",
    "F048": "Outcomes and times of referrals, by component and office.",
    "F049": "Later offenses by the day of the conduct; dismissed and overturned never.",
    "F050": "Later threats, apart from crime.",
    "F051": "A conviction date alone settles nothing.",
    "F052": "Each decision says how long it was followed.",
    "F053": "Not placed or taken out, with the basis as recorded, or none.",
    "F054": "Releases for want of a travel document, with dated lists of countries.",
    "F055": "Criminal history abroad: asked, not asked, found.",
    "F056": "Convicted of and wanted for are told apart.",
    "F057": "Instances, persons, and instances of each person are three numbers.",
    "F058": "One decision of two systems is one decision and two records.",
    "F059": "Eligibility that was derived is never shown as recorded.",
    "F066": "Unknown codes reject their row, by name; nothing is lost.",
    "F067": "From a figure to the file, sheet and row.",
    "F072": "Apprehensions, detentions, removals and criminal removals by fiscal year.",
    "F073": "Removals by priority, those of none among them, sum to all removals.",
    "F076": "Fiscal and calendar years are labelled; 2013 stands as printed.",
    "F089": "The audit's data windows as named cohorts, first and last day included.",
    "F090": "Offices are a checked list; an unknown one is refused.",
    "F102": "Requests for deferred action are closed to components that enforce.",
    "F104": "A glossary of the field's words, which can be asked for.",
}
"""Capability to what it means, in the order of the audit report's list."""


def page() -> str:
    """The page, as Markdown."""
    shown = dict.fromkeys(ROWS, "")
    for feature, test in sorted(_shown()):
        shown[feature] += f"`{test}`<br>"
    lines = [
        f"| {feature} | {ROWS[feature]} | {tests.removesuffix('<br>')} | "
        f"{'shown' if tests else 'not shown'} |"
        for feature, tests in shown.items()
    ]
    head = [
        "# What the program can do, and the test that shows it",
        "",
        "Generated by `python -m tests.features`; mark the tests instead.",
        "",
        "| row | capability | tests | state |",
        "| --- | --- | --- | --- |",
    ]
    return "\n".join([*head, *lines]) + "\n"


def unknown() -> set[str]:
    """Rows that a test says it shows, and the list lacks."""
    return {feature for feature, _ in _shown(of_all=True)} - ROWS.keys()


def _shown(*, of_all: bool = False) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        place = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for feature in _marks(node):
                    if of_all or feature in ROWS:
                        yield feature, f"{place}::{node.name}"


def _marks(test: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    for mark in test.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.shows":
            yield from (ast.literal_eval(argument) for argument in mark.args)


if __name__ == "__main__":
    print(page(), end="")
