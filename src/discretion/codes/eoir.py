"""Codes of the immigration courts (EOIR): how proceedings and appeals end.

One letter means different things by field: `T` is Terminated as a decision and Transfer
as another completion. Prosecutorial discretion stands among the other completions and
the Board's decisions, never among a judge's decisions.
Source: EOIR's published lookup tables.
"""

from __future__ import annotations

from collections.abc import Mapping

OTHER_COMPLETIONS: Mapping[str, str] = {
    "A": "Administrative Closing - Other",
    "B": "Administrative closing - Failure to Appear",
    "C": "Change of Venue",
    "F": "Failure to Prosecute (DHS cases only)",
    "H": "Haitian",
    "J": "Jurisdiction Transferred to the BIA",
    "K": "Administrative Closure",
    "L": "Lifted Detained Status",
    "M": "In Court Prosecutorial Discretion - Admin Closure",
    "O": "Other Administrative Completion",
    "P": "Temporary Protected Status",
    "T": "Transfer",
    "W": "Withdraw",
    "X": "ZERO BOND",
    "Y": "Prosecutorial Discretion - Admin Close",
}
"""`OTHER_COMP`: a proceeding completed without a decision on the charges."""

COURT_DECISIONS: Mapping[str, str] = {
    "A": "Abandonment, or affirmed in a review",
    "C": "Conditional Grant",
    "D": "Deny, deport or dismissed, by case type",
    "E": "Grant-INA Withholding, or excluded, by case type",
    "G": "Grant",
    "H": "Grant-CAT Deferral",
    "J": "Jurisdiction Transferred to the BIA",
    "K": "Revoke",
    "L": "Legally admitted",
    "N": "Recommend Final",
    "O": "Other",
    "R": "Relief granted, or rescinded, by case type",
    "S": "Reserve",
    "T": "Terminated",
    "U": "Dismissed by IJ",
    "V": "Voluntary departure, or vacated in a review",
    "W": "Withdraw",
    "X": "Removed",
    "Z": "Grant-CAT Withholding",
}
"""`DEC_CODE`: what the judge decided; the meaning may depend on the case type."""

CASE_TYPES: Mapping[str, str] = {
    "AOC": "Asylum Only Case",
    "CDR": "Continued Detention Review",
    "CFR": "Credible Fear Review",
    "CSR": "Claimed Status Review",
    "DCC": "Departure Control",
    "DDC": "DD Appeal",
    "DEP": "Deportation",
    "EXC": "Exclusion",
    "NAC": "NACARA Adjustment",
    "REC": "Rescission",
    "RFR": "Reasonable Fear Case",
    "RMV": "Removal",
    "WHO": "Withholding Only",
}
"""`CASE_TYPE`: the kind of proceeding."""

CUSTODY_STATUSES: Mapping[str, str] = {
    "D": "Detained",
    "N": "Never Detained",
    "R": "Released",
}
"""`CUSTODY`: whether the person was held."""

BOARD_DECISIONS: Mapping[str, str] = {
    "ABC": "American Baptist Church Settlement",
    "ACR": "ROP Returned to Court to correct deficiency",
    "ADM": "Administratively Closed",
    "ADR": "Administrative Return",
    "APD": "Administratively Closed-DHS PD",
    "BCR": "Background Check Remand",
    "BVD": "BIA grants voluntary departure except when CFV applies",
    "CFD": "Final Denial of EOIR 42B/40",
    "CFG": "Final Grant of EOIR 42B/40",
    "CFV": "Final Denial of 42B/40 - Granting VD",
    "CGR": "Any conditional grant of relief except CPC",
    "CON": "Continued",
    "CPC": "Conditional Grant--CPC Asylum",
    "CPG": "Coercive Population Control",
    "CTM": "Administratively closed other than ABC",
    "D30": "Dismissed (Grant V/D 30 days)",
    "DED": "Deferred Enforced Departure",
    "DEN": "Denied",
    "DIS": "Dismiss Appeal/Affirm IJ's Decision",
    "DMO": "Dismissed as Moot",
    "DNS": "Denied Soriano",
    "DSO": "Dismiss Soriano",
    "DUT": "Dismiss as Untimely",
    "DVD": "Dismissed (Voluntary Departure Granted)",
    "FMD": "Franco Motion DEN; Remove/Ineligible Relief",
    "GNR": "Grant with no Remand",
    "GRN": "Granted",
    "GRS": "Granted Soriano",
    "MBD": "Moot Bond",
    "NAN": "NACARA Notice",
    "NJU": "Lacks Jurisdiction - BIA",
    "OTH": "Other",
    "OTS": "Other Soriano",
    "REJ": "Rejection",
    "REM": "Remand",
    "S-L": "Streamlining",
    "SAD": "Summary Dismissal (a) inad reason on appeal",
    "SAF": "Summary Affirmance",
    "SAV": "Summary Affirmance/VD",
    "SCC": "Suspension Cancellation CAP",
    "SDG": "Summary Dismissal (G) untimely or waived appeal",
    "SED": "Summary Dismissal (e) no brief",
    "SNC": "Special NACARA Continuation",
    "SND": "Summary Dismissal - both (a) and (e)",
    "SOD": "Summary Dismissal (o) Other",
    "SUD": "Summarily Dismiss",
    "SUP": "Suspension Completion",
    "SUS": "Sustain",
    "TER": "Termination",
    "TPD": "Terminate-DHS PD",
    "TPS": "Temporary Protected Status",
    "WDL": "Withdrawal of Appeal",
    "WPD": "Withdrawal-DHS PD",
}
"""`strBIADecision`: what the Board of Immigration Appeals decided."""

LOOKUPS_READ: Mapping[str, str] = {
    "tblLookupCourtDecision": "OTHER_COMP and DEC_CODE of a proceeding, by field",
    "tblLookupBIADecision": "strBIADecision of an appeal",
    "tblLookupCaseType": "CASE_TYPE of a proceeding",
    "tblLookupCustodyStatus": "CUSTODY of a proceeding",
}
"""EOIR's lookup tables that are read here, and for which field."""

_LEFT_OUT: Mapping[str, str] = {
    "names people, places or addresses, which no statistic here needs": """
        tblINSoffice tblInmateHousing tblLookUpINSAddress tblLookupBaseCity
        tblLookupDistrictLocation tblLookupHloc tblLookupInmate tblLookupJudge
        tblLookupJudgeBaseCity tblLookupOfficeLocation tblLookupRegion tblLookupState
        tblPanels tblTeams
    """,
    "describes a person in a field that is left out": """
        tblLanguage tblLookupAlienNat tblLookupCountry tblLookupNationality
        tblLookupSex tblLookup_Juvenile
    """,
    "tells of an application, a motion, a charge or a claim, not of the case's end": """
        tblLookUp_Appln tblLookUpAllegationStmt tblLookupAppealIssues
        tblLookupBoardMotions tblLookupClaimedIssue tblLookupCourtAppDecisions
        tblLookupMotionType tblLookupOAResponse tblTortureConvID tbllookupCharges
    """,
    "tells of schedules, filings, fees and papers": """
        tblLookUpCaseIdentifier tblLookupCommentTypeBoard tblLookupConsultedWith
        tblLookupContactChange tblLookupFeeStatus tblLookupFeeType tblLookupFiledBy
        tblLookupFiling_Method tblLookupFiling_Method_Party tblLookupNOTICE
        tblLookupService_Method tblLookup_INS_Clock_Entry_Status tbl_br_DeductCodes
        tbllookupCal_Type tbllookupSchedule_Type
    """,
    "tells of the kind or the priority of a case, which is no act": """
        tblLookupBIADecisionType tblLookupComponents tblLookupPriority
        tblLookupSpecialIssue tblLookup_CasePriority tbllookupAppealType
    """,
    "tells of another court, or of appeals other than removal": """
        tblLookUpDDDecisionTypes tblLookupFedCourtDecision tblLookupFedCourtRemandTo
        tblLookupVote
    """,
    "says why an appeal waits (DC, DP and DB for DACA and DAPA), which is no act": """
        tblLookupHoldReason
    """,
    "numbers decisions of a field that published proceedings no longer have": """
        tblDecCode tblLookupFinalDisposition
    """,
}

LOOKUPS_LEFT_OUT: Mapping[str, str] = {
    table: reason for reason, tables in _LEFT_OUT.items() for table in tables.split()
}
"""Every other lookup table of EOIR, and why no code of it is read."""
