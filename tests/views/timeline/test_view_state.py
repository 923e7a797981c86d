import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.analysis.reading import Reading
from models.errors import UserError
from models.words import Conditionals, Review
from views.filters import LaneOrder
from views.timeline.lane_order import HIGHEST, LOWEST, LaneKey, LaneKind
from views.timeline.view_state import LaneState, ViewState, as_json, lanes_as_json, read_lanes, read_state

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=4)
keys = st.builds(LaneKey, st.sampled_from(LaneKind), texts)
spans = st.tuples(st.dates(), st.dates()).map(lambda ends: (min(ends), max(ends)))
lane_states = st.builds(
    LaneState,
    st.sampled_from(LaneKind),
    st.dictionaries(keys, st.integers(LOWEST, HIGHEST), max_size=3),
    st.lists(keys, max_size=3).map(tuple),
    st.lists(keys, max_size=3).map(tuple),
    st.frozensets(keys, max_size=3),
)
readings = st.builds(
    Reading,
    texts,
    st.integers(1, 5),
    st.integers(1, 6),
    st.sampled_from(Conditionals),
    st.booleans(),
    st.none() | st.sampled_from(Review),
    st.none() | st.dates(),
)
ids = texts
states = st.builds(
    ViewState,
    spans,
    lane_states,
    st.none() | st.frozensets(ids, max_size=3),
    st.frozensets(ids, max_size=3),
    st.sampled_from(LaneOrder),
    st.lists(ids, max_size=3).map(tuple),
    readings,
    st.tuples(st.none() | ids, st.none() | ids),
    st.none() | spans,
)
PLAIN = ViewState(
    (date(2022, 2, 20), date(2022, 4, 18)), LaneState(), None, frozenset(), LaneOrder.DOSSIER, (), Reading("on record"),
    (None, "r7"), None,
)  # fmt: skip


@given(states)
def test_what_is_written_is_read_as_it_was(state: ViewState) -> None:
    written = as_json(state)
    assert read_state(written) == state
    assert as_json(read_state(written)) == written


@given(lane_states)
def test_lanes_alone_are_read_as_they_were(lanes: LaneState) -> None:
    assert read_lanes(lanes_as_json(lanes)) == lanes


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "7", '"x"', "[" * 5000, '{"version":1}', '{"version":1,"lanes":7}']
)
def test_what_is_damaged_is_refused_with_a_sentence(text: str) -> None:
    for read in (read_state, read_lanes):
        with pytest.raises(UserError, match=r"cannot be taken up: it .*stays in the dossier as it is"):
            read(text)


def test_what_another_version_wrote_says_so() -> None:
    with pytest.raises(UserError, match="another version of Parley"):
        read_state(as_json(PLAIN).replace('"version":1', '"version":2'))


paths = st.sampled_from(
    [("days",), ("days", 0), ("lanes", "kind"), ("lanes", "heights"), ("lanes", "pinned"), ("parties",), ("issues",),
     ("issues", "order"), ("reading", "authority"), ("reading", "known"), ("reading", "restatements"), ("rounds",),
     ("period",)]
)  # fmt: skip
values = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | st.lists(st.integers(), max_size=3)
)


@given(paths, values)
def test_whatever_stands_in_place_of_a_part_is_taken_or_refused(path: tuple[str | int, ...], value: object) -> None:
    found = json.loads(as_json(PLAIN))
    part = found
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    with suppress(UserError):
        assert isinstance(read_state(json.dumps(found)), ViewState)
