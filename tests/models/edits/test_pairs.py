import pytest

from models.analysis.pairs import compared_pairs
from models.edits import pairs, parties
from models.errors import UserError
from models.loading import load_snapshot
from models.store import Store
from models.telling.values import Wording
from tests.talks import add_talks, rows_of


def test_a_chosen_pair_is_compared_in_place_of_the_principals_until_it_is_undone(store: Store):
    talks = add_talks(store)
    third = parties.add_party(store, "Türkiye")
    assert compared_pairs(load_snapshot(store)) == ((0, 1),)
    pairs.add_pair(store, third, talks.ua)
    pairs.add_pair(store, talks.ru, talks.ua)
    assert compared_pairs(load_snapshot(store)) == ((2, 0), (1, 0))
    store.undo()
    assert compared_pairs(load_snapshot(store)) == ((2, 0),)
    pairs.delete_pair(store, next(iter(rows_of(store, "pair"))))
    assert compared_pairs(load_snapshot(store)) == ((0, 1),)


def test_a_pair_has_two_parties_and_is_there_once(store: Store):
    talks = add_talks(store)
    pairs.add_pair(store, talks.ua, talks.ru)
    with pytest.raises(UserError, match="Russia and Ukraine are a pair already"):
        pairs.add_pair(store, talks.ru, talks.ua)
    with pytest.raises(UserError, match="two different parties"):
        pairs.add_pair(store, talks.ua, talks.ua)


def test_a_pair_is_told_by_the_names_of_its_parties(store: Store):
    talks = add_talks(store)
    made = pairs.add_pair(store, talks.ru, talks.ua)
    assert Wording(store.columns).names.title("pair", made) == "pair of Russia and Ukraine"


def test_a_pair_goes_with_either_of_its_parties(store: Store):
    talks = add_talks(store)
    third = parties.add_party(store, "Türkiye")
    pairs.add_pair(store, talks.ua, third)
    parties.delete_party(store, third)
    assert rows_of(store, "pair") == {}
    store.undo()
    assert len(rows_of(store, "pair")) == 1
