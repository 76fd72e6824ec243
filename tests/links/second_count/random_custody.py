"""Random rows of the tables that ICE keeps of people and of removal cases."""

from __future__ import annotations

from random import Random

from tests.links.second_count.random_rows import Kind, Moment, Row

AORS = ("Miami Area of Responsibility", "ELP", "SAN DIEGO", "SPM", "HQ", "New York", "")
_CATEGORIES = (
    "[5D] Final Order of Deportation / Removal - Deferred Action Granted",
    "5D",
    "[5F] Unable to Obtain Travel Document",
    "5F",
    "[3] Deportable - Administratively Final Order",
    "",
)
_CODES = ("3532", "3599", "301", "0301", "13AB", "5404", "", "")
_COUNTRIES = ("VIETNAM", "CHINA, PEOPLES REPUBLIC OF", "MEXICO", "Burma", "CUBA", "")
_LEVELS = ("1", "2", "3", "NA", "")


def _encounter(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "event_number": f"EV{number // 2}",
        "event_date": moment.day(chance) + chance.choice(("", " 13:05:00")),
        "responsible_aor": chance.choice(AORS),
        "arresting_agency": chance.choice(("ICE", "ERO", "CBP", "USBP", "")),
        "processing_disposition": chance.choice(
            (
                "PD",
                "REL/PD",
                "NTA/PD",
                "Prosecutorial Discretion ",
                "NTA",
                "DEF",
                "NA",
                "",
            )
        ),
        "basis": chance.choice(("DACA", "NOT_A_PRIORITY", "NOT_RECORDED", "", "")),
        "circumstance": chance.choice(("victim", "NURSING MOTHER", "", "")),
        "encounter_threat_level": chance.choice(_LEVELS),
    }


def _arrest(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "apprehension_date": moment.day(chance),
        "apprehension_aor": chance.choice(AORS),
        "case_category": chance.choice(_CATEGORIES),
    }


def _conviction(moment: Moment, chance: Random) -> Row:
    return {
        "msc_charge_code": chance.choice(_CODES),
        "msc_charge_date": moment.day(chance, missing=0.6)
        or chance.choice(("", "3599")),
        "msc_conviction_date": moment.day(chance, missing=0.2),
    }


def _detainer(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "detainer_prepare_date": moment.day(chance),
        "detainer_prep_threat_level": chance.choice(_LEVELS),
        "significant_risk_yes_no": chance.choice(("Y", "NO", "")),
        "criminal_street_gang_yes_no": chance.choice(("YES", "N", "")),
        **_conviction(moment, chance),
    }


def _detention(person: int, number: int, moment: Moment, chance: Random) -> Row:
    booked_in = moment.day(chance)
    stay_in = moment.day(chance, missing=0.2)
    over = chance.random() < 0.7
    last = "Died" if number % 3 == 0 else "Removed"
    return {
        "book_in_date_time": booked_in,
        "detention_book_out_date_time": moment.after(booked_in, chance, missing=0.3),
        "stay_book_in_date_time": stay_in,
        "stay_book_out_date_time": moment.after(stay_in, chance) if over else "",
        "book_in_aor": chance.choice(AORS),
        "stay_release_reason": chance.choice(
            ("Order of Supervision - No SLRRFF", "Paroled", last) if over else ("",)
        ),
        "case_threat_level": chance.choice(_LEVELS),
        "final_order_date": moment.day(chance, missing=0.3),
        "case_category": chance.choice(_CATEGORIES),
        "citizenship_country": chance.choice(_COUNTRIES),
        **_conviction(moment, chance),
    }


def _removal(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "departed_date": moment.day(chance),
        "departure_country": chance.choice(_COUNTRIES),
        "docket_aor": chance.choice(AORS),
        "case_criminality": chance.choice(
            ("1 Convicted Criminal", "3 Other Immigration Violator", "")
        ),
        "case_threat_level": chance.choice(_LEVELS),
        "msc_criminal_charge_status": chance.choice(("Convicted", "Overturned", "")),
        **_conviction(moment, chance),
    }


def _case(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "case_date": moment.day(chance),
        "case_category": chance.choice(_CATEGORIES),
        "docket_aor": chance.choice(AORS),
        "final_order_date": moment.day(chance, missing=0.3),
        "citizenship_country": chance.choice(_COUNTRIES),
    }


_BOXES = (
    "prior_felony_yes_no",
    "aggravated_felony_yes_no",
    "multiple_prior_misd_yes_no",
    "violent_misdemeanor_yes_no",
    "illegal_entry_yes_no",
    "unlawful_entry_yes_no",
    "illegal_reentry_yes_no",
    "unlawful_attempt_yes_no",
    "visa_yes_no",
    "deportation_ordered_yes_no",
)


def _also_met(moment: Moment, chance: Random) -> Row:
    return {
        "birth_year": chance.choice(("1981", "1982", "", "", "")),
        "entry_date": chance.choice(("1997-03-03", "2009-09-09", "", "")),
        "policy_cited": chance.choice(("C5", "d1", "J1", "", "")),
        "citizenship_country": chance.choice(_COUNTRIES),
    }


def _boxes(moment: Moment, chance: Random) -> Row:
    return {box: chance.choice(("Y", "N", "N", "", "")) for box in _BOXES}


def _ordered(moment: Moment, chance: Random) -> Row:
    return {"final_order_date": moment.day(chance, missing=0.5)}


def _fled(moment: Moment, chance: Random) -> Row:
    category = chance.choice(("[5B] Removable - ICE Fugitive", "8I", "", "", ""))
    return {
        "policy_cited": chance.choice(("C5", "J1", "", "")),
        **({"case_category": category} if category else {}),
    }


KINDS = (
    Kind(
        "ice_encounter",
        "ice/encounters.csv",
        "eid_subject_id",
        _encounter,
        also=_also_met,
    ),
    Kind("ice_arrest", "ice/arrests.csv", "arrest_number", _arrest),
    Kind(
        "ice_detainer",
        "ice/detainers.csv",
        "detainer_number",
        _detainer,
        also=_boxes,
    ),
    Kind(
        "ice_detention",
        "ice/detentions.csv",
        "detention_number",
        _detention,
        (0, 1, 2, 3, 4),
    ),
    Kind("ice_removal", "ice/removals.csv", "removal_number", _removal, also=_ordered),
    Kind("ice_case", "ice/cases.csv", "eid_case_id", _case, also=_fled),
)
