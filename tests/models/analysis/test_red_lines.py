from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from models.analysis.positions import Ranges, held, red_lines
from models.analysis.reading import ON_RECORD
from models.analysis.red_lines import TOUCHES, Touch, Zone, ZoneState, other_touch, own_touch, zone_within
from models.snapshot import Snapshot
from models.words import Act
from tests.models.analysis import slow
from tests.models.analysis.dossiers import ISSUES, LAST_DAY, PARTIES, Dossier, dossiers, in_moderation
from tests.models.analysis.slow_scales import INCOMPARABLE
from tests.snapshots import Revised, Said, said, snapshot

Span = tuple[float, float] | None
LINE = (20.0, 60.0)


def column(span: Span) -> Ranges:
    low, high = (np.nan, np.nan) if span is None else span
    return np.array([low]), np.array([high])


@pytest.mark.parametrize(
    ("held_range", "own", "others"),
    [
        ((30, 40), "none", "none"),
        ((20, 60), "none", "none"),
        ((50, 70), "blurred", "none"),
        ((0, 100), "blurred", "none"),
        ((60, 80), "blurred", "none"),
        ((60, 60), "none", "none"),
        ((61, 80), "crossed", "beyond"),
        ((0, 19), "crossed", "beyond"),
        (None, "unknown", "unknown"),
    ],
)
def test_a_held_range_touches_a_red_line_by_what_of_it_lies_outside(held_range: Span, own: str, others: str) -> None:
    assert TOUCHES[own_touch(column(held_range), column(LINE))[0]] == own
    assert TOUCHES[other_touch(column(held_range), column(LINE))[0]] == others


def test_without_a_red_line_nothing_is_known_of_touching_it() -> None:
    assert TOUCHES[own_touch(column((10, 20)), column(None))[0]] == Touch.UNKNOWN
    assert TOUCHES[other_touch(column((10, 20)), column(None))[0]] == Touch.UNKNOWN


def line(party: str, low: float, high: float, day: int = 1) -> Said:
    return said(day, party, act=Act.RED_LINE, low=low, high=high)


def zone(talks: Snapshot, day: int) -> Zone:
    return zone_within(red_lines(talks, ON_RECORD), 0, day, talks.principals)


def test_the_zone_is_where_the_principals_red_lines_meet() -> None:
    talks = snapshot([line("UA", 0, 60), line("RU", 40, 100)])
    found = zone(talks, 1)
    assert (found.state, found.low, found.high) == (ZoneState.EXISTS, 40, 60)
    assert (found.known, found.unknown) == ((0, 1), ())


def test_lines_that_touch_leave_a_zone_of_one_point() -> None:
    talks = snapshot([line("UA", 0, 60), line("RU", 60, 100)])
    found = zone(talks, 1)
    assert (found.state, found.low, found.high) == (ZoneState.EXISTS, 60, 60)


def test_lines_that_do_not_meet_leave_an_empty_zone() -> None:
    talks = snapshot([line("UA", 0, 40), line("RU", 60, 100)])
    found = zone(talks, 1)
    assert (found.state, found.low, found.high) == (ZoneState.EMPTY, None, None)


def test_the_zone_is_unknown_while_nobody_and_possible_while_not_everybody_has_stated_a_red_line() -> None:
    talks = snapshot([line("UA", 0, 40), line("RU", 20, 100, day=5)])
    nobody = zone(talks, 0)
    assert (nobody.state, nobody.low) == (ZoneState.UNKNOWN, None)
    found = zone(talks, 4)
    assert (found.state, found.low, found.high) == (ZoneState.POSSIBLE, 0, 40)
    assert (found.known, found.unknown) == ((0,), (1,))
    assert zone(talks, 5).state == ZoneState.EXISTS


def test_a_line_that_is_not_comparable_leaves_the_zone_possible_and_is_not_one_that_nobody_drew() -> None:
    lines = [replace(line("UA", 0, 40), scale=2), line("RU", 20, 100)]
    talks = snapshot(lines, revised={"neutrality": [Revised(1, None)]})
    found = zone(talks, 1)
    assert (found.state, found.low, found.high) == (ZoneState.POSSIBLE, 0, 40)
    assert (found.known, found.unknown, found.incomparable) == ((0,), (), (1,))


def test_known_lines_that_do_not_meet_are_enough_for_an_empty_zone() -> None:
    talks = snapshot([line("UA", 0, 40), line("RU", 60, 100)], parties=("UA", "RU", "LPR"))
    found = zone(talks, 1)
    assert (found.state, found.known, found.unknown) == (ZoneState.EMPTY, (0, 1), (2,))


def test_red_lines_of_others_than_the_principals_do_not_narrow_the_zone() -> None:
    talks = snapshot([line("UA", 0, 40), line("RU", 20, 100), line("TR", 90, 100)], parties=("UA", "RU", "TR:mediator"))
    assert zone(talks, 1).state == ZoneState.EXISTS


def test_without_principals_no_zone_is_known() -> None:
    talks = snapshot([line("TR", 0, 40)], parties=("TR:mediator",))
    assert zone(talks, 1).state == ZoneState.UNKNOWN


@in_moderation
@given(dossiers())
def test_touches_are_what_the_definitions_say(dossier: Dossier) -> None:
    talks, grid = dossier.talks(), (np.arange(len(PARTIES))[:, None, None], np.arange(len(ISSUES))[:, None])
    days = np.arange(-1, LAST_DAY + 2)
    held_ranges = held(dossier.snapshot, dossier.reading).ranges_at(*grid, days)
    lines = red_lines(dossier.snapshot, dossier.reading).ranges_at(*grid, days)
    own = own_touch(held_ranges, lines)
    crosswise = other_touch((held_ranges[0][0], held_ranges[1][0]), (lines[0][1], lines[1][1]))
    for i, issue in enumerate(ISSUES):
        for d, day in enumerate(days.tolist()):
            spans = [talks.span(talks.held(party, issue, day)) for party in PARTIES]
            bounds = [talks.span(talks.red_line(party, issue, day)) for party in PARTIES]
            assert [TOUCHES[own[p, i, d]] for p in range(len(PARTIES))] == [
                slow.own_touch(span, bound) for span, bound in zip(spans, bounds, strict=True)
            ]
            assert TOUCHES[crosswise[i, d]] == slow.other_touch(spans[0], bounds[1])


@in_moderation
@given(dossiers())
def test_the_zone_is_what_the_definition_says_on_every_day(dossier: Dossier) -> None:
    talks, lines = dossier.talks(), red_lines(dossier.snapshot, dossier.reading)
    for parties in ((0, 1), (0, 1, 2), (1,)):
        for i, issue in enumerate(ISSUES):
            for day in range(-1, LAST_DAY + 2):
                found = zone_within(lines, i, day, parties)
                bounds = [talks.span(talks.red_line(PARTIES[party], issue, day)) for party in parties]
                state, meeting = slow.zone(bounds)
                assert found.state == state
                assert (found.low, found.high) == (meeting or (None, None))
                by_bound = [(party, bound) for party, bound in zip(parties, bounds, strict=True)]
                assert found.known == tuple(party for party, bound in by_bound if isinstance(bound, tuple))
                assert found.incomparable == tuple(party for party, bound in by_bound if bound == INCOMPARABLE)
