"""Whatever the store tells as JSON is what its rows say, of every type and field."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
import pytest
from graphql import GraphQLField, GraphQLObjectType, get_named_type

from discretion import access
from discretion.access import as_json
from discretion.graph import descent, json_planner
from discretion.graph.leads import LEAD, Origins, Pages, PlainList, Reference
from discretion.graph.plan import PagesPlace, RowShape
from discretion.graph.schema import Answer, execute, plan_of, schema
from discretion.graph.strawberry_fields import strawberry_field


def _lists() -> dict[str, GraphQLObjectType]:
    """The lists of the root whose rows are of one type, and that type."""
    query = schema()._schema.query_type
    assert query is not None
    found = {}
    for name, field in query.fields.items():
        page = get_named_type(field.type)
        if isinstance(page, GraphQLObjectType) and "nodes" in page.fields:
            node = get_named_type(page.fields["nodes"].type)
            if isinstance(node, GraphQLObjectType):
                found[name] = node
    return found


LISTS = _lists()
SENT = sorted(record.__name__ for record in access.RECORDS if record.sender)
ANY = "__typename id component superseded source { file sheet row }"


async def both(door: access.Door, text: str) -> tuple[Answer, Answer]:
    """An answer with what the store told, and the same of rows."""
    told = await execute(text, door, door.reader())
    of_rows = await execute(text, door, door.reader(), as_json=False)
    assert orjson.dumps(told.data) == orjson.dumps(of_rows.data)
    assert [str(each) for each in told.errors] == [str(each) for each in of_rows.errors]
    return told, of_rows


def everything(kind: GraphQLObjectType, above: tuple[str, ...] = ()) -> str:
    """All that a store can tell of a type, two levels down, no type twice."""
    return " ".join(["__typename", *_fields(kind, (*above, kind.name))])


def _fields(kind: GraphQLObjectType, above: tuple[str, ...]) -> Iterator[str]:
    for name, definition in kind.fields.items():
        found = get_named_type(definition.type)
        if name == "source":
            yield "source { __typename file sheet row }"
            continue
        match strawberry_field(definition).metadata.get(LEAD):
            case None:
                yield name
            case Reference() | PlainList() if len(above) < 3:
                if isinstance(found, GraphQLObjectType) and found.name not in above:
                    yield f"{name} {{ {everything(found, above)} }}"
            case Origins():
                yield f"{name} {{ {ANY} }}"
            case Pages(record) if len(above) < 3 and record.__name__ not in above:
                yield _page(name, definition, above)


def _page(name: str, definition: GraphQLField, above: tuple[str, ...]) -> str:
    page = get_named_type(definition.type)
    assert isinstance(page, GraphQLObjectType)
    node = get_named_type(page.fields["nodes"].type)
    below = everything(node, above) if isinstance(node, GraphQLObjectType) else ANY
    return (
        f"{name}(first: 3) {{ __typename totalCount distinctPersonCount "
        f"edges {{ __typename node {{ id }} }} nodes {{ {below} }} }}"
    )


@pytest.fixture
def however_large(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Objects are told however many parts they have."""
    for bound in ("MOST_PARTS", "MOST_TRIED"):
        monkeypatch.setattr(json_planner, bound, 100_000)
    plan_of.cache_clear()
    yield
    plan_of.cache_clear()


@pytest.mark.parametrize("name", sorted(LISTS))
@pytest.mark.usefixtures("however_large")
async def test_everything_below_a_list_is_told_in_one_statement(
    door: access.Door, name: str
) -> None:
    text = f"{{ {name}(first: 60) {{ nodes {{ {everything(LISTS[name])} }} }} }}"
    told, _ = await both(door, text)
    assert told.statements == 1
    assert told.errors == []


def test_a_person_is_told_with_lists_and_lists_within_them() -> None:
    """So that the test above is not about little."""
    person = schema()._schema.get_type("Person")
    assert isinstance(person, GraphQLObjectType)
    told = everything(person)
    for part in ("decisions(", "laterOffenses {", "identity {", "request {"):
        assert part in told
    for part in ("timeline(", "records {"):
        assert part in told


@pytest.mark.parametrize("name", SENT)
@pytest.mark.usefixtures("however_large")
async def test_a_record_of_any_type_is_told_where_another_row_stands_for_it(
    door: access.Door, name: str
) -> None:
    kind = schema()._schema.get_type(name)
    assert isinstance(kind, GraphQLObjectType)
    asked = f"__typename ... on {name} {{ {everything(kind, ('', ''))} }}"
    for field, inner in (
        ("persons", f"timeline {{ nodes {{ {asked} }} }}"),
        ("decisions", f"records {{ {asked} }}"),
    ):
        text = f"{{ {field}(first: 500) {{ nodes {{ {inner} }} }} }}"
        told, _ = await both(door, text)
        assert told.statements == 1
        assert told.errors == []


@pytest.mark.usefixtures("however_large")
async def test_pages_of_what_rows_stand_for_are_told_as_asked(
    door: access.Door,
) -> None:
    for argument in (
        "first: 2",
        "orderBy: { field: OCCURRED_ON, direction: DESC }",
        "filter: { component: ICE }",
        'filter: { recordType: ["CbpReferral", "UscisDacaRequest"] }',
    ):
        inner = f"totalCount edges {{ node {{ {ANY} }} }} nodes {{ id }}"
        page = f"timeline({argument}) {{ {inner} }}"
        told, _ = await both(door, f"{{ persons(first: 60) {{ nodes {{ {page} }} }} }}")
        assert told.statements == 1
        assert told.errors == []


LONGEST_KEPT = 16_384
"""Bytes of a statement that apsw keeps ready, at most."""


def place_of(door: access.Door, text: str) -> PagesPlace:
    """The only place of the root."""
    plan = plan_of(text, None, (), door.reader().sight, as_json=True)
    assert plan is not None
    (place,) = plan.places
    assert isinstance(place, PagesPlace)
    return place


def is_told(door: access.Door, text: str) -> bool:
    """True where the store tells the objects of a list."""
    (view,) = place_of(door, text).views
    return isinstance(view, RowShape) and view.as_json is not None


async def sql(door: access.Door, text: str) -> str:
    """The statement of a list."""
    await execute(text, door, door.reader())
    read = place_of(door, text).read
    assert read is not None
    assert read.prepared is not None
    return read.prepared.text


REPEATED = [
    ("persons", "identity { recordId }"),
    ("persons", "identity { matchWeight matchProbability }"),
    ("persons", "decisions { totalCount distinctPersonCount }"),
    ("persons", "decisions(filter: { component: ICE }) { distinctPersonCount }"),
    ("persons", "decisions { nodes { decidedOn } edges { node { decidedOn } } }"),
    ("persons", "timeline { nodes { __typename } }"),
    ("persons", "timeline { nodes { id superseded source { sheet } } }"),
    ("decisions", "person { id }"),
    ("decisions", "records { id component }"),
]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        *((name, [f"key_{n}: {part}" for n in range(80)]) for name, part in REPEATED),
        *((name, list(_fields(kind, (kind.name,)))) for name, kind in LISTS.items()),
    ],
)
async def test_the_largest_object_told_takes_a_statement_that_is_kept_ready(
    door: access.Door, name: str, parts: list[str]
) -> None:
    told = list[str]()
    for part in parts:
        text = f"{{ {name} {{ nodes {{ {' '.join([*told, part])} }} }} }}"
        if is_told(door, text):
            told.append(part)
    assert 0 < len(told) < len(parts)
    text = f"{{ {name} {{ nodes {{ {' '.join(told)} }} }} }}"
    assert len(await sql(door, text)) <= LONGEST_KEPT


async def test_orders_filters_and_cursors_of_lists_within_are_kept(
    door: access.Door,
) -> None:
    first = """{ persons(first: 200) { nodes {
      decisions(first: 1) { edges { cursor node { id } } } } } }"""
    told = await execute(first, door, door.reader())
    cursor = next(
        edge["cursor"]
        for person in orjson.loads(told.body())["data"]["persons"]["nodes"]
        for edge in person["decisions"]["edges"]
    )
    for argument in (
        "orderBy: { field: DECIDED_ON, direction: DESC }",
        "filter: { component: ICE, laterOffense: { determination: LATER } }",
        f'after: "{cursor}"',
        "first: 0",
        "last: 2",
    ):
        text = f"""{{ persons(first: 200) {{ nodes {{ id
          decisions({argument}) {{ totalCount nodes {{ id decidedOn }} }} }} }} }}"""
        told, _ = await both(door, text)
        assert told.errors == []


async def test_roots_in_any_order_tell_only_the_rows_of_their_page(
    door: access.Door,
) -> None:
    inner = "nodes { id person { id decisions { nodes { id } } } }"
    for argument in (
        "first: 7, orderBy: { field: DECIDED_ON, direction: DESC }",
        "last: 7",
        "first: 7, filter: { component: ICE }",
    ):
        told, _ = await both(door, f"{{ decisions({argument}) {{ {inner} }} }}")
        nodes = orjson.loads(told.body())["data"]["decisions"]["nodes"]
        assert len(nodes) == 7


async def test_a_list_too_long_is_told_by_rows_with_its_error(
    door: access.Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_planner, "PLAIN_LIST", 0)
    plan_of.cache_clear()
    text = "{ persons(first: 300) { nodes { id identity { recordId } } } }"
    told, of_rows = await both(door, text)
    plan_of.cache_clear()
    assert told.statements == of_rows.statements + 1
    assert told.statements <= told.reads


async def test_what_may_be_too_many_objects_is_counted_in_rows(
    door: access.Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "{ persons(first: 50) { nodes { id decisions { nodes { id } } } } }"
    told, _ = await both(door, text)
    assert told.statements == 1
    persons = orjson.loads(told.body())["data"]["persons"]["nodes"]
    objects = sum(1 + len(each["decisions"]["nodes"]) for each in persons)
    monkeypatch.setattr(descent, "MOST_OBJECTS", objects)
    told, _ = await both(door, text)
    assert told.errors == []
    monkeypatch.setattr(descent, "MOST_OBJECTS", objects - 1)
    told, _ = await both(door, text)
    assert [(each.extensions or {})["code"] for each in told.errors] == [
        "ANSWER_TOO_LARGE"
    ]


async def test_an_object_of_many_parts_is_made_of_rows_and_its_parts_are_told(
    door: access.Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = "id decisions { nodes { id component act laterOffenses { daysAfter } } }"
    text = f"{{ persons(first: 20) {{ nodes {{ {inner} }} }} }}"
    for most, statements in ((20, 1), (10, 2), (1, 3)):
        monkeypatch.setattr(json_planner, "MOST_PARTS", most)
        plan_of.cache_clear()
        told, _ = await both(door, text)
        assert told.statements == statements
    plan_of.cache_clear()


async def test_who_reads_only_own_records_is_told_by_rows(door: access.Door) -> None:
    ice = access.asking_for(access.Organization.ICE)
    text = "{ decisions { nodes { id } } }"
    answered = await execute(text, door, door.reader(None, ice))
    assert answered.data is not None
    assert isinstance(answered.data["decisions"]["nodes"][0], dict)
    selection = access.Selection(access.RECORDS[0])
    told = as_json.AsJson((("id", as_json.Value("id")),))
    with pytest.raises(access.NotAsJsonError):
        door.reader(None, ice).prepare(selection, (told,))
