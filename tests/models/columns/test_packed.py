import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.columns.packed import Narrow, Sparse, narrow, near, packed, put
from models.snapshot import Ints, ints

VALUES = st.lists(st.sampled_from([-1, 0, 1, 5, 127, 128, -129, 40_000, -(2**30)]), min_size=1, max_size=40).map(ints)


@st.composite
def columns(draw: st.DrawFn) -> tuple[Ints, Ints]:
    """A column that is packed in any of the ways, and the same one as it was."""
    plain = draw(VALUES)
    few = np.where(np.arange(len(plain)) % 9 == 8, plain, -1).astype(np.int32)
    base = ints(np.arange(len(plain)))
    beside = np.where(np.arange(len(plain)) % 9 == 8, plain, base).astype(np.int32)
    a_little_more = np.where(np.arange(len(plain)) % 9 == 8, plain, base - 7).astype(np.int32)
    pairs = [(narrow(plain), plain), (packed(few, -1), few), (packed(beside, base), beside)]
    return draw(st.sampled_from([*pairs, (near(a_little_more, base), a_little_more), (near(plain, base), plain)]))


@given(columns(), st.data())
def test_a_packed_column_answers_as_the_array_does(pair: tuple[Ints, Ints], data: st.DataObject):
    column, plain = pair
    place = st.integers(-len(plain), len(plain) - 1)
    rows = np.array(data.draw(st.lists(place, max_size=5)), dtype=np.intp)
    one = data.draw(place)
    assert column[one] == plain[one]
    for key in (rows, rows.reshape(-1, 1), plain > 0, slice(one, None), slice(None, None, 2)):
        found = column[key]
        assert found.dtype == np.int32
        np.testing.assert_array_equal(found, plain[key])
    np.testing.assert_array_equal(column == plain[one], plain == plain[one])
    np.testing.assert_array_equal(np.isin(column, plain[:2]), np.isin(plain, plain[:2]))
    np.testing.assert_array_equal(plain * 2 - column, plain)
    assert (len(column), column.tolist(), column.max(), list(column)) == (
        len(plain), plain.tolist(), plain.max(), list(plain)
    )  # fmt: skip


@given(columns(), st.data())
def test_another_value_is_put_into_a_new_column(pair: tuple[Ints, Ints], data: st.DataObject):
    column, plain = pair
    row = ints([data.draw(st.integers(0, len(plain) - 1))])
    values = ints([data.draw(st.integers(-(2**30), 2**30))])
    changed = plain.copy()
    changed[row] = values
    np.testing.assert_array_equal(put(column, row, values), changed)
    np.testing.assert_array_equal(column, plain)
    assert put(column, row, column[row]) is column


def test_figures_do_not_overflow_what_they_are_kept_in():
    party = narrow(ints([29, 100]))
    assert isinstance(party, Narrow)
    assert (party * 100 + party).tolist() == [2929, 10100]
    assert (party << 16).tolist() == [29 << 16, 100 << 16]


def test_rare_values_take_no_room_in_the_other_rows():
    column = packed(ints([-1] * 1000 + [7]), -1)
    assert isinstance(column, Sparse)
    assert (column[-1], column[1000], column[3]) == (7, 7, -1)
    with pytest.raises(IndexError):
        column[1001]
    assert copy.copy(column).tolist() == column.tolist()
