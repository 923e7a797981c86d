"""Where columns, rows and marks stand."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from models.analysis.movement import ChangeKind
from views.movement.columns import MARGIN, Column, Wanted, columns
from views.movement.grid import Grid
from views.movement.rows import Line, Stand
from views.movement.tracks import track, x_of

WANTED = Wanted(title=220, gap=64, happened=210, notes=220)
SCALE = Column(100, 300)


def line(old: Stand | None, new: Stand | None, red_line: Stand | None = None) -> Line:
    return Line(
        party=0, kind=ChangeKind.MOVED, old=old, new=new, red_line=red_line, shift=None, between=None, at_table=None,
        definite=False, nearer=None, other=None, robust=True, spoke=True, touches=(), statements=(),
    )  # fmt: skip


@given(st.floats(780, 4000))
def test_columns_fill_the_row_without_overlap(width: float) -> None:
    found = columns(width, WANTED)
    placed = [found.title, found.scale, found.gap, found.happened, found.notes]
    assert all(left.right <= right.left for left, right in itertools.pairwise(placed))
    assert abs(found.notes.right - (width - MARGIN)) < 0.01
    assert found.gap.width == WANTED.gap


def test_where_room_is_short_notes_give_way_before_what_happened() -> None:
    roomy, narrow = columns(1100, WANTED), columns(900, WANTED)
    assert narrow.notes.width < roomy.notes.width
    assert narrow.happened.width == WANTED.happened
    assert narrow.scale.width >= 900 * 0.25


def test_without_notes_their_room_goes_to_the_scale() -> None:
    plain = columns(1100, Wanted(220, 64, 210, 0))
    assert plain.notes.width == 0
    assert plain.scale.width > columns(1100, WANTED).scale.width


@given(st.integers(0, 200), st.floats(0, 5000), st.floats(0, 900))
def test_the_row_at_a_height_is_the_one_whose_area_holds_it(rows: int, scrolled: float, y: float) -> None:
    grid = Grid(rows, 50, 26, 800, scrolled)
    found = grid.row_at(y)
    holding = [row for row in range(rows) if y >= grid.header and grid.area(row).top() <= y < grid.area(row).bottom()]
    assert holding == ([] if found is None else [found])


@given(st.integers(1, 200), st.floats(0, 5000), st.data())
def test_scrolling_to_a_row_makes_it_wholly_visible(rows: int, scrolled: float, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, rows - 1))
    moved = Grid(rows, 50, 26, 800, Grid(rows, 50, 26, 800, scrolled).scroll_to(row, 400))
    assert moved.area(row).top() >= moved.header - 0.01
    assert moved.area(row).bottom() <= 400.01


@given(st.integers(1, 200), st.floats(0, 5000))
def test_only_rows_that_can_be_seen_are_visible(rows: int, scrolled: float) -> None:
    grid = Grid(rows, 50, 26, 800, scrolled)
    seen = [row for row in range(rows) if grid.area(row).bottom() > grid.header and grid.area(row).top() < 400]
    assert set(seen) <= set(grid.visible(0, 400))
    assert len(grid.visible(0, 400)) <= 400 // 54 + 2


@given(st.floats(0, 100), st.floats(0, 100))
def test_the_scale_keeps_order_and_stays_in_its_column(one: float, other: float) -> None:
    assert SCALE.left <= x_of(SCALE, one) <= SCALE.right
    assert (x_of(SCALE, one) <= x_of(SCALE, other)) == (one <= other) or abs(one - other) < 1e-9


def test_a_move_has_both_dots_and_an_arrow() -> None:
    drawn = track(line(Stand(0, 35, 45, conditional=False), Stand(1, 50, 58, conditional=True)), SCALE, 20, 18)
    assert drawn.filled is not None
    assert drawn.hollow is not None
    assert drawn.arrow is not None
    assert drawn.dashed
    assert drawn.hollow.x() < drawn.arrow[0].x() < drawn.arrow[1].x() < drawn.filled.x()


def test_first_stated_is_only_filled_and_withdrawn_only_hollow() -> None:
    stand = Stand(0, 10, 20, conditional=False)
    first, withdrawn = track(line(None, stand), SCALE, 20, 18), track(line(stand, None), SCALE, 20, 18)
    assert (first.filled is not None, first.hollow, first.arrow) == (True, None, None)
    assert (withdrawn.filled, withdrawn.hollow is not None, withdrawn.band) == (None, True, None)


def test_not_stated_has_no_mark_but_words_clear_of_a_red_bar() -> None:
    bare = track(line(None, None), SCALE, 20, 18)
    barred = track(line(None, None, Stand(0, 0, 10, conditional=False)), SCALE, 20, 18)
    assert (bare.filled, bare.hollow, bare.band) == (None, None, None)
    assert bare.unstated is not None
    assert barred.unstated is not None
    assert barred.unstated.x() > barred.bars[0].hatched.right()


def test_a_red_line_has_a_bar_only_where_something_lies_beyond() -> None:
    whole = track(line(None, None, Stand(0, 0, 100, conditional=False)), SCALE, 20, 18)
    inner = track(line(None, None, Stand(0, 20, 60, conditional=False)), SCALE, 20, 18)
    assert whole.bars == ()
    low, high = inner.bars
    assert low.hatched.right() <= x_of(SCALE, 20) <= x_of(SCALE, 60) <= high.hatched.left()
