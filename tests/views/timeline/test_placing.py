from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from views.timeline.placing import place_beside

WINDOW = QRect(0, 0, 1000, 600)
CARD = QSize(300, 120)
marks = st.builds(QRect, st.integers(-20, 1010), st.integers(-20, 610), st.integers(1, 40), st.integers(1, 40))
sizes = st.builds(QSize, st.integers(20, 1500), st.integers(20, 900))
windows = st.builds(QRect, st.just(0), st.just(0), st.integers(120, 1200), st.integers(120, 900))


def test_a_card_stands_below_its_mark_where_there_is_room() -> None:
    assert place_beside(QRect(400, 100, 12, 12), CARD, WINDOW) == QRect(400, 122, 300, 120)


def test_a_card_stands_above_a_mark_at_the_bottom() -> None:
    assert place_beside(QRect(400, 560, 12, 12), CARD, WINDOW) == QRect(400, 430, 300, 120)


def test_a_card_stays_in_a_window_whose_edge_is_near() -> None:
    assert place_beside(QRect(980, 100, 12, 12), CARD, WINDOW) == QRect(700, 122, 300, 120)


def test_a_card_stands_beside_its_mark_in_a_low_window() -> None:
    low = QRect(0, 0, 1000, 130)
    placed = place_beside(QRect(400, 60, 12, 12), CARD, low)
    assert placed.left() >= 422
    assert place_beside(QRect(900, 60, 12, 12), CARD, low).right() < 900


@given(marks, sizes, windows)
def test_a_card_neither_covers_its_mark_nor_leaves_the_window(mark: QRect, size: QSize, window: QRect) -> None:
    placed = place_beside(mark, size, window)
    assert window.contains(placed)
    assert not placed.intersects(mark & window)
    assert placed.width() <= size.width()
    assert placed.height() <= size.height()
