from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from models.analysis.packages import Item
from models.analysis.reading import ON_RECORD
from models.analysis.trades import NotJudged, Trade, trades
from tests.models.analysis.judged import Saliences, packed, weighed
from tests.snapshots import said, snapshot

ISSUES = ("neutrality", "crimea", "eu", "forces")

WORKED = {
    ("neutrality", "UA"): 40, ("neutrality", "RU"): 90,
    ("crimea", "UA"): 95, ("crimea", "RU"): 85,
    ("eu", "UA"): 90, ("eu", "RU"): 20,
}  # fmt: skip
"""Neutrality matters 50 points more to Russia, Crimea 10 and the European Union 70 points more to Ukraine."""


def test_issues_are_ranked_by_what_the_side_that_gains_less_gains() -> None:
    found = trades(weighed(snapshot(issues=ISSUES[:3]), WORKED), ON_RECORD, 5, 0, 1)
    assert found.ranked == (
        Trade(0, 1, Item((2,)), Item((0,)), more=70, other_more=50, assessments=(4, 5, 0, 1)),
        Trade(0, 1, Item((1,)), Item((0,)), more=10, other_more=50, assessments=(2, 3, 0, 1)),
    )
    assert [one.score for one in found.ranked] == [50, 10]
    assert (found.unknown, found.unranked) == ((), 0)


def test_turned_round_the_same_trades_come_in_the_same_order() -> None:
    talks = weighed(snapshot(issues=ISSUES[:3]), WORKED)
    one, other = trades(talks, ON_RECORD, 5, 0, 1).ranked, trades(talks, ON_RECORD, 5, 1, 0).ranked
    assert [(each.gets, each.gives, each.score) for each in one] == [
        (each.gives, each.gets, each.score) for each in other
    ]


def test_an_issue_that_nobody_judged_for_a_party_is_in_no_ranked_pair() -> None:
    known = {pair: value for pair, value in WORKED.items() if pair != ("eu", "RU")}
    found = trades(weighed(snapshot(issues=ISSUES[:3]), known), ON_RECORD, 5, 0, 1)
    assert [one.gets.issues for one in found.ranked] == [(1,)]
    assert found.unknown == (NotJudged(2, 1),)
    assert found.unranked == 2


def test_without_any_salience_nothing_is_ranked_and_everything_unknown() -> None:
    found = trades(snapshot(issues=ISSUES), ON_RECORD, 5, 0, 1)
    assert (found.ranked, found.unranked, len(found.unknown)) == ((), 6, 8)


def test_what_was_offered_together_is_traded_as_one_by_the_mean_of_its_saliences() -> None:
    rows = [said(1, issue="crimea", at=10, code="C"), said(1, issue="eu", at=0, code="E")]
    talks = weighed(packed(snapshot(rows, issues=ISSUES[:3]), "CE"), WORKED)
    (found,) = trades(talks, ON_RECORD, 5, 0, 1).ranked
    assert (found.gets.issues, found.gives.issues) == ((1, 2), (0,))
    assert (found.more, found.other_more) == (40, 50)
    assert found.assessments == (2, 3, 4, 5, 0, 1)


def test_what_was_judged_later_is_not_looked_at() -> None:
    talks = weighed(snapshot(issues=ISSUES[:3]), WORKED, day=6)
    assert trades(talks, ON_RECORD, 5, 0, 1).ranked == ()


def slowly(saliences: Saliences) -> list[tuple[str, str, float]]:
    """Every two issues that both parties' saliences are known of, looked at from both ends: gets, gives, score."""
    found = []
    for one, other in combinations(ISSUES, 2):
        if any((issue, party) not in saliences for issue in (one, other) for party in ("UA", "RU")):
            continue
        for get, give in ((one, other), (other, one)):
            mine = saliences[get, "UA"] - saliences[get, "RU"]
            theirs = saliences[give, "RU"] - saliences[give, "UA"]
            if mine > 0 and theirs > 0:
                found.append((get, give, min(mine, theirs)))
    return found


@given(st.dictionaries(st.sampled_from([(i, p) for i in ISSUES for p in ("UA", "RU")]), st.integers(0, 10), min_size=4))
def test_trades_are_what_looking_at_every_pair_of_issues_tells(saliences: dict[tuple[str, str], int]) -> None:
    found = trades(weighed(snapshot(issues=ISSUES), saliences), ON_RECORD, 5, 0, 1)
    told = [(ISSUES[one.gets.issues[0]], ISSUES[one.gives.issues[0]], one.score) for one in found.ranked]
    assert sorted(told) == sorted(slowly(saliences))
    scores = [score for _, _, score in told]
    assert scores == sorted(scores, reverse=True)
