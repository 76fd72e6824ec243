from __future__ import annotations

import pytest

from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.components.ice.decisions import DISPOSITIONS
from discretion.synthesis import disposition
from discretion.synthesis.chance import Odds

_POOLS = {
    name: pool for name, pool in vars(disposition).items() if isinstance(pool, Odds)
}
_ACTS = {code.code: code.act for code in DISPOSITIONS.codes}


def _label(spelling: str) -> str:
    return PROCESSING_DISPOSITIONS[spelling.strip().upper()]


@pytest.mark.parametrize("name", sorted(set(_POOLS) - {"BY_CBP"}))
def test_ends_without_discretion_are_known_and_no_acts(name: str) -> None:
    assert {_ACTS[_label(end)] for end in _POOLS[name].values} == {None}


def test_every_spelling_says_the_act_it_stands_for() -> None:
    for act, spellings in disposition.BY_ACT.items():
        assert {_ACTS[_label(spelling)] for spelling in spellings.values} == {act}


def test_what_leads_on_is_an_end_of_some_encounter() -> None:
    ends = {end for pool in _POOLS.values() for end in pool.values}
    assert disposition.LEADS_TO.keys() <= ends
