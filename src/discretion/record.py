"""How a record is declared: once, in one class, with its meaning.

A record class names the columns of a table, what each means, under which headings
agencies send it, and what the row becomes in the graph. The table, the extract
reader, the GraphQL type and the data dictionary are all derived from it.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import re
import types
import typing
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, dataclass_transform

Scalar = str | int | bool | datetime.date | enum.Enum | None


class Word(enum.Enum):
    """One of a closed list of words, written ``NAME = "NAME", "What it means."``."""

    meaning: str
    __hash__ = object.__hash__

    def __new__(cls, value: str, meaning: str) -> Word:
        """The value is the word; its meaning is what the explorer shows."""
        word = object.__new__(cls)
        word._value_ = value
        word.meaning = meaning
        return word


class Component(Word):
    """A part of the Department of Homeland Security that exercises discretion."""

    ICE = "ICE", "U.S. Immigration and Customs Enforcement."
    CBP = "CBP", "U.S. Customs and Border Protection."
    USCIS = "USCIS", "U.S. Citizenship and Immigration Services."


IDENTITY_COLUMNS: Mapping[str, str] = {
    "a_number": "A-number, digits only.",
    "fin": "Fingerprint identification number.",
    "receipt_number": "USCIS receipt number.",
    "given_name": "Given name as keyed.",
    "middle_name": "Middle name as keyed.",
    "surname": "Surname as keyed: none, one or two names, hyphenated or joined.",
    "birth_date": "Day of birth.",
    "birth_country": "Country of birth.",
    "sex": "Sex as recorded.",
}
"""What internal layouts may carry to link people; only the identity store keeps it."""


@dataclasses.dataclass(frozen=True)
class Column:
    """One declared column: its type, its meaning, and where it comes from."""

    name: str
    type: type[Any]
    nullable: bool
    description: str
    headings: tuple[str, ...]
    codes: Mapping[str, Scalar] | None
    between: tuple[int, int] | None
    on: bool
    refers: str | None
    reverse: str | None
    filtered: bool
    listed_only: bool = True
    leading: int | None = None
    digits: int | None = None
    void: str | None = None
    keyed: tuple[str, ...] = ()

    @property
    def labelled(self) -> bool:
        """True where the raw code is kept and its label stands beside it."""
        return self.codes is not None and self.type is str


@dataclasses.dataclass(frozen=True)
class _Declaration:
    description: str
    heading: str | tuple[str, ...] = ()
    codes: Mapping[str, Scalar] | None = None
    between: tuple[int, int] | None = None
    on: bool = False
    refers: str | None = None
    reverse: str | None = None
    filtered: bool = False
    listed_only: bool = True
    leading: int | None = None
    digits: int | None = None
    void: str | None = None
    keyed: tuple[str, ...] = ()


def column(
    description: str,
    *,
    heading: str | tuple[str, ...] = (),
    codes: Mapping[str, Scalar] | None = None,
    between: tuple[int, int] | None = None,
    on: bool = False,
    refers: str | None = None,
    reverse: str | None = None,
    filtered: bool = False,
    listed_only: bool = True,
    leading: int | None = None,
    digits: int | None = None,
    void: str | None = None,
    keyed: tuple[str, ...] = (),
) -> Any:
    """Declare a column.

    Args:
        description: What it means; also the GraphQL description.
        heading: The heading, or headings, agencies send it under.
        codes: Raw value to meaning. An enum column holds the meaning; a text column
            keeps the raw value, and its label stands beside it as ``<name>_label``.
        between: Least and greatest number allowed.
        on: True for the day the row is about: it orders lists and the timeline.
        refers: The record this id points to.
        reverse: The field of that record under which these rows are listed.
        filtered: True where free text may be filtered by exact value.
        listed_only: False where text that the code list lacks stands as written, and
            is its own label; True where it rejects the row.
        leading: How many characters of the text are the code that the list knows.
        digits: How many digits there must be: zeros lost from the left are put back.
        void: Pattern of texts that publishers put here by mistake; read as null.
        keyed: Columns of the row that hold the natural key of the record it refers to.
    """
    return _Declaration(
        description,
        heading,
        codes,
        between,
        on,
        refers,
        reverse,
        filtered,
        listed_only,
        leading,
        digits,
        void,
        keyed,
    )


@dataclasses.dataclass(frozen=True)
class Layout:
    """One shape in which agencies send a record: headings, key and person key.

    ``person_key`` holds the headings of the publisher's anonymous person id and
    ``namespace`` the set of files within which that id means one person. ``key`` names
    a row for good: columns, identity columns, ``person_key``, or headings read for
    nothing else; where any is missing the whole row is its own key. ``ignores`` maps
    headings left out on purpose to the reason. One of ``marks``, where there are any,
    must be among a file's headings.
    """

    name: str
    kind: Literal["published", "internal"]
    key: tuple[str, ...] = ()
    person_key: tuple[str, ...] = ()
    namespace: str = ""
    ignores: Mapping[str, str] = dataclasses.field(default_factory=dict)
    marks: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Always:
    """A value that is the same for every row."""

    value: Scalar


@dataclasses.dataclass(frozen=True)
class Coded:
    """A value read from a code of the row; ``default`` where the code is not listed."""

    column: str
    values: Mapping[str, Scalar]
    default: Scalar = None


@dataclasses.dataclass(frozen=True)
class First:
    """The first of several sources that is not null."""

    sources: tuple[Source, ...]


Source = str | Always | Coded | First


@dataclasses.dataclass(frozen=True)
class Becomes:
    """What a row becomes in the graph: one row of a united type.

    ``columns`` gives each column of the united type its source: a column of the row,
    one value for all, or a value by code. ``when`` is the column that must hold (true,
    or not null) for the row to count, or several that all must. ``system`` is the
    system that recorded it: two systems may record one decision. Rows of one person
    that agree on all columns of ``once``, not all of them null, are one row of the
    united type and several records of it.
    """

    united: str
    columns: Mapping[str, Source]
    when: str | Coded | tuple[str | Coded, ...] = ()
    system: Source = Always("")
    once: tuple[str, ...] = ()


@dataclass_transform(kw_only_default=True, field_specifiers=(column,))
class _Declared:
    """Holds the typing promise for every record class below it."""


class Record(_Declared):
    """Something a component records, or that linking derives from its records.

    ``sender`` is the component whose extracts hold it, ``plural`` the name of their
    list in the graph. A row with ``stands_for`` is shown as the record whose type and
    id those two of its columns hold.
    """

    sender: ClassVar[Component | None] = None
    layouts: ClassVar[tuple[Layout, ...]] = ()
    becomes: ClassVar[tuple[Becomes, ...]] = ()
    plural: ClassVar[str] = ""
    stands_for: ClassVar[tuple[str, str] | None] = None
    columns: ClassVar[tuple[Column, ...]]
    table: ClassVar[str]

    def __init_subclass__(
        cls, *, component: Component | None = None, plural: str = ""
    ) -> None:
        """Read the declaration off the class body."""
        cls.sender = component
        cls.plural = plural
        cls.table = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", cls.__name__).lower()
        cls.columns = tuple(_columns(cls))

    @classmethod
    def named(cls, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        return {column.name: column for column in cls.columns}[name]

    @classmethod
    def day(cls) -> Column | None:
        """The column that says which day the row is about, if any does."""
        return next((column for column in cls.columns if column.on), None)


def _columns(cls: type[Record]) -> list[Column]:
    hints = typing.get_type_hints(cls)
    declared: list[Column] = []
    for name, declaration in vars(cls).items():
        if not isinstance(declaration, _Declaration):
            continue
        plain, nullable = _plain(hints[name])
        said = {
            field.name: getattr(declaration, field.name)
            for field in dataclasses.fields(declaration)
        }
        headings = said.pop("heading")
        declared.append(
            Column(
                name=name,
                type=plain,
                nullable=nullable,
                headings=(headings,) if isinstance(headings, str) else headings,
                **said,
            )
        )
        if declared[-1].labelled:
            declared.append(_label(declared[-1]))
    return declared


def _label(column: Column) -> Column:
    return dataclasses.replace(
        column,
        name=f"{column.name}_label",
        description=f"What {column.name} stands for in its code list; null with it.",
        headings=(),
        codes=None,
        filtered=True,
        leading=None,
        digits=None,
        void=None,
    )


def _plain(hint: Any) -> tuple[type, bool]:
    """``date | None`` is a nullable date."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return hint, False
    (plain,) = [part for part in typing.get_args(hint) if part is not types.NoneType]
    return plain, True


class Tables(typing.Protocol):
    """Gives a record type its table: in the making, or of a finished release."""

    def table(self, name: str) -> Any:
        """The table of that name, as an Ibis expression."""
