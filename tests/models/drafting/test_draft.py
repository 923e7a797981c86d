"""What is filled in for a passage, and from where: what it mentions, its source, the last entry – in that order."""

from dataclasses import replace
from datetime import date

import pytest

from models.actors import Office
from models.drafting.draft import Draft, Marked, last_from, suggested
from models.edits.statements import set_record, set_said_on
from models.loading import load_snapshot
from models.snapshot import Snapshot, to_day
from models.store import Store
from models.words import Act
from tests.snapshots import said, snapshot
from tests.talks import add_talks

MARKED = Marked("source-S", "text", 10, 20, "Ready  for\nneutrality")


@pytest.fixture
def talks() -> Snapshot:
    found = snapshot([said("2022-03-21", "UA", speaker="ZEL"), said("2022-03-22", "RU", speaker="LAV")])
    source = replace(found.sources[0], published=to_day(date(2022, 3, 29)), published_edtf="2022-03")
    return replace(found, sources=(source,))


LAST = Draft(
    source_id="source-S", party_id="party-RU", speaker_id="speaker-1-LAV", issue_id="issue-neutrality", act=Act.DEMAND,
    credibility=2, said_on=date(2022, 3, 27), published_on=date(2022, 3, 28), record="interview",
)  # fmt: skip


def test_the_words_selected_become_the_text_on_one_line(talks: Snapshot) -> None:
    assert suggested(talks, MARKED, None).draft.text == "Ready for neutrality"


def test_days_are_the_sources_with_their_precision_and_say_so(talks: Snapshot) -> None:
    found = suggested(talks, MARKED, None)
    assert (found.draft.published_on, found.draft.published_edtf) == (date(2022, 3, 29), "2022-03")
    assert found.draft.said_on == date(2022, 3, 29)
    assert found.origins["said_on"] == "the source’s"


def test_who_is_mentioned_comes_before_who_spoke_last(talks: Snapshot) -> None:
    speaker = talks.speakers[0]
    found = suggested(talks, replace(MARKED, speakers=(speaker.id,)), LAST)
    assert (found.draft.speaker_id, found.draft.party_id) == (speaker.id, "party-UA")
    assert found.origins["party_id"] == "mentioned in the passage"


def test_a_speaker_speaks_for_the_party_of_the_office_held_on_the_day(talks: Snapshot) -> None:
    until = Office("office", "envoy", 1, 2, None, to_day(date(2022, 3, 30)))
    speaker = replace(talks.speakers[0], offices=(until,))
    moved = replace(talks, speakers=(speaker, *talks.speakers[1:]))
    assert suggested(moved, replace(MARKED, speakers=(speaker.id,)), None).draft.party_id == "party-RU"
    later = replace(LAST, said_on=date(2022, 3, 31), party_id="", speaker_id="")
    assert suggested(moved, replace(MARKED, speakers=(speaker.id,)), later).draft.party_id == "party-UA"


def test_a_party_alone_leaves_the_speaker_open(talks: Snapshot) -> None:
    found = suggested(talks, replace(MARKED, parties=("party-UA",)), LAST)
    assert (found.draft.party_id, found.draft.speaker_id) == ("party-UA", "")


def test_with_nobody_mentioned_it_is_as_last_time_from_the_same_source(talks: Snapshot) -> None:
    found = suggested(talks, MARKED, LAST)
    assert (found.draft.party_id, found.draft.speaker_id) == (LAST.party_id, LAST.speaker_id)
    assert (found.draft.said_on, found.draft.record, found.draft.credibility) == (date(2022, 3, 27), "interview", 2)
    assert found.origins["speaker_id"] == "as in the last entry"


def test_from_another_source_only_the_issue_is_as_last_time(talks: Snapshot) -> None:
    found = suggested(talks, MARKED, replace(LAST, source_id="another"))
    assert found.draft.issue_id == "issue-neutrality"
    assert (found.draft.party_id, found.draft.credibility, found.draft.record) == ("", None, "")


def test_act_range_and_firmness_are_never_filled_in(talks: Snapshot) -> None:
    found = suggested(talks, MARKED, replace(LAST, stance=(0, 10), firmness=3))
    assert (found.draft.act, found.draft.stance, found.draft.firmness) == (None, None, None)


def test_the_last_statement_of_a_source_is_what_the_next_one_is_like(store: Store) -> None:
    made = add_talks(store)
    set_said_on(store, made.second, date(2022, 3, 20), "2022-03-11/2022-03-20")
    set_record(store, made.second, "interview")
    found = last_from(store, load_snapshot(store), made.source)
    assert found is not None
    assert (found.party_id, found.said_on, found.record) == (made.ua, date(2022, 3, 20), "interview")
    assert found.said_edtf == "2022-03-11/2022-03-20", "else a day that nobody knows would be filled in as known"
    assert last_from(store, load_snapshot(store), "another") is None
