from datetime import date

import pytest

from models.dates.moment import Moment
from models.dates.reading import read_moment
from models.dates.words import words
from models.errors import UserError
from tests.models.dates.moments import ROUNDS, sitting


def said(text: str) -> str:
    return words(read_moment(text, rounds=ROUNDS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before Istanbul", "before 29 March 2022"),
        ("after Istanbul", "after 29 March 2022"),
        ("during Istanbul", "29 March 2022"),
        ("Istanbul", "29 March 2022"),
        ("by Istanbul", "before 30 March 2022"),
        ("before the Istanbul", "before 29 March 2022"),
        ("before about Istanbul", "before about 29 March 2022 (31 March at the latest)"),
        ("after round 6", "after 21 March 2022"),
        ("after round no. 6", "after 21 March 2022"),
        ("after the 6th round", "after 21 March 2022"),
        ("після раунду 6", "after 21 March 2022"),
        ("после раунда № 6", "after 21 March 2022"),
        ("during round 5", "between 14 and 17 March 2022"),
        ("before round 5", "before 14 March 2022"),
        ("after round 5", "after 17 March 2022"),
        ("before Video, mid-March", "before 14 March 2022"),
        ("before Dolmabahce", "before 29 March 2022"),
    ],
)
def test_dates_are_told_by_rounds(text: str, expected: str):
    assert said(text) == expected


@pytest.mark.parametrize("name", ["ISTANBUL", "İstanbul", "istanbul", "  Istanbul "])
def test_names_are_found_whatever_their_case_and_accents(name: str):
    assert said(f"before {name}") == "before 29 March 2022"


def test_what_lies_between_two_rounds_leaves_both_out():
    assert said("between rounds 6 and 7") == "between 22 and 28 March 2022"
    assert said("between Istanbul and round 8") == "30 or 31 March 2022"
    assert said("between Istanbul and 5 April 2022") == "between 30 March and 5 April 2022"


def test_where_nothing_lies_between_two_rounds_it_says_so():
    with pytest.raises(UserError, match="no day between 29 March 2022 and 21 March 2022"):
        said("between rounds 7 and 6")


def test_a_name_of_several_rounds_is_refused_with_each_of_them():
    with pytest.raises(UserError) as refused:
        said("before Belovezhskaya Pushcha")
    assert str(refused.value) == (
        "That can be round 2 (Belovezhskaya Pushcha, 3 March 2022) or round 3 (Belovezhskaya Pushcha, 7 March 2022). "
        "Write the number of the round, or the days."
    )
    with pytest.raises(UserError, match=r"round 4 \(Antalya, 10 March 2022\) or round 7"):
        said("before Türkiye")


def test_many_rounds_of_one_name_are_not_all_listed():
    rounds = [sitting(number, "Geneva", date(2022, 5, number)) for number in range(1, 10)]
    with pytest.raises(UserError, match=r"round 4 \(Geneva, 4 May 2022\) or one of 5 more\."):
        read_moment("before Geneva", rounds=rounds)


def test_a_whole_label_wins_over_a_part_of_another():
    rounds = [*ROUNDS, sitting(9, "Istanbul again", date(2022, 5, 1))]
    assert read_moment("before Istanbul", rounds=rounds) == Moment(None, date(2022, 3, 28))


def test_two_rounds_of_one_number_are_told_apart_by_their_days():
    rounds = [*ROUNDS, sitting(7, "Ankara", date(2022, 5, 1))]
    with pytest.raises(UserError, match=r"round 7 \(Istanbul, 29 March 2022\) or round 7 \(Ankara, 1 May 2022\)"):
        read_moment("before round 7", rounds=rounds)


def test_a_round_called_like_a_date_is_not_guessed():
    rounds = [sitting(1, "March 2022", date(2022, 3, 20))]
    with pytest.raises(UserError, match="A round is called like that date"):
        read_moment("before March 2022", rounds=rounds)


@pytest.mark.parametrize("text", ["mid", "mid-March", "21 March", "early April", "during March"])
def test_words_of_dates_alone_never_find_a_round(text: str):
    with pytest.raises(UserError, match=r"Write the year|Type a date"):
        said(text)


def test_rounds_that_are_not_there_are_refused():
    with pytest.raises(UserError, match="There is no round 9 in this dossier"):
        said("after round 9")
    with pytest.raises(UserError, match="nor a round of this dossier, such as round 8 or Video, early April"):
        said("before Minsk")
    with pytest.raises(UserError, match="Type a date such as"):
        read_moment("before Minsk")
