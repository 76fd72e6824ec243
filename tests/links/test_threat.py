from __future__ import annotations

from discretion.components.ice.detainer import IceDetainer
from discretion.components.ice.encounter import IceEncounter
from discretion.links.threat import Threat
from tests.links.conftest import Workspace


def test_a_level_is_a_sign_and_na_is_none(people: Workspace) -> None:
    for number, level in enumerate(("1", "2", "3", "NA", None)):
        people.add(
            IceEncounter, number, "P1", event_date="2014-01-01", threat_level=level
        )
    people.link()
    signs = [sign for (sign,) in people.rows(Threat, "sign")]
    assert signs == ["LEVEL_1", "LEVEL_2", "LEVEL_3"]


def test_each_check_box_of_a_detainer_is_a_sign_of_its_own(people: Workspace) -> None:
    people.add(
        IceDetainer,
        1,
        "P1",
        prepared_on="2014-01-01",
        threat_level="1",
        significant_risk=True,
        criminal_street_gang=True,
        prior_felony=True,
    )
    people.add(IceDetainer, 2, "P1", prepared_on="2014-01-01", significant_risk=False)
    people.link()
    signs = [sign for (sign,) in people.rows(Threat, "sign")]
    assert signs == ["LEVEL_1", "SIGNIFICANT_RISK", "STREET_GANG"]
