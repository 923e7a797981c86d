from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.briefing.wording.language import Language
from models.briefing.wording.words import closed, words_in
from models.facts import Round
from models.snapshot import to_day

ENGLISH = words_in(Language.ENGLISH)


def day(text: str) -> int:
    return to_day(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-03-29", "2022-03-29", "29 March 2022"),
        ("2022-03-14", "2022-03-17", "14–17 March 2022"),
        ("2022-02-28", "2022-03-03", "28 February – 3 March 2022"),
        ("2021-12-31", "2022-01-01", "31 December 2021 – 1 January 2022"),
    ],
)
def test_days_do_not_repeat_what_they_share(first: str, last: str, words: str):
    assert ENGLISH.days(day(first), day(last)) == words


def test_a_round_does_not_say_its_day_twice():
    sitting = Round("id", 6, "Video, 21 March", day("2022-03-21"), day("2022-03-21"), "", "")
    assert ENGLISH.round(sitting) == "round 6 (Video, 21 March 2022)"


def test_numbers_have_a_proper_minus_and_at_most_one_decimal():
    assert ENGLISH.number(-2.5) == "−2.5"
    assert ENGLISH.number(14.0) == "14"
    assert ENGLISH.number(-0.01) == "0"
    assert ENGLISH.span((35, 45)) == "35–45"
    assert ENGLISH.span((100, 100)) == "100"


@given(st.floats(-100, 100))
def test_numbers_read_back_as_what_they_were(value: float):
    assert abs(float(ENGLISH.number(value).replace("−", "-")) - value) <= 0.0501


def test_counts_are_english():
    assert ENGLISH.count("front.issues", 1) == "one issue"
    assert ENGLISH.count("front.issues", 13) == "13 issues"
    assert ENGLISH.count("front.issues", 0) == "no issues"


def test_sentences_end_once():
    assert closed("It ended") == "It ended."
    assert closed("He said “no.”") == "He said “no.”"
    assert closed("He said “no”") == "He said “no”."
    assert closed("  ") == ""
