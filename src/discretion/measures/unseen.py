"""What extracts do not show of people who are followed, and what it does to figures.

Whom an extract does not hold may have had the event, or have left, all the same: some
figures can then but be too low, some too high, and of some nothing is known.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from discretion.links.detention import Detention
from discretion.links.removal import Removal
from discretion.links.unite import sources_of
from discretion.measures.measure import Loaded, State
from discretion.record import Record

LEAVING = (*sources_of(Removal), *sources_of(Detention))
"""The record types that tell of removals, and of deaths in custody."""

_EVENTS: Mapping[str, State] = {
    "at_risk": State.AT_MOST,
    "events": State.AT_LEAST,
    "competing": State.AT_MOST,
    "incidence": State.AT_LEAST,
    "incidence_low": State.AT_LEAST,
    "incidence_high": State.NOT_KNOWN,
    "free": State.NOT_KNOWN,
    "if_none_were_removed": State.AT_LEAST,
    "failure_rate": State.NOT_KNOWN,
    "person_years": State.AT_MOST,
    "rate": State.AT_LEAST,
}
"""Where not every event is seen; of those without one nothing more can be told."""

_DEPARTURES: Mapping[str, State] = {
    "at_risk": State.AT_MOST,
    "competing": State.AT_LEAST,
    "free": State.AT_MOST,
    "if_none_were_removed": State.AT_LEAST,
    "person_years": State.AT_MOST,
    "rate": State.AT_LEAST,
}
"""Where not every removal and death in custody is seen."""


@dataclasses.dataclass(frozen=True)
class Unseen:
    """What may not be seen of people followed from a start on, until an event.

    ``starts`` tell who is followed, and from when; ``events`` what is waited for. With
    ``perhaps``, what may be no event is counted as one, and nothing is the least.
    """

    starts: Sequence[type[Record]]
    events: Sequence[type[Record]]
    perhaps: bool = False

    def doubts(self, figures: Sequence[str], loaded: Loaded) -> Mapping[str, State]:
        """The states of these figures that are not simply measured."""
        if not loaded.has(self.events):
            return dict.fromkeys(figures, State.NOT_LOADED)
        found: dict[str, State] = {}
        for doubt in self._doubts(loaded):
            for name in doubt.keys() & set(figures):
                found[name] = _together(found.get(name), doubt[name])
        return found

    def _doubts(self, loaded: Loaded) -> Sequence[Mapping[str, State]]:
        """What follows from each thing that is not wholly seen."""
        doubts = []
        if not loaded.tells_of_everyone(self.events):
            doubts.append(_EVENTS)
            if self.perhaps:
                doubts.append(dict.fromkeys(_EVENTS, State.INCOMPLETE))
        if not loaded.tells_of_everyone(LEAVING):
            doubts.append(_DEPARTURES)
        if not loaded.has(LEAVING):
            doubts.append({"competing": State.NOT_LOADED})
        if not loaded.has_each_sender_of(self.starts):
            doubts.append(dict.fromkeys(_EVENTS, State.INCOMPLETE))
        return doubts


def _together(one: State | None, other: State) -> State:
    """Too low and too high together are either; no value stays none."""
    if one is None or one is other:
        return other
    for state in (State.NOT_LOADED, State.NOT_KNOWN):
        if state in (one, other):
            return state
    return State.INCOMPLETE
