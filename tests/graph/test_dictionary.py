from __future__ import annotations

from discretion import access
from tests.graph.asking import ask

ASKED = """{ dictionary(recordTypes: ["Offense", "IceCourtAction", "no such type"]) {
  name component columns { name type nullable headings words { name } }
  layouts { name kind proposed key } } }"""


async def test_a_record_type_is_described_with_columns_and_layouts(
    door: access.Door,
) -> None:
    sent, derived = (await ask(door, ASKED))["dictionary"]
    assert (sent["name"], sent["component"]) == ("IceCourtAction", "ICE")
    (layout,) = sent["layouts"]
    assert (layout["kind"], layout["proposed"]) == ("internal", True)
    (acted_on,) = (one for one in sent["columns"] if one["name"] == "acted_on")
    assert acted_on == {
        "name": "acted_on",
        "type": "date",
        "nullable": False,
        "headings": ["action_date"],
        "words": [],
    }
    assert (derived["name"], derived["component"]) == ("Offense", None)
    assert derived["layouts"] == []
    (status,) = (one for one in derived["columns"] if one["name"] == "status")
    assert status["type"] == "OffenseStatus"
    words = [word["name"] for word in status["words"]]
    assert words == ["CHARGED", "CONVICTED", "DISMISSED", "OVERTURNED"]


async def test_the_whole_dictionary_is_what_the_page_says(door: access.Door) -> None:
    found = await ask(
        door,
        "{ dictionary { name columns { name meaning } layouts { kind } } }",
    )
    entries = found["dictionary"]
    assert [one["name"] for one in entries] == [
        record.__name__ for record in access.DESCRIBED
    ]
    assert all(one["meaning"] for entry in entries for one in entry["columns"])
    kinds = {each["kind"] for one in entries for each in one["layouts"]}
    assert kinds == {"published", "internal"}
