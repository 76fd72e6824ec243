"""Numbers that agencies give out: no two alike, and in no visible order.

A running number is multiplied by a power of 3 or 7 and cut to length. Such a multiplier
shares no factor with the length, so different numbers stay different.
"""

from __future__ import annotations

MOST_PERSONS = 20_000_000
"""More persons than this would be given numbers that others have."""

MOST_EVENTS = 16
"""The most events, or charges, that one person has."""

MOST_REQUESTS = 4
"""The most requests for deferred action that one person files within the window."""

MOST_PARTS = 8
"""The most parts of one event: stints of a stay, proceedings or actions of a case."""

_THREE = 3**18
_SEVEN = 7**10


def a_number(person: int, which: int) -> str:
    """A person's first or second A-number: nine digits, none beginning with 9."""
    return f"{10_000_000 + (2 * person + which) * _SEVEN % 800_000_000:09}"


def fin(person: int, which: int) -> str:
    """A person's first or second fingerprint number: ten digits, below 19..."""
    return f"{1_000_000_000 + (2 * person + which) * _THREE % 800_000_000}"


def receipt_number(center: str, year: int, person: int, which: int) -> str:
    """The receipt number of a request: center, two digits of the year, eight more."""
    running = MOST_REQUESTS * person + which
    return f"{center}{year % 100:02}{running * _SEVEN % 10**8:08}"


def event_number(site: str, year: int, person: int, which: int) -> str:
    """The number of an event: site, two digits of the year, ten more."""
    running = MOST_EVENTS * person + which
    return f"{site}{year % 100:02}{running * _THREE % 10**10:010}"


def subject_number(person: int, which: int) -> str:
    """The number of one person at one event."""
    return f"{(MOST_EVENTS * person + which) * _SEVEN % 10**10:010}"


def charge_number(person: int, which: int) -> str:
    """The number of a criminal charge."""
    return f"{(MOST_EVENTS * person + which) * _THREE % 10**10:010}"


def paper_number(kind: str, person: int, which: int) -> str:
    """The number of an arrest, detainer, case, removal, referral or the like."""
    return f"{kind}{(MOST_EVENTS * person + which) * _SEVEN % 10**10:010}"


def part_number(person: int, which: int, part: int) -> str:
    """The number of one part of an event, such as a stint of a stay."""
    running = MOST_PARTS * (MOST_EVENTS * person + which) + part
    return f"{running * _THREE % 10**10:010}"
