from datetime import date

import pytest

from models.bulk.fields import Field
from models.edits.pasting import paste
from models.errors import UserError
from models.loading import load_snapshot
from models.progress import ended
from models.store import Store
from tests.models.bulk.reading_tables import pasted
from tests.talks import add_talks, all_tables, rows_of

HEAD = ("Code", "Said", "Speaker", "Issue", "Act", "Grade", "Source", "Range")
ROW = ("", "20 March 2022", "Zelenskyy", "neutrality", "offer", "B2", "S1", "40–55")


def add(store: Store, *rows: tuple[str, ...]) -> list[str]:
    pasting = pasted(store, HEAD, *rows)
    return ended(paste(store, pasting.saw, pasting.additions(), pasting.updates()))


def test_new_and_changed_statements_come_in_one_step(store: Store) -> None:
    talks = add_talks(store)
    before = all_tables(store)
    added = add(store, ROW, ("ST001", *ROW[1:]), ROW)
    step = store.steps().undo
    assert step is not None
    assert step.label == "Add 2 statements and update 1"
    rows = rows_of(store, "statement")
    assert [rows[one]["code"] for one in added] == ["ST003", "ST004"]
    assert [rows[one]["sequence"] for one in added] == [3, 4]
    assert rows[talks.first]["said_on"] == "2022-03-20"
    assert rows[added[0]].items() >= {
        "party_id": talks.ua, "speaker_id": talks.zelenskyy, "issue_id": talks.neutrality, "source_id": talks.source,
        "act": "offer", "low": 40.0, "high": 55.0, "credibility": 2, "published_on": "2022-03-20",
        "recorded_on": date.today().isoformat(), "review": "draft",  # noqa: DTZ011 - the day where the analyst sits
    }.items()  # fmt: skip
    store.undo()
    assert all_tables(store) == before


def test_codes_of_their_own_are_kept_and_the_others_go_on_after_them(store: Store) -> None:
    add_talks(store)
    added = add(store, ROW, ("ST100", *ROW[1:]), ROW)
    assert [rows_of(store, "statement")[one]["code"] for one in added] == ["ST101", "ST100", "ST102"]


def test_a_code_that_somebody_took_meanwhile_is_refused_and_nothing_is_written(store: Store) -> None:
    add_talks(store)
    pasting = pasted(store, HEAD, ("ST100", *ROW[1:]))
    add(store, ("st100", *ROW[1:]))
    before = all_tables(store)
    with pytest.raises(UserError, match="ST100 is the code of another statement"):
        ended(paste(store, pasting.saw, pasting.additions(), pasting.updates()))
    assert all_tables(store) == before


def test_a_paste_that_is_cancelled_leaves_nothing(store: Store) -> None:
    add_talks(store)
    before = all_tables(store)
    pasting = pasted(store, HEAD, *[ROW] * 1200)
    work = paste(store, pasting.saw, pasting.additions(), pasting.updates())
    assert [next(work).done, next(work).done] == [500, 1000]
    work.close()
    assert all_tables(store) == before


def test_a_new_range_is_on_the_present_scale_of_its_issue(store: Store) -> None:
    talks = add_talks(store)
    from models.tables import Scale

    with store.write("Revise scale") as writing:
        scale = writing.add(Scale(issue_id=talks.neutrality, low_pole="a", high_pole="b", mapping="", sequence=1))
    (added,) = add(store, ROW)
    assert rows_of(store, "statement")[added]["scale_id"] == scale


def test_what_the_edit_knows_and_the_preview_does_not_is_refused_there_too(store: Store) -> None:
    talks = add_talks(store)
    given = {Field.SPEAKER: talks.zelenskyy, Field.PARTY: talks.ru}
    with pytest.raises(UserError, match="does not speak for Russia"):
        ended(paste(store, load_snapshot(store), [given], {}))
