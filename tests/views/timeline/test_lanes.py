from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from models.analysis.reading import ON_RECORD, Reading
from models.snapshot import ints, to_day
from models.words import Act
from tests.snapshots import Revised, said, snapshot
from views.document import Document, Standing
from views.timeline.lanes import FOREVER, Lane, first_day, gap_of, lane, last_day


def positions(document: Document) -> dict[str, int]:
    return {issue.code: at for at, issue in enumerate(document.snapshot.issues)}


def lane_of(document: Document, issue: str, reading: Reading = ON_RECORD, earlier: int | None = 5) -> Lane:
    """A lane with the principals drawn; `earlier` is a position, so that 5 is round 6."""
    standing = Standing(document.snapshot, reading)
    return lane(standing, positions(document)[issue], document.snapshot.principals, earlier)


def stretches(document: Document, shown: Lane, party: str) -> list[tuple[str, str, str, float, float]]:
    """Code, first day and the day on which it ended, and the range, of one party."""
    statements, parties = document.snapshot.statements, document.snapshot.parties
    return [
        (statements.codes[one.statement], day(one.first), day(one.last), one.low, one.high)
        for one in shown.held
        if parties[one.party].code == party
    ]


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


def test_stretches_of_a_party_follow_each_other_without_overlap(document: Document) -> None:
    for issue in positions(document):
        shown = lane_of(document, issue)
        for party in document.snapshot.principals:
            own = [one for one in shown.held if one.party == party]
            assert all(one.last <= later.first for one, later in pairwise(own))
            assert all(one.first < one.last for one in own)


def test_a_stretch_is_dashed_where_it_hangs_on_a_condition(document: Document) -> None:
    held = {document.snapshot.statements.codes[one.statement]: one for one in lane_of(document, "neutrality").held}
    assert held["ST106"].conditional
    assert not held["ST042"].conditional


def test_every_known_statement_is_a_mark_on_its_lane(document: Document) -> None:
    marks = [mark.statement for issue in positions(document) for mark in lane_of(document, issue).marks]
    assert sorted(marks) == list(range(140))


def test_what_has_no_place_on_the_scale_is_no_mark_at_zero_or_in_the_middle(document: Document) -> None:
    marks = {document.snapshot.statements.codes[one.statement]: one for one in lane_of(document, "neutrality").marks}
    assert (marks["ST068"].act, marks["ST068"].value) == (Act.PROCEDURAL, None)
    assert marks["ST106"].value == 54


def test_later_published_drafts_are_not_there_as_known_in_may(document: Document) -> None:
    shown = lane_of(document, "neutrality", ON_RECORD.as_known(date(2022, 5, 1)))
    codes = [document.snapshot.statements.codes[mark.statement] for mark in shown.marks]
    assert "ST118" in codes
    assert not {"ST136", "ST137"} & set(codes)
    assert stretches(document, shown, "UA")[-1] == ("ST106", "29.03", "", 50, 58)


def test_the_gap_on_neutrality_by_hand(document: Document) -> None:
    """Russia 55–70 and Ukraine 50–58 meet; leaving round 6, Russia's 65–85 and Ukraine's 35–45 were 20 apart."""
    gap = lane_of(document, "neutrality").gap
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
        assert lane_of(document, issue).gap.trend == 0


def test_red_lines_are_drawn_from_the_day_they_were_drawn(document: Document) -> None:
    statements = document.snapshot.statements
    for issue in positions(document):
        for line in lane_of(document, issue).red_lines:
            assert statements.act[line.statement] == list(Act).index(Act.RED_LINE)
            assert line.first == statements.said[line.statement]


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
    shown = lane(standing, 0, (0,), None)
    assert [(one.statement, one.first, one.last) for one in shown.held] == [
        (0, 1, 3), (1, 3, 6), (0, 6, 8), (1, 8, FOREVER),
    ]  # fmt: skip
    assert [mark.counts for mark in shown.marks] == [True, True]
    assert [mark.counts for mark in lane(standing, 1, (0,), None).marks] == [False, True]


BROKEN = {"neutrality": [Revised(1, None)]}


def half_recoded() -> Standing:
    rows = [
        said(1, at=10), said(1, "RU", at=80), said(5, low=20, high=30), said(6, act=Act.RED_LINE, low=0, high=40),
        said(9, at=60, scale=2),
    ]  # fmt: skip
    return Standing(snapshot(rows, [(2, 3), (10, 11)], revised=BROKEN), ON_RECORD)


def test_what_is_not_comparable_is_drawn_as_it_was_coded_and_known_to_be_of_another_scale() -> None:
    shown = lane(half_recoded(), 0, (0, 1), 0)
    assert [(one.party, one.first, one.last, one.low, one.high, one.scale) for one in shown.held] == [
        (0, 1, 5, 10, 10, 1), (0, 5, 9, 20, 30, 1), (0, 9, FOREVER, 60, 60, None), (1, 1, FOREVER, 80, 80, 1),
    ]  # fmt: skip
    assert [(one.low, one.high, one.scale) for one in shown.red_lines] == [(0, 40, 1)]
    assert [(mark.value, mark.broken) for mark in shown.marks] == [
        (10, True), (80, True), (25, True), (20, True), (60, False),
    ]  # fmt: skip


def test_a_gap_from_or_to_what_is_not_comparable_says_so() -> None:
    assert gap_of(half_recoded(), 0, 0).words("round 1") == "gap not comparable"
    rows = [said(1, at=10), said(1, "RU", at=80), said(9, at=60, scale=2), said(9, "RU", at=90, scale=2)]
    standing = Standing(snapshot(rows, [(2, 3), (10, 11)], revised=BROKEN), ON_RECORD)
    assert gap_of(standing, 0, 0).words("round 1") == "gap 30 (not comparable with round 1)"
    assert gap_of(standing, 0, 0).trend == 0


def test_a_vague_mark_stands_on_its_last_day_and_trails_from_its_first() -> None:
    talks = snapshot([said(5, at=20), said(9, at=40)])
    vague = replace(talks, statements=replace(talks.statements, earliest=ints([5, 3])))
    marks = lane(Standing(vague, ON_RECORD), 0, (0,), None).marks
    assert [(mark.earliest, mark.day) for mark in marks] == [(5, 5), (3, 9)]
