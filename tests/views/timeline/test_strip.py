from collections.abc import Iterator
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from views.timeline.strip import Strip

HEIGHT = 3


def colour_at(pixel: int) -> int:
    return QColor(pixel * 37 % 256, pixel // 256 % 256, pixel * 11 % 256).rgb()


class Painted:
    """Paints each pixel of the days in its own colour, and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def __call__(self, painter: QPainter, begin: int, end: int) -> None:
        self.asked.append((begin, end))
        for pixel in range(begin - 2, end + 2):
            painter.fillRect(pixel, 0, 1, HEIGHT, QColor(colour_at(pixel)))


def shown(strip: Strip, begin: int, end: int, ratio: float, per_day: float = 1.0) -> list[int]:
    image = QImage(round((end - begin) * ratio), round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        strip.show(painter, QPointF(0, 0), begin, end, ratio, per_day)
    return [image.pixel(int((at + 0.5) * ratio), 1) for at in range(end - begin)]


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> Iterator[None]:
    """Pictures need an application."""
    return iter([None])


@settings(max_examples=60)
@given(
    moves=st.lists(st.one_of(st.integers(-30, 30), st.integers(-400, 400), st.just("grow"), st.just("wider"))),
    ratio=st.sampled_from([1.0, 2.0]),
)
def test_wherever_it_is_panned_a_strip_shows_what_belongs_there(moves: list[int | str], ratio: float) -> None:
    strip, begin = Strip(HEIGHT, QColor(0, 0, 0), Painted()), -50
    for move in moves:
        if move == "grow":
            strip.grow(1.0)
        elif move == "wider":
            shown(strip, begin, begin + 40, ratio, 2.0)
        elif isinstance(move, int):
            begin += move
            assert shown(strip, begin, begin + 40, ratio) == [colour_at(begin + at) for at in range(40)]


def test_panning_paints_only_what_is_missing_and_a_little_beyond() -> None:
    painted = Painted()
    strip = Strip(HEIGHT, QColor(0, 0, 0), painted)
    shown(strip, 0, 100, 1.0)
    assert painted.asked == [(-4, 104)]
    shown(strip, 4, 104, 1.0)
    assert len(painted.asked) == 1
    shown(strip, 5, 105, 1.0)
    assert painted.asked[1:] == [(104, 150)]
    shown(strip, 50, 150, 1.0)
    assert len(painted.asked) == 2


def test_strips_that_take_turns_do_not_paint_in_the_same_frame() -> None:
    painted = [Painted() for _ in range(3)]
    strips = [Strip(HEIGHT, QColor(0, 0, 0), one, turn) for turn, one in enumerate(painted)]
    frames = []
    for begin in range(0, 200, 2):
        before = [len(one.asked) for one in painted]
        for strip in strips:
            shown(strip, begin, begin + 200, 1.0)
        frames.append([len(one.asked) - count for one, count in zip(painted, before, strict=True)])
    assert frames[0] == [1, 1, 1]
    assert max(map(sum, frames[1:])) == 1


def test_it_grows_until_the_whole_picture_is_painted() -> None:
    painted = Painted()
    strip = Strip(HEIGHT, QColor(0, 0, 0), painted)
    assert not strip.grow(1.0)
    shown(strip, 0, 1000, 1.0)
    while strip.grow(1.0):
        pass
    before = len(painted.asked)
    assert max(end - begin for begin, end in painted.asked[1:]) <= 256
    shown(strip, -400, 600, 1.0)
    shown(strip, 400, 1400, 1.0)
    assert len(painted.asked) == before


def test_another_width_or_ratio_is_painted_anew() -> None:
    painted = Painted()
    strip = Strip(HEIGHT, QColor(0, 0, 0), painted)
    for begin, end, ratio, per_day in ((0, 40, 1.0, 1.0), (0, 60, 1.0, 1.0), (0, 60, 2.0, 1.0), (0, 60, 2.0, 3.0)):
        before = len(painted.asked)
        shown(strip, begin, end, ratio, per_day)
        assert len(painted.asked) == before + 1


def test_what_was_painted_for_narrower_days_can_be_stretched_meanwhile() -> None:
    painted = Painted()
    strip = Strip(HEIGHT, QColor(0, 0, 0), painted)
    assert strip.stretched(40, 1.0, 1.0) == inf
    shown(strip, 100, 140, 1.0)
    assert strip.stretched(40, 1.0, 2.0) == strip.stretched(40, 1.0, 0.5) == 2
    assert strip.stretched(41, 1.0, 2.0) == strip.stretched(40, 2.0, 2.0) == inf
    image = QImage(40, HEIGHT, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        strip.stretch(painter, QPointF(0, 0), 210, 250, 2.0)
    assert [image.pixel(at, 1) for at in (0, 1, 20, 38)] == [colour_at(pixel) for pixel in (105, 105, 115, 124)]
    with QPainter(image) as painter:
        strip.stretch(painter, QPointF(0, 0), 50, 90, 0.5)
    assert [image.pixel(at, 1) for at in (0, 10, 25)] == [colour_at(100), colour_at(120), QColor(0, 0, 0).rgb()]
    assert len(painted.asked) == 1
