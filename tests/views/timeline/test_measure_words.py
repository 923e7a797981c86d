from dataclasses import replace

from models.analysis.measuring import Item, item_of, measured
from models.facts import EVER
from models.snapshot import Snapshot, ints
from tests.snapshots import Revised, said, snapshot
from views.timeline.measure_words import item_words, measure_words


def words(talks: Snapshot) -> str:
    return measure_words(talks, measured(talks, item_of(talks, 0), item_of(talks, 1)))


def test_a_measure_tells_days_rounds_and_shift() -> None:
    rows = said("2022-03-18", low=20, high=45), said("2022-03-29", low=50, high=58)
    talks = snapshot(rows, [("2022-03-21", "2022-03-21")])
    assert words(talks) == "11 days · 1 round in between · shift +21.5, definite"
    assert words(snapshot([said(1, at=40), said(2, at=40)])) == "1 day · no round in between · no shift"
    assert words(snapshot([said(1, low=10, high=30), said(2, low=30, high=40)])).endswith("shift +15, possible")


def test_ranges_of_two_parties_are_told_apart_and_not_as_a_shift() -> None:
    assert words(snapshot([said(1, at=40), said(1, "RU", at=90)])) == (
        "0 days · no round in between · +50 from UA’s to RU’s range"
    )
    assert words(snapshot([said(1, at=40), said(1, "RU", at=40)])).endswith("nothing from UA’s to RU’s range")


def test_what_cannot_be_compared_is_said_honestly() -> None:
    assert words(snapshot([said(1, at=1), said(2)])).endswith("not comparable: not both state a position")
    other = snapshot([said(1, at=1), said(2, at=1, issue="crimea")], issues=("neutrality", "crimea"))
    assert words(other).endswith("not comparable: the two are on different issues")
    scales = snapshot([said(1, at=1), said(2, at=1, scale=2)], revised={"neutrality": (Revised(1, None),)})
    assert words(scales).endswith("not comparable: not both have a place on the present scale")


def vague(earliest: list[int]) -> str:
    talks = snapshot([said(10), said(20)])
    return words(replace(talks, statements=replace(talks.statements, earliest=ints(earliest)))).split(" · ")[0]


def test_days_that_are_not_known_exactly_are_bounds() -> None:
    assert vague([8, 15]) == "5 to 12 days"
    assert vague([10, 7]) == "up to 10 days, in which order is not certain"
    assert vague([EVER, 20]) == "about 10 days, since when is not known"


def test_an_item_is_told_by_whose_it_is() -> None:
    talks = snapshot([said("2022-03-29")])
    assert item_words(talks, item_of(talks, 0)) == "UA on Neutrality, 29 Mar 2022"
    assert item_words(talks, Item(0)) == "1 Jan 1970"
