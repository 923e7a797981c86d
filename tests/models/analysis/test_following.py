"""What is worked out is passed on from one snapshot to the next: after any edits it is what a fresh one would have."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis.every_round import every_round
from models.analysis.following import follow
from models.analysis.positions import held
from models.analysis.reading import ON_RECORD
from models.changes import Changes
from models.facts import NONE
from models.snapshot import Snapshot
from models.words import Act
from tests.models.analysis import dossiers as drawn
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier
from tests.models.analysis.figures import assert_same_figures
from tests.snapshots import Said, said, snapshot

DAYS = range(-1, LAST_DAY + 2)


def made(rows: Iterable[Said], dossier: Dossier, before: Snapshot | None = None) -> Snapshot:
    rounds = [(one.start, one.end) for one in sorted(dossier.sittings, key=lambda sitting: sitting.number)]
    built = snapshot(list(rows), rounds, PARTIES, ISSUES, revised=dossier.revised)
    return built if before is None else beside(before, built)


def beside(before: Snapshot, built: Snapshot) -> Snapshot:
    """What an edit leads to: all but statements, and links that changed, is shared by the two snapshots."""
    # Speakers follow from the statements here; a file has them of their own.
    links = before.links if built.links == before.links else built.links
    return replace(before, statements=built.statements, links=links)


@st.composite
def edits(draw: st.DrawFn, rows: list[Said], rounds: int) -> tuple[list[Said], set[str]]:
    """The rows after a step that changes one or two of them or adds some at the end, and the codes of these."""
    if draw(st.integers(0, 3)) == 0:
        more = [drawn.drawn_row(draw, len(rows) + at, len(rows), rounds) for at in range(1, draw(st.integers(2, 3)))]
        return [*rows, *more], {row.code for row in more}
    rows, chosen = list(rows), draw(st.sets(st.integers(0, len(rows) - 1), min_size=1, max_size=2))
    for at in chosen:
        other = drawn.drawn_row(draw, at + 1, len(rows), rounds)
        keep_ties = draw(st.integers(0, 3))
        ties = {"retracts": rows[at].retracts, "retracted_by": rows[at].retracted_by} if keep_ties else {}
        small = draw(st.sampled_from(("all", "day", "range", "party", "round")))
        part = {"day": ("day",), "range": ("low", "high"), "party": ("party", "issue"), "round": ("round",)}.get(small)
        rows[at] = (
            replace(rows[at], **{name: getattr(other, name) for name in part}) if part else replace(other, **ties)
        )
    return rows, {rows[at].code for at in chosen}


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_after_any_edits_all_is_as_in_a_fresh_snapshot(data: st.DataObject) -> None:
    dossier = data.draw(drawn.dossiers() | drawn.plain_dossiers() | drawn.plain_dossiers((Act.OFFER, Act.THREAT)))
    rows, talks = list(dossier.rows), dossier.snapshot
    if not rows:
        return
    readings = (dossier.reading, ON_RECORD)
    for reading in readings:
        assert_same_figures(talks, made(rows, dossier), reading, DAYS)
    for _ in range(data.draw(st.integers(1, 4))):
        rows, codes = data.draw(edits(rows, len(dossier.sittings)))
        after = made(rows, dossier, talks)
        follow(talks, after, Changes("Edit", "edit", frozenset(("statement", f"statement-{code}") for code in codes)))
        talks = after
        if data.draw(st.booleans()):
            reading = data.draw(st.sampled_from(readings))
            assert_same_figures(talks, made(rows, dossier), reading, DAYS)
    for reading in readings:
        assert_same_figures(talks, made(rows, dossier), reading, DAYS)


ROWS = [said(1, at=10, code="A"), said(5, at=30, code="B"), said(2, "RU", at=80, code="C")]
ROUNDS = [(2, 3), (6, 7)]


def after_step(rows: list[Said], *codes: str, before: Snapshot | None = None) -> tuple[Snapshot, Snapshot]:
    """What a step leads from, with what was looked up there, and to."""
    old = before or snapshot(ROWS, ROUNDS)
    held(old, ON_RECORD), every_round(old, ON_RECORD)
    new = beside(old, snapshot(rows, ROUNDS))
    follow(old, new, Changes("Edit", "edit", frozenset(("statement", f"statement-{code}") for code in codes)))
    return old, new


def shares_columns(old: Snapshot, new: Snapshot) -> bool:
    """Whether the tracks of the pairs that were not touched are the same ones, not others that are equal."""
    one, other = held(old, ON_RECORD).track(1), held(new, ON_RECORD).track(1)
    return np.shares_memory(one.rows, other.rows)


def test_an_edit_leaves_alone_what_others_hold() -> None:
    old, new = after_step([ROWS[0], replace(ROWS[1], low=50, high=50), ROWS[2]], "B")
    assert shares_columns(old, new)
    assert every_round(new, ON_RECORD).shift[0, 0, 1] == 40
    assert every_round(old, ON_RECORD).shift[0, 0, 1] == 20


def test_what_is_said_anew_is_taken_in() -> None:
    old, new = after_step([*ROWS, said(6, at=35, code="D")], "D")
    assert shares_columns(old, new)
    assert every_round(new, ON_RECORD).leaving[0, 0].tolist() == [0, 3]


def test_where_positions_of_statements_shift_all_is_worked_out_anew() -> None:
    old, new = after_step(ROWS[1:], "A")
    assert not shares_columns(old, new)
    assert every_round(new, ON_RECORD).leaving[0].tolist() == [[-1, 0], [1, 1]]


def test_where_something_is_taken_back_all_is_worked_out_anew() -> None:
    taken = [*ROWS, said(6, "RU", act=Act.RETRACTION, retracts="B", code="D")]
    old, new = after_step(taken, "D")
    assert not shares_columns(old, new)
    assert every_round(new, ON_RECORD).leaving[0, 0].tolist() == [0, 0]
    assert not shares_columns(*after_step(ROWS, "D", before=new))


def test_where_the_dossier_was_read_anew_others_may_have_changed_it_too() -> None:
    old, read = snapshot(ROWS, ROUNDS), snapshot([ROWS[0], *(replace(row, day=6) for row in ROWS[1:])], ROUNDS)
    assert held(old, ON_RECORD).at(1, 0, 4) == 2
    follow(old, read, Changes("Edit", "edit", frozenset({("statement", "statement-B")})))
    assert held(read, ON_RECORD).at(1, 0, 4) == NONE


def test_where_very_many_changed_all_is_worked_out_anew() -> None:
    rows = [*ROWS, *(said(8, at=1, code=f"M{number}") for number in range(300))]
    later = [replace(row, low=60, high=60) if row.code.startswith("M") else row for row in rows]
    old, new = after_step(later, *(row.code for row in later), before=snapshot(rows, ROUNDS))
    assert not shares_columns(old, new)
    assert held(new, ON_RECORD).ranges_at(0, 0, 9) == (60, 60)


def test_nothing_is_kept_for_more_readings_than_are_likely_to_be_asked_for_again() -> None:
    talks = snapshot(ROWS, ROUNDS)
    found = [held(talks, replace(ON_RECORD, name=str(number))) for number in range(30)]
    assert held(talks, replace(ON_RECORD, name="29")) is found[29]
    assert held(talks, replace(ON_RECORD, name="0")) is not found[0]
