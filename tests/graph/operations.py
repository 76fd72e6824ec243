"""Random operations over the whole schema, valid but for the values of arguments.

Everything that Hypothesis draws is written straight into the text of the operation, so
that a failing example is one that can be pasted into the explorer.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)
from hypothesis import strategies as st

DEEPEST = 7
"""Fields within fields, at most."""

MOST = 40
"""Fields of an operation, at most, before its deepest are closed."""

NUMBERS = (0, 1, 2, 3, 5, 40, -1, 1001)
DAYS = ("2009-03-01", "2012-06-15", "2013-10-01", "2014-09-30", "2016-01-31")
TEXTS = ("MEXICO", "Mexico", "HONDURAS", "BALTIMORE", "no such thing", "")


@dataclasses.dataclass(frozen=True)
class Asked:
    """An operation and the values of its variables."""

    text: str
    variables: dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Known:
    """What values can be drawn from: ids and cursors of the release."""

    ids: Sequence[str]
    cursors: Sequence[str]


def operations(schema: GraphQLSchema, known: Known) -> st.SearchStrategy[Asked]:
    """Operations over the schema."""

    @st.composite
    def draw_operation(draw: st.DrawFn) -> Asked:
        return _Writer(schema, known, draw).operation()

    return draw_operation()


class _Writer:
    def __init__(self, schema: GraphQLSchema, known: Known, draw: st.DrawFn) -> None:
        self._schema = schema
        self._known = known
        self._draw = draw
        self._left = MOST
        self._aliases = 0
        self._fragments: list[str] = []
        self._declared: list[str] = []
        self._variables: dict[str, Any] = {}

    def operation(self) -> Asked:
        root = self._schema.query_type
        assert root is not None
        body = self._selections(root, 0)
        declared = f"({', '.join(self._declared)})" if self._declared else ""
        text = "\n".join([f"query Q{declared} {body}", *self._fragments])
        return Asked(text, self._variables)

    def _pick(self, values: Sequence[Any]) -> Any:
        return self._draw(st.sampled_from(list(values)))

    def _chance(self, outof: int) -> bool:
        return self._draw(st.integers(0, outof - 1)) == outof - 1

    def _selections(self, kind: Any, depth: int) -> str:
        parts: list[str] = []
        for _ in range(self._draw(st.integers(1, 4))):
            parts.append(self._selection(kind, depth))
        return "{ " + " ".join(parts) + " }"

    def _selection(self, kind: Any, depth: int) -> str:
        if self._chance(7):
            return self._fragment(kind, depth)
        if self._chance(9):
            return f"{self._alias(8)}__typename{self._switch()}"
        closing = depth >= DEEPEST or self._left <= 0
        names = [
            name
            for name, field in kind.fields.items()
            if not (closing and not is_leaf_type(get_named_type(field.type)))
        ]
        # Of the roots most are known without reading: half are to be lists of rows.
        lists = [name for name in names if "first" in kind.fields[name].args]
        if depth == 0 and lists and self._chance(2):
            names = lists
        return self._field(kind, self._pick(names), depth) if names else "__typename"

    def _field(self, kind: Any, name: str, depth: int) -> str:
        self._left -= 1
        field: GraphQLField = kind.fields[name]
        given = self._arguments(field)
        alias = self._alias(1 if given else 5)
        inner = get_named_type(field.type)
        below = "" if is_leaf_type(inner) else " " + self._selections(inner, depth + 1)
        return f"{alias}{name}{given}{self._switch()}{below}"

    def _alias(self, outof: int) -> str:
        if not self._chance(outof):
            return ""
        self._aliases += 1
        return f"a{self._aliases}: "

    def _fragment(self, kind: Any, depth: int) -> str:
        """A fragment, inline or named, on the type or on one that it may be."""
        on = self._pick(self._narrower(kind))
        switch, body = self._switch(), self._selections(on, depth)
        if self._chance(2):
            condition = f" on {on.name}" if on is not kind or self._chance(2) else ""
            return f"...{condition}{switch} {body}"
        name = f"F{len(self._fragments)}"
        self._fragments.append(f"fragment {name} on {on.name} {body}")
        again = f" ...{name}" if self._chance(4) else ""
        return f"...{name}{switch}{again}"

    def _narrower(self, kind: Any) -> list[Any]:
        if isinstance(kind, GraphQLInterfaceType):
            return [kind, *self._schema.get_possible_types(kind)]
        assert isinstance(kind, GraphQLObjectType)
        return [kind, *kind.interfaces]

    def _switch(self) -> str:
        if not self._chance(12):
            return ""
        value = self._pick(("true", "false"))
        if self._chance(2):
            value = self._variable("Boolean!", value == "true")
        return f" @{self._pick(('include', 'skip'))}(if: {value})"

    def _arguments(self, field: GraphQLField) -> str:
        given = [
            f"{name}: {self._argument(name, argument)}"
            for name, argument in field.args.items()
            if isinstance(argument.type, GraphQLNonNull)
            or self._chance(3 if name in ("first", "filter") else 6)
        ]
        return f"({', '.join(given)})" if given else ""

    def _argument(self, name: str, argument: GraphQLArgument) -> str:
        value = self._value(name, argument.type, 0)
        if not self._chance(4):
            return _literal(value)
        kind = str(argument.type)
        if kind.endswith("!") or self._chance(3):
            return self._variable(kind, _plain(value))
        default = f" = {_literal(value)}" if self._chance(2) else ""
        return self._variable(kind + default, *self._maybe(_plain(value)))

    def _maybe(self, value: Any) -> tuple[Any, ...]:
        """The value, null, or nothing."""
        return self._pick(((value,), (None,), ()))  # type: ignore[no-any-return]

    def _variable(self, kind: str, *value: Any) -> str:
        name = f"v{len(self._declared)}"
        self._declared.append(f"${name}: {kind}")
        if value:
            self._variables[name] = value[0]
        return f"${name}"

    def _value(self, name: str, kind: GraphQLInputType, depth: int) -> Any:
        if isinstance(kind, GraphQLNonNull):
            return self._value(name, kind.of_type, depth)
        if isinstance(kind, GraphQLList):
            size = self._draw(st.integers(0, 3))
            return [self._value(name, kind.of_type, depth) for _ in range(size)]
        if isinstance(kind, GraphQLEnumType):
            return _Name(self._pick(list(kind.values)))
        if isinstance(kind, GraphQLInputObjectType):
            return self._input(kind, depth)
        match name, kind.name:
            case (("id" | "ids"), _):
                return self._pick(self._known.ids)
            case (("after" | "before"), _):
                return self._pick(self._known.cursors)
            case _, "Boolean":
                return self._pick((True, False))
            case _, "Int":
                return self._pick(NUMBERS)
            case _, "Date":
                return self._pick(DAYS)
        return self._pick(TEXTS)

    def _input(self, kind: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
        fields = {
            name: field
            for name, field in kind.fields.items()
            if depth < 2 or not isinstance(_bare(field.type), GraphQLInputObjectType)
        }
        required = [n for n, f in fields.items() if isinstance(f.type, GraphQLNonNull)]
        chosen = [
            self._pick(list(fields)) for _ in range(self._draw(st.integers(0, 2)))
        ]
        return {
            name: self._value(name, fields[name].type, depth + 1)
            for name in dict.fromkeys([*required, *chosen])
        }


class _Name(str):
    """The name of an enum's value, which a literal does not quote."""

    __slots__ = ()


def _bare(kind: GraphQLInputType) -> Any:
    return get_named_type(kind)


def _plain(value: Any) -> Any:
    """A value as the JSON of variables has it."""
    return json.loads(json.dumps(value))


def _literal(value: Any) -> str:
    if isinstance(value, _Name):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(_literal(each) for each in value) + "]"
    if isinstance(value, dict):
        pairs = (f"{name}: {_literal(each)}" for name, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    return json.dumps(value)
