"""Selected words come with whom they mention, whoever said them first."""

from dataclasses import replace

from models.drafting.marking import marked
from models.snapshot import Snapshot
from tests.snapshots import said, snapshot

TEXT = "Moscow rejected it. Peskov met Medinsky; “no”, Medinsky said of Ukraine. Ukraine did not answer."


def talks() -> Snapshot:
    made = snapshot([said("2022-03-21", "RU", speaker="PES"), said("2022-03-21", "RU", speaker="MED")])
    named = {"PES": "Dmitry Peskov", "MED": "Vladimir Medinsky"}
    speakers = tuple(replace(one, name=named[one.code]) for one in made.speakers)
    parties = (replace(made.parties[0], name="Ukraine"), replace(made.parties[1], name="Russia", aliases=("Moscow",)))
    return replace(made, speakers=speakers, parties=parties)


def test_who_is_said_to_have_said_it_comes_first() -> None:
    found = marked(talks(), "source", "text", TEXT, (20, 73))
    assert found.words == TEXT[20:73]
    assert [one[-3:] for one in found.speakers] == ["MED", "PES"]
    assert found.parties == ("party-UA",)


def test_parties_are_found_by_their_other_names() -> None:
    assert marked(talks(), "source", "text", TEXT, (0, 19)).parties == ("party-RU",)


def test_nobody_mentioned_is_nobody_suggested() -> None:
    found = marked(talks(), "source", "text", TEXT, (81, len(TEXT)))
    assert (found.parties, found.speakers) == ((), ())
