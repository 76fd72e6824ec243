"""ICE processing dispositions: how a person was processed at an encounter.

EID writes a short code or the words, in any case. `DEF` is deferred inspection, which
is not deferred action, and `B` is bag and baggage, an executed order.
Source: published ICE extracts, 109 raw values.
"""

from __future__ import annotations

from collections.abc import Mapping

_RAW_BY_LABEL: Mapping[str, tuple[str, ...]] = {
    "ABSCONDER": (
        "ABS",
        "ABSCONDER",
    ),
    "ADMINISTRATIVE DEPORTATION": (
        "ADMDPT",
        "ADMINISTRATIVE DEPORTATION I-851/I-851A",
    ),
    "ADMISSIBILITY REVIEW": ("ADMISSIBILITY REVIEW",),
    "ADMITTED": (
        "ADMIT",
        "ADMITTED",
    ),
    "BAG AND BAGGAGE": (
        "B",
        "BAG AND BAGGAGE",
    ),
    "CREWMEMBER (I-99)": (
        "CREWMEMBER (I-99)",
        "CRWI99",
    ),
    "CREWMEMBER (I-99) REMOVAL": (
        "CREW MEMBER (I-99) REMOVAL",
        "CRW99R",
    ),
    "CREWMEMBER DETAINED": (
        "CREWMEMBER DETAINED ON BOARD",
        "CRW/DT",
    ),
    "CREWMEMBER REFUSED LANDING RIGHTS": (
        "CREWMEMBER REFUSED LANDING RIGHTS",
        "CRWRLR",
    ),
    "DEFERRED INSPECTION": (
        "DEF",
        "DEFERRED INSPECTION",
    ),
    "DEFERRED INSPECTION - NO SHOW": (
        "DEF/NS",
        "DEFERRED INSPECTION - NO SHOW",
    ),
    "DEPORTED": (
        "D",
        "DEPORTED",
    ),
    "DETAINER": (
        "DETAINER",
        "DTNR",
    ),
    "EXCLUSION": (
        "EX",
        "EXCLUSION",
    ),
    "EXPEDITED REMOVAL": (
        "ER",
        "ERF",
    ),
    "EXPEDITED REMOVAL (I-860)": ("EXPEDITED REMOVAL (I-860)",),
    "EXPEDITED REMOVAL (I-860) - FULL SCOPE": (
        "EXPEDITED REMOVAL (I-860) - FULL SCOPE",
    ),
    "EXPEDITED REMOVAL LIMITED REVIEW": (
        "ER/LR",
        "EXPEDITED REMOVAL LIMITED REVIEW",
    ),
    "EXPEDITED REMOVAL TEMPORARY FINAL RULE": (
        "ER/TFR",
        "EXPEDITED REMOVAL TEMPORARY FINAL RULE",
    ),
    "EXPEDITED REMOVAL WITH CREDIBLE FEAR": (
        "ER/CF",
        "EXPEDITED REMOVAL WITH CREDIBLE FEAR",
    ),
    "FOREIGN BORN USC": (
        "FBUSC",
        "FOREIGN BORN USC",
    ),
    "FORMAL REMOVAL": (
        "FORMAL REMOVAL",
        "FR",
    ),
    "I-210 VOLUNTARY DEPARTURE": (
        "I",
        "I-210",
    ),
    "IN-TRANSIT REFUSAL": ("IN-TRANSIT REFUSAL",),
    "NA": ("NA",),
    "NOT AMENABLE TO REMOVAL": (
        "NAR",
        "NOT AMENABLE TO REMOVAL",
    ),
    "NOT IN CUSTODY": (
        "NIC",
        "NOT IN CUSTODY",
    ),
    "NOTICE TO APPEAR (I-862)": (
        "NOTICE TO APPEAR (I-862)",
        "NTA",
        "NTA_1",
    ),
    "NOTICE TO APPEAR DETAINED (I-862)": (
        "NOTICE TO APPEAR DETAINED (I-862)",
        "NTA/DT",
    ),
    "NOTICE TO APPEAR RELEASED (I-862)": ("NOTICE TO APPEAR RELEASED (I-862)",),
    "NOTICE TO APPEAR/PROSECUTORIAL DISCRETION": (
        "NOTICE TO APPEAR/PROSECUTORIAL DISCRETION",
        "NTA/PD",
    ),
    "OTHER": (
        "AW",
        "OTHER",
        "T",
    ),
    "PAROLED": (
        "P",
        "PAROLED",
    ),
    "PROSECUTORIAL DISCRETION": (
        "PD",
        "PROSECUTORIAL DISCRETION",
    ),
    "REDACTED": ("(B)(3)",),
    "REINSTATEMENT OF DEPORT ORDER I-871": (
        "REINST",
        "REINSTATEMENT OF DEPORT ORDER I-871",
    ),
    "REINSTATEMENT OF DEPORTATION REASONABLE FEAR": (
        "REINRF",
        "REINSTATEMENT OF DEPORTATION REASONABLE FEAR",
    ),
    "RELEASED": (
        "REL",
        "RELEASE",
    ),
    "RELEASED/PROSECUTORIAL DISCRETION": (
        "REL/PD",
        "RELEASED/PROSECUTORIAL DISCRETION",
    ),
    "STOWAWAY": (
        "STOW",
        "STOWAWAY",
    ),
    "STOWAWAY - LIMITED REVIEW": (
        "STOWAWAY - LIMITED REVIEW",
        "STW/LR",
    ),
    "STOWAWAY WITH CREDIBLE FEAR": (
        "STOWAWAY WITH CREDIBLE FEAR",
        "STW/CF",
    ),
    "TRANSIT WITHOUT VISA REFUSAL": ("TRANSIT WITHOUT VISA REFUSAL",),
    "TURNED OVER TO": (
        "TOT",
        "TURNED OVER TO",
    ),
    "VOLUNTARY RETURN": (
        "V",
        "VOLUNTARY RETURN",
    ),
    "VWP - CREDIBLE FEAR": ("VWP/CF",),
    "VWP - LIMITED REVIEW": (
        "VWP/LR",
        "VWPRLR",
    ),
    "VWP - REFUSAL - LIMITED REVIEW": ("VWP - REFUSAL - LIMITED REVIEW",),
    "VWP - REMOVAL - LIMITED REVIEW": ("VWP - REMOVAL - LIMITED REVIEW",),
    "VWP REFUSAL": (
        "VWP REFUSAL",
        "VWPPRF",
        "VWPRF",
    ),
    "VWP REMOVAL": (
        "VWP REMOVAL",
        "VWPP REMOVAL",
        "VWPPRM",
        "VWPRM",
    ),
    "VWP REMOVAL (GUAM-CNMI)": (
        "VWP REMOVAL (GUAM-CNMI)",
        "VWP/GM",
    ),
    "VWP WITH I-863 NOTICE TO REFER (REFER TO IJ)": (
        "VWP WITH I-863 NOTICE TO REFER (REFER TO IJ)",
    ),
    "WARRANT OF ARREST/NOTICE TO APPEAR": (
        "WA/NTA",
        "WARRANT OF ARREST/NOTICE TO APPEAR",
    ),
    "WITHDRAWAL (I-275)": (
        "WD",
        "WITHDRAWAL (I-275)",
        "WITHDRAWAL (WD2)",
    ),
    "WITHDRAWAL (WD2)": ("WD2",),
    "WITHDRAWAL IN LIEU OF ER": (
        "WD/ER",
        "WITHDRAWAL IN LIEU OF ER",
    ),
    "WITHDRAWAL IN LIEU OF NTA": (
        "WD/NTA",
        "WITHDRAWAL IN LIEU OF NTA",
    ),
}

PROCESSING_DISPOSITIONS: Mapping[str, str] = {
    raw: label for label, raws in _RAW_BY_LABEL.items() for raw in raws
}
"""Raw value, as EID writes it, to its label."""
