"""Which records tell of an act of discretion, and what each says of it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from tests.links.second_count import codes, words
from tests.links.second_count.codes import Discretion
from tests.links.second_count.custody import office_of_case, shown_on
from tests.links.second_count.extract import Row


@dataclass(frozen=True)
class Telling:
    """One record that tells of one act of discretion.

    ``case`` holds for acts without a day that belong to a removal case.
    """

    row: Row
    what: Discretion
    system: str
    component: str
    decided_on: date | None
    known_by: date | None
    office: str | None = None
    basis: str | None = None
    circumstance: str | None = None
    case: Hashable = None

    @property
    def cited(self) -> str | None:
        """The policy that the record names, where its kind may name one."""
        return self.row.code("policy_cited")

    @property
    def country(self) -> str | None:
        """Country of citizenship, as the record has it."""
        heading = "citizenship" if self.row.sender == "CBP" else "citizenship_country"
        return words.country(self.row.text(heading))


def told(row: Row) -> Telling | None:
    """What the record tells of; nothing where it tells of no act of discretion."""
    return _READERS[row.kind](row) if row.kind in _READERS else None


def _encounter(row: Row) -> Telling | None:
    words_of = codes.disposition(row.cells.get("processing_disposition") or None)
    what = codes.BY_DISPOSITION.get(words_of or "")
    by_cbp = row.code("arresting_agency") in codes.CBP_AGENCIES
    return what and Telling(
        row,
        what,
        "EID",
        "CBP" if by_cbp else "ICE",
        row.day("event_date"),
        None,
        codes.area(row.text("responsible_aor")),
        _word(row, "basis"),
        _circumstance(row),
    )


def _case(row: Row) -> Telling | None:
    """Deferral after a final order, which the state of a case shows without a day."""
    if not words.is_category(row.text("case_category"), "5D"):
        return None
    return Telling(
        row,
        codes.DEFERRED_AFTER_ORDER,
        "EID",
        "ICE",
        None,
        shown_on(row),
        office_of_case(row),
        case=(row.day("final_order_date"),),
    )


def _proceeding(row: Row) -> Telling | None:
    what = codes.BY_COMPLETION.get(row.code("other_comp") or "")
    return what and Telling(row, what, "EOIR", "ICE", row.day("comp_date"), None)


def _appeal(row: Row) -> Telling | None:
    what = codes.BY_BOARD_DECISION.get(row.code("strbiadecision") or "")
    return what and Telling(row, what, "EOIR", "ICE", row.day("datbiadecision"), None)


def _action(row: Row) -> Telling | None:
    what = codes.BY_COURT_ACTION.get(row.code("action") or "")
    if not what or not row.holds("prosecutorial_discretion"):
        return None
    return Telling(
        row,
        what,
        "OPLA",
        "ICE",
        row.day("action_date"),
        None,
        codes.area(row.text("aor")),
        _word(row, "basis"),
        _circumstance(row),
    )


def _grant(row: Row) -> Telling | None:
    decision = row.code("decision")
    if codes.REQUEST_DECISIONS.get(decision or "") != "APPROVED":
        return None
    uscis = row.kind == "UscisDacaRequest"
    system = (row.code("data_source") or "?") if uscis else "EARM"
    return Telling(
        row,
        codes.GRANTED,
        "C3" if system.startswith("CLAIMS") else system,
        row.sender,
        row.day("decision_date"),
        row.day("status_date") if uscis else None,
        basis="DACA",
    )


def _release(row: Row) -> Telling | None:
    if not row.holds("daca_eligible_release"):
        return None
    return Telling(
        row,
        codes.ELIGIBLE_AND_RELEASED,
        "e3",
        "CBP",
        row.day("release_date"),
        row.day("appr_dt_time"),
        codes.sector(row.text("sector")),
        basis="DACA",
    )


_READERS = {
    "IceEncounter": _encounter,
    "IceCase": _case,
    "IceDetention": _case,
    "IceCourtProceeding": _proceeding,
    "IceCourtAppeal": _appeal,
    "IceCourtAction": _action,
    "IceDacaRequest": _grant,
    "UscisDacaRequest": _grant,
    "CbpApprehension": _release,
}


def _word(row: Row, heading: str) -> str | None:
    """A recorded word; that nothing was recorded is no word."""
    said = row.code(heading)
    word = said and said.replace(" ", "_")
    return None if word == "NOT_RECORDED" else word


def _circumstance(row: Row) -> str | None:
    said = _word(row, "circumstance")
    return "CRIME_VICTIM" if said in ("VICTIM", "VICTIM_OF_CRIME") else said
