"""What `parley movement` prints, and what it has to print by the definitions."""

import csv
from collections.abc import Iterable

import pytest

from desktop.app import main
from tests.models.analysis import slow

Cells = dict[tuple[str, str, str], list[str]]
"""What stands in the columns after the first three, by issue, party and round."""


def cells_of(talks: slow.Talks, issues: Iterable[str], parties: Iterable[str]) -> Cells:
    """What the definitions say; the talks go by round, with their rounds in order."""
    sides, found = list(parties), Cells()
    for issue in issues:
        for party in sides:
            before, since = None, None
            for sitting in talks.rounds.values():
                enter = talks.span(talks.held(party, issue, sitting.start - 1))
                leave = talks.span(talks.held(party, issue, sitting.end))
                kind = slow.change(before, leave, spoke=talks.spoke(party, issue, since, sitting.end))
                found[issue, party, str(sitting.number)] = [
                    *_ends(enter), *_ends(leave), _shown(slow.shift(before, leave)), kind,
                ]  # fmt: skip
                before, since = leave, sitting.end
    return found


def _ends(span: slow.Span) -> list[str]:
    return [_shown(span[0]), _shown(span[1])] if isinstance(span, tuple) else ["", ""]


def _shown(value: float | None) -> str:
    return "" if value is None else str(int(value)) if value == int(value) else str(value)


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> Cells:
    """What is printed as CSV."""
    capsys.readouterr()
    assert main(["movement", *words, "--format", "csv"]) == 0
    header, *lines = csv.reader(capsys.readouterr().out.splitlines())
    assert ",".join(header) == "issue,party,round,enter_low,enter_high,leave_low,leave_high,shift,change"
    return {(line[0], line[1], line[2]): line[3:] for line in lines}
