"""What a person asks of USCIS, and whom USCIS passes on to ICE."""

from __future__ import annotations

from datetime import date, timedelta

from discretion.codes.request import RequestDecision
from discretion.synthesis import rates, referral, uscis
from discretion.synthesis.chance import Chance
from discretion.synthesis.life import Life, referrals


def ask(life: Life, alone_on: date | None, chance: Chance) -> None:
    """Requests to USCIS; who asked ICE from custody may only renew its grant there."""
    if life.custody_requests:
        asked = life.custody_requests[-1]
        granted = asked.decision is RequestDecision.APPROVED
        if granted and asked.decided_on:
            life.requests = list(uscis.renewals(asked.decided_on, life, chance))
    else:
        referred = [on for _, on in referrals(life)]
        files_on = (
            uscis.files_when_referred(min(referred), chance) if referred else alone_on
        )
        life.requests = list(uscis.requests(life, files_on, chance))
    for request in life.requests:
        _pass_on(life, request, chance)


def _pass_on(life: Life, request: uscis.Request, chance: Chance) -> None:
    if request.decision is RequestDecision.DENIED and request.decided_on:
        on = request.decided_on + timedelta(chance.between(5, 90))
        if on <= rates.LAST_DAY and chance.happens(rates.USCIS_REFERS):
            life.passed_on.append(
                referral.passed_on(len(life.passed_on), on, life.charges, chance)
            )
