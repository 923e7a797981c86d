from datetime import date
from threading import Thread

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from models.analysis.reading import EVERYTHING, ON_RECORD, STRICT
from models.colours import stands_out
from models.edits import parties
from models.edits import statements as edits
from models.errors import UserError
from models.facts import NONE
from models.find.query import Query
from models.loading import load_snapshot
from models.store import Store
from models.words import Act
from tests.models.analysis.figures import assert_same_figures
from tests.talks import add_talks
from views.document import PARTY_COLOURS, Document
from views.theme import DARK, LIGHT, Theme


def test_a_change_brings_a_new_snapshot_and_is_told_once(document: Document) -> None:
    told: list[str] = []
    document.refreshed.connect(lambda: told.append(document.last_change.label if document.last_change else ""))
    before = document.snapshot
    edits.set_range(document.store, before.statements.ids[0], (10.0, 20.0))
    assert told == ["Set range"]
    assert (before.statements.low[0], document.snapshot.statements.low[0]) == (100, 10)


def test_undo_is_a_change_like_any_other(document: Document) -> None:
    edits.set_range(document.store, document.snapshot.statements.ids[0], (10.0, 20.0))
    document.store.undo()
    assert document.snapshot.statements.low[0] == 100
    assert document.last_change is not None
    assert document.last_change.kind == "undo"


def test_a_change_made_in_a_thread_arrives_in_the_thread_of_the_window(document: Document, qtbot: QtBot) -> None:
    statement = document.snapshot.statements.ids[0]
    with qtbot.waitSignal(document.refreshed):
        thread = Thread(target=lambda: edits.set_firmness(document.store, statement, 0))
        thread.start()
        thread.join()
        assert document.snapshot.statements.firmness[0] == 4
    assert document.snapshot.statements.firmness[0] == 0


def test_the_snapshot_is_that_of_the_file_after_every_change(document: Document) -> None:
    for number in range(5):
        edits.set_range(document.store, document.snapshot.statements.ids[number], (float(number), 50.0))
    fresh = load_snapshot(document.store)
    assert fresh.statements.low.tolist()[:5] == document.snapshot.statements.low.tolist()[:5]
    assert fresh.statements.ids == document.snapshot.statements.ids


def test_all_figures_are_those_of_the_file_after_every_change(document: Document) -> None:
    ids, days = [*document.snapshot.statements.ids], range(19_000, 19_200, 7)
    assert_same_figures(document.snapshot, load_snapshot(document.store), STRICT, days)
    for change in (
        lambda: edits.set_range(document.store, ids[3], (10.0, 20.0)),
        lambda: edits.set_act(document.store, ids[40], Act.THREAT),
        lambda: edits.set_condition(document.store, ids[20], "after a withdrawal"),
        lambda: edits.set_retracts(document.store, ids[40], ids[30]),
        lambda: edits.set_range(document.store, ids[60], None),
        document.store.undo,
        document.store.undo,
    ):
        change()
        for reading in (STRICT, document.reading):
            assert_same_figures(document.snapshot, load_snapshot(document.store), reading, days)


def test_an_edit_leaves_alone_what_is_held_on_other_issues(document: Document) -> None:
    columns = document.snapshot.statements
    pairs = columns.issue[:] * len(document.snapshot.parties) + columns.party[:]
    other = int(pairs[np.flatnonzero(document.standing.within & (pairs != pairs[0]))[0]])
    before = document.standing.held.track(other)
    edits.set_range(document.store, columns.ids[0], (10.0, 20.0))
    assert len(before.rows)
    assert np.shares_memory(document.standing.held.track(other).rows, before.rows)


def test_another_reading_is_told_and_the_same_one_is_not(document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.refreshed):
        document.read_as(STRICT)
    with qtbot.assertNotEmitted(document.refreshed):
        document.read_as(STRICT)
    assert document.reading == STRICT
    assert document.snapshot is document.standing.snapshot


def test_as_known_leaves_out_what_was_published_later(document: Document) -> None:
    document.read_as(ON_RECORD.as_known(date(2022, 5, 1)))
    statements = document.snapshot.statements
    hidden = {code for code, known in zip(statements.codes, document.standing.known, strict=True) if not known}
    assert hidden == {"ST056", *(f"ST{number}" for number in range(128, 140))}


def test_what_follows_is_computed_once_for_each_state(document: Document) -> None:
    standing = document.standing
    assert standing.held is standing.held
    assert standing.movement(5, 6) is standing.movement(5, 6)
    document.read_as(EVERYTHING)
    assert document.standing is not standing


def test_no_other_party_wears_the_colour_of_a_principal(document: Document) -> None:
    snapshot = document.snapshot
    places = [document.party_place(party) for party in range(len(snapshot.parties))]
    principals = [places[party] for party in snapshot.principals]
    others = [place for party, place in enumerate(places) if party not in snapshot.principals]
    assert principals == [0, 1]
    assert set(others) == set(range(2, PARTY_COLOURS))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_partys_own_colour_stands_out_from_both_grounds_of_every_theme(document: Document, theme: Theme) -> None:
    ukraine, russia = (party.id for party in document.snapshot.parties[:2])
    parties.set_colour(document.store, ukraine, "#ffd500")
    parties.set_colour(document.store, russia, "#10101a")
    for place in (0, 1):
        colour = document.party_colour(theme, place).name()
        assert stands_out(colour, (theme.surface.name(), theme.window.name()))
    assert document.party_colour(DARK, 0).name() == "#ffd500"
    assert document.party_colour(LIGHT, 1).name() == "#10101a"
    assert document.party_colour(theme, 2) == theme.party(document.party_place(2))
    assert document.party_colour(theme, NONE) == theme.muted


def test_a_party_is_marked_by_its_shape(document: Document) -> None:
    parties.set_marker(document.store, document.snapshot.parties[0].id, "star")
    assert [document.party_marker(place) for place in (0, 1, NONE)] == ["star", "", ""]


def test_a_closed_document_hears_nothing(store: Store, qtbot: QtBot) -> None:
    talks = add_talks(store)
    other = Document(store)
    other.close()
    with qtbot.assertNotEmitted(other.refreshed):
        edits.set_firmness(store, talks.first, 1)
    with pytest.raises(ValueError, match="not in list"):
        other.close()


def test_as_known_on_a_day_all_is_shown_as_it_was_and_nothing_can_be_changed(document: Document) -> None:
    statement, other = document.present.statements.ids[:2]
    edits.set_range(document.store, statement, (10.0, 20.0))
    settled: list[bool] = []
    document.settle = lambda: settled.append(True)
    document.read_as(ON_RECORD.as_known(date(2022, 5, 1)))
    assert (document.snapshot.statements.low[0], document.present.statements.low[0]) == (100, 10)
    with pytest.raises(UserError, match="as known on 1 May 2022"):
        edits.set_range(document.store, other, (10.0, 20.0))
    document.read_as(ON_RECORD.as_known(date(2022, 4, 1)))
    document.read_as(ON_RECORD)
    assert document.snapshot is document.present
    edits.set_range(document.store, other, (10.0, 20.0))
    assert settled == [True]


def test_what_is_found_is_what_the_dossier_said_on_the_day(document: Document) -> None:
    statement = document.present.statements.ids[0]
    edits.set_text(document.store, statement, "Zanzibar")
    assert document.finding.finder().matching(Query("zanzibar")).sum() == 1
    document.read_as(ON_RECORD.as_known(date(2022, 5, 1)))
    document.finding.finder().read_all()
    assert document.finding.finder().matching(Query("zanzibar")).sum() == 0
    document.read_as(ON_RECORD)
    document.finding.finder().read_all()
    assert document.finding.finder().matching(Query("zanzibar")).sum() == 1
