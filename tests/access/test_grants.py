"""Every organization has a grant; what enforcement may not see has no exception."""

from __future__ import annotations

import pytest

from discretion.access.grants import GRANTS
from discretion.access.principal import LOCAL, STEWARD, Organization
from discretion.cli.arguments import ORGANIZATIONS
from discretion.components.agency import AGENCIES
from discretion.record import Component


def test_every_organization_has_one() -> None:
    assert set(GRANTS) == set(Organization)
    assert tuple(each.value for each in Organization) == ORGANIZATIONS


def test_every_organization_is_an_agency_of_the_department() -> None:
    assert {each.value for each in Organization} <= {one.name for one in AGENCIES}


def test_those_who_read_across_components_decide_about_nobody() -> None:
    across = {each.value for each, grant in GRANTS.items() if grant.own is None}
    assert across == {"PLCY", "OIS"}
    assert not any(one.in_scope for one in AGENCIES if one.name in across)
    assert {LOCAL.organization.value, STEWARD.organization.value} == {"PLCY"}


@pytest.mark.parametrize("component", list(Component))
def test_a_component_reads_its_own(component: Component) -> None:
    assert GRANTS[Organization[component.name]].own is component


@pytest.mark.shows("F102")
@pytest.mark.parametrize("enforcing", [Organization.ICE, Organization.CBP])
def test_requests_for_deferred_action_are_closed_to_enforcement(
    enforcing: Organization,
) -> None:
    closed = {record.__name__ for record in GRANTS[enforcing].closed}
    assert closed == {"IceDacaRequest", "UscisDacaRequest", "DeferredActionRequest"}
