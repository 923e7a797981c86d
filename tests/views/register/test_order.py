import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.facts import NONE
from tests.snapshots import said, snapshot
from views.document import Document
from views.register.columns import Column
from views.register.order import Order, in_order, keys_of

RANGES = st.lists(st.one_of(st.none(), st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted)), max_size=12)


def ordered(dossier, column, *, descending=False):
    """The order of a dossier that is in no file, so that no texts can be read."""
    if column is None:
        return range(len(dossier.statements))
    return in_order(keys_of(column, dossier, None), descending=descending)


def codes(dossier, column, *, descending=False):
    order = ordered(dossier, column, descending=descending)
    return [dossier.statements.codes[at] for at in order]


def with_ranges(ranges):
    return snapshot(
        [said("2022-03-01") if one is None else said("2022-03-01", low=one[0], high=one[1]) for one in ranges]
    )


@given(RANGES, st.booleans())
def test_every_statement_has_one_place_and_what_states_no_range_stands_last_in_both_directions(ranges, descending):
    dossier = with_ranges(ranges)
    order = ordered(dossier, Column.RANGE, descending=descending)
    assert sorted(order) == list(range(len(ranges)))
    stated = [ranges[at] is not None for at in order]
    assert stated == sorted(stated, reverse=True)


@given(RANGES, st.booleans())
def test_ranges_go_by_their_lower_end_then_by_their_upper_one_and_equals_keep_the_dossiers_order(ranges, descending):
    order = ordered(with_ranges(ranges), Column.RANGE, descending=descending)
    shown = [(tuple(ranges[at]), at) for at in order if ranges[at] is not None]
    sign = -1 if descending else 1
    assert shown == sorted(shown, key=lambda one: (sign * one[0][0], sign * one[0][1], one[1]))


def test_without_a_column_the_order_is_that_of_the_dossier():
    dossier = snapshot([said("2022-03-09", code="B"), said("2022-03-01", code="A")])
    assert codes(dossier, None) == ["B", "A"]


def test_numbers_in_codes_are_read_as_numbers():
    dossier = snapshot([said("2022-03-01", code=code) for code in ("ST10", "st9", "ST100")])
    assert codes(dossier, Column.CODE) == ["st9", "ST10", "ST100"]
    assert codes(dossier, Column.CODE, descending=True) == ["ST100", "ST10", "st9"]


def test_names_are_ordered_without_regard_to_case_and_accents():
    dossier = snapshot(
        [said("2022-03-01", party, code=party) for party in ("Übermut", "zeta", "Alpha", "unten")],
        parties=("Übermut", "zeta", "Alpha", "unten"),
    )
    assert codes(dossier, Column.PARTY) == ["Alpha", "Übermut", "unten", "zeta"]


def test_a_firmness_that_is_not_stated_is_no_trial_balloon():
    dossier = snapshot([
        said("2022-03-01", code="none", firmness=NONE),
        said("2022-03-01", code="balloon", firmness=0),
        said("2022-03-01", code="final", firmness=4),
    ])  # fmt: skip
    assert codes(dossier, Column.FIRMNESS) == ["balloon", "final", "none"]
    assert codes(dossier, Column.FIRMNESS, descending=True) == ["final", "balloon", "none"]


def test_grades_go_by_the_source_and_then_by_the_credibility(document):
    snapshot = document.snapshot
    columns = snapshot.statements
    order = Order(document).by(Column.GRADE, descending=False)
    grades = [(snapshot.sources[columns.source[at]].reliability, columns.credibility[at]) for at in order]
    assert grades == sorted(grades)


@pytest.mark.parametrize("column", list(Column))
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_orders_all_statements_of_the_sample(document: Document, column, descending):
    order = Order(document).by(column, descending=descending)
    assert np.array_equal(np.sort(order), np.arange(140))


def test_statements_without_a_condition_come_after_those_with_one(document):
    order = Order(document).by(Column.CONDITION, descending=True)
    conditional = document.snapshot.statements.conditional[order]
    assert list(conditional) == sorted(conditional, reverse=True)
