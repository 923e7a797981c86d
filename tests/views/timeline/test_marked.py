import pytest

from models.analysis.measuring import Item
from tests.snapshots import said, snapshot
from views.timeline.marked import Mark, Marked, marked_item


@pytest.fixture
def marked() -> Marked:
    return Marked()


def test_a_period_has_its_days_in_order(marked: Marked) -> None:
    marked.choose_period(9, 4)
    assert marked.period == (4, 9)
    marked.let_go_of_period()
    assert marked.period is None


def test_a_mark_is_measured_from_until_it_is_taken_away(marked: Marked) -> None:
    marked.toggle(Mark(5))
    marked.toggle(Mark(2))
    assert (marked.marks, marked.current) == ((Mark(2), Mark(5)), Mark(2))
    marked.toggle(Mark(2))
    assert (marked.marks, marked.current) == ((Mark(5),), None)


def test_marks_are_gone_through_in_a_circle(marked: Marked) -> None:
    for day in (5, 2, 9):
        marked.toggle(Mark(day))
    assert [marked.next_mark(1) for _ in range(3)] == [Mark(2), Mark(5), Mark(9)]
    marked.stop_measuring()
    assert marked.next_mark(-1) == Mark(9)
    marked.clear_marks()
    assert marked.next_mark(1) is None


def test_marks_follow_their_statements(marked: Marked) -> None:
    marked.toggle(Mark(1, "statement-ST001"))
    marked.toggle(Mark(3, "statement-ST009"))
    marked.toggle(Mark(7))
    marked.follow(snapshot([said(4)]))
    assert marked.marks == (Mark(4, "statement-ST001"), Mark(7))


def test_a_change_is_told_once_and_only_when_there_is_one(marked: Marked) -> None:
    told: list[int] = []
    marked.changed.connect(lambda: told.append(1))
    marked.choose_period(1, 2)
    marked.choose_period(2, 1)
    marked.follow(snapshot())
    marked.clear_marks()
    assert len(told) == 1


def test_a_mark_is_a_statement_or_else_a_day() -> None:
    talks = snapshot([said(4)])
    assert marked_item(talks, Mark(4, "statement-ST001")) == Item(4, 0)
    assert marked_item(talks, Mark(9)) == Item(9)
    assert marked_item(talks, Mark(9, "gone")) == Item(9)
