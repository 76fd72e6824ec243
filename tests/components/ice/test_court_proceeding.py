from __future__ import annotations

from collections.abc import Callable

from discretion.components.ice.court_proceeding import IceCourtProceeding
from tests.components.conftest import Read


def test_a_published_proceeding_is_read_by_its_field_names(read: Read) -> None:
    assert read(
        IceCourtProceeding,
        "IDNPROCEEDING,IDNCASE,OSC_DATE,COMP_DATE,CASE_TYPE,DEC_CODE,OTHER_COMP,CUSTODY,NAT",
        "1,7,2009-01-01 00:00:00.000,2013-04-02 00:00:00.000,RMV,,Y,N,MX",
    ) == [
        {
            "completed_on": "2013-04-02",
            "case_type": "RMV",
            "case_type_label": "Removal",
            "other_completion": "Y",
            "other_completion_label": "Prosecutorial Discretion - Admin Close",
            "custody": "N",
            "custody_label": "Never Detained",
        }
    ]


def test_one_letter_means_different_things_by_field(read: Read) -> None:
    (row,) = read(
        IceCourtProceeding,
        "idnproceeding,idncase,comp_date,dec_code,other_comp",
        "1,7,,T,T",
    )
    assert (row["decision_code_label"], row["other_completion_label"]) == (
        "Terminated",
        "Transfer",
    )


def test_an_unknown_completion_rejects_the_row(
    rejected: Callable[..., list[str]],
) -> None:
    (told,) = rejected(
        IceCourtProceeding, "idnproceeding,comp_date,other_comp", "1,2013-04-02,Q"
    )
    assert told.startswith('extract.csv row 2: other_completion "Q" is not')
