"""Specifications are kept as JSON and read strictly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.briefing.specification import Kind, Paper, Section, Specification, as_json, read_specification
from models.errors import UserError
from models.words import HANDLINGS

TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=20)
ROUND = st.one_of(st.none(), st.integers(-1, 99))
SPECIFICATIONS = st.builds(
    Specification,
    kind=st.sampled_from(Kind),
    sections=st.frozensets(st.sampled_from(Section)),
    earlier=ROUND,
    later=ROUND,
    reading=TEXT,
    known=st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 1, 1))),
    issue=TEXT,
    paper=st.sampled_from(Paper),
    mark=st.sampled_from(("", *HANDLINGS)),
    unmarked=st.booleans(),
    leaves_out=st.booleans(),
    authors=st.lists(TEXT, max_size=3).map(tuple),
    judgements=st.lists(TEXT, max_size=3).map(tuple),
    scale=TEXT,
)


@given(SPECIFICATIONS)
def test_what_is_kept_is_read_as_it_was(specification: Specification):
    kept = as_json(specification)
    assert read_specification(kept) == specification
    assert as_json(read_specification(kept)) == kept


def test_what_is_not_said_is_as_usual():
    assert read_specification('{"mark":"RED","unmarked":false}') == Specification(mark="RED")


def test_a_briefing_kept_before_it_was_asked_for_tells_of_sources_without_a_mark_as_it_did():
    assert read_specification('{"mark":"RED"}') == Specification(mark="RED", unmarked=True)


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "3", "[1]", "[[]]", '{"colour":"red"}', '{"kind":"poem"}', '{"mark":"PURPLE"}', '{"earlier":"6"}',
        '{"earlier":true}', '{"authors":"me"}', '{"authors":[1]}', '{"known":"yesterday"}', '{"leaves_out":1}',
        '{"unmarked":0}',
        '{"sections":["x"]}', '{"judgements":["' + "a" * 30_000 + '"]}', "[" * 100_000,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(text: str):
    with pytest.raises(UserError, match="cannot be read"):
        read_specification(text)
