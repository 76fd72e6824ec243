from __future__ import annotations

import pytest

from discretion import access, glossary
from discretion.graph.schema import schema
from tests.graph.asking import ask


@pytest.mark.shows("F104")
async def test_words_are_asked_for_by_name(door: access.Door) -> None:
    found = await ask(
        door,
        """{ glossary(terms: ["PD", "return", "no such word"]) {
               term alsoCalled authority seeAlso } every: glossary { term } }""",
    )
    assert found["glossary"] == [
        {
            "term": "prosecutorial discretion",
            "alsoCalled": ["PD", "discretion"],
            "authority": "Audit report DHS OIG-15-85, page 3; memorandum of 17 June "
            "2011.",
            "seeAlso": ["decision", "effect", "basis"],
        },
        {
            "term": "return",
            "alsoCalled": [],
            "authority": "Office of Immigration Statistics, definitions of enforcement "
            "actions.",
            "seeAlso": ["removal"],
        },
    ]
    assert len(found["every"]) == len(glossary.terms())


@pytest.mark.shows("F011")
def test_the_schema_says_who_an_alien_is() -> None:
    core = schema()._schema
    assert core.query_type is not None
    for described in (core.get_type("Person"), core.query_type.fields["glossary"]):
        about = " ".join(str(described and described.description).split())
        assert "citizen or national of the United States" in about
        assert "INA 101(a)(3)" in about
