"""Clocks that are wrong by years: nothing is lost, what was seen is superseded, and a clock that is none is refused."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from models.checking.check import check
from models.checking.findings import Kind
from models.edits.statements import set_firmness, set_text
from models.errors import UserError
from models.merging.conflicts import conflicts
from models.merging.merge import merge
from models.progress import ended
from models.record import clock
from models.record.canonical import transaction_hash
from models.store import Store
from tests.models.merging.copies import Copies, digest
from tests.reliability.mutants import Fault, made
from tests.talks import value_of

YEARS = timedelta(days=3652)


@contextmanager
def clock_off_by(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> Iterator[None]:
    """Let the wall clock show another time."""

    class Off(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + by

    with monkeypatch.context() as changed:
        changed.setattr(clock, "datetime", Off)
        yield


@pytest.fixture
def copies(folder: Path) -> Iterator[Copies]:
    made = Copies.made(folder, 2)
    yield made
    made.close()


@pytest.mark.parametrize("by", [YEARS, -YEARS, timedelta(0)], ids=["ahead", "behind", "right"])
def test_who_saw_a_value_supersedes_it_by_whatever_clock(
    copies: Copies, monkeypatch: pytest.MonkeyPatch, by: timedelta
) -> None:
    one, two = copies.stores
    with clock_off_by(monkeypatch, by):
        set_text(one, copies.talks.first, "First")
    ended(merge(two, one.path))
    with clock_off_by(monkeypatch, -by):
        set_text(two, copies.talks.first, "Second")
        set_firmness(two, copies.talks.first, 2)
    ended(merge(one, two.path))
    for store in copies.stores:
        assert value_of(store, "statement", copies.talks.first, "text") == "Second"
        assert conflicts(store.columns) == []
        told = store.columns("SELECT label FROM \"transaction\" WHERE kind = 'edit' ORDER BY clock")
        assert told == [("Edit text",), ("Edit text",), ("Set firmness",)]
    assert digest(one) == digest(two)
    with pytest.raises(UserError, match="since by Analyst 1"):
        one.undo()


def test_what_was_said_apart_is_in_conflict_by_whatever_clock(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = copies.stores
    with clock_off_by(monkeypatch, YEARS):
        set_text(one, copies.talks.first, "Ours")
    with clock_off_by(monkeypatch, -YEARS):
        set_text(two, copies.talks.first, "Theirs")
    found = ended(merge(two, one.path)).conflicts
    assert [{side.words for side in one.sides} for one in found] == [{"Ours", "Theirs"}]


@pytest.mark.parametrize(("minutes", "said"), [(4, 0), (6, 1)])
def test_who_is_more_than_five_minutes_ahead_is_named(
    copies: Copies, monkeypatch: pytest.MonkeyPatch, minutes: int, said: int
) -> None:
    with clock_off_by(monkeypatch, timedelta(minutes=minutes)):
        set_text(copies.stores[0], copies.talks.first, "Ahead")
    assert len([one for one in check(copies.stores[0]) if one.kind is Kind.CLOCK]) == said


def dated(store: Store, path: Path, when: str) -> Path:
    """A copy whose last step bears another time, under a seal that fits."""
    store.copy_to(path)
    names = ("id", "analyst_id", "site", "clock", "kind", "label", "reason", "undoes", "app_version")
    with closing(sqlite3.connect(path)) as connection, connection:
        listed = ", ".join(names)
        row = connection.execute(f'SELECT {listed} FROM "transaction" ORDER BY clock DESC LIMIT 1').fetchone()  # noqa: S608
        step = {**dict(zip(names, row, strict=True)), "clock": when}
        connection.execute(
            'UPDATE "transaction" SET clock = ?, hash = ? WHERE id = ?', (when, transaction_hash(step), step["id"])
        )
    return path


@pytest.mark.parametrize("when", ["9999-12-31T23:59:59.999999Z", "~", "2030-13-01T00:00:00.000000Z", "tomorrow", "٣"])
def test_a_copy_with_a_time_after_which_none_can_come_is_refused(copies: Copies, folder: Path, when: str) -> None:
    one, two = copies.stores
    set_text(two, copies.talks.first, "Theirs")
    with pytest.raises(UserError, match="time"):
        ended(merge(one, dated(two, folder / "dated.parley", when)))
    set_text(one, copies.talks.first, "Still to be written")
    assert datetime.now(UTC).isoformat()[:4] in one.columns('SELECT max(clock) FROM "transaction"')[0][0]


Proof = Callable[[Copies, pytest.MonkeyPatch], None]
CONTROLS: tuple[tuple[Fault, Proof], ...] = (
    (Fault("of what was said apart the latest is kept alone", "models.record.replay",
           "    heads = [entry for entry in entries if entry.hash not in superseded]",
           "    heads = sorted([e for e in entries if e.hash not in superseded], key=lambda e: e.order)[-1:]"),
     test_what_was_said_apart_is_in_conflict_by_whatever_clock),
    (Fault("a time before what was seen is given", "models.record.clock", "    if now > seen:", "    if now:"),
     lambda copies, patch: test_who_saw_a_value_supersedes_it_by_whatever_clock(copies, patch, YEARS)),
    (Fault("nobody is named", "models.checking.check", "        WHERE t.clock > ? OR",
           "        WHERE t.clock > '9' || ? OR"),
     lambda copies, patch: test_who_is_more_than_five_minutes_ahead_is_named(copies, patch, 6, 1)),
    (Fault("the last year of all is taken for a time", "models.record.clock",
           ".year < date.max.year and text.isascii()", ".year > 0"),
     lambda copies, patch: test_a_copy_with_a_time_after_which_none_can_come_is_refused(
         copies, copies.folder, "9999-12-31T23:59:59.999999Z")),
)  # fmt: skip


@pytest.mark.parametrize(("fault", "proof"), CONTROLS, ids=lambda part: getattr(part, "what", ""))
def test_the_proofs_see(fault: Fault, proof: Proof, copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    with made(fault), pytest.raises((AssertionError, pytest.fail.Exception)):
        proof(copies, monkeypatch)
