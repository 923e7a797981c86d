from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from models.analysis.counting import known
from models.analysis.known_days import known_days
from models.analysis.reading import ON_RECORD
from models.snapshot import ALWAYS, ints, to_date
from tests.models.analysis.dossiers import LAST_DAY, Dossier, dossiers, in_moderation
from tests.snapshots import said, snapshot


def test_a_statement_is_known_from_the_later_of_publication_and_recording() -> None:
    talks = snapshot([said(1), said(2, published=9), said(3, published=4, recorded=6), said(5, published=9)])
    found = known_days(talks.statements)
    assert (found.days.tolist(), found.by_then.tolist()) == ([1, 6, 9], [1, 2, 4])
    assert [found.unknown_on(day) for day in (0, 1, 5, 6, 8, 9, 20)] == [4, 3, 3, 2, 2, 0, 0]


def test_days_on_which_something_else_changed_are_steps_too() -> None:
    found = known_days(snapshot([said(5)]).statements, ints([2, 5, 8]))
    assert (found.days.tolist(), found.by_then.tolist()) == ([2, 5, 8], [0, 1, 1])


def test_what_has_no_day_of_publication_was_always_known() -> None:
    talks = snapshot([said(5), said(9)])
    columns = replace(talks.statements, published=ints([ALWAYS, 9]), recorded=ints([ALWAYS, ALWAYS]))
    found = known_days(columns)
    assert (found.days.tolist(), found.by_then.tolist(), found.unknown_on(0)) == ([9], [2], 1)


def test_an_empty_dossier_has_no_such_days() -> None:
    found = known_days(snapshot().statements)
    assert (len(found.days), found.unknown_on(5)) == (0, 0)


@in_moderation
@given(dossiers(), st.integers(-1, LAST_DAY + 1))
def test_what_is_unknown_is_what_the_reading_as_known_leaves_out(dossier: Dossier, day: int) -> None:
    statements = dossier.snapshot.statements
    left_out = ~known(statements, ON_RECORD.as_known(to_date(day)))
    assert known_days(statements).unknown_on(day) == left_out.sum()
