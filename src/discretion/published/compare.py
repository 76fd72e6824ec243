"""Figures beside each other: a ratio or a sum, or the reasons why there is none.

Units and windows must be the same. What is worked out here is never typed anywhere.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from discretion.published.figure import (
    FigureComponent,
    PublishedFigure,
    Window,
    WindowKind,
)
from discretion.record import Word


class Comparability(Word):
    """Whether published figures may be set against each other."""

    COMPARABLE = "COMPARABLE", "They count the same thing over the same time."
    NOT_COMPARABLE = "NOT_COMPARABLE", "They do not; there is no value."


class Reason(Word):
    """Why published figures may not be set against each other."""

    METRICS_DIFFER = "METRICS_DIFFER", "A sum needs one thing that all of them count."
    UNITS_DIFFER = "UNITS_DIFFER", "They count different things."
    WINDOWS_DIFFER = "WINDOWS_DIFFER", "They are about different times."
    COMPONENTS_OVERLAP = (
        "COMPONENTS_OVERLAP",
        "The work of a component is in two of them, so a sum would count it twice.",
    )
    VALUE_NOT_KNOWN = "VALUE_NOT_KNOWN", "One of them has no value."
    DENOMINATOR_IS_ZERO = "DENOMINATOR_IS_ZERO", "Nothing can be divided by it."


@dataclasses.dataclass(frozen=True)
class Ratio:
    """A figure divided by another; ``value`` is None where there are reasons."""

    numerator: PublishedFigure
    denominator: PublishedFigure
    value: float | None
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...]

    @property
    def status(self) -> Comparability:
        """Whether the two may be set against each other."""
        return _status(self.reasons)


@dataclasses.dataclass(frozen=True)
class Total:
    """The sum of figures of several components.

    ``value`` leaves out those that have none, which ``missing`` names, and is then "at
    least"; it is None where there are reasons against a sum, or nothing to add.
    """

    figures: tuple[PublishedFigure, ...]
    value: int | None
    reasons: tuple[Reason, ...]
    warnings: tuple[str, ...]

    @property
    def status(self) -> Comparability:
        """Whether the figures may be added."""
        return _status(self.reasons)

    @property
    def missing(self) -> tuple[PublishedFigure, ...]:
        """The figures that are not known; each says of which component, and why."""
        return tuple(one for one in self.figures if one.absence)

    @property
    def at_least(self) -> bool:
        """True where the sum lacks a part, so that the whole is no smaller."""
        return self.value is not None and bool(self.missing)


def ratio(numerator: PublishedFigure, denominator: PublishedFigure) -> Ratio:
    """One figure divided by another, or why that would mean nothing."""
    both = (numerator, denominator)
    told = [*_differences(both), *_absences(both)]
    if denominator.value == 0:
        told.append((Reason.DENOMINATOR_IS_ZERO, f"{denominator.id} is 0."))
    value = None
    if not told and numerator.value is not None and denominator.value is not None:
        value = numerator.value / denominator.value
    reasons, warnings = _told(told)
    return Ratio(numerator, denominator, value, reasons, warnings + _cautions(both))


def total(figures: Sequence[PublishedFigure]) -> Total:
    """The sum over components, at least, and what is missing from it."""
    told = [*_differences(figures), *_overlaps(figures)]
    known = [one.value for one in figures if one.value is not None]
    if not known:
        told.extend(_absences(figures))
    value = sum(known) if known and not told else None
    reasons, warnings = _told(told)
    return Total(tuple(figures), value, reasons, warnings + _cautions(figures))


def same_window(one: PublishedFigure, other: PublishedFigure) -> bool:
    """True where two figures are about the same time, as far as the sources say.

    A year that is only printed is the same within one document.
    """
    if _days(one.window) or _days(other.window):
        return _days(one.window) == _days(other.window)
    same_document = one.source.document == other.source.document
    named = one.window.kind is WindowKind.AS_PRINTED
    return one.window == other.window and (same_document or not named)


def _days(window: Window) -> tuple[object, object] | None:
    return (window.first_on, window.last_on) if window.first_on else None


def _differences(
    figures: Sequence[PublishedFigure],
) -> Iterator[tuple[Reason, str]]:
    if len({one.unit for one in figures}) > 1:
        units = _each(figures, [one.unit.value for one in figures])
        yield Reason.UNITS_DIFFER, f"The units differ: {units}."
    if not all(same_window(figures[0], one) for one in figures[1:]):
        windows = _each(figures, [one.window.as_printed for one in figures])
        yield Reason.WINDOWS_DIFFER, f"The windows differ: {windows}."


def _overlaps(figures: Sequence[PublishedFigure]) -> Iterator[tuple[Reason, str]]:
    if len({one.metric for one in figures}) > 1:
        metrics = _each(figures, [one.metric for one in figures])
        yield Reason.METRICS_DIFFER, f"The metrics differ: {metrics}."
    components = {one.component for one in figures}
    # The Department's figures hold those of its components.
    whole = FigureComponent.DHS in components and len(components) > 1
    if whole or len(components) < len(figures):
        names = _each(figures, [one.component.value for one in figures])
        yield Reason.COMPONENTS_OVERLAP, f"The components overlap: {names}."


def _absences(figures: Sequence[PublishedFigure]) -> Iterator[tuple[Reason, str]]:
    for one in figures:
        if one.absence:
            said = f"{one.id} has no value: {one.absence.value}."
            yield Reason.VALUE_NOT_KNOWN, said


def _cautions(figures: Sequence[PublishedFigure]) -> tuple[str, ...]:
    """What must be said even where figures may be set against each other."""
    return tuple(
        f"{one.id} is not exact: {one.precision.value}."
        for one in figures
        if one.approximate
    )


def _each(figures: Sequence[PublishedFigure], told: Sequence[str]) -> str:
    pairs = zip(figures, told, strict=True)
    return "; ".join(f"{one.id} {text}" for one, text in pairs)


def _told(
    told: Sequence[tuple[Reason, str]],
) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    return (
        tuple(dict.fromkeys(reason for reason, _ in told)),
        tuple(text for _, text in told),
    )


def _status(reasons: tuple[Reason, ...]) -> Comparability:
    return Comparability.NOT_COMPARABLE if reasons else Comparability.COMPARABLE
