from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from models.analysis.reading import ON_RECORD, Reading
from models.facts import NONE
from models.snapshot import ints, to_day
from models.words import ACTS, Act
from tests.snapshots import Revised, said, snapshot
from tests.views.timeline.lanes import issue_lane
from views.document import Document, Standing
from views.timeline.lane_gap import gap_of
from views.timeline.lane_order import LaneKey, LaneKind
from views.timeline.lanes import (
    CROWD,
    FOREVER,
    MOST_LINES,
    Lane,
    LaneRows,
    Line,
    Wanted,
    first_day,
    lane,
    last_day,
)  # fmt: skip


def positions(document: Document) -> dict[str, int]:
    return {issue.code: at for at, issue in enumerate(document.snapshot.issues)}


def lane_of(document: Document, issue: str, reading: Reading = ON_RECORD, earlier: int | None = 5) -> Lane:
    """A lane with the principals drawn; `earlier` is a position, so that 5 is round 6."""
    standing = Standing(document.snapshot, reading)
    return issue_lane(standing, positions(document)[issue], document.snapshot.principals, earlier)


def key_of(standing: Standing, issue: int) -> LaneKey:
    return LaneKey(LaneKind.ISSUE, standing.snapshot.issues[issue].id)


def small_lane(standing: Standing, issue: int, *drawn: int) -> Lane:
    return issue_lane(standing, issue, drawn)


def held(shown: Lane) -> list[tuple[int, int, int]]:
    """The statement of each stretch, its first day and the day on which it ended."""
    columns = shown.held
    return list(zip(columns.statement.tolist(), columns.first.tolist(), columns.last.tolist(), strict=True))


def stretches(document: Document, shown: Lane, party: str) -> list[tuple[str, str, str, float, float]]:
    """Code, first day and the day on which it ended, and the range, of one party."""
    statements, parties, columns = document.snapshot.statements, document.snapshot.parties, shown.held
    own = [at for at, line in enumerate(columns.line.tolist()) if parties[shown.lines[line].party].code == party]
    return [
        (statements.codes[columns.statement[at]], day(int(columns.first[at])), day(int(columns.last[at])),
         float(columns.low[at]), float(columns.high[at]))
        for at in own
    ]  # fmt: skip


def day(number: int) -> str:
    return "" if number == FOREVER else f"{date.fromordinal(number + 719163):%d.%m}"


def test_ukraine_on_neutrality_by_hand(document: Document) -> None:
    """What the statements say of Ukraine on neutrality, one after the other; restatements draw nothing."""
    assert stretches(document, lane_of(document, "neutrality"), "UA") == [
        ("ST005", "25.02", "07.03", 0, 45),
        ("ST027", "07.03", "08.03", 10, 40),
        ("ST032", "08.03", "15.03", 0, 45),
        ("ST042", "15.03", "16.03", 20, 40),
        ("ST046", "16.03", "18.03", 20, 50),
        ("ST059", "18.03", "21.03", 20, 45),
        ("ST061", "21.03", "25.03", 35, 45),
        ("ST069", "25.03", "27.03", 20, 45),
        ("ST073", "27.03", "29.03", 38, 45),
        ("ST106", "29.03", "15.04", 50, 58),
        ("ST137", "15.04", "", 50, 58),
    ]


def test_of_two_statements_of_one_day_the_later_row_stands_where_authority_is_equal(document: Document) -> None:
    """ST043 by the spokesman and ST048 by the minister are of 16 March: the minister's stands."""
    russia = stretches(document, lane_of(document, "neutrality"), "RU")
    assert [code for code, first, *_ in russia if first == "16.03"] == ["ST048"]


def test_stretches_of_a_line_follow_each_other_without_overlap(document: Document) -> None:
    for issue in positions(document):
        columns = lane_of(document, issue).held
        assert (columns.first < columns.last).all()
        assert columns.line.tolist() == sorted(columns.line.tolist())
        for before, after in pairwise(range(len(columns))):
            if columns.line[before] == columns.line[after]:
                assert columns.last[before] <= columns.first[after]
                assert columns.goes_on[after] == (columns.last[before] == columns.first[after])
            else:
                assert not columns.goes_on[after]


def test_a_stretch_is_dashed_where_it_hangs_on_a_condition(document: Document) -> None:
    columns, codes = lane_of(document, "neutrality").held, document.snapshot.statements.codes
    conditional = {codes[at]: bool(dashed) for at, dashed in zip(columns.statement, columns.conditional, strict=True)}
    assert conditional["ST106"]
    assert not conditional["ST042"]


def test_every_known_statement_is_a_mark_on_its_lane_or_a_red_line_that_begins_there(document: Document) -> None:
    lanes = [lane_of(document, issue) for issue in positions(document)]
    marks = [statement for one in lanes for statement in one.marks.statement.tolist()]
    red_lines = {statement for one in lanes for statement in one.red_lines.statement.tolist()}
    assert sorted([*marks, *red_lines]) == list(range(140))


def test_a_red_line_of_a_party_whose_lines_are_not_drawn_is_a_mark() -> None:
    rows = [said(1, act=Act.RED_LINE, low=0, high=40), said(2, "RU", act=Act.RED_LINE, low=60, high=100)]
    shown = small_lane(Standing(snapshot(rows), ON_RECORD), 0, 0)
    assert (shown.red_lines.statement.tolist(), shown.marks.statement.tolist()) == ([0], [1])


def test_what_has_no_place_on_the_scale_is_no_mark_at_zero_or_in_the_middle(document: Document) -> None:
    marks, codes = lane_of(document, "neutrality").marks, document.snapshot.statements.codes
    places = {codes[statement]: at for at, statement in enumerate(marks.statement.tolist())}
    assert ACTS[marks.act[places["ST068"]]] == Act.PROCEDURAL
    assert np.isnan(marks.value[places["ST068"]])
    assert marks.value[places["ST106"]] == 54


def test_later_published_drafts_are_not_there_as_known_in_may(document: Document) -> None:
    shown = lane_of(document, "neutrality", ON_RECORD.as_known(date(2022, 5, 1)))
    codes = [document.snapshot.statements.codes[statement] for statement in shown.marks.statement.tolist()]
    assert "ST118" in codes
    assert not {"ST136", "ST137"} & set(codes)
    assert stretches(document, shown, "UA")[-1] == ("ST106", "29.03", "", 50, 58)


def test_the_gap_on_neutrality_by_hand(document: Document) -> None:
    """Russia 55–70 and Ukraine 50–58 meet; leaving round 6, Russia's 65–85 and Ukraine's 35–45 were 20 apart."""
    gap = lane_of(document, "neutrality").gap
    assert gap is not None
    assert (gap.now, gap.before, gap.trend) == (0, 20, -1)
    assert gap.words("round 6") == "ranges meet (−20 since round 6)"
    assert gap.words("") == "ranges meet"
    codes = {document.snapshot.statements.codes[one] for one in gap.statements}
    assert codes == {"ST057", "ST061", "ST136", "ST137"}


def test_a_gap_with_one_side_silent_is_unknown(document: Document) -> None:
    unknown = [
        issue
        for issue, at in positions(document).items()
        if gap_of(document.standing, at, None).words("") == "gap unknown"
    ]
    for issue in unknown:
        silent = [party for party in ("UA", "RU") if not stretches(document, lane_of(document, issue), party)]
        assert silent
        gap = lane_of(document, issue).gap
        assert gap is not None
        assert gap.trend == 0


def test_red_lines_are_drawn_from_the_day_they_were_drawn(document: Document) -> None:
    statements = document.snapshot.statements
    for issue in positions(document):
        columns = lane_of(document, issue).red_lines
        assert (statements.act[columns.statement] == ACTS.index(Act.RED_LINE)).all()
        assert (columns.first == statements.said[columns.statement]).all()


@pytest.mark.parametrize(("found", "expected"), [(first_day, date(2022, 2, 22)), (last_day, date(2022, 4, 16))])
def test_the_first_and_last_days_of_anything(found: object, expected: date, document: Document) -> None:
    assert abs(found(document.snapshot) - to_day(expected)) <= 40  # type: ignore[operator]


def test_what_is_restored_is_drawn_again_from_that_day_and_counts() -> None:
    """ST002 is taken back on day 6 by a statement on another issue, and restored on day 8."""
    rows = [
        said(1, at=20),
        said(3, at=40),
        said(6, issue="crimea", act=Act.RETRACTION, retracts="ST002"),
        said(8, issue="crimea", act=Act.RETRACTION, retracts="ST003"),
    ]
    standing = Standing(snapshot(rows, issues=("neutrality", "crimea")), ON_RECORD)
    shown = small_lane(standing, 0, 0)
    assert held(shown) == [(0, 1, 3), (1, 3, 6), (0, 6, 8), (1, 8, FOREVER)]
    assert shown.marks.counts.tolist() == [True, True]
    assert small_lane(standing, 1, 0).marks.counts.tolist() == [False, True]


BROKEN = {"neutrality": [Revised(1, None)]}


def half_recoded() -> Standing:
    rows = [
        said(1, at=10), said(1, "RU", at=80), said(5, low=20, high=30), said(6, act=Act.RED_LINE, low=0, high=40),
        said(9, at=60, scale=2),
    ]  # fmt: skip
    return Standing(snapshot(rows, [(2, 3), (10, 11)], revised=BROKEN), ON_RECORD)


def test_what_is_not_comparable_is_drawn_as_it_was_coded_and_known_to_be_of_another_scale() -> None:
    shown = small_lane(half_recoded(), 0, 0, 1)
    columns, none = shown.held, NONE
    assert held(shown) == [(0, 1, 5), (2, 5, 9), (4, 9, FOREVER), (1, 1, FOREVER)]
    assert columns.low.tolist() == [10, 20, 60, 80]
    assert columns.high.tolist() == [10, 30, 60, 80]
    assert columns.scale.tolist() == [1, 1, none, 1]
    red = shown.red_lines
    assert (red.low.tolist(), red.high.tolist(), red.scale.tolist()) == ([0], [40], [1])
    marks = zip(shown.marks.value.tolist(), shown.marks.broken.tolist(), strict=True)
    assert list(marks) == [(10, True), (80, True), (25, True), (60, False)]


def test_a_gap_from_or_to_what_is_not_comparable_says_so() -> None:
    assert gap_of(half_recoded(), 0, 0).words("round 1") == "gap not comparable"
    rows = [said(1, at=10), said(1, "RU", at=80), said(9, at=60, scale=2), said(9, "RU", at=90, scale=2)]
    standing = Standing(snapshot(rows, [(2, 3), (10, 11)], revised=BROKEN), ON_RECORD)
    assert gap_of(standing, 0, 0).words("round 1") == "gap 30 (not comparable with round 1)"
    assert gap_of(standing, 0, 0).trend == 0


def test_a_vague_mark_stands_on_its_last_day_and_trails_from_its_first() -> None:
    talks = snapshot([said(5, at=20), said(9, at=40)])
    vague = replace(talks, statements=replace(talks.statements, earliest=ints([5, 3])))
    marks = small_lane(Standing(vague, ON_RECORD), 0, 0).marks
    assert list(zip(marks.earliest.tolist(), marks.day.tolist(), strict=True)) == [(5, 5), (3, 9)]
    assert marks.vague.tolist() == [1]


def test_what_was_said_on_one_day_at_one_place_is_counted_through() -> None:
    rows = [said(5, at=20), said(3, at=20), said(5, at=40), said(5, "RU", at=20), said(5), said(5, "RU")]
    marks = small_lane(Standing(snapshot(rows), ON_RECORD), 0, 0, 1).marks
    assert dict(zip(marks.statement.tolist(), marks.shift.tolist(), strict=True)) == {
        0: 0, 1: 0, 2: 0, 3: 1, 4: 0, 5: 1,
    }  # fmt: skip
    assert marks.most_shift == 1


def test_marks_come_by_day_whatever_the_dossiers_order() -> None:
    rows = [said(9, at=20), said(3, at=20), said(5, at=40)]
    assert small_lane(Standing(snapshot(rows), ON_RECORD), 0, 0).marks.statement.tolist() == [1, 2, 0]


def test_marks_of_others_can_be_left_out() -> None:
    standing = Standing(snapshot([said(1, at=20), said(2, "RU", at=30)]), ON_RECORD)
    assert lane(standing, key_of(standing, 0), Wanted((0,), (0,))).marks.statement.tolist() == [0, 1]
    assert lane(standing, key_of(standing, 0), Wanted((0,), (0,), others=False)).marks.statement.tolist() == [0]


def many_issues() -> Standing:
    issues = [f"issue-{number}" for number in range(MOST_LINES + 2)]
    rows = [said(day, "UA", issue, at=10, speaker="K") for day, issue in enumerate(issues)]
    rows += [said(20, "UA", issues[1], at=30, speaker="Z"), said(21, "RU", issues[0], at=90)]
    return Standing(snapshot(rows, issues=issues), ON_RECORD)


def test_the_lane_of_a_party_has_a_line_for_each_issue_as_long_as_they_can_be_told_apart() -> None:
    standing = many_issues()
    order = tuple(reversed(range(MOST_LINES + 2)))
    shown = lane(standing, LaneKey(LaneKind.PARTY, "party-UA"), Wanted((0, 1), order))
    assert shown.lines == tuple(Line(0, issue) for issue in order[:MOST_LINES])
    assert len(shown.marks) == MOST_LINES + 3
    assert (shown.issue, shown.gap) == (NONE, None)
    assert {shown.lines[line].issue for line in shown.held.line.tolist()} == set(order[:MOST_LINES])


def test_the_lane_of_a_party_leaves_hidden_issues_out() -> None:
    shown = lane(many_issues(), LaneKey(LaneKind.PARTY, "party-UA"), Wanted((0, 1), (1,)))
    assert shown.lines == (Line(0, 1),)
    assert held(shown) == [(1, 1, 20), (MOST_LINES + 2, 20, FOREVER)]


def test_the_lane_of_a_speaker_has_its_statements_and_what_its_party_holds_on_their_issues() -> None:
    standing = many_issues()
    shown = lane(standing, LaneKey(LaneKind.SPEAKER, "speaker-UA-Z"), Wanted((0, 1), tuple(range(MOST_LINES + 2))))
    assert shown.marks.statement.tolist() == [MOST_LINES + 2]
    assert shown.lines == (Line(0, 1),)
    assert held(shown) == [(1, 1, 20), (MOST_LINES + 2, 20, FOREVER)]


def test_a_lane_is_crowded_within_the_days_that_hold_most_marks() -> None:
    rows = [said(day, at=20) for day in [*range(0, 10 * CROWD, 10), *range(50, 50 + CROWD)]]
    shown = small_lane(Standing(snapshot(rows), ON_RECORD), 0, 0)
    days = sorted(shown.marks.day.tolist())
    assert shown.crowded == min(later - day for day, later in zip(days, days[CROWD - 1 :], strict=False))
    assert small_lane(Standing(snapshot(rows[: CROWD - 1]), ON_RECORD), 0, 0).crowded > 10**8


@pytest.mark.parametrize("kind", list(LaneKind))
def test_rows_of_all_lanes_of_a_kind_are_all_that_is_known(kind: LaneKind, document: Document) -> None:
    standing = Standing(document.snapshot, ON_RECORD.as_known(date(2022, 5, 1)))
    rows, columns = LaneRows(standing), document.snapshot.statements
    column = {LaneKind.ISSUE: columns.issue, LaneKind.PARTY: columns.party}.get(kind, columns.speaker)
    found = [at for row in range(int(column.max()) + 1) for at in rows.of(kind, row).tolist()]
    assert sorted(found) == np.flatnonzero(standing.known & (column != NONE)).tolist()
