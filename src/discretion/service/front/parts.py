"""The parts of the front page: what one answer of the graph says, as HTML."""

from __future__ import annotations

import html
import inspect
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from discretion import access
from discretion.components import RECORDS
from discretion.record import Component
from discretion.service.explorer import questions

Row = Mapping[str, Any]

_BANNER = (
    '<p class="banner" role="note"><strong>Synthetic data.</strong> '
    "The people of this release are invented. Its figures are not facts.</p>"
)

_DASH = '<span class="dash" title="not said">&ndash;</span>'

_VERIFIED = {True: "yes", False: "no", None: "not said"}

_POPULATION = {
    "POPULATION": "everyone",
    "ENCOUNTER_ONLY": "only people met again",
    None: "not said",
}


def parts(data: Row) -> dict[str, str]:
    """Each part by its name in the page's template."""
    release, coverage = data["release"], data["release"]["coverage"]
    return {
        "id": text(release["id"]),
        "as_of": text(release["asOf"] or "an unknown day"),
        "banner": _BANNER if release["synthetic"] else "",
        "facts": _facts(release),
        "decisions": _decisions(data),
        "questions": _questions(),
        "unknown": _unknown(data),
        "coverage": "\n".join(_component(each, coverage) for each in Component),
        "absent": _absent(coverage),
    }


def limits(reader: access.Reader) -> str:
    """What is not answered to those who ask, if anything."""
    if reader.reads_everything:
        return ""
    name = text(reader.principal.organization.value)
    return (
        f'<p class="banner" role="note"><strong>Asked for {name}.</strong> '
        f"Questions are answered by what {name} recorded itself, and nothing is "
        "counted over components but on this page.</p>"
    )


def text(value: object) -> str:
    """Any value as HTML text; numbers with separators of thousands."""
    return f"{value:,}" if isinstance(value, int) else html.escape(str(value))


def _facts(release: Row) -> str:
    rows = sum(each["rows"] for each in release["coverage"])
    rejected = sum(each["rejected"] for each in release["coverage"])
    facts = {
        "Release": f"{text(release['number'])} <code>{text(release['id'])}</code>",
        "As of": text(release["asOf"] or "not said"),
        "Persons": text(release["persons"]),
        "Rows accepted": text(rows),
        "Rows rejected": text(rejected),
    }
    return "\n".join(
        f"<div><dt>{name}</dt><dd>{fact}</dd></div>" for name, fact in facts.items()
    )


def _decisions(data: Row) -> str:
    names = {each.value: each.value for each in Component} | {"ALL": "All together"}
    return "\n".join(
        f'<tr><th scope="row">{name}</th>'
        f"{_number(data[key]['totalCount'])}{_number(data[key]['distinctPersonCount'])}"
        "</tr>"
        for key, name in names.items()
    )


def _questions() -> str:
    return "\n".join(
        f'<li><a href="/graphiql#{text(urlencode({"query": each.query}))}">'
        f"{text(each.title.split('. ', 1)[-1])}</a></li>"
        for each in questions()
    )


def _unknown(data: Row) -> str:
    decisions, kinds = data["ALL"]["totalCount"], data["decisionCodes"]
    unclear = sum(each["isDiscretion"] == "NOT_SEPARABLE" for each in kinds)
    referrals = data["referrals"]["totalCount"]
    told = [
        "<b>How often discretion could have been used.</b> It counts what was "
        "recorded, not the cases in which nobody recorded anything.",
        "<b>ICE's releases of people eligible for DACA.</b> ICE does not record them "
        "apart. Where eligibility is derived from a grant, it says so.",
        f"<b>Codes that tell discretion and other reasons alike.</b> "
        f"{text(unclear)} of {text(len(kinds))} reviewed codes are not separable, and "
        "are counted as neither.",
        f"<b>Reasons.</b> {_of(data['notRecorded'], decisions)} decisions have no "
        "recorded basis; none is inferred.",
        f"<b>Days.</b> {_of(data['undated'], decisions)} decisions are undated, and "
        "stand in no fiscal year.",
        f"<b>Later offenses.</b> {_of(data['notFollowed'], decisions)} decisions were "
        f"not followed; for {text(data['undetermined']['totalCount'])} an offense may "
        "be older than the decision. A later conviction alone settles nothing.",
        f"<b>Referrals.</b> {text(data['notYetKnown']['totalCount'])} of "
        f"{text(referrals)} are too recent to tell whether anybody filed.",
        f"<b>Identity.</b> People are told from records by rules. "
        f"{text(data['conflicts']['totalCount'])} persons have a conflict that waits "
        "for a reviewer.",
        *(
            f"<b>{text(each['title'])}.</b> {text(each['reason'])}"
            for each in data["agencies"]
            if not each["inScope"] and each["reason"]
        ),
    ]
    return "\n".join(f"<li>{each}</li>" for each in told)


def _of(count: Row, whole: int) -> str:
    return f"{text(count['totalCount'])} of {text(whole)}"


def _component(component: Component, coverage: Iterable[Row]) -> str:
    rows = [each for each in coverage if each["component"] == component.value]
    if not rows:
        return ""
    name = text(component.value)
    head = f'<tr class="group"><th scope="rowgroup" colspan="8">{name}</th></tr>'
    return "\n".join(["<tbody>", head, *map(_covered, rows), "</tbody>"])


def _covered(row: Row) -> str:
    window = f"{_day(row['from'])} to {_day(row['to'])}" if row["from"] else _DASH
    return (
        f'<tr><th scope="row"><code>{text(row["recordType"])}</code>'
        f"<small>{text(_meaning(row['recordType']))}</small></th>"
        f"{_number(row['rows'])}{_number(row['rejected'])}{_number(row['superseded'])}"
        f'<td class="d">{window}</td><td class="d">{_day(row["asOf"])}</td>'
        f"<td>{_VERIFIED[row['verified']]}</td>"
        f"<td>{text(_POPULATION.get(row['population'], row['population']))}</td></tr>"
    )


def _absent(coverage: Iterable[Row]) -> str:
    loaded = {each["recordType"] for each in coverage}
    missing = sorted({each.__name__ for each in RECORDS} - loaded)
    if not missing:
        return '<p class="note">No record type is missing from this release.</p>'
    names = ", ".join(f"<code>{text(each)}</code>" for each in missing)
    return f'<p class="note"><b>Not loaded</b> in this release: {names}.</p>'


def _meaning(record_type: str) -> str:
    record = next(each for each in RECORDS if each.__name__ == record_type)
    return (inspect.getdoc(record) or "").partition("\n")[0]


def _day(day: str | None) -> str:
    return text(day).replace("-", "&#8209;") if day else _DASH


def _number(value: int) -> str:
    return f'<td class="n">{text(value)}</td>'
