"""The figures of a briefing beside those worked out from the sample's CSV by nothing but the definitions of the design.

Nothing of the program is used on the one side: statements as they stand in the file, in a few lines.
"""

import csv
from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import TypeAlias

import pytest

import resources
from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief
from tests.models.briefing.conftest import Talks

Row: TypeAlias = Mapping[str, str]
Range: TypeAlias = tuple[float, float] | None

PLACING = {"demand", "offer", "signal", "acceptance", "rejection", "commitment", "clarification"}
PARTIES = ("UA", "RU")


def read(name: str) -> list[Row]:
    with (resources.path("sample/istanbul-2022") / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


STATEMENTS, ISSUES = read("statements"), read("issues")
AUTHORITY = {row["code"]: int(row["authority"]) for row in read("speakers")}
ENDS = [row["end"] for row in sorted(read("rounds"), key=lambda row: row["start"])]


def held(issue: str, party: str, day: str) -> Range:
    """On a day the better authority wins, and between equals the later one; the latest day wins over all."""
    best: tuple[str, int, int] = ("", 0, 0)
    found: Range = None
    for place, row in enumerate(STATEMENTS):
        key = row["said_on"], -AUTHORITY[row["speaker"]], place
        counts = row["act"] in PLACING and row["stance_low"] and AUTHORITY[row["speaker"]] <= 3
        counts = counts and int(row["credibility"]) <= 4 and (row["issue"], row["party"]) == (issue, party)
        if counts and row["said_on"] <= day and key > best:
            best, found = key, (float(row["stance_low"]), float(row["stance_high"]))
    return found


def gap(one: Range, other: Range) -> float | None:
    return None if one is None or other is None else max(0.0, max(one[0], other[0]) - min(one[1], other[1]))


@pytest.mark.parametrize(("earlier", "later"), [*combinations(range(len(ENDS)), 2)])
def test_every_position_and_gap_between_any_two_rounds_is_so(istanbul: Talks, earlier: int, later: int):
    data = brief(*istanbul, ON_RECORD, earlier=earlier, later=later, today=date(2022, 12, 1))
    assert [row.issue for row in data.overview.movement.rows] == [issue["title"] for issue in ISSUES]
    for row, issue in zip(data.overview.movement.rows, ISSUES, strict=True):
        before, after = ([held(issue["code"], party, ENDS[place]) for party in PARTIES] for place in (earlier, later))
        assert [(shift.before, shift.after) for shift in row.shifts] == [*zip(before, after, strict=True)], issue[
            "code"
        ]
        assert row.gaps == (gap(*before), gap(*after)), issue["code"]
