"""The dossier as it was on a day, against what it said when that day was over."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.as_known import AsKnown, as_known
from models.edits import disputes, events, issues, links, offices, parties, rounds, scales, speakers, statements
from models.edits.coding import delete_statement
from models.errors import UserError
from models.loading import load_snapshot
from models.loading_then import Otherwise, snapshot_then
from models.queries import statement_texts
from models.record.replay import ROW
from models.record.writing import Proposal
from models.shown import Shown
from models.snapshot import Snapshot
from models.store import Store
from models.tables import Statement
from models.words import Act, LinkKind, Standing
from tests.alike import differing
from tests.authors import new_author
from tests.days import on_day
from tests.revising import revise
from tests.talks import Talks, add_talks, statement

BEGUN = date(2022, 4, 1)


def day(number: int) -> date:
    return BEGUN + timedelta(days=number)


@pytest.fixture
def talks(store: Store) -> Talks:
    with on_day(BEGUN):
        return add_talks(store)


def codes(snapshot: Snapshot) -> list[str]:
    return list(snapshot.statements.codes)


def on(store: Store, then: date) -> Snapshot:
    with as_known(store, then) as records:
        return load_snapshot(records)


def lows(snapshot: Snapshot) -> list[float]:
    return snapshot.statements.low.tolist()


def test_what_was_changed_later_has_its_old_value(store: Store, talks: Talks) -> None:
    with on_day(day(3)):
        statements.set_range(store, talks.first, (10, 20))
    assert [lows(on(store, day(number)))[0] for number in (2, 3, 4)] == [40, 10, 10]


def test_what_was_deleted_later_is_still_there_and_what_was_added_later_is_not(store: Store, talks: Talks) -> None:
    with on_day(day(3)), store.write("Add statement") as writing:
        writing.add(statement(talks, code="ST003", sequence=3))
    with on_day(day(5)):
        delete_statement(store, talks.second)
    found = [codes(on(store, day(number))) for number in (2, 3, 5)]
    assert found == [["ST001", "ST002"], ["ST001", "ST002", "ST003"], ["ST001", "ST003"]]


def test_undo_and_redo_have_days_of_their_own(store: Store, talks: Talks) -> None:
    with on_day(day(1)):
        statements.set_range(store, talks.first, (10, 20))
    with on_day(day(2)):
        store.undo()
    with on_day(day(3)):
        store.redo()
    assert [lows(on(store, day(number)))[0] for number in range(4)] == [40, 10, 40, 10]


def test_what_stands_around_follows_the_record_too(store: Store, talks: Talks) -> None:
    with on_day(day(2)):
        disputes.add_dispute(store, "Irpin")
        events.add_event(store, "Walk-out", day(2))
        rounds.add_round(store, "Second", day(2), day(3))
        offices.add_office(store, talks.zelenskyy, "Envoy", party_id=talks.ua, authority=4)
        link = links.add_link(store, talks.first, LinkKind.CONDITIONAL_ON, talks.second)
        links.set_standing(store, link, Standing.MET, day(1))
        revise(store, "neutrality")
    before, after = on(store, day(1)), on(store, day(2))
    assert (before.disputes, before.events, len(before.rounds), before.links) == ((), (), 1, ())
    assert (len(after.disputes), len(after.events), len(after.rounds), len(after.links)) == (1, 1, 2, 1)
    assert before.statements.authority.tolist() == [1, 1]
    assert after.statements.authority.tolist() == [4, 4]
    assert len(before.issues[0].scales) == 1
    assert lows(before)[0] == 40
    assert before.statements.own == {}
    assert set(after.statements.own) == {0, 1}


def test_texts_are_those_of_the_day(store: Store, talks: Talks) -> None:
    with on_day(day(2)):
        statements.set_text(store, talks.first, "Neutrality for nothing")
    for number, text in ((1, "Neutrality for guarantees"), (2, "Neutrality for nothing")):
        with as_known(store, day(number)) as records:
            assert statement_texts(records, [talks.first])[talks.first].text == text


def test_of_two_values_in_conflict_the_one_known_by_then_is_shown(store: Store, talks: Talks) -> None:
    for number, note in ((1, "mine"), (3, "theirs")):
        with on_day(day(number)), store.write("Note") as writing:
            writing.record([Proposal(("statement", talks.first), "note", note, frozenset())])
    found = []
    for number in (0, 1, 3):
        with as_known(store, day(number)) as records:
            found.append(statement_texts(records, [talks.first])[talks.first].note)
    assert found == ["", "mine", "theirs"]


def test_what_was_imported_is_taken_as_it_was_imported_on_any_day(store: Store, talks: Talks) -> None:
    with on_day(day(5)):
        statements.set_range(store, talks.first, (10, 20))
    early = on(store, date(2022, 1, 1))
    assert differing(early, on(store, day(4))) == []
    assert lows(early) == [40, 60]


def imports(store: Store, talks: Talks, code: str = "ST009") -> str:
    """Imports a statement, and with it changes one that was there."""
    added = statement(talks, code=code, sequence=9)
    with store.write("Import folder") as writing:
        writing.add(added)
        writing.set(Statement, added.id, sequence=7)
        writing.set(Statement, talks.first, low=1.0, high=2.0)
    return added.id


def test_a_later_import_adds_on_any_day_but_changes_what_was_there_on_its_own(store: Store, talks: Talks) -> None:
    with on_day(day(4)):
        added = imports(store, talks)
    with on_day(day(6)):
        statements.set_range(store, added, (90, 95))
    assert [lows(on(store, day(number))) for number in (2, 4, 6)] == [[40, 60, 40], [1, 60, 40], [1, 60, 90]]


def test_an_import_that_was_taken_back_was_there_only_in_between(store: Store, talks: Talks) -> None:
    with on_day(day(4)):
        imports(store, talks)
    with on_day(day(6)):
        store.undo()
    assert [lows(on(store, day(number))) for number in (2, 4, 5, 6)] == [[40, 60], [1, 60, 40], [1, 60, 40], [40, 60]]
    with on_day(day(8)):
        store.redo()
    assert [lows(on(store, day(number))) for number in (2, 5, 6, 8)] == [
        [40, 60, 40],
        [1, 60, 40],
        [40, 60],
        [1, 60, 40],
    ]


def test_as_known_today_is_as_it_is_now(istanbul: Store) -> None:
    then = AsKnown(istanbul, date.today())  # noqa: DTZ011
    try:
        assert then.is_as_now
        assert then.go_to(date(2022, 5, 1)) == frozenset()
        assert differing(load_snapshot(then), load_snapshot(istanbul)) == []
    finally:
        then.close()


def test_what_is_written_meanwhile_changes_nothing_on_an_earlier_day(store: Store, talks: Talks) -> None:
    then = AsKnown(store, day(1))
    try:
        before = load_snapshot(then)
        with on_day(day(2)):
            delete_statement(store, talks.first)
            statements.set_range(store, talks.second, None)
        assert differing(load_snapshot(then), before) == []
        assert not then.is_as_now
        assert then.go_to(day(2)) == {("statement", talks.first), ("statement", talks.second)}
        assert codes(load_snapshot(then)) == ["ST002"]
    finally:
        then.close()


STEPS = (
    "edit", "edit", "text", "delete", "add", "authority", "office", "round", "party", "dispute", "condition", "revise",
    "conflict", "import", "undo", "undo", "redo",
)  # fmt: skip


class Work:
    """Somebody at work on a dossier for some days; what cannot be done on a day is left."""

    def __init__(self, store: Store, talks: Talks, pick: Any) -> None:
        self.store, self.talks, self.pick = store, talks, pick
        self.added = 0

    def do(self, step: str) -> None:
        columns = load_snapshot(self.store).statements
        # By code, because ids are others in every run.
        there = dict(zip(columns.codes, columns.ids, strict=True))
        one = there[self.pick(st.sampled_from(sorted(there)))] if there else ""
        if step in ("undo", "redo"):
            getattr(self.store, step)()
        elif step == "add" or not there:
            with self.store.write("Add statement") as writing:
                self.added += 1
                code = f"NEW{self.added}"
                writing.add(statement(self.talks, code=code, sequence=self.pick(st.integers(1, 5))))
        elif step in ("edit", "text", "delete", "condition", "conflict"):
            getattr(self, f"_{step}")(one)
        else:
            self._around(step)

    def _edit(self, one: str) -> None:
        low = self.pick(st.integers(0, 50))
        statements.set_range(self.store, one, self.pick(st.sampled_from((None, (low, 60)))))
        statements.set_act(self.store, one, self.pick(st.sampled_from(Act)))

    def _text(self, one: str) -> None:
        statements.set_text(self.store, one, self.pick(st.sampled_from("abc")))

    def _delete(self, one: str) -> None:
        with self.store.write("Delete") as writing:
            writing.delete(Statement, one)

    def _condition(self, one: str) -> None:
        link = links.add_link(self.store, one, LinkKind.CONDITIONAL_ON, None)
        links.set_standing(self.store, link, self.pick(st.sampled_from(Standing)), None)

    def _conflict(self, one: str) -> None:
        value = self.pick(st.sampled_from((None, "deal")))
        unit = ROW if value is None else "note"
        with self.store.write("Apart") as writing:
            writing.record([Proposal(("statement", one), unit, value, frozenset())])

    def _around(self, step: str) -> None:
        store, talks = self.store, self.talks
        if step == "authority":
            speakers.set_authority(store, talks.lavrov, self.pick(st.integers(1, 5)))
        elif step == "office":
            offices.add_office(
                store, talks.zelenskyy, "Envoy", party_id=talks.ua, authority=self.pick(st.integers(1, 5))
            )
        elif step == "round":
            rounds.set_days(store, talks.round, BEGUN, day(self.pick(st.integers(0, 9))))
        elif step == "party":
            parties.add_party(store, "Türkiye")
        elif step == "dispute":
            disputes.add_dispute(store, json.dumps(self.pick(st.integers(0, 9))))
        elif step == "revise":
            issue = issues.add_issue(store, "Crimea")
            scales.add_option(store, issue, 10, "Out")
            revise(store, "neutrality", ((0.0, 0.0), (100.0, 50.0)))
        else:
            self.added += 1
            imports(store, talks, f"IMP{self.added}")


@pytest.fixture(scope="module")
def room() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(STEPS), min_size=3, max_size=9), st.data())
def test_every_day_is_as_it_was_when_it_was_over(room: Path, steps: list[str], data: st.DataObject) -> None:
    store = Store.create(room / f"{new_author().site}.parley", new_author())
    with on_day(BEGUN):
        work = Work(store, add_talks(store), data.draw)
    was = {0: load_snapshot(store)}
    for number, step in enumerate(steps, start=1):
        with on_day(day(number)), suppress(UserError):
            work.do(step)
        was[number] = load_snapshot(store)
    shown = Shown(store)
    try:
        # An import reaches back to days before it; from then on every day is as it was.
        first = max((number for number, step in enumerate(steps, start=1) if step == "import"), default=0)
        for number in data.draw(st.permutations(range(first, len(steps) + 1))):
            shown.go_to(day(number))
            assert differing(shown.snapshot, was[number]) == []
            assert differing(load_snapshot(shown.records), was[number]) == []
    finally:
        shown.close()
        store.close()


def otherwise(then: AsKnown) -> Otherwise:
    return Otherwise(*then.otherwise("statement"))


def test_a_day_is_made_from_the_present_where_statements_parties_and_conditions_came_later(istanbul: Store) -> None:
    first, second, *_ = load_snapshot(istanbul).statements.ids
    party = parties.add_party(istanbul, "Zubrovka")
    speaker = speakers.add_speaker(istanbul, "Gustave", party, 2)
    offices.add_office(istanbul, speaker, "Concierge", party_id=party, authority=1)
    link = links.add_link(istanbul, first, LinkKind.CONDITIONAL_ON, second)
    links.set_standing(istanbul, link, Standing.MET, None)
    statements.set_range(istanbul, second, (1, 2))
    with istanbul.write("Add statements") as writing:
        row = writing.get(Statement, first).model_dump(exclude={"id", "version"})
        for number in range(3):
            writing.add(Statement(**{**row, "code": f"Z{number}", "sequence": number, "retracts_id": second}))
    then = AsKnown(istanbul, date(2022, 5, 1))
    try:
        made = snapshot_then(then, load_snapshot(istanbul), otherwise(then))
        assert made is not None
        assert differing(made, load_snapshot(then)) == []
    finally:
        then.close()


def test_a_day_is_read_where_something_that_was_there_is_gone_or_a_scale_was_another(
    store: Store, talks: Talks
) -> None:
    with on_day(day(1)):
        revise(store, "neutrality")
    with on_day(day(2)):
        delete_statement(store, talks.first)
    then = AsKnown(store, day(1))
    try:
        assert snapshot_then(then, load_snapshot(store), otherwise(then)) is None
        then.go_to(day(0))
        assert snapshot_then(then, load_snapshot(store), Otherwise(frozenset(), frozenset())) is None
    finally:
        then.close()
