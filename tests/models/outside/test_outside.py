"""What somebody wrote into the file with another program is found, adopted or reverted, and nothing is lost."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.checking.check import check
from models.edits.statements import set_text
from models.errors import UserError
from models.ids import new_id
from models.outside.finding import OutsideEdit, outside_edits
from models.outside.noticing import Noticed, noticed
from models.outside.settling import adopt, revert
from models.progress import ended
from models.store import Store
from models.tables import Party
from tests.talks import Talks, add_talks, all_tables, value_of


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


def outside(store: Store, sql: str, *given: Any) -> None:
    """Write as any other program does."""
    with closing(sqlite3.connect(store.path)) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        file.execute(sql, given)
        file.commit()


def the_one(store: Store) -> OutsideEdit:
    (found,) = outside_edits(store)
    return found


def test_a_sound_dossier_has_none(store: Store, talks: Talks) -> None:
    assert outside_edits(store) == []
    assert ended(noticed(store.path)) == Noticed()


def test_how_many_there_are_is_counted_apart(store: Store, talks: Talks) -> None:
    outside(store, "UPDATE statement SET text = 'By hand'")
    assert ended(noticed(store.path)) == Noticed(edits=2)
    assert ended(noticed(store.path.with_name("gone.parley"))) == Noticed()
    assert active_children() == []


def test_a_changed_cell_is_told_with_both_values_and_adopted(store: Store, talks: Talks) -> None:
    outside(store, "UPDATE statement SET low = 30, high = 40, text = 'By hand' WHERE id = ?", talks.first)
    found = the_one(store)
    assert (found.title, found.deed, found.trouble) == ("statement ST001", "changed", "")
    assert ("Text", "Neutrality for guarantees", "By hand") in found.units
    assert [after for name, _, after in found.units if name == "Range"] == ["30–40"]
    assert adopt(store, [found]) == 1
    assert outside_edits(store) == check(store) == []
    assert value_of(store, "statement", talks.first, "text") == "By hand"
    store.undo()
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
    assert check(store) == []


def test_what_is_reverted_is_kept_in_the_history(store: Store, talks: Talks) -> None:
    before = all_tables(store)["statement"]
    outside(store, "UPDATE statement SET text = 'By hand' WHERE id = ?", talks.first)
    revert(store, [the_one(store)])
    assert check(store) == []
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
    assert store.columns("SELECT count(*) FROM change WHERE value = '\"By hand\"'") == [(1,)]
    assert len(all_tables(store)["statement"]) == len(before)


def test_a_deleted_row_comes_back_or_is_deleted_for_good(store: Store, talks: Talks) -> None:
    outside(store, "DELETE FROM statement WHERE id = ?", talks.first)
    assert the_one(store).deed == "deleted"
    revert(store, [the_one(store)])
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"
    outside(store, "DELETE FROM statement WHERE id = ?", talks.first)
    adopt(store, [the_one(store)])
    assert check(store) == []
    assert store.columns("SELECT count(*) FROM statement WHERE id = ?", talks.first) == [(0,)]
    store.undo()
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"


def test_what_an_added_row_refers_to_stays_and_it_is_said_why(store: Store, talks: Talks) -> None:
    with store.write("Add party") as writing:
        party = writing.add(Party(code="XX", name="Third", role="principal"))
    columns = [row[0] for row in store.columns("SELECT name FROM pragma_table_info('statement')")]
    given = {"id": f"'{new_id()}'", "code": "'ST099'", "party_id": f"'{party}'"}
    listed = ", ".join(given.get(name, f'"{name}"') for name in columns)
    sql = f"INSERT INTO statement SELECT {listed} FROM statement WHERE id = ?"  # noqa: S608 - our own names
    outside(store, sql, talks.first)
    with pytest.raises(UserError) as refused:
        store.undo()
    assert refused.value.sentence == (
        "“Add party” cannot be taken back: statement ST099 refers to party Third since another program changed it."
    )


@pytest.mark.parametrize("settled", [adopt, revert])
def test_what_is_never_recorded_follows_and_nothing_else_is_taken_back(
    settled: Callable[[Store, list[OutsideEdit]], int], store: Store, talks: Talks
) -> None:
    set_text(store, talks.second, "Mine")
    outside(store, "UPDATE statement SET version = 'none' WHERE id = ?", talks.first)
    found = the_one(store)
    assert (found.deed, found.units) == ("changed", ())
    settled(store, [found])
    assert outside_edits(store) == check(store) == []
    assert value_of(store, "statement", talks.second, "text") == "Mine"


def test_several_are_settled_together(store: Store, talks: Talks) -> None:
    row_id = new_id()
    add_party(store, row_id)
    outside(store, "UPDATE statement SET text = 'By hand', credibility = 9 WHERE id = ?", talks.first)
    outside(store, "DELETE FROM statement WHERE id = ?", talks.second)
    assert revert(store, outside_edits(store)) == 3
    assert outside_edits(store) == check(store) == []
    assert value_of(store, "statement", talks.second, "text")


def add_party(store: Store, row_id: str) -> None:
    fields = "id, sequence, version, code, name"
    rest = [row[1] for row in store.columns("PRAGMA table_info(party)") if row[1] not in fields.split(", ")]
    copied = ", ".join(rest)
    sql = f"INSERT INTO party ({fields}, {copied}) SELECT ?, 9, '', 'TR', 'Türkiye', {copied} FROM party LIMIT 1"  # noqa: S608
    outside(store, sql, row_id)


def test_an_added_row_is_adopted(store: Store, talks: Talks) -> None:
    row_id = new_id()
    add_party(store, row_id)
    found = the_one(store)
    assert (found.deed, found.title) == ("added", "party Türkiye")
    adopt(store, [found])
    assert check(store) == []
    assert value_of(store, "party", row_id, "name") == "Türkiye"


def test_an_added_row_without_a_proper_id_can_only_be_reverted(store: Store, talks: Talks) -> None:
    add_party(store, "turkey")
    found = the_one(store)
    with pytest.raises(UserError, match="cannot be adopted"):
        adopt(store, [found])
    revert(store, [found])
    assert check(store) == []
    assert store.columns("SELECT count(*) FROM party WHERE code = 'TR'") == [(0,)]


@pytest.mark.parametrize(
    "change", ["credibility = 9", "act = 'shouting'", "low = 90, high = 10", "said_on = '2022-02-30'", "firmness = -1"]
)
def test_what_no_dossier_may_hold_can_only_be_reverted(store: Store, talks: Talks, change: str) -> None:
    outside(store, f"UPDATE statement SET {change} WHERE id = ?", talks.first)  # noqa: S608
    found = the_one(store)
    assert found.trouble
    with pytest.raises(UserError, match="cannot be adopted"):
        adopt(store, [found])
    revert(store, [found])
    assert outside_edits(store) == check(store) == []


def test_what_was_changed_since_it_was_looked_at_is_looked_at_again(store: Store, talks: Talks) -> None:
    outside(store, "UPDATE statement SET text = 'By hand' WHERE id = ?", talks.first)
    found = the_one(store)
    outside(store, "UPDATE statement SET text = 'Once more' WHERE id = ?", talks.first)
    for settled in (adopt, revert):
        with pytest.raises(UserError, match="changed in the meantime"):
            settled(store, [found])


Edits = list[tuple[tuple[str, str], str]]


def cells(store: Store, edits: Edits) -> list[Any]:
    """What the cells that were edited hold now."""
    return [
        store.columns(f"SELECT {field} FROM {table} ORDER BY id LIMIT 1")  # noqa: S608
        for (table, field), _ in edits
    ]


CELLS = st.sampled_from(
    [("statement", "text"), ("statement", "note"), ("party", "name"), ("speaker", "name"), ("issue", "question")]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(CELLS, st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)), max_size=6)
)
def test_any_edit_is_found_and_either_way_settled(store: Store, edits: Edits) -> None:
    if not store.columns("SELECT 1 FROM statement"):
        add_talks(store)
    before = {name: all_tables(store)[name] for name in ("statement", "party", "speaker", "issue")}
    for (table, field), text in edits:
        outside(store, f"UPDATE {table} SET {field} = ? WHERE id = (SELECT min(id) FROM {table})", text)  # noqa: S608
    held = cells(store, edits)
    found = outside_edits(store)
    adopt(store, [one for one in found if not one.trouble])
    assert outside_edits(store) == []
    assert held == cells(store, edits)
    if found:
        store.undo()
    assert outside_edits(store) == []
    after = {name: all_tables(store)[name] for name in before}
    assert {name: len(rows) for name, rows in after.items()} == {name: len(rows) for name, rows in before.items()}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE change SET value = value || ' ' WHERE seq = 2",
        "UPDATE \"transaction\" SET label = 'Other' WHERE kind = 'founding'",
        "UPDATE \"transaction\" SET arrived = replace(arrived, '2', '3')",
        "UPDATE meta SET value = '00000000000000000000000000000000'",
        "DELETE FROM change WHERE seq = 2",
    ],
)
def test_what_only_hashes_tell_of_is_noticed_as_damage(store: Store, talks: Talks, sql: str) -> None:
    outside(store, sql)
    assert ended(noticed(store.path)).damage > 0


def test_an_index_that_lacks_a_row_is_noticed_as_damage(store: Store, talks: Talks, tmp_path: Path) -> None:
    ((root,),) = store.columns("SELECT rootpage FROM sqlite_schema WHERE name = 'change_row'")
    copy = tmp_path / "copy.parley"
    store.copy_to(copy)
    data, count = bytearray(copy.read_bytes()), (root - 1) * 4096 + 4
    data[count] -= 1
    copy.write_bytes(data)
    assert ended(noticed(copy)).damage > 0


def add_two_in_a_circle(store: Store, like: str) -> None:
    """Two statements, each of which retracts the other."""
    columns = [row[1] for row in store.columns("PRAGMA table_info(statement)")]
    (row,) = store.columns("SELECT * FROM statement WHERE id = ?", like)
    one, other = new_id(), new_id()
    with closing(sqlite3.connect(store.path)) as file:
        for row_id, retracted, code in ((one, other, "X1"), (other, one, "X2")):
            values = {**dict(zip(columns, row, strict=True)), "id": row_id, "code": code, "retracts_id": retracted}
            places = ", ".join("?" * len(columns))
            file.execute(f"INSERT INTO statement VALUES ({places})", list(values.values()))  # noqa: S608 - our own
        file.commit()


def test_one_of_two_that_refer_to_each_other_is_not_reverted_alone_and_nothing_is_adopted(
    store: Store, talks: Talks
) -> None:
    before = all_tables(store)
    add_two_in_a_circle(store, talks.first)
    found, steps = outside_edits(store), store.steps()
    with pytest.raises(UserError, match=r"^statement X1 cannot be reverted while statement X2 refers to it\."):
        revert(store, found[:1])
    assert store.steps() == steps
    assert outside_edits(store) == found
    assert revert(store, found) == 2
    assert all_tables(store) == before


def test_what_an_adopted_record_refers_to_is_not_reverted(store: Store, talks: Talks) -> None:
    add_two_in_a_circle(store, talks.first)
    one, other = outside_edits(store)
    adopt(store, [one])
    with pytest.raises(UserError, match="statement X2 cannot be reverted while statement X1 refers to it"):
        revert(store, [other])
    assert [edit.key for edit in outside_edits(store)] == [other.key]
