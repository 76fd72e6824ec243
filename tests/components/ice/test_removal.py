from __future__ import annotations

from discretion.components.ice.removal import IceRemoval
from tests.components.conftest import Read


def test_a_published_row_is_read_under_its_printed_headings(read: Read) -> None:
    assert read(
        IceRemoval,
        "Departed Date,Departure Country,Docket AOR,Prior Deport Yes No,"
        "Case Criminality,Case Threat Level,MSC NCIC Charge Code,"
        "MSC Criminal Charge Status,MSC Charge Date,Case Status,Unique Identifier",
        "2013-02-03,GUATEMALA,San Antonio Area of Responsibility,YES,"
        "1 Convicted Criminal,NA,301,Convicted,301,"
        "8-Excluded/Removed - Inadmissibility," + "ab" * 20,
    ) == [
        {
            "departed_on": "2013-02-03",
            "departure_country": "GUATEMALA",
            "departure_country_label": "Guatemala",
            "docket_aor": "San Antonio Area of Responsibility",
            "docket_aor_label": "San Antonio",
            "prior_deport": True,
            "criminality": "1 Convicted Criminal",
            "criminality_label": "Convicted Criminal",
            "threat_level": "NA",
            "threat_level_label": "None",
            "msc_charge_code": "0301",
            "msc_charge_code_label": "Immigration",
            "msc_criminal_charge_status": "Convicted",
            "msc_criminal_charge_status_label": "CONVICTED",
            "case_status": "8-Excluded/Removed - Inadmissibility",
            "case_status_label": "Excluded/Removed - Inadmissibility",
        }
    ]


def test_a_country_that_the_list_lacks_stands_as_written(read: Read) -> None:
    (row,) = read(
        IceRemoval,
        "departed_date,docket_aor,departure_country",
        "2013-02-03,HQ,Freedonia",
    )
    assert row["departure_country_label"] == "Freedonia"
