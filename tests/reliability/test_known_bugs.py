"""Merge bugs that others have had and told of, each tried here; the source is named with every test.

QualCoder is the nearest program to this one, cr-sqlite the nearest way of merging, KeePassXC and Anki the most used
programs whose files meet again, and dna is for those who also code what was said.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from models.edits import settling
from models.edits.statements import set_firmness, set_text
from models.errors import OvertakenError, UserError
from models.merging.conflicts import conflicts
from models.merging.merge import merge, preview
from models.merging.stray import stray_copies
from models.progress import ended
from models.record.shape import defaults
from models.store import Store
from models.tables import Excerpt, Package, Source, SourceText, Statement
from models.words import Review
from tests.authors import new_author
from tests.models.merging.copies import Copies, digest
from tests.reliability.file_laws import run, unsound
from tests.talks import add_talks, all_tables, rows_of, statement, value_of


@pytest.fixture
def copies(folder: Path) -> Iterator[Copies]:
    made = Copies.made(folder, 3)
    yield made
    made.close()


def meet(*stores: Store) -> None:
    """Let everybody take in everybody else, until all have all."""
    for _ in range(2):
        for one in stores:
            for other in stores:
                if one is not other:
                    ended(merge(one, other.path))


def code_a_source(store: Store, statement_id: str) -> str:
    """A source with its text and an excerpt, as coding leaves them; returns the excerpt."""
    with store.write("Code") as writing:
        source = writing.add(Source(code="S2", publisher="Agency", reliability="B", handling="GREEN"))
        text = writing.add(SourceText(source_id=source, text="We will be neutral.", text_hash="0" * 64, note="p. 7"))
        where = {"start": 3, "quote": "will be neutral", "before": "We ", "after": "."}
        return writing.add(Excerpt(statement_id=statement_id, text_id=text, **where))


def test_every_field_of_what_was_coded_is_carried_over(copies: Copies) -> None:
    """QualCoder PR 1516: pages of areas, segments of transcripts, owner, date and memo arrived as NULL."""
    one, two, _ = copies.stores
    code_a_source(two, copies.talks.first)
    with two.write("Code in full") as writing:
        package = writing.add(Package(title="Package", note="n"))
        full = {"said_edtf": "2022-03-21~", "published_edtf": "2022-03-22~", "recorded_on": date(2022, 4, 1),
                "firmness": 3, "record": "interview", "condition": "if", "depends_on_id": copies.talks.first,
                "locator": "p. 7", "note": "n", "review": Review.REVIEWED, "round_id": copies.talks.round,
                "retracts_id": copies.talks.second, "package_id": package, "from_seed": True}  # fmt: skip
        added = writing.add(statement(copies.talks, code="ST009", **full))
    ended(merge(one, two.path))
    assert all_tables(one) == all_tables(two)
    row = rows_of(one, "statement")[added]
    usual = {name for name, value in defaults(Statement).items() if name in row and row[name] == value}
    assert usual <= {"scale_id", "retracted_by_id", "sequence"}, "the test leaves fields at what they usually are"


def test_links_between_rows_lead_to_the_same_rows_after_a_merge(copies: Copies) -> None:
    """QualCoder PR 1516: case_text was remapped against the wrong id; orphans were inserted with id -1."""
    one, two, three = copies.stores
    for store in (one, two, three):
        code_a_source(store, copies.talks.second)
    meet(one, two, three)
    sql = """SELECT count(*) FROM excerpt e JOIN statement s ON s.id = e.statement_id JOIN source_text t
        ON t.id = e.text_id JOIN source o ON o.id = t.source_id WHERE s.code = 'ST002' AND o.code = 'S2'"""
    assert [store.columns(sql) for store in copies.stores] == [[(3,)]] * 3
    assert [store.columns("SELECT count(*) FROM excerpt") for store in copies.stores] == [[(3,)]] * 3


def test_merging_twice_adds_nothing(copies: Copies) -> None:
    """QualCoder PR 1516: merging twice duplicated coded areas and segments."""
    one, two, _ = copies.stores
    code_a_source(two, copies.talks.first)
    ended(merge(one, two.path))
    before = digest(one)
    assert ended(merge(one, two.path)).brought_nothing
    assert digest(one) == before


def test_the_text_of_a_source_comes_along_whole(copies: Copies) -> None:
    """QualCoder PR 1516 and #1309: no source file was ever copied; a source without text ended in a crash."""
    one, two, _ = copies.stores
    body = "Ми будемо нейтральні.\n" * 20_000
    with two.write("Add") as writing:
        source = writing.add(Source(code="S3", reliability="F"))
        long = writing.add(SourceText(source_id=source, text=body, text_hash="1" * 64))
        empty = writing.add(SourceText(source_id=source, text="", text_hash="2" * 64))
    ended(merge(one, two.path))
    assert value_of(one, "source_text", long, "text") == body
    assert value_of(one, "source_text", empty, "text") == ""


def test_codings_by_analysts_of_the_same_name_arrive(copies: Copies) -> None:
    """QualCoder #1115: texts arrived without their codings, because coders are matched by name."""
    one, two, _ = copies.stores
    with closing(Store.open(two.path, new_author("A0", "Analyst 0"))) as namesake:
        excerpt = code_a_source(namesake, copies.talks.first)
    ended(merge(one, two.path))
    assert value_of(one, "excerpt", excerpt, "quote") == "will be neutral"


def test_values_of_both_are_kept_where_both_have_the_row(copies: Copies) -> None:
    """QualCoder's merge never overwrites: what the other wrote of a row that is there already is dropped."""
    one, two, _ = copies.stores
    set_text(one, copies.talks.first, "Ours")
    set_text(two, copies.talks.first, "Theirs")
    set_firmness(two, copies.talks.first, 3)
    ended(merge(one, two.path))
    assert value_of(one, "statement", copies.talks.first, "firmness") == 3
    (found,) = conflicts(one.columns)
    assert {side.value for side in found.sides} == {"Ours", "Theirs"}


def test_what_is_no_dossier_of_these_talks_leaves_nothing_behind(copies: Copies) -> None:
    """QualCoder PR 1516: an empty database was made in the user's folder, or an empty table ended in a crash."""
    one = copies.stores[0]
    (copies.folder / "empty.parley").touch()
    (copies.folder / "folder.parley").mkdir()
    with closing(Store.create(copies.folder / "other.parley", new_author())) as other:
        add_talks(other)
    before, beside = digest(one), sorted(copies.folder.iterdir())
    for name in ("empty", "folder", "other", "missing"):
        with pytest.raises(UserError):
            ended(merge(one, copies.folder / f"{name}.parley"))
    assert digest(one) == before
    assert sorted(copies.folder.iterdir()) == beside


def test_a_dossier_with_nothing_in_it_brings_nothing(copies: Copies) -> None:
    """QualCoder PR 1516: an empty project table ended in a TypeError. Parley had this one too."""
    with closing(Store.create(copies.folder / "bare.parley", new_author())):
        pass
    before = digest(copies.stores[0])
    assert ended(merge(copies.stores[0], copies.folder / "bare.parley")).brought_nothing
    assert digest(copies.stores[0]) == before


def test_a_merge_that_is_stopped_leaves_nothing_by_half_and_nothing_open(copies: Copies) -> None:
    """QualCoder PR 1516: other errors than SQLite's left an open transaction, the source was never closed."""
    one, two, _ = copies.stores
    code_a_source(two, copies.talks.first)
    before = digest(one)
    steps = len(list(merge(copies.stores[2], two.path)))
    for stopped in range(1, steps):
        work = merge(one, two.path)
        for _ in range(stopped):
            next(work)
        work.close()
        assert digest(one) == before
    set_text(one, copies.talks.first, "Goes on")
    set_text(two, copies.talks.first, "Goes on too")


def test_three_copies_that_pass_changes_on_come_out_alike(copies: Copies) -> None:
    """cr-sqlite PR 76 and #30: with three peers clocks did not move on, and who wrote was lost on the way."""
    one, two, three = copies.stores
    set_text(three, copies.talks.first, "Theirs")
    ended(merge(one, three.path))
    ended(merge(two, one.path))
    set_text(two, copies.talks.first, "Later")
    ended(merge(three, two.path))
    assert value_of(three, "statement", copies.talks.first, "text") == "Later"
    sql = """SELECT a.name FROM change c JOIN "transaction" t ON t.id = c.transaction_id
        JOIN analyst a ON a.id = t.analyst_id WHERE c.value = '"Theirs"'"""
    assert two.columns(sql) == [("Analyst 2",)]
    meet(one, two, three)
    assert digest(one) == digest(two) == digest(three)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_row_that_went_and_came_back_is_the_same_in_any_order(copies: Copies, order: tuple[int, ...]) -> None:
    """cr-sqlite PR 299 and #71: deleting and inserting again did not commute."""
    one, two, three = copies.stores
    for store, text in ((one, "One"), (two, "Two")):
        with store.write("Delete") as writing:
            writing.delete(Statement, copies.talks.first)
        store.undo()
        set_text(store, copies.talks.first, text)
    with three.write("Delete") as writing:
        writing.delete(Statement, copies.talks.first)
    met = copies.twin(order[0], "met")
    for place in order[1:]:
        ended(merge(met, copies.stores[place].path))
    meet(one, two, three)
    try:
        assert digest(met) == digest(one) == digest(two) == digest(three)
        assert value_of(met, "statement", copies.talks.first, "text") in ("One", "Two")
    finally:
        met.close()


def test_the_same_row_deleted_by_two_is_gone_for_all(copies: Copies) -> None:
    """superfly/cr-sqlite PR 5: two that deleted one row did not come out alike, and a third never deleted it."""
    for store in copies.stores[:2]:
        with store.write("Delete") as writing:
            writing.delete(Statement, copies.talks.first)
    meet(*copies.stores)
    assert [store.columns("SELECT count(*) FROM statement") for store in copies.stores] == [[(1,)]] * 3
    assert digest(copies.stores[0]) == digest(copies.stores[2])
    assert conflicts(copies.stores[2].columns) == []


def test_equal_values_written_apart_are_no_conflict_and_the_same_everywhere(copies: Copies) -> None:
    """cr-sqlite PR 415 and #98: equal values had no winner, so that clocks of peers never met."""
    for store in copies.stores:
        set_text(store, copies.talks.first, "The same")
    meet(*copies.stores)
    assert digest(copies.stores[0]) == digest(copies.stores[1]) == digest(copies.stores[2])
    assert conflicts(copies.stores[0].columns) == []


def test_figures_come_out_to_the_last_bit(copies: Copies) -> None:
    """cr-sqlite leaves floats out of its random tests, because they lost precision on the way."""
    one, two, _ = copies.stores
    for low in (0.1 + 0.2, 1 / 3, 5e-324, 99.99999999999999):
        with two.write("Set") as writing:
            writing.set(Statement, copies.talks.first, low=low, high=100.0)
        ended(merge(one, two.path))
        assert value_of(one, "statement", copies.talks.first, "low") == low


def test_fields_changed_from_and_to_nothing_are_carried(copies: Copies) -> None:
    """sqlite-history compares with !=, so that changes from or to NULL are not recorded."""
    one, two, _ = copies.stores
    for firmness in (3, None, 2):
        set_firmness(two, copies.talks.first, firmness)
        ended(merge(one, two.path))
        assert value_of(one, "statement", copies.talks.first, "firmness") == firmness


def test_notes_changed_on_two_computers_are_both_there_after_a_merge(copies: Copies) -> None:
    """KeePassXC #841: the newest of an entry was kept whole, and what the other had changed in it was lost."""
    one, two, _ = copies.stores
    set_text(one, copies.talks.first, "First half")
    with two.write("Note") as writing:
        writing.set(Statement, copies.talks.first, note="Second half")
    meet(one, two)
    for store in (one, two):
        assert value_of(store, "statement", copies.talks.first, "text") == "First half"
        assert value_of(store, "statement", copies.talks.first, "note") == "Second half"


def test_a_form_that_was_open_while_the_file_changed_overwrites_nothing(copies: Copies) -> None:
    """KeePassXC #10225, #8545: an entry being edited while the synchronised file changed was written over."""
    one, two, _ = copies.stores
    seen = {"text": value_of(one, "statement", copies.talks.first, "text")}
    set_text(two, copies.talks.first, "Theirs")
    ended(merge(one, two.path))
    with pytest.raises(OvertakenError):
        set_text(one, copies.talks.first, "Mine", seen=seen)
    assert value_of(one, "statement", copies.talks.first, "text") == "Theirs"


def test_a_file_that_was_only_touched_does_not_keep_anybody_from_saving(copies: Copies) -> None:
    """KeePassXC #9062, #3941: a file on a share was taken for changed, and saving was refused."""
    one = copies.stores[0]
    for moment in (0, 2**31):
        os.utime(one.path, (moment, moment))
        assert one.look() is None
        set_text(one, copies.talks.first, f"Saved at {moment}")
        assert value_of(one, "statement", copies.talks.first, "text") == f"Saved at {moment}"


def test_what_a_synchronising_service_put_aside_is_found_and_merged(copies: Copies) -> None:
    """KeePassXC #822: with a cloud folder the last one to write wins."""
    one, two, three = copies.stores
    two.close()
    three.close()
    set_text(one, copies.talks.first, "Ours")
    aside = copies.folder / "0 (conflicted copy 2022-03-29).parley"
    shutil.copy(two.path, aside)
    with closing(Store.open(aside, two.author)) as other:
        set_text(other, copies.talks.first, "Theirs")
    assert aside in stray_copies(one)
    ended(merge(one, aside))
    assert {side.value for side in conflicts(one.columns)[0].sides} == {"Ours", "Theirs"}


def test_equal_moments_lose_nothing(copies: Copies) -> None:
    """KeePassXC's merge cuts times to seconds and warns in its own log that equal ones may lose data."""
    one, two, _ = copies.stores
    for store, text in ((one, "Ours"), (two, "Theirs")):
        set_text(store, copies.talks.first, text)
    meet(one, two)
    assert [len(found.sides) for found in conflicts(one.columns)] == [2]
    assert digest(one) == digest(two)


def test_nobody_is_asked_whose_side_to_throw_away(copies: Copies) -> None:
    """Anki (AnkiDroid #3180, #1858): where both sides changed, one collection replaces the other whole."""
    one, two, _ = copies.stores
    with one.write("Add") as writing:
        writing.add(Package(title="Ours"))
    with two.write("Add") as writing:
        writing.add(Package(title="Theirs"))
    meet(one, two)
    for store in (one, two):
        assert {row["title"] for row in rows_of(store, "package").values()} == {"Ours", "Theirs"}


def test_a_merge_that_was_cut_off_is_made_up_for_by_the_next(copies: Copies) -> None:
    """AnkiDroid #4366: after a sync that was cut off, its changes were taken to have arrived, and never sent."""
    one, two, _ = copies.stores
    code_a_source(two, copies.talks.first)
    work = merge(one, two.path)
    for _ in range(3):
        next(work)
    work.close()
    assert not ended(merge(one, two.path)).brought_nothing
    assert all_tables(one) == all_tables(two)


def test_settling_travels_and_is_not_asked_for_again(copies: Copies) -> None:
    """AnkiDroid #3017, #2878: a conflict that was settled was there again at the next synchronisation."""
    one, two, three = copies.stores
    set_text(one, copies.talks.first, "Ours")
    set_text(two, copies.talks.first, "Theirs")
    ended(merge(one, two.path))
    settling.settle(one, conflicts(one.columns)[0], "Both")
    meet(one, two, three)
    assert [conflicts(store.columns) for store in copies.stores] == [[], [], []]
    assert value_of(three, "statement", copies.talks.first, "text") == "Both"


def test_statements_of_two_files_with_the_same_code_both_stay(copies: Copies) -> None:
    """dna #102, #216: statements of another file arrived without their values, or not at all."""
    one, two, _ = copies.stores
    for store, text in ((one, "Ours"), (two, "Theirs")):
        with store.write("Add") as writing:
            writing.add(statement(copies.talks, code="ST003", text=text))
    meet(one, two)
    found = [row["text"] for row in rows_of(one, "statement").values() if row["code"] == "ST003"]
    assert sorted(found) == ["Ours", "Theirs"]
    assert unsound(one) == []


def test_a_statement_is_never_saved_by_half(copies: Copies) -> None:
    """dna #205: a statement was saved without all of its values."""
    one = copies.stores[0]
    before = digest(one)

    def code_a_statement_and_fail() -> None:
        with one.write("Code") as writing:
            writing.add(statement(copies.talks, code="ST010"))
            assert writing.columns("SELECT count(*) FROM statement") == [(3,)]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        code_a_statement_and_fail()
    assert digest(one) == before


def test_looking_at_what_a_merge_would_bring_changes_neither_file(copies: Copies) -> None:
    """dna #318, #233 and Gramps: files were altered by a program that only looked at them."""
    one, two, _ = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    before = [store.path.read_bytes() for store in (one, two)]
    assert ended(preview(one, [two.path]))[0].changed == (("statement", copies.talks.first),)
    assert [store.path.read_bytes() for store in (one, two)] == before


def test_a_copy_that_was_altered_by_another_program_does_not_pass_for_a_record(copies: Copies) -> None:
    """DB Browser for SQLite #891 and dna: what others write into a file is neither lost nor taken as if recorded."""
    one, two, _ = copies.stores
    path = Path(shutil.copy(two.path, copies.folder / "altered.parley"))
    run(path, "UPDATE statement SET text = 'Slipped in'")
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT DISTINCT text FROM statement").fetchall() == [("Slipped in",)]
    before = digest(one)
    ended(merge(one, path))
    assert digest(one) == before
