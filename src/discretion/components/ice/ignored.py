"""Headings of published ICE tables, and why a record that has no use for one omits it.

The tables share most of their headings. A record's own columns come first; whatever
else stands here is left out of it for the reason given.
"""

from __future__ import annotations

from collections.abc import Mapping

_WITHHELD = "withheld by the publisher: always redacted"
_ADDED = "added by the republisher; file, sheet and row are kept here anyway"
_ELSEWHERE = "state of the person's case or criminal history; read where its table is"
_UNUSED = "no statistic here uses it"

_WORDS: Mapping[str, str] = {
    _WITHHELD: """
        alien_file_number birth_date eid_case_id eid_dta_id eid_subject_id
    """,
    _ADDED: """
        duplicate_drop_row file_original row_original sheet_original stay_id stint_id
    """,
    _ELSEWHERE: """
        aggravated_felon apprehension_criminality apprehension_date
        apprehension_date_time apprehension_final_program apprehension_method
        apprehension_type arresting_agency book_in_criminality case_category
        case_category_time_of_arrest case_criminality case_ina_236c case_status
        case_threat_level criminality departed_date departure_country
        departure_country_name felon final_charge final_charge_code
        final_charge_section final_charge_section_code final_order_date
        final_order_yes_no final_order_yes_no_33 final_order_yes_no_56 final_program
        final_program_code final_program_group latest_apprehension_date
        latest_arrest_program_current latest_arrest_program_current_code
        latest_person_apprehension_date most_serious_conviction_charge
        most_serious_conviction_charge_code most_serious_conviction_msc_charge
        most_serious_conviction_msc_charge_code msc_charge msc_charge_code
        msc_charge_date msc_conviction_date msc_crime_class msc_criminal_charge_status
        msc_criminal_charge_status_code msc_ncic_charge msc_ncic_charge_code
        msc_sentence_days msc_sentence_months msc_sentence_years offense_ina_236c
        port_of_departure prior_deport_yes_no processing_disposition
        processing_disposition_code time_of_apprehension_case_category
        time_of_apprehension_current_program toa_case_category
    """,
    _UNUSED: """
        apprehension_aor apprehension_county apprehension_landmark
        apprehension_site_landmark apprehension_state biometric_match birth_country
        birth_country_per birth_country_ero birth_year bond_posted_amount
        bond_posted_date book_in_aor book_in_site charge charge_code
        charge_section_code citizenship_country county detainee_classification
        detainer_facility detainer_facility_code detainer_lift_reason_code
        detention_facility detention_facility_code docket_aor duplicate_likely
        encounter_criminality encounter_threat_level entry_date entry_status
        ethnicity event_landmark event_type facility_aor facility_city facility_state
        federal_interest federal_register_notice gender initial_bond_set_amount
        initial_bond_set_date known_terrorist lead_event_type lead_source
        marital_status notify_release_request officer_in_charge operation
        order_to_show_cause_served_date other_removal_reason race religion
        responsible_aor responsible_site state statements_made suspected_gang
        toa_current_duty_aor toa_current_duty_site
    """,
}
"""Reason to the headings it is the reason for."""

PUBLISHED: Mapping[str, str] = {
    heading: reason for reason, words in _WORDS.items() for heading in words.split()
}
"""Heading to reason."""
