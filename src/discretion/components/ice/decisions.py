"""Which codes of ICE and of the courts are acts of discretion: the reviewed table.

Each list is complete: every code is a decision, none, or not separable, and who says
so stands beside it. What a code does not tell is never guessed from other columns.
"""

from __future__ import annotations

from discretion.codes.case import CASE_CATEGORIES, CASE_STATUSES
from discretion.codes.court_action import COURT_ACTIONS
from discretion.codes.discretion import (
    Act,
    DecisionCode,
    Effect,
    IsDiscretion,
    Review,
    Stage,
    review,
)
from discretion.codes.eoir import BOARD_DECISIONS, COURT_DECISIONS, OTHER_COMPLETIONS
from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.codes.release_reason import RELEASE_REASONS

_EID = "EID code lists as published by ICE"
_EOIR = "EOIR's published lookup tables"
_GUIDANCE = "The tools that OPLA's guidance on discretion lists"


def _yes(
    code: str, authority: str, act: Act, stage: Stage, effect: Effect
) -> DecisionCode:
    return DecisionCode(code, IsDiscretion.YES, authority, act, stage, effect)


DISPOSITIONS = review(
    "EID",
    "processing_disposition",
    sorted(set(PROCESSING_DISPOSITIONS.values())),
    (
        _yes(
            "PROSECUTORIAL DISCRETION",
            _EID,
            Act.NOT_ISSUE_NTA,
            Stage.ENCOUNTER,
            Effect.NOT_PLACED,
        ),
        _yes(
            "RELEASED/PROSECUTORIAL DISCRETION",
            _EID,
            Act.RELEASE,
            Stage.ENCOUNTER,
            Effect.NOT_PLACED,
        ),
        _yes(
            "NOTICE TO APPEAR/PROSECUTORIAL DISCRETION",
            "A notice to appear was issued: the person is placed, and released",
            Act.RELEASE,
            Stage.ENCOUNTER,
            Effect.OTHER,
        ),
    ),
    {
        "RELEASED": "A release is recorded, its reason is not",
        "OTHER": "The code does not say what was done",
        "NA": "The code does not say what was done",
        "REDACTED": "Withheld from the public",
    },
    _EID,
)
"""How a person was processed at an encounter."""

CATEGORIES = review(
    "EARM",
    "case_category",
    dict.fromkeys(CASE_CATEGORIES.values()),
    (
        _yes(
            "Final Order of Deportation / Removal - Deferred Action Granted",
            "[5D] in EID code lists: the order stands, its execution is deferred",
            Act.DEFER,
            Stage.POST_ORDER,
            Effect.TAKEN_OUT,
        ),
    ),
    {},
    "A state of the case that follows from law or procedure; [5F] is want of a travel "
    "document, which is not discretion",
)
"""The category of a removal case."""

STATUSES = review(
    "EARM",
    "case_status",
    dict.fromkeys(CASE_STATUSES.values()),
    (),
    {
        "Proceedings Terminated": "Terminated by a judge or on ICE's motion",
        "Charging Document Canceled by ICE": "Canceled as improvident for any reason",
    },
    _EID,
)
"""Where a removal case stands."""

REASONS = review(
    "EID",
    "release_reason",
    dict.fromkeys(RELEASE_REASONS.values()),
    (),
    dict.fromkeys(
        (
            "Order of recognizance",
            "Order of Recognizance - Humanitarian",
            "Order of supervision",
            "Order of Supervision - Humanitarian",
            "Order of Supervision - Re-Release",
            "Paroled",
            "Paroled - Humanitarian",
            "Paroled - Public Benefit",
            "Processing Disposition Changed Locally",
            "Proceedings Terminated",
        ),
        "A choice about custody, whose reason is not recorded",
    ),
    "None of the published reasons is prosecutorial discretion",
)
"""Why a detention ended."""

COMPLETIONS = review(
    "EOIR",
    "other_completion",
    OTHER_COMPLETIONS.values(),
    tuple(
        _yes(OTHER_COMPLETIONS[code], _EOIR, Act.CLOSE, Stage.COURT, Effect.TAKEN_OUT)
        for code in ("M", "Y")
    ),
    {
        OTHER_COMPLETIONS[code]: "Closed; whether on DHS's motion is not recorded"
        for code in ("A", "F", "K", "O")
    },
    _EOIR,
)
"""How a proceeding was completed without a decision on the charges."""

JUDGES = review(
    "EOIR",
    "decision_code",
    COURT_DECISIONS.values(),
    (),
    {
        COURT_DECISIONS[code]: "Ended by the judge; whether on DHS's motion is not told"
        for code in ("D", "O", "T", "U")
    },
    _EOIR,
)
"""What a judge decided on the charges."""

BOARD = review(
    "EOIR",
    "board_decision",
    BOARD_DECISIONS.values(),
    tuple(
        _yes(BOARD_DECISIONS[code], _EOIR, act, Stage.APPEAL, Effect.TAKEN_OUT)
        for code, act in (
            ("APD", Act.CLOSE),
            ("TPD", Act.TERMINATE),
            ("WPD", Act.WITHDRAW_APPEAL),
        )
    ),
    {
        BOARD_DECISIONS[code]: "Ended; whether by DHS's discretion is not recorded"
        for code in ("ADM", "CTM", "OTH", "TER", "WDL")
    },
    _EOIR,
)
"""What the Board of Immigration Appeals decided."""

_ACTIONS = {
    "NTA not filed": (Act.NOT_ISSUE_NTA, Stage.COURT, Effect.NOT_PLACED),
    "NTA canceled": (Act.CANCEL_NTA, Stage.COURT, Effect.TAKEN_OUT),
    "Administrative closure": (Act.CLOSE, Stage.COURT, Effect.TAKEN_OUT),
    "Dismissal": (Act.DISMISS, Stage.COURT, Effect.TAKEN_OUT),
    "Termination": (Act.TERMINATE, Stage.COURT, Effect.TAKEN_OUT),
    "Appeal waived": (Act.WITHDRAW_APPEAL, Stage.APPEAL, Effect.TAKEN_OUT),
    "Appeal withdrawn": (Act.WITHDRAW_APPEAL, Stage.APPEAL, Effect.TAKEN_OUT),
    "Stay of removal": (Act.STAY, Stage.POST_ORDER, Effect.OTHER),
}

ACTIONS = review(
    "OPLA",
    "action",
    COURT_ACTIONS.values(),
    tuple(
        _yes(action, f"{_GUIDANCE}, where it is marked as discretion", *what)
        for action, what in _ACTIONS.items()
    ),
    {},
    f"{_GUIDANCE}: it leaves the case pending",
)
"""What an attorney did; a decision only where it is marked as discretion."""

REVIEWS: tuple[Review, ...] = (
    DISPOSITIONS,
    CATEGORIES,
    STATUSES,
    REASONS,
    COMPLETIONS,
    JUDGES,
    BOARD,
    ACTIONS,
)
"""Every list of codes that could tell of discretion."""
