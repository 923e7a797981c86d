"""Copies that meet: whatever the order, they come out alike, and nothing that anybody wrote is lost."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from models.checking.check import check
from models.checking.findings import Kind
from models.edits import settling
from models.edits.coding import delete_statement
from models.edits.restoring import restore_row
from models.edits.statements import set_firmness, set_range, set_text
from models.errors import OvertakenError, UserError
from models.file.foreign import examine_foreign
from models.file.header import Header
from models.merging.conflicts import conflicts
from models.merging.merge import merge, preview, take_back_merge
from models.progress import ended
from models.store import Store
from models.tables import Statement
from tests.authors import new_author
from tests.models.merging.copies import Copies, digest
from tests.talks import add_talks, all_tables, statement, value_of


@pytest.fixture
def copies(folder: Path) -> Iterator[Copies]:
    made = Copies.made(folder, 2)
    yield made
    made.close()


@pytest.mark.parametrize("seed", range(12))
def test_copies_that_have_met_are_alike_whoever_met_whom_first(folder: Path, seed: int) -> None:
    made = Copies.made(folder, 3, seed)
    made.work(14)
    one, two, three = made.stores
    left, right = made.twin(0, "left"), made.twin(2, "right")
    for other in (two, three):
        ended(merge(left, other.path))
    ended(merge(two, one.path))
    ended(merge(right, two.path))
    ended(merge(right, three.path))
    assert digest(left) == digest(right)
    before = digest(left)
    assert ended(merge(left, right.path)).brought_nothing
    assert digest(left) == before
    sound = {Kind.RECORD, Kind.OUTSIDE, Kind.DAMAGE}
    assert [one for one in check(left) if one.kind in sound] == []
    for store in (left, right):
        store.close()
    made.close()


def test_what_came_without_its_step_counts_once_the_step_comes(copies: Copies) -> None:
    """A Parley of before took such changes in from a damaged copy."""
    one, two = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    ended(merge(one, two.path))
    with closing(sqlite3.connect(one.path)) as damaged, damaged:
        damaged.execute("""DELETE FROM "transaction" WHERE label = 'Edit text'""")
    assert Kind.RECORD in [found.kind for found in check(one)]
    ended(merge(one, two.path))
    assert value_of(one, "statement", copies.talks.first, "text") == "Theirs"
    assert digest(one) == digest(two)
    assert check(one) == []


MISSING = {
    "a step": """DELETE FROM "transaction" WHERE label = 'Edit text'""",
    "the changes of a step": """DELETE FROM change
WHERE transaction_id = (SELECT id FROM "transaction" WHERE label = 'Edit text')""",
    "a step with its changes": """DELETE FROM "transaction" WHERE label = 'Edit text';
DELETE FROM change WHERE NOT EXISTS (SELECT 1 FROM "transaction" t WHERE t.id = transaction_id)""",
    "an old change": "DELETE FROM change WHERE seq = 3",
    "the sum of its record": "DELETE FROM meta WHERE key = 'record_digest'",
}


@pytest.mark.parametrize("what", MISSING)
def test_a_copy_that_lacks_a_part_of_its_record_is_refused(copies: Copies, folder: Path, what: str) -> None:
    """Whoever merges it would take it for all that there is."""
    one, two = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    two.copy_to(folder / "damaged.parley")
    with closing(sqlite3.connect(folder / "damaged.parley")) as damaged:
        damaged.executescript(MISSING[what])
    before = digest(one)
    with pytest.raises(UserError, match="was not merged"):
        ended(merge(one, folder / "damaged.parley"))
    assert digest(one) == before
    ended(merge(one, two.path))
    assert digest(one) == digest(two)


def test_a_sound_copy_brings_what_ones_own_damaged_file_lacks(copies: Copies) -> None:
    one, two = copies.stores
    with closing(sqlite3.connect(one.path)) as damaged, damaged:
        damaged.execute("DELETE FROM change WHERE seq = 3")
    set_text(two, copies.talks.first, "Theirs")
    ended(merge(one, two.path))
    assert value_of(one, "statement", copies.talks.first, "text") == "Theirs"
    changes = "SELECT hash FROM change ORDER BY hash"
    assert one.columns(changes) == two.columns(changes)


def test_different_fields_of_one_statement_merge_without_a_question(copies: Copies) -> None:
    one, two = copies.stores
    set_text(one, copies.talks.first, "Ours")
    set_firmness(two, copies.talks.first, 3)
    found = ended(merge(one, two.path))
    assert found.conflicts == ()
    assert found.steps == (("Analyst 1", 2),)
    assert found.changed == (("statement", copies.talks.first),)
    assert value_of(one, "statement", copies.talks.first, "text") == "Ours"
    assert value_of(one, "statement", copies.talks.first, "firmness") == 3


def test_the_same_field_set_twice_keeps_both_values_until_one_is_settled(copies: Copies) -> None:
    one, two = copies.stores
    set_range(one, copies.talks.first, (10.0, 20.0))
    set_range(two, copies.talks.first, (30.0, 40.0))
    (found,) = ended(merge(one, two.path)).conflicts
    assert (found.title, found.field) == ("statement ST001", "Range")
    assert [(side.words, side.who) for side in found.sides] == [("30–40", "Analyst 1"), ("10–20", "Analyst 0")]
    settling.settle(one, found, found.sides[1].value)
    assert conflicts(one.columns) == []
    assert value_of(one, "statement", copies.talks.first, "low") == 10.0
    ended(merge(two, one.path))
    assert conflicts(two.columns) == []
    assert digest(two)[0] == digest(one)[0]


def test_a_text_in_conflict_knows_what_both_began_with(copies: Copies) -> None:
    one, two = copies.stores
    for text in ("Neutrality for firm guarantees", "Neutrality for guarantees of all"):
        set_text(one if "firm" in text else two, copies.talks.first, text)
    set_range(one, copies.talks.first, (10.0, 20.0))
    set_range(two, copies.talks.first, (30.0, 40.0))
    found = {conflict.unit: conflict.base for conflict in ended(merge(one, two.path)).conflicts}
    assert found == {"text": "Neutrality for guarantees", "range": None}


def test_what_is_shown_can_be_settled_as_it_is(copies: Copies) -> None:
    one, two = copies.stores
    set_text(one, copies.talks.first, "Ours")
    set_text(two, copies.talks.first, "Theirs")
    (found,) = ended(merge(one, two.path)).conflicts
    settling.settle(one, found, found.shown.value)
    assert conflicts(one.columns) == []
    with pytest.raises(UserError, match="in the meantime"):
        settling.settle(one, found, "Another")


def test_deleted_here_and_edited_there_stays_and_is_settled_either_way(copies: Copies) -> None:
    one, two = copies.stores
    with one.write("Delete") as writing:
        writing.delete(Statement, copies.talks.first)
    set_text(two, copies.talks.first, "Theirs")
    (found,) = ended(merge(one, two.path)).conflicts
    assert value_of(one, "statement", copies.talks.first, "text") == "Theirs"
    assert {side.is_deletion for side in found.sides} == {True, False}
    settling.settle_deleted(one, found)
    assert conflicts(one.columns) == []
    assert one.columns("SELECT count(*) FROM statement") == [(1,)]


def test_all_conflicts_are_settled_by_a_rule_in_one_step(copies: Copies) -> None:
    one, two = copies.stores
    for row in (copies.talks.first, copies.talks.second):
        set_text(one, row, "Ours")
        set_text(two, row, "Theirs")
    found = ended(merge(one, two.path)).conflicts
    assert settling.settle_all(one, found, settling.by("Analyst 0")) == 2
    assert value_of(one, "statement", copies.talks.second, "text") == "Ours"
    one.undo()
    assert value_of(one, "statement", copies.talks.second, "text") == "Theirs"


def test_a_settlement_that_is_taken_back_leaves_the_conflict_as_it_was(copies: Copies) -> None:
    one, two = copies.stores
    set_text(one, copies.talks.first, "Ours")
    set_text(two, copies.talks.first, "Theirs")
    (found,) = ended(merge(one, two.path)).conflicts
    settling.settle(one, found, "Neither")
    one.undo()
    (again,) = conflicts(one.columns)
    told = [[(side.value, side.who, side.clock) for side in each.sides] for each in (found, again)]
    assert told[0] == told[1]
    assert (again.shown.value, again.base) == (found.shown.value, found.base)
    one.redo()
    assert conflicts(one.columns) == []
    assert value_of(one, "statement", copies.talks.first, "text") == "Neither"
    one.undo()
    ended(merge(two, one.path))
    assert conflicts(two.columns) == conflicts(one.columns)
    settling.settle(two, conflicts(two.columns)[0], "Ours")
    assert conflicts(two.columns) == []


def test_taking_back_that_a_contested_record_was_deleted_makes_it_contested_again(copies: Copies) -> None:
    one, two = copies.stores
    with one.write("Delete") as writing:
        writing.delete(Statement, copies.talks.first)
    set_text(two, copies.talks.first, "Theirs")
    (found,) = ended(merge(one, two.path)).conflicts
    settling.settle_deleted(one, found)
    one.undo()
    (again,) = conflicts(one.columns)
    assert [(side.value, side.who, side.is_deletion) for side in again.sides] == [
        (side.value, side.who, side.is_deletion) for side in found.sides
    ]
    assert value_of(one, "statement", copies.talks.first, "text") == "Theirs"


def test_a_contested_record_that_was_deleted_is_restored_as_contested(copies: Copies) -> None:
    one, two = copies.stores
    set_text(one, copies.talks.first, "Ours")
    set_text(two, copies.talks.first, "Theirs")
    (found,) = ended(merge(one, two.path)).conflicts
    delete_statement(one, copies.talks.first)
    ended(merge(two, one.path))
    restore_row(two, ("statement", copies.talks.first))
    (again,) = conflicts(two.columns)
    told = [[(side.value, side.who, side.clock) for side in each.sides] for each in (found, again)]
    assert told[0] == told[1]
    assert value_of(two, "statement", copies.talks.first, "text") == found.shown.value


def test_what_a_colleague_merges_is_told_of_though_ones_own_merge_of_it_was_given_up(copies: Copies) -> None:
    one, two = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    with closing(Store.open(one.path, new_author("MB", "Mykola Bondar"))) as colleague:
        merging = merge(one, two.path)
        while not next(merging).label.endswith(": 2 changes"):
            pass
        merging.close()
        ended(merge(colleague, two.path))
        seen = one.look()
    assert seen is not None
    assert ("statement", copies.talks.first) in seen.rows


def test_the_latest_values_are_taken_by_a_rule(copies: Copies) -> None:
    one, two = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    set_text(one, copies.talks.first, "Ours")
    found = ended(merge(one, two.path)).conflicts
    assert settling.settle_all(one, found, settling.latest) == 1
    assert value_of(one, "statement", copies.talks.first, "text") == "Ours"
    assert conflicts(one.columns) == []


def test_a_preview_says_what_the_merge_then_brings_and_changes_nothing(copies: Copies) -> None:
    one, two = copies.stores
    set_text(one, copies.talks.first, "Ours")
    set_text(two, copies.talks.first, "Theirs")
    before = digest(one)
    (told,) = ended(preview(one, [two.path]))
    assert digest(one) == before
    assert told == ended(merge(one, two.path))


def test_a_merge_is_taken_back_in_one_step_and_done_again(copies: Copies) -> None:
    one, two = copies.stores
    set_text(one, copies.talks.first, "Ours")
    before = all_tables(one)
    set_text(two, copies.talks.first, "Theirs")
    set_firmness(two, copies.talks.second, 4)
    with two.write("Add") as writing:
        writing.add(statement(copies.talks, code="ST003"))
    merged = ended(merge(one, two.path))
    after = all_tables(one)
    take_back_merge(one, merged)
    assert all_tables(one) == {**before, "analyst": after["analyst"]}
    assert conflicts(one.columns) == []
    assert one.steps().redo is not None
    one.redo()
    assert all_tables(one) == after
    one.undo()
    assert all_tables(one) == {**before, "analyst": after["analyst"]}


def test_a_merge_that_is_taken_back_leaves_what_was_in_conflict_before_with_the_value_that_was_shown(
    folder: Path,
) -> None:
    copies = Copies.made(folder, 3)
    one, two, three = copies.stores
    with one.write("Add") as writing:
        added = [writing.add(statement(copies.talks, code=f"ST1{number}")) for number in range(8)]
    for store in (two, three):
        ended(merge(store, one.path))
    for store, text in ((one, "Ours"), (two, "Theirs"), (three, "Another")):
        for row in added:
            set_text(store, row, text)
    ended(merge(one, two.path))
    before = conflicts(one.columns)
    take_back_merge(one, ended(merge(one, three.path)))
    told = [
        [(found.key, [(side.value, side.who, side.clock) for side in found.sides]) for found in listed]
        for listed in (before, conflicts(one.columns))
    ]
    assert told[0] == told[1]
    assert {value_of(one, "statement", row, "text") for row in added} == {before[0].shown.value}
    copies.close()


def test_what_was_done_before_a_merge_is_taken_back_after_the_merge_was(copies: Copies) -> None:
    one, two = copies.stores
    first, before = copies.talks.first, value_of(one, "statement", copies.talks.first, "text")
    set_text(one, first, "Mine")
    set_text(two, first, "Theirs")
    set_text(two, first, "Theirs again")
    take_back_merge(one, ended(merge(one, two.path)))
    one.undo()
    assert value_of(one, "statement", first, "text") == before
    one.redo()
    assert value_of(one, "statement", first, "text") == "Mine"
    assert conflicts(one.columns) == []


def test_undo_of_two_steps_takes_back_nothing_that_was_built_on_the_first_elsewhere(copies: Copies) -> None:
    one, two = copies.stores
    set_text(one, copies.talks.first, "First")
    ended(merge(two, one.path))
    set_text(two, copies.talks.first, "Built on it")
    set_text(one, copies.talks.first, "Second")
    ended(merge(one, two.path))
    one.undo()
    assert value_of(one, "statement", copies.talks.first, "text") == "Built on it"
    with pytest.raises(OvertakenError, match="was set to Built on it since by Analyst 1"):
        one.undo()
    assert value_of(one, "statement", copies.talks.first, "text") == "Built on it"


def test_a_merge_is_not_taken_back_over_what_was_changed_since(copies: Copies) -> None:
    one, two = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    merged = ended(merge(one, two.path))
    set_text(one, copies.talks.first, "On top of it")
    with pytest.raises(UserError, match=r"The merge of 1\.parley cannot be taken back"):
        take_back_merge(one, merged)
    assert value_of(one, "statement", copies.talks.first, "text") == "On top of it"


def test_one_announcement_tells_of_all_that_came(copies: Copies) -> None:
    one, two = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    told: list[object] = []
    one.watch(told.append)
    ended(merge(one, two.path))
    assert [change.rows for change in told] == [frozenset({("statement", copies.talks.first), *_analysts(two)})]
    assert one.look() is None


def _analysts(store: Store) -> set[tuple[str, str]]:
    return {("analyst", store.author.analyst_id)}


def test_other_talks_are_refused_by_name(copies: Copies, folder: Path) -> None:
    stranger = Store.create(folder / "other.parley", new_author())
    add_talks(stranger)
    stranger.close()
    with pytest.raises(UserError, match=r"other\.parley is another dossier, “Talks”"):
        ended(merge(copies.stores[0], folder / "other.parley"))


def test_the_dossier_itself_is_refused(copies: Copies) -> None:
    with pytest.raises(UserError, match="the dossier itself"):
        ended(merge(copies.stores[0], copies.stores[0].path))


def test_a_copy_whose_record_was_altered_is_refused(copies: Copies, folder: Path) -> None:
    import sqlite3
    from contextlib import closing

    one, two = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    altered = Path(shutil.copy(two.path, folder / "altered.parley"))
    with closing(sqlite3.connect(altered)) as connection:
        connection.execute("UPDATE change SET value = '\"Forged\"' WHERE unit = 'text'")
        connection.commit()
    before = digest(one)
    with pytest.raises(UserError, match="was altered"):
        ended(merge(one, altered))
    assert digest(one) == before


def test_nothing_is_merged_into_a_record_whose_own_hashes_cannot_be_read(copies: Copies, folder: Path) -> None:
    one, two = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    with closing(sqlite3.connect(one.path)) as connection, connection:
        connection.execute("UPDATE change SET hash = 'no hash' WHERE seq = (SELECT max(seq) FROM change)")
    with pytest.raises(UserError, match="this dossier's own record is damaged"):
        ended(merge(one, two.path))
    assert value_of(one, "statement", copies.talks.first, "text") != "Theirs"


def forged(copies: Copies, folder: Path, table: str, values: dict[str, object]) -> Path:
    """A copy with one more step whose hashes all fit, and whose value no edit would have made."""
    import sqlite3
    from contextlib import closing

    from models.record.canonical import add_to_digest, canonical, change_hash, transaction_hash

    path = Path(shutil.copy(copies.stores[1].path, folder / "forged.parley"))
    step = {
        "id": "01a21612-37de-7c39-87a2-7ff0942773f6", "analyst_id": "a", "site": "s",
        "clock": "2030-01-01T00:00:00.000000Z", "kind": "edit", "label": "Forge", "reason": "", "undoes": None,
        "app_version": "",
    }  # fmt: skip
    value = canonical(values)
    name = change_hash(step["id"], table, "01a21612-37de-7c39-87a2-7ff0942773f7", "row", value, ())
    with closing(sqlite3.connect(path)) as connection:
        row = (*step.values(), "", transaction_hash(step))
        connection.execute(
            "INSERT INTO 'transaction' (id, analyst_id, site, clock, kind, label, reason, undoes, app_version, arrived,"
            " hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row,
        )  # fmt: skip
        connection.execute(
            "INSERT INTO change (hash, transaction_id, table_name, row_id, unit, value) VALUES (?, ?, ?, ?, 'row', ?)",
            (name, step["id"], table, "01a21612-37de-7c39-87a2-7ff0942773f7", value),
        )
        ((digest,),) = connection.execute("SELECT value FROM meta WHERE key = 'record_digest'").fetchall()
        connection.execute("UPDATE meta SET value = ?", (add_to_digest(digest, [name]),))
        connection.commit()
    return path


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("speaker", {"code": "X", "name": "X", "party_id": "p", "authority": 99}),
        ("party", {"code": ["X"], "name": "X"}),
        ("party", {"name": "without a code"}),
        ("event", {"code": "E", "date": "2022-02-30"}),
        ("link", {"statement_id": "s", "kind": "hates"}),
    ],
)
def test_forged_values_that_no_dossier_may_have_are_refused_whole(
    copies: Copies, folder: Path, table: str, values: dict[str, object]
) -> None:
    one = copies.stores[0]
    before = digest(one)
    with pytest.raises(UserError, match="not merged"):
        ended(merge(one, forged(copies, folder, table, values)))
    assert digest(one) == before


def test_what_is_merged_is_what_was_examined_whatever_comes_in_its_place(
    copies: Copies, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = copies.stores
    set_text(theirs, copies.talks.first, "Theirs")
    copy, hostile = folder / "copy.parley", folder / "hostile.parley"
    theirs.copy_to(copy)
    shutil.copy(copy, hostile)
    with closing(sqlite3.connect(hostile)) as connection:
        connection.execute("CREATE TRIGGER x AFTER INSERT ON party BEGIN DELETE FROM statement; END")

    def examined_and_exchanged(path: Path, into: Path) -> Header:
        header = examine_foreign(path, into=into)
        hostile.replace(copy)
        return header

    monkeypatch.setattr("models.merging.incoming.examine_foreign", examined_and_exchanged)
    ended(merge(ours, copy))
    assert value_of(ours, "statement", copies.talks.first, "text") == "Theirs"
