import pytest

from models.scales.points import Range
from views.scale.words import place_words

POINTS = ((0.0, "NATO"), (40.0, "guarantees"), (55.0, "limits"), (100.0, "neutral"))


@pytest.mark.parametrize(
    ("stance", "words"),
    [
        (None, "Not stated"),
        ((40, 40), "guarantees"),
        ((41, 54), "Between guarantees and limits"),
        ((35, 45), "Takes in guarantees"),
        ((40, 58), "Takes in guarantees and limits"),
        ((0, 100), "Takes in 4 named points, NATO to neutral"),
    ],
)
def test_a_range_is_told_by_the_named_points_in_it_or_around_it(stance: Range | None, words: str) -> None:
    assert place_words(POINTS, stance) == words


def test_beyond_the_last_name_there_is_only_one_to_go_by() -> None:
    assert place_words(POINTS[:2], (60, 70)) == "Above guarantees"
    assert place_words(POINTS[1:], (0, 10)) == "Below guarantees"
    assert place_words((), (0, 10)) == "No point of this scale has a name"
