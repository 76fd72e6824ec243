"""Random rows of the Border Patrol, of ports, of referrals and of requests."""

from __future__ import annotations

from random import Random

from tests.links.second_count.random_custody import AORS
from tests.links.second_count.random_rows import Kind, Moment, Row

_SECTORS = ("TCA", "RGV", "El Paso", "MIP", "")


def _referral_by_ice(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {"referral_date": moment.day(chance), "aor": chance.choice(AORS)}


def _decided(received_on: str, moment: Moment, chance: Random) -> tuple[str, str]:
    decision = chance.choice(
        (
            "Approved",
            "Approved",
            "GRANTED",
            "Denied",
            "Withdrawn",
            "Rejected",
            "Denied, terminated, or withdrawn",
            "",
        )
    )
    missing = 0.1 if decision else 1.0
    return decision, moment.after(received_on, chance, missing=missing)


def _request_to_ice(person: int, number: int, moment: Moment, chance: Random) -> Row:
    received_on = moment.day(chance)
    decision, decided_on = _decided(received_on, moment, chance)
    return {
        "request_date": received_on,
        "decision": decision,
        "decision_date": decided_on,
    }


def _apprehension(person: int, number: int, moment: Moment, chance: Random) -> Row:
    caught_on = moment.day(chance)
    return {
        "event_number": f"BP{number // 2}",
        "appr_dt_time": caught_on,
        "sector": chance.choice(_SECTORS),
        "daca_eligible_release": chance.choice(("Y", "Y", "N", "")),
        "release_date": moment.after(caught_on, chance, missing=0.2),
        "uscis_referral_date": moment.after(caught_on, chance, missing=0.5),
    }


def _inadmissible(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "sigma_event_id": f"S{number}",
        "event_created_datetime": moment.day(chance),
        "field_office_name": chance.choice(("Tucson", "EL PASO FIELD OFFICE", "")),
        "disposition_name": chance.choice(("Withdrawal", "Paroled", "")),
    }


def _referral_by_cbp(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {"referral_date": moment.day(chance), "sector": chance.choice(_SECTORS)}


def _request(person: int, number: int, moment: Moment, chance: Random) -> Row:
    received_on = moment.day(chance)
    decision, decided_on = _decided(received_on, moment, chance)
    in_elis = chance.random() < 0.5
    return {
        "receipt_number": receipt(person, number),
        "data_source": "ELIS" if in_elis else chance.choice(("C3", "CLAIMS 3", "")),
        "form_type": chance.choice(("DACA - Initial", "DACA - Renewal"))
        if in_elis
        else "",
        "rec_date": received_on,
        "status": decision.split(",")[0].replace("GRANTED", "Approved")
        or chance.choice(("Pending", "Rejected", "")),
        "decision": decision,
        "decision_date": decided_on,
    }


def receipt(person: int, number: int) -> str:
    """A receipt number; the same person and number have the same."""
    return f"IOE{person:04d}{number:06d}"


def _status(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "receipt_number": receipt(person, number),
        "status": chance.choice(("Received", "Biometrics", "Approved")),
        "status_date": moment.day(chance),
    }


def _referral_to_ice(person: int, number: int, moment: Moment, chance: Random) -> Row:
    return {
        "ice_referral_date": moment.day(chance),
        "reason": chance.choice(("FRAUD", "PUBLIC SAFETY", "")),
    }


def _cites(moment: Moment, chance: Random) -> Row:
    return {"policy_cited": chance.choice(("D1", "J2", ""))}


def _states(moment: Moment, chance: Random) -> Row:
    """Facts on the form, on days around those that the criteria turn on."""
    return {
        "ben_year_of_birth": chance.choice(("1980", "1981", "1982", "1995", "", "")),
        "initial_entry_date": chance.choice(
            ("1996-12-31", "1997-01-01", "1997-12-31", "1998-01-01", "2010-05-05", "")
        ),
        "resided_since": chance.choice(("2007-06-14", "2007-06-15", "2007-06-16", "")),
        "education_or_service": chance.choice(("GED", "in school", "NONE", "")),
        **_cites(moment, chance),
    }


def _caught(moment: Moment, chance: Random) -> Row:
    return {
        "entry_date": chance.choice(("1996-05-05", "2001-01-01", "1979-01-01", "")),
        "citizenship": chance.choice(("MEXICO", "GUATE", "Cuba", "")),
        **_cites(moment, chance),
    }


KINDS = (
    Kind("ice_referral", "ice/referrals.csv", "referral_number", _referral_by_ice),
    Kind(
        "ice_daca_request",
        "ice/daca_requests.csv",
        "request_number",
        _request_to_ice,
        (0, 0, 0, 1),
        also=_cites,
    ),
    Kind(
        "cbp_apprehension",
        "cbp/apprehensions.csv",
        "subject_key",
        _apprehension,
        also=_caught,
    ),
    Kind(
        "cbp_inadmissible",
        "cbp/inadmissibles.csv",
        "sigma_subject_person_id",
        _inadmissible,
    ),
    Kind("cbp_referral", "cbp/referrals.csv", "referral_number", _referral_by_cbp),
    Kind(
        "uscis_daca_request",
        "uscis/daca_requests.csv",
        "receipt_number",
        _request,
        (0, 0, 1, 1, 2, 3),
        also=_states,
    ),
    Kind("uscis_status", "uscis/statuses.csv", "receipt_number", _status),
    Kind(
        "uscis_referral_to_ice",
        "uscis/referrals_to_ice.csv",
        "referral_number",
        _referral_to_ice,
    ),
)
