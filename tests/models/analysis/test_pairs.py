from dataclasses import replace

from models.analysis.pairs import both_ways, compared_pairs, principal_pairs
from models.facts import NONE, Pair
from tests.snapshots import snapshot

TALKS = snapshot(parties=("UA", "TR:mediator", "RU", "MD"))


def test_pairs_are_each_two_of_the_principals() -> None:
    assert principal_pairs(TALKS) == ((0, 2), (0, 3), (2, 3))


def test_pairs_that_somebody_chose_stand_in_their_place() -> None:
    chosen = [(2, 1), (0, 3), (1, 2), (0, NONE), (0, 0)]
    talks = replace(TALKS, pairs=tuple(Pair("", *each) for each in chosen))
    assert compared_pairs(talks) == ((2, 1), (0, 3))


def test_without_a_choice_all_pairs_of_principals_are_looked_at() -> None:
    assert compared_pairs(TALKS) == principal_pairs(TALKS)
    assert compared_pairs(replace(TALKS, pairs=(Pair("", 0, NONE),))) == principal_pairs(TALKS)


def test_both_ways_of_a_pair_stand_beside_each_other() -> None:
    assert both_ways([(0, 2), (0, 3)]) == ((0, 2), (2, 0), (0, 3), (3, 0))
