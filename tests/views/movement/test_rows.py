"""What rows show from round 6 (21 March) to round 7 (Istanbul, 29 March), worked out by hand from the dossier."""

import numpy as np
import pytest

from models.analysis.movement import ChangeKind
from models.analysis.reading import ON_RECORD, Reading
from models.analysis.red_lines import Touch
from models.snapshot import Snapshot
from models.words import Act, Conditionals
from tests.snapshots import Revised, said, snapshot
from tests.views.movement.comparing import Compared
from views.document import Document


@pytest.fixture
def talks(document: Document) -> Snapshot:
    return document.snapshot


@pytest.fixture
def to_istanbul(talks: Snapshot) -> Compared:
    return Compared(talks, 6, 7)


@pytest.mark.parametrize(
    ("issue", "old", "new"),
    [
        ("neutrality", 20, 7),
        ("guarantees", 25, 5),
        ("referendum", 65, 10),
        ("donbas", 40, 30),
        ("crimea", 50, 45),
        ("forces", 0, 30),
        ("withdrawal", 70, 10),
        ("humanitarian", 50, 60),
        ("summit", 70, 15),
    ],
)
def test_gap_falls_or_rises(to_istanbul: Compared, issue: str, old: float, new: float) -> None:
    row = to_istanbul.row(issue)
    assert (row.old_gap, row.new_gap) == (old, new)


def test_gap_has_no_old_figure_before_both_have_spoken(to_istanbul: Compared) -> None:
    row = to_istanbul.row("language")
    assert (row.old_gap, row.new_gap) == (None, 30)
    assert [to_istanbul.name(party) for party in row.silent_before] == ["Ukraine"]
    assert row.silent_now == ()


def test_gap_is_undefined_while_one_has_not_stated(to_istanbul: Compared) -> None:
    row = to_istanbul.row("denazification")
    assert (row.old_gap, row.new_gap) == (None, None)
    assert [to_istanbul.name(party) for party in row.silent_now] == ["Ukraine"]


@pytest.mark.parametrize(
    ("issue", "ukraine", "russia"),
    [
        ("neutrality", 14, 0),
        ("guarantees", 19, 0),
        ("donbas", 17.5, 2.5),
        ("forces", -22.5, 0),
        ("withdrawal", 22.5, 25),
        ("summit", 20, 27.5),
    ],
)
def test_concession_is_toward_the_other_principal(
    to_istanbul: Compared, issue: str, ukraine: float, russia: float
) -> None:
    assert [line.nearer for line in to_istanbul.row(issue).lines] == [ukraine, russia]


@pytest.mark.parametrize(
    ("issue", "ukraine", "russia"),
    [
        ("neutrality", ChangeKind.MOVED_UP, ChangeKind.REAFFIRMED),
        ("guarantees", ChangeKind.MOVED_UP, ChangeKind.SILENT),
        ("referendum", ChangeKind.MOVED_UP, ChangeKind.WIDENED),
        ("humanitarian", ChangeKind.NARROWED, ChangeKind.SILENT),
        ("eu", ChangeKind.WIDENED, ChangeKind.FIRST_STATED),
        ("sanctions", ChangeKind.FIRST_STATED, ChangeKind.NOT_STATED),
    ],
)
def test_kinds_of_change(to_istanbul: Compared, issue: str, ukraine: ChangeKind, russia: ChangeKind) -> None:
    assert [line.kind for line in to_istanbul.row(issue).lines] == [ukraine, russia]


def test_statements_behind_the_figures_of_neutrality(to_istanbul: Compared) -> None:
    row = to_istanbul.row("neutrality")
    ukraine, russia = row.lines
    between = ["ST068", "ST069", "ST073", "ST082", "ST089", "ST090", "ST105", "ST106"]
    assert to_istanbul.codes(row.held) == ["ST057", "ST061", "ST106"]
    assert to_istanbul.codes(row.between) == between
    assert to_istanbul.codes(ukraine.statements) == ["ST061", "ST069", "ST073", "ST082", "ST105", "ST106"]
    assert to_istanbul.codes(russia.statements) == ["ST057", "ST089", "ST090"]
    assert row.statements == ukraine.statements + russia.statements


def test_old_and_new_range_with_their_statements(to_istanbul: Compared) -> None:
    ukraine, _ = to_istanbul.row("neutrality").lines
    assert ukraine.old is not None
    assert ukraine.new is not None
    assert (ukraine.old.low, ukraine.old.high, ukraine.old.centre) == (35, 45, 40)
    assert (ukraine.new.low, ukraine.new.high, ukraine.new.centre) == (50, 58, 54)
    assert to_istanbul.codes((ukraine.old.statement, ukraine.new.statement)) == ["ST061", "ST106"]
    assert ukraine.new.conditional


def test_red_lines_crossed_blurred_and_another_beyond(to_istanbul: Compared) -> None:
    ukraine, russia = to_istanbul.row("crimea").lines
    assert [touched.touch for touched in ukraine.touches] == [Touch.CROSSED]
    assert to_istanbul.codes(ukraine.touches[0].statements) == ["ST096", "ST109"]
    assert [(touched.touch, touched.owner) for touched in russia.touches] == [(Touch.BEYOND, ukraine.party)]
    assert to_istanbul.codes(russia.touches[0].statements) == ["ST024", "ST096"]
    assert [touched.touch for touched in to_istanbul.row("referendum").lines[0].touches] == [Touch.BLURRED]


def test_only_what_moved_can_be_doubtful(to_istanbul: Compared) -> None:
    doubtful = {
        (issue.code, to_istanbul.name(line.party))
        for issue in to_istanbul.snapshot.issues
        for line in to_istanbul.row(issue.code).lines
        if line.doubtful
    }
    assert doubtful == {("referendum", "Russia"), ("forces", "Ukraine")}


def test_where_nothing_counts_nothing_is_stated(talks: Snapshot) -> None:
    compared = Compared(talks, 6, 7, Reading("nobody", authority=0))
    for issue in talks.issues:
        row = compared.row(issue.code)
        assert (row.old_gap, row.new_gap) == (None, None)
        assert {line.kind for line in row.lines} == {ChangeKind.NOT_STATED}
        assert all(line.old is None and line.new is None and line.shift is None for line in row.lines)


def test_before_all_rounds_everything_is_first_stated(talks: Snapshot) -> None:
    compared = Compared(talks, None, 7)
    kinds = {line.kind for issue in talks.issues for line in compared.row(issue.code).lines}
    assert kinds == {ChangeKind.FIRST_STATED, ChangeKind.NOT_STATED}


def test_parties_that_are_no_principals_have_lines_but_no_part_in_the_gap(talks: Snapshot) -> None:
    compared = Compared(talks, 6, 7, shown=("UA", "RU", "TR"))
    row = compared.row("neutrality")
    assert [compared.name(line.party) for line in row.lines] == ["Ukraine", "Russia", "Türkiye"]
    assert row.lines[2].nearer is None
    assert (row.old_gap, row.new_gap) == (20, 7)


def three_sides() -> Snapshot:
    return snapshot(
        [
            said("2022-03-01", "UA", low=0, high=10),
            said("2022-03-01", "RU", low=80, high=90),
            said("2022-03-01", "MD", low=30, high=95),
            said("2022-03-11", "UA", low=20, high=40),
            said("2022-03-11", "MD", act=Act.RETRACTION, retracts="ST003"),
        ],
        rounds=[("2022-03-02", "2022-03-02"), ("2022-03-12", "2022-03-12")],
        parties=("UA", "RU", "MD"),
    )


def test_gap_among_three_is_that_of_the_two_farthest_apart_and_undefined_while_one_is_silent() -> None:
    row = Compared(three_sides(), 1, 2).row("neutrality")
    assert (row.old_gap, row.new_gap) == (70, None)
    assert [line.kind for line in row.lines] == [ChangeKind.MOVED_UP, ChangeKind.SILENT, ChangeKind.WITHDRAWN]
    assert [line.nearer for line in row.lines] == [None, None, None]


def test_one_principal_alone_has_no_gap() -> None:
    alone = snapshot([said("2022-03-01", low=0, high=10)], [("2022-03-02", "2022-03-02")], parties=("UA",))
    row = Compared(alone, None, 1).row("neutrality")
    assert (row.old_gap, row.new_gap) == (None, None)
    assert not np.isnan(row.lines[0].new.centre if row.lines[0].new else np.nan)


def test_readings_that_leave_out_conditional_statements_fall_back_on_earlier_ones(talks: Snapshot) -> None:
    strict = Reading("unconditional", ON_RECORD.authority, ON_RECORD.credibility, Conditionals.NEVER)
    ukraine, _ = Compared(talks, 6, 7, strict).row("neutrality").lines
    assert ukraine.new is None or not ukraine.new.conditional


def test_what_is_not_comparable_has_no_place_on_the_scale_but_its_statement_is_there() -> None:
    rows = [said("2022-03-01", at=20), said("2022-03-10", act=Act.THREAT)]
    rounds = [("2022-03-02", "2022-03-02"), ("2022-03-12", "2022-03-12")]
    row = Compared(snapshot(rows, rounds, revised={"neutrality": [Revised(1, None)]}), 1, 2).row("neutrality")
    line = row.lines[0]
    assert (line.kind, line.old, line.new, line.broken) == ("not comparable", None, None, (True, True))
    assert line.statements == (0, 1)
    assert (row.silent_now, row.broken_before, row.broken_now) == ((1,), (0,), (0,))


def test_a_red_line_linked_to_the_round_by_hand_is_one_of_the_round_whatever_its_day() -> None:
    talks = snapshot(
        [said(1, at=30), said(1, act=Act.RED_LINE, low=50, high=90), said(9, act=Act.RED_LINE, at=30, round=2)],
        [(0, 2), (4, 6)],
    )
    ukraine = Compared(talks, 1, 2).row("neutrality").lines[0]
    assert (ukraine.red_line and ukraine.red_line.low, ukraine.touches) == (30, ())
