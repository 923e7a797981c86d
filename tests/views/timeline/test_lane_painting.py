"""Lanes as they are painted: the same whichever piece of them is asked for, close or from far."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from models.analysis.reading import ON_RECORD
from models.words import Act
from tests.snapshots import Said, said, snapshot
from views.document import Document, Standing
from views.filters import Filters
from views.selection import Selection
from views.theme import LIGHT
from views.timeline.hits import StatementHit
from views.timeline.lanes import CROWD
from views.timeline.look import Look
from views.timeline.view import TimelineView

HEIGHT = 92
TOP = 7

Shown = Callable[[list[Said]], TimelineView]


@pytest.fixture
def shown(qtbot: QtBot, document: Document) -> Shown:
    """A timeline of statements on one issue, painted once, with rounds."""

    def show(rows: list[Said]) -> TimelineView:
        document.standing = Standing(snapshot(rows, [(3, 5), (40, 44), (70, 90)]), ON_RECORD)
        view = TimelineView(document, Selection(), Filters(), LIGHT)
        qtbot.addWidget(view)
        view.resize(1000, 400)
        with qtbot.waitExposed(view):
            view.show()
        view.viewport().repaint()
        return view

    return show


def look_of(view: TimelineView) -> Look:
    look = view._scene._canvas._look
    assert look is not None
    return look


def picture(look: Look, begin: int, *ends: int) -> QImage:
    """The first lane from a pixel on, painted in pieces up to each of these ends."""
    image = QImage(ends[-1] - begin, HEIGHT + 2 * TOP, QImage.Format.Format_RGB32)
    for left, right in zip((begin, *ends), ends, strict=False):
        with QPainter(image) as painter:
            painter.translate(-begin, 0)
            painter.setClipRect(left, 0, right - left, image.height())
            look._paint_lane(0, HEIGHT, painter, left, right)
    return image


def colours(image: QImage, x: int) -> list[str]:
    return [image.pixelColor(x, y).name() for y in range(TOP + 1, TOP + HEIGHT - 1)]


def talks(count: int) -> list[Said]:
    acts = (Act.OFFER, Act.DEMAND, Act.SIGNAL, Act.RED_LINE, Act.THREAT)
    return [
        said(
            at // 3, ("UA", "RU")[at % 2], act=acts[at % 5], low=at * 13 % 90, high=at * 13 % 90 + at % 4 * 3,
            conditional=at % 7 == 0, authority=1 + at % 5,
        )
        for at in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("count", [90, 2 * CROWD])
def test_a_lane_is_the_same_in_one_piece_and_in_many(count: int, shown: Shown) -> None:
    view = shown(talks(count))
    look = look_of(view)
    assert look.is_crowded(look.lanes.lane(0)) == (count > CROWD)
    for begin in (-130, 40):
        whole = picture(look, begin, begin + 700)
        assert picture(look, begin, begin + 3, begin + 4, begin + 333, begin + 600, begin + 700) == whole


def test_a_line_on_a_condition_is_dashed_from_where_it_begins(shown: Shown) -> None:
    view = shown([said(0, at=50, conditional=True), said(60, at=50), said(99, "RU", at=0)])
    look = look_of(view)
    start, stop = (look.pixels.day(day) for day in (0, 60))
    image = picture(look, start - 20, stop + 40)
    middle = TOP + HEIGHT // 2
    ink = LIGHT.party(0).name()
    row = [image.pixelColor(x, middle).name() == ink for x in range(image.width())]
    assert row[20 + 16 : 20 + 56] == ([False] * 4 + [True] * 6) * 4
    assert all(row[20 + stop - start + 10 :])


def test_from_far_a_line_runs_where_the_party_stands_and_what_was_said_is_seen_below(shown: Shown) -> None:
    rows = [said(day, at=20) for day in range(0, 500, 2)] + [said(day, "RU", at=80) for day in range(250, 500, 2)]
    look = look_of(shown([*rows, *[said(499, at=20)] * CROWD]))
    assert look.is_crowded(look.lanes.lane(0))
    begin, middle = look.pixels.day(0), look.pixels.day(100)
    image = picture(look, begin - 30, look.pixels.day(499) + 30)
    before, inside = colours(image, 5), colours(image, middle - begin + 30)
    late = colours(image, look.pixels.day(400) - begin + 30)
    ukraine, russia = LIGHT.party(0).name(), LIGHT.party(1).name()
    assert ukraine not in before
    assert inside.count(ukraine) == late.count(ukraine) == 2
    assert (inside.count(russia), late.count(russia)) == (0, 2)
    assert len(set(inside[-8:])) > 1
    assert len(set(before[-8:-1])) == 1


def test_from_far_a_click_on_a_line_opens_what_was_held_there(shown: Shown) -> None:
    rows = [said(day, at=20) for day in range(500)] + [said(day, "RU", at=80) for day in range(500)]
    view = shown(rows)
    hits = [hit for area, hit in view._hits.areas if isinstance(hit, StatementHit) and area.width() == 14]
    assert not hits
    place = view._hits.area_of(StatementHit(700))
    assert place is not None
    found = view._hits.at(place.center())
    assert isinstance(found, StatementHit)
    assert abs(found.position - 700) < 500 / look_of(view).pixels.per_day
    assert np.isclose(view._document.snapshot.statements.low[found.position], 80)
