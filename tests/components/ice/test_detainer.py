from __future__ import annotations

from collections.abc import Callable

import pytest

from discretion.components.ice.detainer import IceDetainer
from tests.components.conftest import Read

HEADINGS = (
    "Detainer Prepare Date,Facility AOR,Detainer Prep Threat Level,Prior Felony Yes No,"
    "Significant Risk Yes No,Other Removal Reason Yes No,Other Removal Reason,"
    "MSC Charge Code,MSC Charge Date,MSC Conviction Date,Unique Identifier"
)


def test_a_published_row_is_read_with_its_check_boxes(read: Read) -> None:
    assert read(
        IceDetainer,
        HEADINGS,
        "2024-12-11 10:00:00,Dallas Area of Responsibility,1,Y,NO,N,(b)(7)(E),5404,"
        "2024-10-30,2024-11-18," + "ab" * 20,
    ) == [
        {
            "prepared_on": "2024-12-11",
            "facility_aor": "Dallas Area of Responsibility",
            "facility_aor_label": "Dallas",
            "threat_level": "1",
            "threat_level_label": "Level 1",
            "prior_felony": True,
            "significant_risk": False,
            "other_removal_reason": False,
            "msc_charge_code": "5404",
            "msc_charge_code_label": "Traffic Offenses",
            "msc_charge_date": "2024-10-30",
            "msc_conviction_date": "2024-11-18",
        }
    ]


@pytest.mark.parametrize("written", ["5404", "301", "35AB"])
def test_a_charge_code_where_its_day_should_be_is_no_day(
    read: Read, written: str
) -> None:
    (row,) = read(
        IceDetainer,
        "detainer_prepare_date,msc_charge_code,msc_charge_date",
        f"2024-12-11,5404,{written}",
    )
    assert "msc_charge_date" not in row


@pytest.mark.parametrize(
    ("written", "code", "category"),
    [
        ("301", "0301", "Immigration"),
        ("0999", "0999", "Homicide"),
        ("35AB", "35AB", "Dangerous Drugs"),
        ("09AA", "09AA", "Homicide"),
    ],
)
def test_a_charge_code_gets_its_lost_zero_back_and_its_category(
    read: Read, written: str, code: str, category: str
) -> None:
    (row,) = read(
        IceDetainer, "detainer_prepare_date,msc_charge_code", f"2024-12-11,{written}"
    )
    assert (row["msc_charge_code"], row["msc_charge_code_label"]) == (code, category)


@pytest.mark.parametrize(
    ("headings", "line", "fault"),
    [
        ("detainer_prepare_date,msc_charge_code", "2024-12-11,9X01", "msc_charge_code"),
        ("detainer_prepare_date,facility_aor", "2024-12-11,Narnia", "facility_aor"),
        ("detainer_prepare_date,case_category", "2024-12-11,[9Z] No", "case_category"),
        ("detainer_prepare_date,visa_yes_no", "2024-12-11,PERHAPS", "visa_abuse"),
    ],
)
@pytest.mark.shows("F066")
def test_an_unknown_code_rejects_the_row_by_name(
    rejected: Callable[..., list[str]], headings: str, line: str, fault: str
) -> None:
    (told,) = rejected(IceDetainer, headings, line)
    value = line.split(",")[1]
    assert told.startswith(f'extract.csv row 2: {fault} "{value}" is not a known code')
