from contextlib import closing
from pathlib import Path

from models.edits import statements as edits
from models.edits.coding import delete_statement
from models.edits.settling import by, settle_all
from models.history.changes import (
    LATEST,
    WHOLE,
    Deed,
    PastChange,
    changes_of_record,
    changes_of_step,
    deed_words,
    values_now,
)
from models.history.steps import Sought, page_of_steps
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.store import Store
from models.tables import Excerpt, Statement
from tests.authors import new_author
from tests.talks import Talks


def told(changes: tuple[PastChange, ...]) -> list[tuple[str, str]]:
    return [(change.label, deed_words(change)) for change in changes]


def newest_step(store: Store) -> str:
    return page_of_steps(store, Sought()).steps[0].transaction


def test_a_record_is_told_field_by_field_from_old_to_new(store: Store, talks: Talks, colleague: Store):
    edits.set_range(store, talks.first, (50, 58))
    with colleague.write("Set range", reason="the readout has it so"):
        edits.set_range(colleague, talks.first, None)
    changes = changes_of_record(store, ("statement", talks.first))
    assert changes.more is None
    assert told(changes.changes)[:4] == [
        ("Set range", "Range: 50–58 → not stated"),
        ("Set range", "Range: 40–55 → 50–58"),
        ("Begin talks", "added"),
        ("Begin talks", "Code: ST001"),
    ]
    latest = changes.changes[0]
    assert (latest.analyst, latest.reason) == ("Mykola Bondar", "the readout has it so")
    assert latest.value == {"low": None, "high": None, "scale_id": None}
    made = {change.field: change.after for change in changes.changes if change.deed is Deed.ADDED and change.field}
    assert made["Said on"] == "21 March 2022"
    assert made["Party"] == "Ukraine"
    assert "Note" not in made


def test_what_is_gone_is_told_from_the_record_alone(store: Store, talks: Talks):
    edits.set_firmness(store, talks.first, 4)
    delete_statement(store, talks.first)
    key = ("statement", talks.first)
    assert values_now(store, key) == {}
    assert told(changes_of_record(store, key).changes)[:3] == [
        ("Delete statement", "deleted"),
        ("Set firmness", "Firmness: not graded → 4 declared non-negotiable"),
        ("Begin talks", "added"),
    ]
    store.undo()
    assert told(changes_of_record(store, key).changes)[0] == ("Delete statement", "restored")
    assert values_now(store, key)["firmness"] == 4
    assert values_now(store, key)["range"] == {"low": 40.0, "high": 55.0, "scale_id": None}


def test_a_step_is_told_record_by_record(store: Store, talks: Talks):
    with store.write("Paste") as writing:
        writing.set_all(Statement, {talks.first: {"note": "a"}, talks.second: {"note": "b", "firmness": 1}})
        writing.add(Excerpt(statement_id=talks.first, text_id=talks.source, start=0, quote="x"))
    changes = changes_of_step(store, newest_step(store)).changes
    assert [(change.key[0], deed_words(change)) for change in changes] == [
        ("statement", "Note: nothing → a"),
        ("statement", "Note: nothing → b"),
        ("statement", "Firmness: not graded → 1 indicated"),
        ("excerpt", "added"),
    ]
    assert changes[-1].unit == WHOLE


def test_long_histories_come_a_page_at_a_time(store: Store, talks: Talks):
    for number in range(5):
        edits.set_text(store, talks.first, str(number))
    key, found, more = ("statement", talks.first), [], LATEST
    while more is not None:
        page = changes_of_record(store, key, more, 2)
        found += [change for change in page.changes if change.unit == "text" and change.before]
        more = page.more
    assert [change.after for change in found] == ["4", "3", "2", "1", "0"]


def test_many_changes_of_a_step_come_a_page_at_a_time(store: Store, talks: Talks):
    with store.write("Paste") as writing:
        writing.set_all(Statement, {talks.first: {"note": "a", "text": "b"}, talks.second: {"note": "c"}})
    step = newest_step(store)
    first = changes_of_step(store, step, most=2)
    assert first.more is not None
    rest = changes_of_step(store, step, first.more[1], 2)
    assert rest.more is None
    assert (*first.changes, *rest.changes) == changes_of_step(store, step).changes


def test_the_history_of_what_never_was_is_empty(store: Store, talks: Talks):
    assert changes_of_record(store, ("statement", "nowhere")).changes == ()
    assert values_now(store, ("treaty", "nowhere")) == {}


def test_what_undoing_a_settlement_brings_back_stands_beside_each_other(
    store: Store, talks: Talks, tmp_path: Path
) -> None:
    store.copy_to(tmp_path / "train.parley")
    with closing(Store.open(tmp_path / "train.parley", new_author("OH", "Oksana Hrytsenko"))) as train:
        edits.set_range(train, talks.first, (60, 70))
    edits.set_range(store, talks.first, (40, 45))
    ended(merge(store, tmp_path / "train.parley"))
    settle_all(store, conflicts(store.columns), by(store.author.name))
    store.undo()
    brought_back = {"40–45 beside 60–70", "60–70 beside 40–45"}
    record = changes_of_record(store, ("statement", talks.first)).changes
    for changes in (record[:2], changes_of_step(store, newest_step(store)).changes):
        assert {deed_words(one).partition(" → ")[2] for one in changes} == brought_back
