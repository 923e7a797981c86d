from hypothesis import given
from hypothesis import strategies as st

from models.find.letters import Letters
from models.find.query import read_terms
from models.find.quoting import Quote, quote

LETTERS = st.text(st.sampled_from("abcд ß.-中\n"), max_size=3000)


def quoted(text: str, typed: str) -> Quote:
    found = quote(text, read_terms(typed, Letters()), Letters())
    assert found is not None
    return found


def marked(found: Quote) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


FILLER = "Lorem ipsum dolor sit amet. " * 200


def test_a_quote_marks_the_words_in_what_stands_around_them():
    found = quoted(f"{FILLER}Ukraine asks for binding Guarantees. {FILLER}", "guarant bind")
    assert marked(found) == ["binding", "Guarantees"]
    assert "Ukraine asks for binding Guarantees." in found.text
    assert len(found.text) < 260
    assert found.is_cut == (True, True)


def test_the_quote_stands_in_the_text_where_it_says():
    text = f"{FILLER}Ukraine asks for binding guarantees. {FILLER}"
    found = quoted(text, "binding")
    assert text[found.start : found.start + len(found.text)] == found.text


def test_a_short_text_is_quoted_whole():
    assert quoted("Neutrality, in brief", "neutral") == Quote("Neutrality, in brief", 0, ((0, 10),), (False, False))


def test_the_place_where_most_words_stand_together_is_quoted():
    text = f"Neutrality alone. {FILLER} Neutrality for guarantees. {FILLER}"
    assert marked(quoted(text, "neutrality guarantees")) == ["Neutrality", "guarantees"]


def test_words_far_apart_are_quoted_where_the_first_of_them_stands():
    assert marked(quoted(f"Neutrality. {FILLER * 3} Guarantees.", "guarantees neutrality")) == ["Neutrality"]


def test_phrases_and_scripts_without_blanks_are_marked_as_a_whole():
    assert marked(quoted("We offer security guarantees, no security.", '"security guarantees"')) == [
        "security guarantees"
    ]
    assert marked(quoted("声明は中立を求める", "中立")) == ["中立"]


def test_letters_that_become_two_or_none_do_not_move_the_marks():
    assert marked(quoted("Straße Cafe\u0301 zu, \u00adGroßmächte: Verträge", "strasse grossmachte vertr")) == [
        "Straße", "Großmächte", "Verträge",
    ]  # fmt: skip


def test_what_does_not_stand_there_has_no_quote():
    assert quote("Neutrality", read_terms("guarantees", Letters()), Letters()) is None
    assert quote("", read_terms("guarantees", Letters()), Letters()) is None


@given(LETTERS, st.text(st.sampled_from("abдß中"), min_size=1, max_size=3))
def test_a_text_that_has_a_word_has_a_quote_with_it(text: str, typed: str):
    letters = Letters()
    terms = read_terms(typed, letters)
    found = quote(text, terms, letters)
    assert (found is not None) == terms.holds(letters.words(text))
    if found is not None:
        assert text[found.start : found.start + len(found.text)] == found.text
        assert found.marks
        for words in marked(found):
            assert terms.wanted[0].needle in letters.words(words)
