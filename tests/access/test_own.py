"""A component sees what it recorded itself, as if nobody else had sent anything."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from discretion import access
from discretion.access.grants import GRANTS
from discretion.access.own import Own
from discretion.build import build
from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.arrest import IceArrest
from discretion.components.ice.daca_request import IceDacaRequest
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.identity import IdentityLink, Person
from discretion.links.decision import Decision
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.links.eligibility import Eligibility
from discretion.links.later_offense import LaterOffense
from discretion.links.offense import Offense
from discretion.links.referral import Referral
from discretion.links.timeline import Timeline
from discretion.record import Component, Record
from discretion.settings import FIXTURES

COMPONENTS = ["ICE", "CBP", "USCIS"]


def principal(organization: str) -> access.Principal:
    return access.asking_for(access.Organization[organization])


def reader_of(door: access.Door, organization: str) -> access.Reader:
    return door.reader(principal=principal(organization))


def seen(organization: str, record: type[Record]) -> tuple[str, ...]:
    """The columns of a record that an organization may read, its id first."""
    who = principal(organization)
    own = Own(who, GRANTS[who.organization])

    def is_granted(column: str) -> bool:
        try:
            own.narrowed(access.Selection(record), (column,))
        except access.NotGrantedError:
            return False
        return True

    named = ("id", *(each.name for each in record.columns))
    return tuple(name for name in dict.fromkeys(named) if is_granted(name))


def rows(
    reader: access.Reader, record: type[Record], columns: tuple[str, ...]
) -> list[tuple[access.Stored, ...]]:
    prepared = reader.prepare(access.Selection(record), columns)
    return asyncio.run(reader.read(prepared))


def sent_by(name: str) -> list[Path]:
    """The fixtures that a component sent; ICE's attorneys send those of the courts."""
    begins = tuple({"ICE": ["ice_", "eoir_"]}.get(name, [f"{name.lower()}_"]))
    return sorted(
        path
        for path in FIXTURES.rglob("*.csv")
        if path.name.startswith(begins) or path.parent.name == name.lower()
    )


@pytest.fixture(scope="module", params=COMPONENTS)
def alone(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, access.Door]]:
    """A component, and a release of its extracts alone."""
    name = request.param
    store = tmp_path_factory.mktemp("alone")
    build(sent_by(name), store)
    door = access.Door(store)
    yield name, door
    door.close()


def test_a_component_reads_nothing_that_it_would_not_read_alone(
    alone: tuple[str, access.Door], fixture_store: Path
) -> None:
    name, door = alone
    together = access.Door(fixture_store, principal=principal(name))
    told = {}
    for record in access.RECORDS:
        columns = seen(name, record)
        if columns and record is not access.ORIGIN:
            found = rows(together.reader(), record, columns)
            assert set(found) <= set(rows(door.reader(), record, columns)), record
            told[record] = found
    together.close()
    assert len(told[Decision]) > 300
    assert len([record for record, found in told.items() if found]) >= 4


async def test_it_reads_all_rows_but_those_that_others_recorded_too(
    door: access.Door,
) -> None:
    types = {record.__name__: record for record in access.RECORDS}
    recorded = defaultdict(set)
    for row in await door.reader().page(access.Selection(access.ORIGIN)):
        recorded[row["united_id"]].add(types[row["record_type"]])
    everyone = await door.reader().page(access.Selection(Decision))
    assert all(recorded[row["id"]] for row in everyone)
    for name in COMPONENTS:
        sender = Component[name]
        grant = GRANTS[access.Organization[name]]
        own = {record for record in types.values() if record.sender is sender}
        own -= grant.closed
        prepared = reader_of(door, name).prepare(access.Selection(Decision), ("id",))
        found = {key for (key,) in await door.reader().read(prepared)}
        assert found == {row["id"] for row in everyone if recorded[row["id"]] <= own}


LATER = access.Has(LaterOffense, "id", "decision_id", access.All())
SAME_PERSON = access.Has(Offense, "person_id", "person_id", access.All())
PRIORITY = access.Recorded("priority", True)


@pytest.mark.parametrize(
    ("selection", "columns", "what"),
    [
        (access.Selection(UscisDacaRequest), ("id",), "UscisDacaRequest"),
        (access.Selection(UscisDacaRequest, "id"), ("id",), "UscisDacaRequest"),
        (access.Selection(CbpApprehension), ("id",), "CbpApprehension"),
        (access.Selection(IceDacaRequest), ("id",), "IceDacaRequest"),
        (access.Selection(DeferredActionRequest), ("id",), "DeferredActionRequest"),
        (access.Selection(Person), ("id",), "Person"),
        (access.Selection(LaterOffense), ("id",), "LaterOffense"),
        (access.Selection(Timeline), ("id",), "Timeline"),
        (access.Selection(Eligibility), ("id",), "Eligibility"),
        (access.Selection(IdentityLink), ("id",), "IdentityLink"),
        (access.Selection(IceArrest), ("person_id",), "IceArrest.person"),
        (access.Selection(Decision), ("priority",), "Decision.priority"),
        (access.Selection(Decision), ("days_followed",), "Decision.daysFollowed"),
        (access.Selection(Referral), ("outcome",), "Referral.outcome"),
        (access.Selection(Referral), ("request_id",), "Referral.request"),
        (access.Selection(Decision, where=PRIORITY), ("id",), "Decision.priority"),
        (access.Selection(Decision, where=LATER), ("id",), "LaterOffense"),
        (access.Selection(Decision, where=SAME_PERSON), ("id",), "Decision.person"),
        (
            access.Selection(Decision, where=access.Not(access.Any((LATER,)))),
            ("id",),
            "LaterOffense",
        ),
        (
            access.Selection(Decision, order=access.Order("followed_until")),
            ("id",),
            "Decision.followedUntil",
        ),
    ],
)
def test_what_others_recorded_or_links_tell_is_refused_by_name(
    door: access.Door,
    selection: access.Selection,
    columns: tuple[str, ...],
    what: str,
) -> None:
    reader = reader_of(door, "ICE")
    with pytest.raises(access.NotGrantedError, match=f"^ICE may not read {what}$"):
        reader.prepare(selection, columns)


def test_a_count_is_of_own_rows_only(door: access.Door) -> None:
    reader = reader_of(door, "ICE")
    with pytest.raises(access.NotGrantedError, match=r"Person$"):
        reader.prepare_counts(access.Selection(Person))
    with pytest.raises(access.NotGrantedError, match=r"LaterOffense$"):
        reader.prepare_counts(access.Selection(Decision, where=LATER))


def test_nothing_is_counted_over_components(door: access.Door) -> None:
    reader = reader_of(door, "CBP")
    for count in (reader.kept, reader.tables, lambda: reader.scan("SELECT 1")):
        with pytest.raises(access.NotGrantedError, match=r"^CBP may not read counts"):
            count()
