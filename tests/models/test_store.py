"""What the store promises of writes to everything above it."""

import threading
from collections.abc import Iterator

import pytest

from models.changes import Changes
from models.edits import statements as edits
from models.errors import UserError
from models.ids import new_id
from models.store import Store
from models.tables import Party, Statement
from tests.talks import Talks, all_tables, statement, value_of
from tests.watching import announced, count


def test_a_write_is_announced_once_with_the_rows_that_it_touched(store: Store, talks: Talks):
    with announced(store) as heard, store.write("Rename") as writing:
        writing.set(Party, talks.ua, name="Ukraina")
        writing.set(Party, talks.ru, name="Russian Federation")
        assert heard == []
    assert heard == [Changes("Rename", "edit", frozenset({("party", talks.ua), ("party", talks.ru)}))]
    assert heard[0].touches(Party)
    assert not heard[0].touches(Statement)
    assert heard[0].ids("party") == {talks.ua, talks.ru}


def test_a_write_that_changes_nothing_leaves_no_trace(store: Store, talks: Talks):
    before = count(store, "transaction")
    with announced(store) as heard:
        edits.set_range(store, talks.first, (40, 55))
        with store.write("Look"):
            pass
    assert heard == []
    assert count(store, "transaction") == before


def test_somebody_who_changes_nothing_does_not_join(talks: Talks, colleague: Store):
    with colleague.write("Look"):
        pass
    assert count(colleague, "analyst") == 1


def test_a_write_that_fails_leaves_nothing_and_announces_nothing(store: Store, talks: Talks):
    before = all_tables(store), count(store, "change"), store.columns("SELECT * FROM meta")

    def fail() -> None:
        with store.write("Rename") as writing:
            writing.set(Party, talks.ua, name="Ukraina")
            writing.delete(Party, talks.ru)
            raise ZeroDivisionError

    with announced(store) as heard, pytest.raises(ZeroDivisionError):
        fail()
    assert heard == []
    assert (all_tables(store), count(store, "change"), store.columns("SELECT * FROM meta")) == before
    edits.set_text(store, talks.first, "The store goes on working")


def test_a_cancelled_generator_leaves_nothing(store: Store, talks: Talks):
    def long_work() -> Iterator[int]:
        with store.write("Import") as writing:
            for number in range(10):
                writing.add(Party(code=f"P{number}", name="Somebody"))
                yield number

    work = long_work()
    next(work)
    next(work)
    work.close()
    assert count(store, "party") == 2


def test_a_write_inside_another_one_joins_it(store: Store, talks: Talks):
    with announced(store) as heard, store.write("Paste") as writing:
        edits.set_text(store, talks.first, "One")
        edits.set_text(store, talks.second, "Two")
        writing.set(Party, talks.ua, note="three")
    assert [changes.label for changes in heard] == ["Paste"]
    assert count(store, "transaction") == 3
    assert store.steps().undo is not None
    store.undo()
    assert value_of(store, "statement", talks.second, "text") == "Neutrality for guarantees"
    assert store.steps().undo is None


def test_a_failure_in_an_inner_write_undoes_the_outer_one(store: Store, talks: Talks):
    def paste() -> None:
        with store.write("Paste"):
            edits.set_text(store, talks.first, "One")
            edits.set_text(store, talks.second, "Tw\x00")

    with pytest.raises(UserError, match="NUL"):
        paste()
    assert value_of(store, "statement", talks.first, "text") == "Neutrality for guarantees"


def test_a_write_reads_what_it_has_written(store: Store, talks: Talks):
    with store.write("Add") as writing:
        third = writing.add(statement(talks, code="ST003", sequence=writing.next_sequence(Statement)))
        assert writing.get(Statement, third).low == 40
        assert [row.code for row in writing.rows(Statement)] == ["ST001", "ST002", "ST003"]
        assert writing.set(Statement, third, high=60.0)
        assert not writing.set(Statement, third, high=60)
        assert writing.get(Statement, third).high == 60


def test_half_of_a_range_keeps_the_other_half(store: Store, talks: Talks):
    with store.write("Widen") as writing:
        writing.set(Statement, talks.first, low=0)
    assert (value_of(store, "statement", talks.first, "low"), value_of(store, "statement", talks.first, "high")) == (
        0,
        55,
    )


def test_a_write_from_a_second_thread_is_refused_with_a_sentence(store: Store, talks: Talks):
    refusals: list[BaseException] = []

    def elsewhere() -> None:
        try:
            edits.set_text(store, talks.second, "Two")
        except UserError as error:
            refusals.append(error)

    with store.write("Slow") as writing:
        writing.set(Party, talks.ua, note="x")
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
    assert [str(refusal) for refusal in refusals] == [
        "Something else is still being written. Try again when it is done."
    ]
    assert value_of(store, "statement", talks.second, "text") == "Neutrality for guarantees"


def test_what_is_written_in_one_thread_is_read_in_another(store: Store, talks: Talks):
    found: list[object] = []

    def elsewhere() -> None:
        edits.set_text(store, talks.first, "From a job")
        found.append(value_of(store, "statement", talks.first, "text"))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert found == ["From a job"] == [value_of(store, "statement", talks.first, "text")]


def test_a_row_that_is_there_cannot_be_added_again(store: Store, talks: Talks):
    with pytest.raises(ValueError, match="is there already"), store.write("Add") as writing:
        writing.add(Party(id=talks.ua, code="UA", name="Again"))


def test_a_row_that_is_gone_is_told_of(store: Store, talks: Talks, colleague: Store):
    with colleague.write("Delete statement") as writing:
        writing.delete(Statement, talks.first)
        writing.delete(Statement, talks.first)
    with pytest.raises(UserError, match="This statement has been deleted in the meantime"):
        edits.set_text(store, talks.first, "Too late")
    with pytest.raises(UserError, match="deleted"), store.write("Look") as writing:
        writing.get(Statement, talks.first)


def test_watching_ends_when_told(store: Store, talks: Talks):
    heard: list[Changes] = []
    stop = store.watch(heard.append)
    edits.set_text(store, talks.first, "One")
    stop()
    edits.set_text(store, talks.first, "Two")
    assert len(heard) == 1


def test_an_unknown_statement_is_a_sentence(store: Store):
    with pytest.raises(UserError, match="deleted in the meantime"):
        edits.set_credibility(store, new_id(), 3)


def test_who_does_not_want_to_wait_for_a_job_that_reads_is_told_whether_to(store: Store, talks: Talks):
    reading, done = threading.Event(), threading.Event()

    def job() -> None:
        with store.one_state():
            reading.set()
            done.wait()

    thread = threading.Thread(target=job)
    thread.start()
    reading.wait()
    with store.without_waiting() as free:
        assert not free
    done.set()
    thread.join()
    with store.without_waiting() as free:
        assert free
        assert count(store, "statement") == 2


def test_a_write_may_say_why(store: Store, talks: Talks):
    with store.write("Correct range", reason="  The transcript\nhas it otherwise. ") as writing:
        writing.set(Statement, talks.first, low=1.0, high=2.0)
    said = store.columns('SELECT label, reason FROM "transaction" ORDER BY clock DESC LIMIT 1')
    assert said == [("Correct range", "The transcript has it otherwise.")]
