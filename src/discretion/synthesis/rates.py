"""How often things happen in the simulated lives, all in one place.

No figure here is an estimate of the real world. They are chosen so that a set of a few
hundred persons holds every case that must be told apart: each outcome of a referral,
decisions of one and of two systems, offenses before and after a decision. Who people
are stands in `person`, mistakes in identities in `errors`, and how often a value is
spelled one way or another beside the value.
"""

from __future__ import annotations

from datetime import date

from discretion.codes.discretion import Act, Basis
from discretion.codes.offense import OffenseStatus
from discretion.codes.request import RequestDecision
from discretion.synthesis.chance import Odds

FIRST_DAY, LAST_DAY = date(2012, 1, 1), date(2016, 9, 30)
"""The window of every extract, both days included."""

DACA_ANNOUNCED, DACA_OPENED = date(2012, 6, 15), date(2012, 8, 15)
"""From when a person could be released as DACA-eligible, and could ask for DACA."""

# The Border Patrol.

APPREHENSIONS = {
    True: Odds({0: 0.30, 1: 0.52, 2: 0.14, 3: 0.04}),
    False: Odds({0: 0.45, 1: 0.40, 2: 0.11, 3: 0.04}),
}
"""Apprehensions of one person, by whether the person is DACA-eligible."""

RELEASED_AS_DACA_ELIGIBLE = 0.75
DAYS_UNTIL_RELEASED = Odds({0: 0.6, 1: 0.25, 2: 0.1, 3: 0.05})
RELEASE_RECORDED = 0.9
REFERRED = 0.9
"""Share of first releases that come with a referral to USCIS."""

REFERRED_ON_RELEASE = 0.75
"""The others are referred within 60 days."""

RELEASE_ALSO_IN_EID = 0.3
"""Share of releases that ICE's encounters hold too: two systems, one decision."""

CRIMINAL_ALIEN = 0.09

# ICE.

ENCOUNTERS = {
    True: Odds({0: 0.25, 1: 0.37, 2: 0.26, 3: 0.12}),
    False: Odds({0: 0.40, 1: 0.42, 2: 0.13, 3: 0.05}),
}
"""Encounters of one person, by DACA-eligibility, before those that charges lead to."""

ENCOUNTER_YEARS = Odds(
    {
        (FIRST_DAY, date(2012, 9, 30)): 0.08,
        (date(2012, 10, 1), date(2013, 9, 30)): 0.16,
        (date(2013, 10, 1), date(2014, 9, 30)): 0.48,
        (date(2014, 10, 1), date(2015, 9, 30)): 0.18,
        (date(2015, 10, 1), LAST_DAY): 0.10,
    }
)
"""Fiscal year of an encounter: the year that the audit looked at is the fullest."""

DISCRETION = {True: 0.65, False: 0.25}
"""Share of encounters that end in discretion, by DACA-eligibility."""

DISCRETION_AFTER_ARREST = 0.08
"""The same for encounters that follow a criminal arrest."""

ACTS = Odds({Act.NOT_ISSUE_NTA: 0.65, Act.RELEASE: 0.35})
"""What ICE does where it exercises discretion."""

DISCRETION_RECORDED = 0.85
UNRECORDED_BUT_MET = 0.5
"""Of unrecorded discretion, the share where the encounter is recorded as a release."""

BASES = Odds(
    {
        None: 0.60,
        Basis.DACA: 0.14,
        Basis.NOT_A_PRIORITY: 0.14,
        Basis.HUMANITARIAN: 0.06,
        Basis.VICTIM_OR_WITNESS: 0.03,
        Basis.OTHER: 0.03,
    }
)
"""Basis recorded with discretion; most decisions have none."""

# Criminal charges, of persons whom ICE met.

CHARGED_BEFORE, CHARGED_AFTER = 0.18, 0.22
"""Share of persons with a charge before, and with one after, the first encounter."""

CHARGE_STATUSES = Odds(
    {
        OffenseStatus.CONVICTED: 0.58,
        OffenseStatus.CHARGED: 0.20,
        OffenseStatus.DISMISSED: 0.16,
        OffenseStatus.OVERTURNED: 0.03,
        None: 0.03,
    }
)
OFFENSE_DATE_MISSING = 0.3
ARREST_DATE_MISSING = 0.25
CHARGE_DATE_MISSING = 0.3

# USCIS.

FILES_WHEN_REFERRED = Odds({"AFTER": 0.76, "BEFORE": 0.08, "NEVER": 0.16})
FILES_UNREFERRED = 0.4
"""Share of the other DACA-eligible persons who ask on their own."""

INITIAL_DECISIONS = Odds(
    {
        RequestDecision.APPROVED: 0.48,
        RequestDecision.DENIED: 0.26,
        RequestDecision.REJECTED: 0.10,
        RequestDecision.WITHDRAWN: 0.09,
        None: 0.07,
    }
)
"""Decision on an initial request; None is still pending, REJECTED is at intake."""

REFILES = 0.4
"""Share of those rejected at intake who file again."""

REFILED_DECISIONS: Odds[RequestDecision | None] = Odds(
    {RequestDecision.APPROVED: 0.7, RequestDecision.DENIED: 0.3}
)

RENEWS = 0.85
RENEWAL_DECISIONS = Odds(
    {RequestDecision.APPROVED: 0.94, RequestDecision.DENIED: 0.04, None: 0.02}
)
ELIS_OPENED, IN_ELIS = date(2014, 10, 1), 0.75
"""From when ELIS took requests, and the share it took."""
