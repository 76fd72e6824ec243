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
from discretion.codes.foreign_history import Availability, ForeignFinding
from discretion.codes.offense import OffenseStatus
from discretion.codes.request import RequestDecision
from discretion.synthesis.chance import Odds

FIRST_DAY, LAST_DAY = date(2012, 1, 1), date(2016, 9, 30)
"""The window of every extract, both days included."""

DACA_ANNOUNCED, DACA_OPENED = date(2012, 6, 15), date(2012, 8, 15)
"""From when a person could be released as DACA-eligible, and could ask for DACA."""

# Ports of entry and the Border Patrol.

PORT_VISITS = {True: Odds({0: 0.97, 1: 0.03}), False: Odds({0: 0.88, 1: 0.10, 2: 0.02})}
"""How often a person is found inadmissible at a port, by DACA-eligibility."""

REMOVED_BEFORE = 0.06
"""Share of the other persons whom an order removed before the window begins."""

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

CBP_REFERRALS_IN = Odds({"BOTH": 0.4, "APPREHENSION": 0.4, "REFERRAL": 0.2})
"""Which of CBP's two extracts tells of a referral."""

CRIMINAL_ALIEN = {True: 0.95, False: 0.04}
"""Share of apprehensions marked as of a criminal, by whether there is a conviction."""

AFTER_APPREHENSION = {
    True: Odds({"NOTHING": 0.75, "RETURNED": 0.10, "COURT": 0.15}),
    False: Odds({"NOTHING": 0.20, "RETURNED": 0.35, "COURT": 0.22, "EXPEDITED": 0.23}),
}
"""What follows an apprehension that does not end in release, by DACA-eligibility."""

REINSTATED = 0.75
"""Share of apprehensions of removed persons that reinstate the old order."""

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
        None: 0.62,
        Basis.DACA: 0.03,
        Basis.NOT_A_PRIORITY: 0.28,
        Basis.HUMANITARIAN: 0.04,
        Basis.OTHER: 0.03,
    }
)
"""Basis recorded where no circumstance led to discretion.

ICE does not record DACA-eligible people separately; some records say so all the same,
of the eligible only, and only once DACA was announced.
"""

CIRCUMSTANCE = 0.12
"""Share of acts of discretion to which a special circumstance of the person led."""

CIRCUMSTANCE_RECORDED, ITS_BASIS_RECORDED = 0.75, 0.70

POLICY_CITED = 0.4
"""Share of records of discretion with a basis that name the policy it rests on."""

ICE_REFERS = 0.35
"""Share of ICE's releases of DACA-eligible persons that come with a referral."""

REFERRED_AT_ONCE = 0.8
"""Of those, the share referred on that day; the others within two weeks."""

# Detainers, arrests and detention.

DETAINER = {"DTNR": 1.0, "WA/NTA": 0.7, "NTA/DT": 0.7, "ADMDPT": 0.9, "NTA": 0.15}
"""Share of encounters in jail with a detainer, by how they end."""

LIFT_REASONS = Odds(
    {
        "Booked into Detention": 0.72,
        "Detainer Declined by LEA": 0.16,
        "No longer in State, Local, or Federal Custody": 0.12,
    }
)
LIFT_REASON_MISSING = 0.25
STREET_GANG, ACTIVE_INVESTIGATION, VISA_ABUSE = 0.10, 0.03, 0.04

HELD_BEFORE_COURT = Odds(
    {
        None: 0.36,
        "Bonded Out - IJ": 0.16,
        "Bonded Out - Field Office": 0.06,
        "Order of recognizance": 0.22,
        "Order of Recognizance - Humanitarian": 0.03,
        "Paroled": 0.04,
        "Paroled - Humanitarian": 0.02,
        "Paroled - Public Benefit": 0.02,
        "Processing Disposition Changed Locally": 0.05,
        "U.S. Marshals or other agency (explain in Detention Comments)": 0.04,
    }
)
"""Why detention ends before the judge decides; None where it does not."""

HELD_FOR_REMOVAL = {
    True: Odds(
        {
            "Removed": 0.878,
            "Order of supervision": 0.05,
            "Order of Supervision - Humanitarian": 0.02,
            "Order of Supervision - No SLRRFF": 0.01,
            "Order of Supervision - Re-Release": 0.01,
            "Court Ordered": 0.01,
            "Escaped": 0.01,
            "Died": 0.012,
        }
    ),
    False: Odds(
        {
            "Removed": 0.18,
            "Order of supervision": 0.08,
            "Order of Supervision - Humanitarian": 0.03,
            "Order of Supervision - No SLRRFF": 0.698,
            "Died": 0.012,
        }
    ),
}
"""How detention ends once removal is ordered, by whether the country takes back."""

DAYS_HELD = {
    "Removed": (2, 45),
    "Order of Supervision - No SLRRFF": (90, 220),
    "Order of Recognizance - Humanitarian": (0, 10),
    "Order of recognizance": (0, 30),
}
DAYS_HELD_OTHERWISE = (1, 70)

STINTS = Odds({1: 0.55, 2: 0.26, 3: 0.12, 4: 0.07})
"""Facilities that one stay leads through."""

SEEN_OPEN_FIRST = 0.12
"""Share of stints and detainers that the extract holds twice: open, then closed."""

FOREIGN_CHECK = 0.06
"""Share of persons met by ICE whose home country was, or should have been, asked."""

FOREIGN_AVAILABILITIES: Odds[Availability | None] = Odds(
    {
        Availability.NOT_CHECKED: 0.45,
        Availability.CHECKED_NONE: 0.25,
        Availability.FOUND: 0.25,
        None: 0.05,
    }
)
FOREIGN_FINDINGS = Odds(
    {ForeignFinding.CONVICTED_OF: 0.6, ForeignFinding.WANTED_FOR: 0.4}
)
FOREIGN_FELONY = 0.6

DUPLICATE = 0.012
"""Share of rows written twice, where the layout can mark a likely duplicate."""

RETURNS, MOST_RETURNS = 0.4, 3
"""Share of the removed who come back within 500 days, and how often one may do so."""

CAUGHT_RETURNING = 0.6
"""Share of them that the Border Patrol apprehends; ICE meets the others later."""

LEADING_ZERO_LOST, CHARGE_CODE_AS_DATE = 0.3, 0.3
"""Mistakes of published extracts in the most serious conviction."""

# Court.

COURT_DAYS = {True: (10, 90), False: (150, 1300)}
"""Days from notice to appear to the judge's decision, by whether detained."""

COURT_ENDS = {
    True: Odds(
        {
            "ORDERED": 0.24,
            "RELIEF": 0.12,
            "DEPARTS": 0.07,
            "TERMINATED": 0.05,
            "CLOSED": 0.03,
            "PD_CLOSE": 0.24,
            "PD_DISMISS": 0.09,
            "PD_TERMINATE": 0.07,
            "PD_NOT_FILED": 0.05,
            "PD_CANCELED": 0.04,
        }
    ),
    False: Odds(
        {
            "ORDERED": 0.56,
            "RELIEF": 0.12,
            "DEPARTS": 0.12,
            "TERMINATED": 0.05,
            "CLOSED": 0.03,
            "PD_CLOSE": 0.06,
            "PD_DISMISS": 0.02,
            "PD_TERMINATE": 0.02,
            "PD_NOT_FILED": 0.01,
            "PD_CANCELED": 0.01,
        }
    ),
}
"""How a case ends in court, by whether the person is likely to meet with discretion."""

MOVES = Odds({0: 0.72, 1: 0.21, 2: 0.07})
"""Changes of venue, or transfers, before the last proceeding."""

EOIR_SAYS_SO, OPLA_ACTS_ARE_HELD, OPLA_SAYS_SO = 0.80, 0.75, 0.85
"""Shares of acts of discretion: coded as such by EOIR, held and marked by OPLA."""

CONTINUED = 0.15
"""Share of cases with an action of OPLA that leaves them pending."""

APPEALS = {"ORDERED": 0.28, "RELIEF": 0.35}
"""Share of decisions that are appealed, the second by ICE."""

BOARD_ENDS = {
    "ORDERED": Odds(
        {"DIS": 0.40, "SAF": 0.08, "REM": 0.10, "WDL": 0.06, "APD": 0.20, "TPD": 0.16}
    ),
    "RELIEF": Odds({"WPD": 0.5, "DIS": 0.3, "SUS": 0.1, "REM": 0.1}),
}
"""What the Board of Immigration Appeals decides."""

APPEAL_WAIVED = 0.15
"""Share of grants of relief that ICE lets stand as an act of discretion."""

AFTER_ORDER = Odds(
    {
        "NOTHING": 0.30,
        "FUGITIVE": 0.30,
        "DEPARTS": 0.15,
        "DEFERRED": 0.17,
        "STAYED": 0.08,
    }
)
"""What follows the order of a person who is not detained."""

DEFERRED, STAYED = 0.6, 0.6
"""Share of detained persons whose release under an order is such an act."""

DEFERRAL_RECORDED = 0.85

# Criminal charges, of persons whom ICE met.

CHARGED_BEFORE = Odds({0: 0.82, 1: 0.11, 2: 0.04, 4: 0.03})
CHARGED_AFTER = 0.22
"""Charges before the first encounter, and the share with one after it."""

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
        RequestDecision.APPROVED: 0.46,
        RequestDecision.DENIED: 0.26,
        RequestDecision.REJECTED: 0.11,
        RequestDecision.WITHDRAWN: 0.09,
        None: 0.08,
    }
)
"""Decision on an initial request; None is still pending, REJECTED is at intake."""

REFILES = 0.35
"""Share of those rejected at intake who file again."""

REFILED_DECISIONS: Odds[RequestDecision | None] = Odds(
    {RequestDecision.APPROVED: 0.7, RequestDecision.DENIED: 0.3}
)

FORM_FACTS_MISSING = 0.15
"""Share of requests on which a fact about arrival, residence or school is missing."""

FORM_FACTS_DOUBTFUL = 0.06
"""Share of initial requests that state facts by which the criteria are not met."""

ENTRY_KNOWN = {"CbpApprehension": 0.5, "IceEncounter": 0.25}
"""Share of records that hold the day of an entry."""

NOT_TOLD_APART = 0.12
"""Share of denials and withdrawals in CLAIMS 3 under the words that cover both."""

RENEWS, RENEWS_LATE = 0.85, 0.2
"""Share of grants that are renewed, and of those the share asked for too late."""

RENEWAL_DECISIONS = Odds(
    {RequestDecision.APPROVED: 0.94, RequestDecision.DENIED: 0.04, None: 0.02}
)
THREE_YEARS = (date(2014, 11, 24), date(2015, 2, 16))
"""Grants made on these days and between them ran three years."""

LEAP_DAY, ON_LEAP_DAY = date(2016, 2, 29), 0.5
"""Of decisions in the weeks around that day, the share that fall on it."""

ELIS_OPENED, IN_ELIS = date(2014, 10, 1), 0.75
"""From when ELIS took requests, and the share it took."""

EVIDENCE_ASKED, DENIAL_ANNOUNCED = 0.3, 0.5
"""Share of requests with a request for evidence; of denials with notice of intent."""

USCIS_REFERS = 0.25
"""Share of denied requestors whom USCIS refers to ICE."""

ASKS_IN_CUSTODY = 0.5
"""Share of detained DACA-eligible persons who ask ICE."""

CUSTODY_DECISIONS = Odds(
    {RequestDecision.APPROVED: 0.5, RequestDecision.DENIED: 0.35, None: 0.15}
)
