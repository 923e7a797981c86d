from PySide6.QtCore import QPointF, QRectF

from views.timeline.hits import EventHit, Hits, RoundHit, StatementHit


def test_what_was_painted_last_lies_on_top() -> None:
    hits = Hits()
    hits.add(QRectF(0, 0, 100, 100), StatementHit(1))
    hits.add(QRectF(40, 40, 20, 20), EventHit(2))
    assert hits.at(QPointF(50, 50)) == EventHit(2)
    assert hits.at(QPointF(10, 10)) == StatementHit(1)
    assert hits.at(QPointF(200, 10)) is None


def test_a_thing_is_found_where_it_was_painted() -> None:
    hits = Hits()
    hits.add(QRectF(0, 0, 10, 10), RoundHit(3))
    assert hits.area_of(RoundHit(3)) == QRectF(0, 0, 10, 10)
    assert hits.area_of(RoundHit(4)) is None
    assert hits.area_of(StatementHit(3)) is None
