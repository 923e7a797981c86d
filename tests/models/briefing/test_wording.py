from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.briefing import wording
from models.facts import Round
from models.snapshot import to_day


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
    assert wording.days_words(day(first), day(last)) == words


def test_a_round_does_not_say_its_day_twice():
    sitting = Round("id", 6, "Video, 21 March", day("2022-03-21"), day("2022-03-21"), "", "")
    assert wording.round_words(sitting) == "round 6 (Video, 21 March 2022)"


def test_numbers_have_a_proper_minus_and_at_most_one_decimal():
    assert wording.number(-2.5) == "−2.5"
    assert wording.number(14.0) == "14"
    assert wording.number(-0.01) == "0"
    assert wording.span((35, 45)) == "35–45"
    assert wording.span((100, 100)) == "100"


@given(st.floats(-100, 100))
def test_numbers_read_back_as_what_they_were(value: float):
    assert abs(float(wording.number(value).replace("−", "-")) - value) <= 0.0501


def test_counts_are_english():
    assert wording.count(1, "issue") == "one issue"
    assert wording.count(13, "issue") == "13 issues"
    assert wording.count(0, "party", "parties") == "no parties"


def test_sentences_end_once():
    assert wording.closed("It ended") == "It ended."
    assert wording.closed("He said “no.”") == "He said “no.”"
    assert wording.closed("He said “no”") == "He said “no”."
    assert wording.closed("  ") == ""
