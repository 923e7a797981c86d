from datetime import date

import pytest

from models.edits import aliases, corroborations, memberships, parties, speakers
from models.edits.offices import add_office
from models.errors import UserError
from models.heads import heads_of
from models.store import Store
from models.tables import Round
from models.words import Stance
from tests.talks import add_talks, rows_of, value_of


def test_heads_of_delegation_and_hosts_follow_a_partys_code(store: Store):
    talks = add_talks(store)
    with store.write("Name heads") as writing:
        writing.set(Round, talks.round, heads='{"RU":"Medinsky","UA":"Arakhamia"}', host="UA")
    parties.set_code(store, talks.ua, "UKR")
    row = rows_of(store, "round")[talks.round]
    assert heads_of(row["heads"]) == {"RU": "Medinsky", "UKR": "Arakhamia"}
    assert row["host"] == "UKR"
    store.undo()
    assert heads_of(rows_of(store, "round")[talks.round]["heads"]) == {"RU": "Medinsky", "UA": "Arakhamia"}


def test_a_party_that_heads_a_delegation_is_not_deleted(store: Store):
    talks = add_talks(store)
    party = parties.add_party(store, "Türkiye")
    with store.write("Name heads") as writing:
        writing.set(Round, talks.round, heads='{"TUR":"Cavusoglu"}')
    with pytest.raises(UserError, match="Türkiye has 1 head of delegation; move or delete it first"):
        parties.delete_party(store, party)


def test_what_is_part_of_a_party_goes_with_it_in_one_step(store: Store):
    talks = add_talks(store)
    party = parties.add_party(store, "Türkiye")
    aliases.add_alias(store, party, "Ankara")
    memberships.add_membership(store, party, talks.ua)
    parties.delete_party(store, party)
    assert rows_of(store, "alias") == rows_of(store, "membership") == {}
    store.undo()
    assert len(rows_of(store, "alias")) == len(rows_of(store, "membership")) == 1


def test_members_and_offices_keep_a_party(store: Store):
    talks = add_talks(store)
    bloc = parties.add_party(store, "Bloc")
    memberships.add_membership(store, talks.ua, bloc)
    add_office(store, talks.lavrov, "Envoy", party_id=bloc, authority=3)
    with pytest.raises(UserError, match="Bloc has 1 member and 1 office; move or delete them first"):
        parties.delete_party(store, bloc)


def test_two_parties_can_go_by_the_same_other_name_but_one_not_twice(store: Store):
    talks = add_talks(store)
    first = aliases.add_alias(store, talks.ua, "the government")
    aliases.add_alias(store, talks.ru, "the government")
    second = aliases.add_alias(store, talks.ua, "Kyiv")
    with pytest.raises(UserError, match="already"):
        aliases.set_alias(store, second, "The Government")
    aliases.set_alias(store, first, "The Government")
    assert value_of(store, "alias", first, "name") == "The Government"
    aliases.delete_alias(store, first)
    aliases.set_alias(store, second, "The Government")


def test_memberships_do_not_overlap_or_run_in_a_circle(store: Store):
    talks = add_talks(store)
    bloc = parties.add_party(store, "Bloc")
    first = memberships.add_membership(store, talks.ua, bloc, None, date(2020, 1, 1))
    second = memberships.add_membership(store, talks.ua, bloc, date(2020, 1, 2))
    with pytest.raises(UserError, match="on some of these days already"):
        memberships.set_membership_days(store, second, date(2020, 1, 1), None)
    with pytest.raises(UserError, match="Ukraine belongs to Bloc itself"):
        memberships.add_membership(store, bloc, talks.ua)
    memberships.delete_membership(store, first)
    memberships.set_membership_days(store, second, None, None)
    memberships.set_group(store, second, talks.ru)
    assert rows_of(store, "membership")[second].items() >= {"start": None, "end": None, "group_id": talks.ru}.items()


def test_a_statement_goes_with_its_corroborations_but_not_from_under_them(store: Store):
    talks = add_talks(store)
    with store.write("Add source") as writing:
        from models.tables import Source

        other = writing.add(Source(code="S2", title="Wire story", reliability="B"))
    made = corroborations.add_corroboration(store, talks.first, other, Stance.CONTRADICTS, locator=" p. 2 ")
    assert rows_of(store, "corroboration")[made].items() >= {"stance": "contradicts", "locator": "p. 2"}.items()
    with pytest.raises(UserError, match="Wire story is listed already"):
        corroborations.add_corroboration(store, talks.first, other, Stance.CORROBORATES)
    corroborations.set_stance(store, made, Stance.CORROBORATES, seen={"stance": Stance.CONTRADICTS})
    corroborations.set_note(store, made, "same words")
    corroborations.set_locator(store, made, "p. 3")
    assert rows_of(store, "corroboration")[made]["stance"] == "corroborates"
    corroborations.delete_corroboration(store, made)
    assert rows_of(store, "corroboration") == {}


def test_a_speaker_of_whom_nothing_is_known_can_be_deleted(store: Store):
    talks = add_talks(store)
    made = speakers.add_speaker(store, "Somebody", talks.ua, 5)
    aliases.add_alias(store, made, "an official")
    add_office(store, made, "Aide", party_id=talks.ua, authority=4)
    speakers.delete_speaker(store, made)
    assert rows_of(store, "office") == rows_of(store, "alias") == {}
