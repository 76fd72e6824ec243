"""What in a record may show that a person is of a priority: a closed list of signs.

Which signs make a priority stands in its policy's file. How a sign is read off the
records of a component is declared beside them, and never depends on a policy.
"""

from __future__ import annotations

from discretion.record import Word


class PrioritySign(Word):
    """What a record may say of a person that makes one of a priority."""

    SIGNIFICANT_RISK = (
        "SIGNIFICANT_RISK",
        "A detainer marks a significant risk to national security, border security or "
        "public safety.",
    )
    CRIMINAL_STREET_GANG = (
        "CRIMINAL_STREET_GANG",
        "A detainer marks a criminal street gang.",
    )
    PRIOR_FELONY = "PRIOR_FELONY", "A detainer marks a prior felony conviction."
    AGGRAVATED_FELONY = "AGGRAVATED_FELONY", "A detainer marks an aggravated felony."
    MULTIPLE_MISDEMEANORS = (
        "MULTIPLE_MISDEMEANORS",
        "A detainer marks three or more misdemeanor convictions.",
    )
    VIOLENT_MISDEMEANOR = (
        "VIOLENT_MISDEMEANOR",
        "A detainer marks a misdemeanor of violence, threats, weapons or the like.",
    )
    ILLEGAL_ENTRY = (
        "ILLEGAL_ENTRY",
        "A detainer marks a conviction of illegal entry.",
    )
    UNLAWFUL_ENTRY = "UNLAWFUL_ENTRY", "A detainer marks an unlawful entry."
    ILLEGAL_REENTRY = "ILLEGAL_REENTRY", "A detainer marks a return after removal."
    UNLAWFUL_ATTEMPT = (
        "UNLAWFUL_ATTEMPT",
        "A detainer marks an attempt to enter unlawfully.",
    )
    VISA_ABUSE = (
        "VISA_ABUSE",
        "A detainer marks abuse of a visa or the visa waiver program.",
    )
    DEPORTATION_ORDERED = (
        "DEPORTATION_ORDERED",
        "A detainer marks that removal was ordered.",
    )
    BORDER_APPREHENSION = (
        "BORDER_APPREHENSION",
        "The Border Patrol apprehended the person; no record says that it did not.",
    )
    FUGITIVE_CASE = (
        "FUGITIVE_CASE",
        "The removal case was seen in a category of ICE fugitives; another category "
        "does not say that the person obstructs nothing.",
    )
    FINAL_ORDER = (
        "FINAL_ORDER",
        "A final order of removal was issued; that none is recorded says nothing.",
    )
    THREAT_LEVEL_1 = (
        "THREAT_LEVEL_1",
        "A record holds threat level 1, the most serious; levels 2 and 3 say no.",
    )
