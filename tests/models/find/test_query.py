import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import UserError
from models.find.letters import Letters
from models.find.query import Facet, Query, Term, Terms, read_query, read_terms

QUERIES = st.builds(Query, st.text(), st.frozensets(st.tuples(st.sampled_from(Facet), st.text(max_size=5)), max_size=6))


def begin(words: str) -> Term:
    return Term(words, is_beginning=True)


def whole(words: str) -> Term:
    return Term(words, is_beginning=False)


def terms(typed: str) -> Terms:
    return read_terms(typed, Letters())


def test_every_word_is_the_beginning_of_one():
    assert terms("Neutral GUARANT").wanted == (begin("neutral"), begin("guarant"))


@pytest.mark.parametrize("typed", ['"security guarantees"', "“security guarantees”", "«Security  Guarantees»"])
def test_words_in_quotes_stand_together_and_are_whole(typed: str):
    assert terms(typed).wanted == (whole("security guarantees"),)


def test_a_quote_that_is_still_being_typed_may_go_on():
    assert terms('"security guar').wanted == (begin("security guar"),)
    assert not terms('"')


def test_a_minus_leaves_out():
    assert terms('offer -demand -"red line" 40-55') == Terms(
        (begin("offer"), begin("40 55")), (begin("demand"), whole("red line"))
    )
    assert not terms("- offer -").unwanted


def test_what_is_written_in_one_word_stands_together():
    assert terms("co-op").wanted == (begin("co op"),)
    assert terms("中立").wanted == (whole("中 立"),)
    assert terms("U.S.").wanted == (whole("u s"),)


def test_what_has_neither_letter_nor_figure_is_left_out():
    assert terms("neutrality — * : ( ) ^").wanted == (begin("neutrality"),)
    assert not terms("* ( ' \" -")


@given(st.text())
def test_nothing_of_another_syntax_can_be_typed(typed: str):
    for term in (*terms(typed).wanted, *terms(typed).unwanted):
        inner = term.match.removesuffix("*")
        assert inner[0] == inner[-1] == '"'
        assert all(char.isalnum() or char == " " or not char.isascii() for char in inner[1:-1])


def test_choosing_a_value_again_takes_it_away():
    query = Query("offer").toggled(Facet.PARTY, "ua").toggled(Facet.PARTY, "ru").toggled(Facet.PARTY, "ua")
    assert query == Query("offer", frozenset({(Facet.PARTY, "ru")}))
    assert query.values(Facet.PARTY) == {"ru"}
    assert query.values(Facet.ACT) == frozenset()


def test_only_a_query_of_nothing_is_empty():
    assert Query("  ").is_empty
    assert not Query("a").is_empty
    assert not Query("", frozenset({(Facet.ACT, "offer")})).is_empty


@given(QUERIES)
def test_a_query_is_kept_as_json_and_read_as_the_same(query: Query):
    assert read_query(query.as_json()) == query
    assert read_query(query.as_json()).as_json() == query.as_json()


@pytest.mark.parametrize(
    "text",
    [
        "", "nonsense", "[]", "{}", '"words"', '{"words": 1, "chosen": {}}', '{"words": "a"}', "[" * 100_000,
        '{"words": "a", "chosen": []}', '{"words": "a", "chosen": {"weather": ["rain"]}}',
        '{"words": "a", "chosen": {"act": "offer"}}', '{"words": "a", "chosen": {"act": [1]}}',
    ],
)  # fmt: skip
def test_what_is_not_understood_as_a_whole_is_refused(text: str):
    with pytest.raises(UserError, match="cannot be read"):
        read_query(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_any_json_is_read_or_refused(value: object):
    with contextlib.suppress(UserError):
        read_query(json.dumps(value))
