from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from views.document import Document
from views.filters import Filters
from views.selection import Selection
from views.theme import LIGHT
from views.timeline.hit_test import Hits
from views.timeline.hits import EventHit, GapHit, RoundHit, StatementHit, TitleHit
from views.timeline.view import TimelineView


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> TimelineView:
    made = TimelineView(document, Selection(), Filters(), LIGHT)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.viewport().repaint()
    return made


def middles(hits: Hits) -> Iterator[tuple[QPointF, object]]:
    yield from ((area.center(), hit) for area, hit in hits.areas)


def test_before_anything_is_painted_nothing_lies_anywhere() -> None:
    hits = Hits()
    assert hits.areas == []
    assert hits.at(QPointF(10, 10)) is None
    assert hits.area_of(EventHit(0)) is None


def test_whatever_is_alone_at_its_middle_is_found_there(view: TimelineView) -> None:
    """A point is asked of the columns, a list of areas made from them: both must say the same."""
    hits = view._hits
    areas = hits.areas
    alone = [
        (area, hit)
        for area, hit in areas
        if sum(1 for other, _ in areas if other.adjusted(-8, -8, 8, 8).contains(area.center())) == 1
    ]
    assert {type(hit) for _, hit in alone} == {StatementHit, EventHit, RoundHit, GapHit, TitleHit}
    for area, hit in alone:
        assert hits.at(area.center()) == hit


def test_everything_in_view_has_its_area_and_what_is_not_has_none(view: TimelineView, document: Document) -> None:
    hits, region = view._hits, view.viewport().rect().toRectF()
    for hit in {hit for _, hit in hits.areas if not isinstance(hit, StatementHit)}:
        area = hits.area_of(hit)
        assert area is not None
        assert region.intersects(area)
    seen = {hit.position for _, hit in hits.areas if isinstance(hit, StatementHit)}
    for position in range(len(document.snapshot.statements)):
        assert position in seen or hits.area_of(StatementHit(position)) is None


def test_of_marks_beside_each_other_the_nearest_is_meant(view: TimelineView) -> None:
    marks = [(area, hit) for area, hit in view._hits.areas if isinstance(hit, StatementHit) and area.width() == 14]
    pairs = [
        (area.center(), other.center(), hit)
        for area, hit in marks
        for other, another in marks
        if hit != another and 0 < abs(area.center().x() - other.center().x()) <= 5
        and area.center().y() == other.center().y()
    ]  # fmt: skip
    assert pairs
    for centre, _, hit in pairs:
        assert view._hits.at(centre) == hit


def test_a_line_between_two_marks_opens_what_is_held_there(view: TimelineView, document: Document) -> None:
    statements = document.snapshot.statements
    lines = [(area, hit) for area, hit in view._hits.areas if isinstance(hit, StatementHit) and area.width() > 60]
    assert lines
    for area, hit in lines:
        found = view._hits.at(QPointF(area.center().x(), area.center().y()))
        assert isinstance(found, StatementHit)
        assert statements.issue[found.position] == statements.issue[hit.position]
