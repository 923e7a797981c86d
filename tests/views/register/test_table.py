from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from views.register.table import runs


@given(st.sets(st.integers(0, 60)))
def test_runs_hold_just_the_rows_and_never_touch_each_other(rows):
    found = list(runs(rows))
    assert [row for first, last in found for row in range(first, last + 1)] == sorted(rows)
    assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(found))
