import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.excerpts.anchor import CONTEXT, Anchor, excerpt_of, locate

REPORT = "We agree, said the minister. We agree, said the general. We agree, said nobody else."


def passage(text: str, words: str, after: str = "") -> Anchor:
    """The excerpt of the words at their first place behind others."""
    start = text.index(words, text.index(after))
    return excerpt_of(text, start, start + len(words))


def test_an_excerpt_is_its_words_with_what_stands_around_them() -> None:
    found = passage(REPORT, "the general")
    assert found == Anchor(44, "the general", "id the minister. We agree, said ", ". We agree, said nobody else.")
    assert (len(found.before), found.end) == (CONTEXT, 55)


def test_at_the_ends_of_a_text_there_is_less_around_it() -> None:
    whole = excerpt_of("Yes.", 0, 4)
    assert whole == Anchor(0, "Yes.", "", "")
    assert excerpt_of("Yes. No.", 5, 8) == Anchor(5, "No.", "Yes. ", "")


def test_no_character_is_cut_neither_in_the_words_nor_around_them() -> None:
    text = "👩\u200d👧" + "x" * (CONTEXT - 1) + "e\u0301" + "y" * (CONTEXT - 2) + "🇺🇦🇺🇦"
    found = excerpt_of(text, CONTEXT + 2, CONTEXT + 3)
    assert found.quote == "e\u0301"
    assert found.before == "x" * (CONTEXT - 1)
    assert found.after == "y" * (CONTEXT - 2) + "🇺🇦"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (2, 5)])
def test_a_passage_has_words_within_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        excerpt_of("text", start, end)


def test_an_excerpt_is_found_at_its_own_place_though_its_words_come_again() -> None:
    second = passage(REPORT, "We agree", after="minister")
    assert locate(second, REPORT) == second.start == 29


def test_in_another_text_its_surroundings_tell_its_place() -> None:
    second = passage(REPORT, "We agree", after="minister")
    assert locate(second, "Ankara, 10 March. " + REPORT) == second.start + 18
    assert locate(second, "We agree? We agree, said the general. We agree!") == 10


def test_words_that_stand_in_one_place_only_are_there() -> None:
    assert locate(passage(REPORT, "the general"), "Nobody but the general spoke.") == 11


def test_places_that_are_equally_good_are_none() -> None:
    second = passage(REPORT, "We agree", after="minister")
    assert locate(second, "We agree.\nWe agree.") is None
    assert locate(second, "They agree.") is None
    assert locate(Anchor(0, "", "", ""), "text") is None


def test_of_equally_good_places_its_own_is_taken() -> None:
    assert locate(Anchor(4, "yes", "a", "b"), "yes yes yes") == 4


@given(st.text(max_size=80), st.data())
@settings(max_examples=100)
def test_every_excerpt_of_any_text_is_found_where_it_was_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start == end:
        return
    found = excerpt_of(text, start, end)
    assert text[found.start : found.end] == found.quote
    assert text[: found.start].endswith(found.before)
    assert text[found.end :].startswith(found.after)
    assert text[start:end] in found.quote
    assert locate(found, text) == found.start
