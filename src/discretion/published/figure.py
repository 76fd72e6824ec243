"""How a published figure is declared: a number, and all that must be said beside it."""

from __future__ import annotations

import dataclasses
import datetime

from discretion.record import Word


class FigureUnit(Word):
    """What a published figure counts; figures of two units are never compared."""

    REQUESTS = "REQUESTS", "Requests, of which a person may have made several."
    REQUESTORS = "REQUESTORS", "Persons who made requests, each counted once."
    INSTANCES = (
        "INSTANCES",
        "Acts of discretion, of which a person may have had several.",
    )
    PERSONS = "PERSONS", "Individuals, as the source calls them."
    ALIENS = (
        "ALIENS",
        "Aliens, persons who are neither citizens nor nationals of the United States "
        "(INA 101(a)(3)), as the source prints it: one met twice may count twice.",
    )
    APPREHENSIONS = (
        "APPREHENSIONS",
        "Apprehensions, of which a person may have had several.",
    )
    CLOSURES = (
        "CLOSURES",
        "Completions of court cases, of which one person may have had several.",
    )
    PROCEEDINGS = (
        "PROCEEDINGS",
        "Proceedings in court, of which a case or a person may have had several.",
    )
    US_DOLLARS_A_YEAR = "US_DOLLARS_A_YEAR", "United States dollars for each year."


class FigureComponent(Word):
    """Whose work a published figure counts."""

    ICE = "ICE", "U.S. Immigration and Customs Enforcement."
    CBP = "CBP", "U.S. Customs and Border Protection."
    USCIS = "USCIS", "U.S. Citizenship and Immigration Services."
    DHS = "DHS", "The Department of Homeland Security: several components together."
    EOIR = (
        "EOIR",
        "Executive Office for Immigration Review: the courts, which are not part of "
        "the Department.",
    )


class WindowKind(Word):
    """What kind of span of time a published figure is about."""

    DAYS = "DAYS", "From a first to a last day, both counted."
    FISCAL_YEAR = (
        "FISCAL_YEAR",
        "A fiscal year, or several: each from 1 October to 30 September.",
    )
    CALENDAR_YEAR = "CALENDAR_YEAR", "A calendar year, or several."
    AS_PRINTED = (
        "AS_PRINTED",
        "A year that the source does not call fiscal or calendar.",
    )
    POINT_IN_TIME = "POINT_IN_TIME", "How many there were at a time: no flow."
    UP_TO = "UP_TO", "Everything up to a time, from a beginning that is not printed."


class Precision(Word):
    """How exactly the source gives a figure."""

    EXACT = "EXACT", "To the unit."
    ABOUT = "ABOUT", "Rounded: the source says about, nearly or an estimate."
    FEWER_THAN = "FEWER_THAN", "Rounded: there were fewer."


class Absence(Word):
    """Why a figure has no value, which is never the same as none."""

    NOT_RECORDED_SEPARATELY = (
        "NOT_RECORDED_SEPARATELY",
        "The component's records do not tell these from others.",
    )


@dataclasses.dataclass(frozen=True)
class Window:
    """The time a figure is about.

    ``first_on`` and ``last_on`` both count, and are None where the source gives no
    days; ``as_of`` is the day, month or year, such as 2014-02, at which a stock was
    counted or a count that is still growing was read.
    """

    kind: WindowKind
    as_printed: str
    first_on: datetime.date | None = None
    last_on: datetime.date | None = None
    as_of: str | None = None


@dataclasses.dataclass(frozen=True)
class FigureSource:
    """Who printed a figure, in which document, and where in it."""

    publisher: str
    document: str
    place: str


@dataclasses.dataclass(frozen=True)
class PublishedFigure:
    """A figure that others have printed, in the meaning in which they printed it.

    ``metric`` is what figures of several windows or components share. Either ``value``
    is None or ``absence`` is. ``person_count`` is how many persons stand behind it,
    None where the source does not say; ``part`` is the office within the component.
    """

    id: str
    metric: str
    about: str
    value: int | None
    absence: Absence | None
    unit: FigureUnit
    precision: Precision
    window: Window
    component: FigureComponent
    part: str | None
    source: FigureSource
    caveat: str
    quality: str
    person_count: int | None = None

    @property
    def approximate(self) -> bool:
        """True where the source does not give it to the unit."""
        return self.precision is not Precision.EXACT
