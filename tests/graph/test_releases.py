from __future__ import annotations

from discretion import access, components
from tests.graph.asking import ask

RELEASE = """id number asOf synthetic persons
  coverage { component recordType from to asOf population rows rejected superseded }"""


async def test_the_release_says_what_was_loaded_and_how_far_it_reaches(
    door: access.Door,
) -> None:
    got = await ask(door, f"{{ release {{ {RELEASE} }} releases {{ {RELEASE} }} }}")
    release = got["release"]
    assert got["releases"] == [release]
    assert (release["number"], release["synthetic"]) == (1, True)
    assert release["id"] == door.reader().manifest.id
    covered = {each["recordType"]: each for each in release["coverage"]}
    assert covered.keys() == {record.__name__ for record in components.RECORDS}
    assert all(each["rejected"] == 0 for each in covered.values())


async def test_coverage_counts_the_records_that_the_graph_holds(
    door: access.Door,
) -> None:
    got = await ask(
        door,
        """{ release { persons coverage { recordType rows } }
             persons { totalCount } encounters { totalCount } }""",
    )
    rows = {each["recordType"]: each["rows"] for each in got["release"]["coverage"]}
    assert rows["IceEncounter"] == got["encounters"]["totalCount"]
    assert got["release"]["persons"] == got["persons"]["totalCount"]
