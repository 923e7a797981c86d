"""Colours of the theme reach what they are meant for, and nothing else."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from views.colouring import Role, colour_rows, set_colours, set_ground
from views.theme import DARK, LIGHT, Theme


def test_some_parts_get_other_colours_and_the_rest_keeps_its_own(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = widget.palette().color(Role.Base)
    set_colours(widget, {Role.Window: DARK.surface, Role.WindowText: DARK.text})
    assert widget.palette().color(Role.Window) == DARK.surface
    assert widget.palette().color(Role.WindowText) == DARK.text
    assert widget.palette().color(Role.Base) == before
    assert not widget.autoFillBackground()


def test_a_ground_is_filled(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_ground(widget, LIGHT.selected)
    assert widget.autoFillBackground()
    assert widget.palette().color(Role.Window) == LIGHT.selected


def test_the_words_of_chosen_rows_keep_their_colour(qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    colour_rows(rows, LIGHT)
    assert rows.palette().color(Role.HighlightedText) == rows.palette().color(Role.Text) == LIGHT.text


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Callable[[Theme], None]]:
    """Gives the whole application the palette of a theme."""
    before = qapp.palette()
    yield lambda theme: qapp.setPalette(theme.palette())
    qapp.setPalette(before)


def test_the_arrows_of_scroll_bars_are_seen_whatever_colour_the_frame_has(
    appearance: Callable[[Theme], None], qtbot: QtBot
) -> None:
    framed, frame = QListWidget(), QFrame()
    inside = QListWidget(frame)
    for one in (framed, frame):
        qtbot.addWidget(one)
    for theme in (DARK, LIGHT):
        appearance(theme)
        set_colours(frame, {Role.WindowText: theme.border})
        set_colours(framed, {Role.WindowText: theme.border})
        colour_rows(inside, theme)
        for bar in (framed.verticalScrollBar(), framed.horizontalScrollBar(), inside.verticalScrollBar()):
            assert bar.palette().color(Role.WindowText) == theme.text
