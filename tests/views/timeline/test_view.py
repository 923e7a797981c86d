from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.snapshot import to_date, to_day
from models.store import Store
from views.document import Document
from views.filters import Filters, LaneOrder
from views.selection import Selection
from views.theme import DARK, LIGHT
from views.timeline.cards import card
from views.timeline.hits import EventHit, GapHit, RoundHit, StatementHit, TitleHit
from views.timeline.lane_order import LaneKind
from views.timeline.strip import Strip
from views.timeline.view import TimelineView


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def filters() -> Filters:
    return Filters()


@pytest.fixture
def view(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> TimelineView:
    return shown(qtbot, document, selection, filters)


def shown(qtbot: QtBot, document: Document, selection: Selection, filters: Filters) -> TimelineView:
    made = TimelineView(document, selection, filters, LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    painted(made)
    return made


def painted(view: TimelineView) -> TimelineView:
    """Let the view paint until nothing waits, and so learn what lies where."""
    view.viewport().repaint()
    while view._scene.is_unfinished:
        view.viewport().repaint()
    QApplication.processEvents()
    return view


def id_of(document: Document, code: str) -> str:
    statements = document.snapshot.statements
    return statements.ids[statements.codes.index(code)]


def chosen(document: Document, selection: Selection) -> str:
    statements = document.snapshot.statements
    return "" if selection.statement_id is None else statements.codes[statements.position[selection.statement_id]]


def place_of(view: TimelineView, wanted: Callable[[object], bool]) -> QPoint:
    area = next(area for area, hit in reversed(painted(view)._hits.areas) if wanted(hit))
    return area.center().toPoint()


def click(qtbot: QtBot, view: TimelineView, place: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_clicking_a_mark_chooses_its_statement(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    place = view.centre_of(id_of(document, "ST106"))
    assert place is not None
    click(qtbot, view, place)
    assert selection.statement_id is not None
    statements = document.snapshot.statements
    at = statements.position[selection.statement_id]
    assert statements.said[at] == to_day(date(2022, 3, 29))


def test_clicking_a_round_compares_it_with_the_one_before(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    rounds = document.snapshot.rounds
    click(qtbot, view, place_of(view, lambda hit: hit == RoundHit(6)))
    assert (selection.earlier, selection.later) == (rounds[5].id, rounds[6].id)
    click(qtbot, view, place_of(view, lambda hit: hit == RoundHit(0)))
    assert (selection.earlier, selection.later) == (None, rounds[0].id)


def test_clicking_a_gap_opens_the_statements_behind_it(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    click(qtbot, view, place_of(view, lambda hit: isinstance(hit, GapHit) and hit.lane.issue == 0))
    assert selection.evidence is not None
    assert selection.evidence.title == "Gap on Neutrality"
    assert selection.evidence.gap_on == document.snapshot.issues[0].id
    codes = {document.snapshot.statements.codes[document.snapshot.statements.position[one]]
             for one in selection.evidence.statements}  # fmt: skip
    assert codes == {"ST136", "ST137"}


def test_clicking_an_event_shows_it(view: TimelineView, document: Document, selection: Selection, qtbot: QtBot) -> None:
    hit = next(hit for _, hit in view._hits.areas if isinstance(hit, EventHit))
    click(qtbot, view, place_of(view, lambda one: one == hit))
    assert selection.event_id is not None


def test_clicking_nothing_or_a_title_chooses_nothing(view: TimelineView, selection: Selection, qtbot: QtBot) -> None:
    click(qtbot, view, place_of(view, lambda hit: isinstance(hit, TitleHit)))
    click(qtbot, view, QPoint(3, 3))
    assert (selection.statement_id, selection.event_id, selection.evidence) == (None, None, None)


def test_keys_zoom_pan_and_fit(view: TimelineView, qtbot: QtBot) -> None:
    axis = view.axis
    first, span = axis.first, axis.span
    qtbot.keyClick(view, Qt.Key.Key_W)
    assert axis.span == pytest.approx(span * 0.8)
    assert axis.first + axis.span / 2 == pytest.approx(first + span / 2)
    qtbot.keyClick(view, Qt.Key.Key_D)
    assert axis.first == pytest.approx(first + span * 0.1 + span * 0.8 * 0.15)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_S)
    assert (axis.first, axis.span) == (pytest.approx(first), pytest.approx(span))
    qtbot.keyClick(view, Qt.Key.Key_A)
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert (axis.first, axis.span) == (first, span)


def test_points_and_commas_step_through_the_lane(
    view: TimelineView, document: Document, selection: Selection, qtbot: QtBot
) -> None:
    selection.choose_statement(id_of(document, "ST073"))
    seen = []
    for key in (".", ".", ".", ",", ","):
        qtbot.keyClicks(view, key)
        seen.append(chosen(document, selection))
    assert seen == ["ST082", "ST089", "ST090", "ST089", "ST082"]


def test_stepping_ends_at_the_ends_of_the_lane(view: TimelineView, document: Document, selection: Selection) -> None:
    view.choosing.step(1)
    assert chosen(document, selection) == "ST004"
    view.choosing.step(-1)
    assert chosen(document, selection) == "ST004"
    selection.choose_statement(id_of(document, "ST137"))
    view.choosing.step(1)
    assert chosen(document, selection) == "ST137"


@pytest.mark.parametrize("key", [0x0416, 0x05D0, 0x4E2D, 0x01FFFFFF, 0])
def test_keys_of_other_alphabets_are_no_trouble(view: TimelineView, key: int) -> None:
    before = view.axis.first, view.axis.span
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(view, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "ф"))
    assert (view.axis.first, view.axis.span) == before


def test_a_key_held_for_ever_stays_within_the_calendar(view: TimelineView, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_S, Qt.Key.Key_A, Qt.Key.Key_D):
        for _ in range(80):
            qtbot.keyClick(view, key)
        painted(view)
        assert date.min < to_date(int(view.axis.first)) < date.max


def test_the_wheel_zooms_around_the_pointer(view: TimelineView, document: Document) -> None:
    at = QPointF(view.viewport().width() * 0.7, 300)
    under, span = view.axis.day(at.x()), view.axis.span
    event = QWheelEvent(
        at, QPointF(view.viewport().mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt's own
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert view.axis.span == pytest.approx(span * 0.8)
    assert view.axis.day(at.x()) == pytest.approx(under)


def test_a_statement_chosen_elsewhere_comes_into_sight(
    view: TimelineView, document: Document, selection: Selection
) -> None:
    view.axis.show(to_day(date(2022, 2, 20)), to_day(date(2022, 3, 1)))
    for code in ("ST139", "ST001"):
        selection.choose_statement(id_of(document, code))
        painted(view)
        place = view.centre_of(id_of(document, code))
        assert place is not None, code
        assert view.viewport().rect().contains(place)


def test_what_is_hovered_can_be_clicked(view: TimelineView, document: Document, qtbot: QtBot) -> None:
    place = view.centre_of(id_of(document, "ST106"))
    assert place is not None
    qtbot.mouseMove(view.viewport(), place)
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor)
    qtbot.mouseMove(view.viewport(), QPoint(2, 2))
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor)


def test_hidden_issues_are_gone_and_their_order_can_be_the_users_own(
    view: TimelineView, document: Document, filters: Filters
) -> None:
    issues = document.snapshot.issues
    filters.hide_issues(frozenset({issues[0].id}))
    assert not view.summary().startswith(f"{issues[0].title}:")
    assert len(view.summary().splitlines()) == 12
    filters.order_by(LaneOrder.OWN, tuple(issue.id for issue in reversed(issues)))
    assert view.summary().startswith(f"{issues[-1].title}:")
    view.lanes.shift(view.lane_keys[0], 1)
    assert view.summary().splitlines()[1].startswith(f"{issues[-1].title}:")
    filters.hide_issues(frozenset(issue.id for issue in issues))
    painted(view)
    assert view.summary() == ""


def test_lanes_can_be_heard_with_their_gaps(view: TimelineView, selection: Selection, document: Document) -> None:
    selection.choose_rounds(document.snapshot.rounds[5].id, document.snapshot.rounds[6].id)
    assert view.accessibleDescription().splitlines()[0] == "Neutrality: ranges meet (−20 since round 6)"


def test_refreshing_changes_nothing_that_is_seen(view: TimelineView) -> None:
    before = view.viewport().grab().toImage()
    view.refresh()
    view.refresh()
    painted(view)
    assert view.viewport().grab().toImage() == before


def test_another_appearance_is_painted_in_its_colours(view: TimelineView) -> None:
    grounds = []
    for theme in (DARK, LIGHT):
        view.set_theme(theme)
        grounds.append(QColor(view.viewport().grab().toImage().pixelColor(2, 2)))
    assert grounds == [DARK.window, LIGHT.window]


def test_statements_of_one_day_and_place_stand_side_by_side(view: TimelineView, document: Document) -> None:
    areas = [area for area, hit in view._hits.areas if isinstance(hit, StatementHit) and area.width() == 14]
    assert areas
    centres = [(area.center().x(), area.center().y()) for area in areas]
    assert len(set(centres)) == len(centres)


def test_an_empty_dossier_says_what_to_do(qtbot: QtBot, store: Store, selection: Selection, filters: Filters) -> None:
    document = Document(store)
    view = shown(qtbot, document, selection, filters)
    view.choosing.step(1)
    view.fit()
    for key in (Qt.Key.Key_W, Qt.Key.Key_A, Qt.Key.Key_F):
        qtbot.keyClick(view, key)
    assert view.summary() == ""
    document.close()


def test_panned_days_look_as_if_they_had_been_shown_at_once(view: TimelineView) -> None:
    """What is kept while days are panned must be the same, pixel by pixel, as what is painted anew."""
    per_day = view.axis.width / view.axis.span
    view.axis.zoom(0.5)
    for pixels in (7, 120, 333, -40, -900, 260):
        view.axis.pan(pixels / per_day)
        view.days_moved()
        painted(view)
        kept = view.viewport().grab().toImage()
        view.refresh()
        assert view.viewport().grab().toImage() == kept


def test_scrolled_lanes_look_as_if_they_had_been_shown_at_once(view: TimelineView) -> None:
    view.arrangement.pin(view.lane_keys[2])
    view.arrangement.resize(view.lane_keys[1], 150)
    for place in (0, 40, 333, 90):
        view.verticalScrollBar().setValue(place)
        kept = view.viewport().grab().toImage()
        view.refresh()
        assert view.viewport().grab().toImage() == kept


def test_hovering_and_choosing_paint_no_lane_anew(
    view: TimelineView, document: Document, selection: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted(view)
    while view._scene.prepare():
        pass

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Strip, "_extend", refuse)
    view.hover(QPointF(view.centre_of(id_of(document, "ST106")) or QPoint()))
    selection.choose_statement(id_of(document, "ST118"))
    painted(view)


@pytest.mark.parametrize("kind", [LaneKind.PARTY, LaneKind.SPEAKER])
def test_lanes_of_parties_and_speakers_have_their_names_marks_and_cards(
    kind: LaneKind, view: TimelineView, document: Document
) -> None:
    view.arrangement.group_by(kind)
    painted(view)
    names = {one.name for one in (document.snapshot.parties if kind == LaneKind.PARTY else document.snapshot.speakers)}
    assert set(view.summary().splitlines()) <= names
    hits = [hit for _, hit in view._hits.areas]
    titles = [hit for hit in hits if isinstance(hit, TitleHit)]
    assert {card(document, hit).head for hit in titles} <= names
    assert not any(isinstance(hit, GapHit) for hit in hits)
    column = document.snapshot.statements.party if kind == LaneKind.PARTY else document.snapshot.statements.speaker
    assert {hit.lane.row for hit in titles} & {
        int(column[hit.position]) for hit in hits if isinstance(hit, StatementHit)
    }


def test_the_lane_of_a_party_says_of_how_many_issues_only_marks_are_shown(view: TimelineView) -> None:
    view.arrangement.group_by(LaneKind.PARTY)
    painted(view)
    look = view._scene._canvas._look
    assert look is not None
    words = look.words(0)
    assert (words.title, words.under) == ("Ukraine", "68 statements on 13 issues")
    assert [name for _, name in words.listed][4:] == ["Crimea", "+ 8 more, as marks"]
