"""The words for a request for deferred action (Form I-821D) and its outcome."""

from __future__ import annotations

from collections.abc import Mapping

from discretion.record import Word


class RequestKind(Word):
    """Whether a request is the first or renews an earlier grant."""

    INITIAL = "INITIAL", "A first request."
    RENEWAL = "RENEWAL", "A request to renew an earlier grant."


class RequestDecision(Word):
    """How a request was decided; NOT_SEPARABLE where denied includes withdrawn."""

    APPROVED = "APPROVED", "Deferred action was granted."
    DENIED = "DENIED", "Denied."
    WITHDRAWN = "WITHDRAWN", "Withdrawn by the requestor."
    REJECTED = "REJECTED", "Rejected at intake, without a decision on the merits."
    NOT_SEPARABLE = (
        "NOT_SEPARABLE",
        "Denied, terminated or withdrawn: the source does not say which.",
    )


class RequestSystem(Word):
    """The USCIS system that holds the request."""

    C3 = "C3", "CLAIMS 3, for requests on paper."
    ELIS = "ELIS", "Electronic Immigration System."


REQUEST_KINDS: Mapping[str, RequestKind] = {
    "DACA - INITIAL": RequestKind.INITIAL,
    "DACA - RENEWAL": RequestKind.RENEWAL,
    "INITIAL": RequestKind.INITIAL,
    "RENEWAL": RequestKind.RENEWAL,
}
"""ELIS names the kind; CLAIMS 3 does not, so it is inferred from earlier approvals."""

REQUEST_DECISIONS: Mapping[str, RequestDecision] = {
    "APPROVED": RequestDecision.APPROVED,
    "GRANTED": RequestDecision.APPROVED,
    "DENIED": RequestDecision.DENIED,
    "WITHDRAWN": RequestDecision.WITHDRAWN,
    "REJECTED": RequestDecision.REJECTED,
    "DENIED, TERMINATED, OR WITHDRAWN": RequestDecision.NOT_SEPARABLE,
}
"""The last is the wording of the 2014 tables: it cannot be taken apart."""

REQUEST_SYSTEMS: Mapping[str, RequestSystem] = {
    "C3": RequestSystem.C3,
    "CLAIMS 3": RequestSystem.C3,
    "CLAIMS3": RequestSystem.C3,
    "ELIS": RequestSystem.ELIS,
}
"""Spellings of the two systems."""

REQUEST_STATUSES: Mapping[str, str] = {
    status: status
    for status in (
        "ACCEPTED",
        "REJECTED",
        "RECEIVED",
        "BIOMETRICS",
        "UNDER REVIEW",
        "REQUEST FOR EVIDENCE",
        "NOTICE OF INTENT TO DENY",
        "APPROVED",
        "DENIED",
        "TERMINATED",
        "WITHDRAWN",
        "ADMINISTRATIVELY CLOSED",
        "PENDING",
    )
}
"""Where a request stands, in the words of the published tables."""
