from __future__ import annotations

from discretion.components.ice.court_action import IceCourtAction
from tests.components.conftest import Read


def test_an_action_says_whether_it_was_discretion_and_on_what_ground(
    read: Read,
) -> None:
    assert read(
        IceCourtAction,
        "court_action_id,action_date,action,prosecutorial_discretion,basis,"
        "circumstance,aor",
        "A1,2013-04-02,Administrative Closure,Y,VICTIM_OR_WITNESS,Witness,BOS",
        "A2,2013-04-03,Dismissal,,,,BAL",
    ) == [
        {
            "acted_on": "2013-04-02",
            "action": "Administrative Closure",
            "action_label": "Administrative closure",
            "prosecutorial_discretion": True,
            "basis": "VICTIM_OR_WITNESS",
            "circumstance": "WITNESS",
            "office": "BOS",
            "office_label": "Boston",
        },
        {
            "acted_on": "2013-04-03",
            "action": "Dismissal",
            "action_label": "Dismissal",
            "office": "BAL",
            "office_label": "Baltimore",
        },
    ]
