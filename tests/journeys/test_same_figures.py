"""One question, one answer: the command line, the screens and the briefing, on the sample dossier."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from math import isnan
from pathlib import Path

import pytest

from desktop.app import main
from models.analysis.counting import counting
from models.analysis.period import summed_up
from models.analysis.reading import ON_RECORD, Reading
from models.briefing.brief import brief
from models.briefing.sentences import gap_words
from models.briefing.wording.language import Language
from models.briefing.wording.words import words_in
from models.snapshot import Snapshot
from models.store import Store
from models.words import Act, Conditionals
from tests.authors import new_author
from tests.snapshots import said, snapshot
from views.agreement.asked import Asked
from views.agreement.rows import Place, issue_rows
from views.charts.gaps import gap_chart
from views.document import Document, Standing
from views.labels import issue_title, party_name, range_words, signed, statement_lines
from views.movement.comparison import Comparison
from views.movement.gap_charts import GapHistory
from views.movement.ledger_matrix import round_ledger
from views.movement.rows import Line, Row, Stand, rows
from views.movement.spans import RoundSpan
from views.theme import LIGHT
from views.timeline.period_figures import movement_cells

Span = tuple[float, float] | None
Answers = dict[tuple[str, str], dict[str, str]]


@pytest.fixture(scope="module", params=[None, date(2022, 5, 1)], ids=["now", "as known then"])
def document(request: pytest.FixtureRequest, qapp: object, istanbul_file: Path) -> Iterator[Document]:
    """The sample dossier by the rules of the default reading; nothing here writes to it."""
    store = Store.open(istanbul_file, new_author("OK", "Olena Koval"))
    opened = Document(store)
    opened.read_as(ON_RECORD.as_known(request.param))
    yield opened
    opened.close()
    store.close()


@pytest.fixture(params=[6, 7], ids=["round 6 to 7", "round 7 to 8"])
def earlier(request: pytest.FixtureRequest) -> int:
    """The earlier of two rounds, by its position in the snapshot; the later one is the next."""
    return int(request.param) - 1


def screen(document: Document, earlier: int) -> tuple[Row, ...]:
    """The rows of the movement screen, all issues and both principals."""
    comparison = Comparison(document.standing, RoundSpan(earlier, earlier + 1))
    snapshot = document.snapshot
    return rows(comparison, range(len(snapshot.issues)), snapshot.principals)


def lines(document: Document, earlier: int) -> Iterator[tuple[Row, Line]]:
    return ((row, line) for row in screen(document, earlier) for line in row.lines)


def span(stand: Stand | Place | None) -> Span:
    return None if stand is None or stand.low is None or stand.high is None else (stand.low, stand.high)


def codes(snapshot: Snapshot, row: Row, line: Line) -> tuple[str, str]:
    return snapshot.issues[row.issue].code, snapshot.parties[line.party].code


def answers(path: Path, known: date | None, number: int, capsys: pytest.CaptureFixture[str]) -> Answers:
    """What the command line prints of a round, by the codes of issue and party."""
    then = [] if known is None else ["--known", known.isoformat()]
    assert main(["movement", str(path), "--format", "csv", *then]) == 0
    printed = csv.DictReader(io.StringIO(capsys.readouterr().out))
    return {(row["issue"], row["party"]): row for row in printed if row["round"] == str(number)}


def figures(*cells: str) -> list[float | None]:
    return [float(cell) if cell else None for cell in cells]


def ends(held: Span) -> list[float | None]:
    return [None, None] if held is None else [*held]


def test_the_movement_screen_has_what_the_command_line_prints(
    document: Document, earlier: int, dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    snapshot = document.snapshot
    before, now = (answers(dossier, document.reading.known, number, capsys) for number in (earlier + 1, earlier + 2))
    shown = {codes(snapshot, row, line): line for row, line in lines(document, earlier)}
    assert shown.keys() == now.keys()
    for key, line in shown.items():
        assert ends(span(line.old)) == figures(before[key]["leave_low"], before[key]["leave_high"])
        assert ends(span(line.new)) == figures(now[key]["leave_low"], now[key]["leave_high"])
        assert (line.kind, line.shift) == (now[key]["change"], *figures(now[key]["shift"]))
        entered = figures(now[key]["enter_low"], now[key]["enter_high"])
        if line.at_table is not None and entered[0] is not None and entered[1] is not None and line.new is not None:
            assert line.at_table == line.new.centre - (entered[0] + entered[1]) / 2
            assert line.between is None or line.shift == line.between + line.at_table


def test_the_briefing_draws_and_tells_what_the_movement_screen_shows(document: Document, earlier: int) -> None:
    snapshot = document.snapshot
    page = brief(snapshot, {}, document.reading, earlier=earlier, later=earlier + 1, today=date(2022, 4, 20)).overview
    for row, drawn, told in zip(screen(document, earlier), page.movement.rows, page.standings, strict=True):
        for line, shift, place in zip(row.lines, drawn.shifts, told.places, strict=True):
            assert (span(line.old), span(line.new)) == (shift.before, shift.after)
            assert moved_words(line) in shift.words
            assert place == "not stated" if line.new is None else place.startswith(words_of(line.new))
            assert span(line.red_line) == shift.accepted
        assert drawn.gap == told.gap == gap_words(words_in(Language.ENGLISH), row.old_gap, row.new_gap)


def words_of(stand: Stand) -> str:
    return range_words(stand.low, stand.high)


def moved_words(line: Line) -> str:
    """What is told of a shift that has a size on both."""
    return signed(line.shift).lstrip("+−") if line.shift else ""


def test_the_ledger_concedes_what_the_movement_screen_says_is_nearer(document: Document, earlier: int) -> None:
    one, other = document.snapshot.principals
    by_round = round_ledger(document.standing, (one, other))
    alone = Comparison(document.standing, RoundSpan(earlier, earlier + 1)).ledger((one, other))
    for row, line in lines(document, earlier):
        place = by_round.pairs.index((line.party, other if line.party == one else one))
        sizes = by_round.size[earlier, row.issue, place], alone.size[0, row.issue, place]
        assert [None if isnan(size) else size for size in sizes] == [line.nearer, line.nearer]


def test_the_period_from_round_to_round_moved_what_the_movement_screen_says(document: Document, earlier: int) -> None:
    snapshot, sittings = document.snapshot, document.snapshot.rounds
    period = summed_up(snapshot, document.reading, sittings[earlier].end + 1, sittings[earlier + 1].end)
    everything = range(len(snapshot.issues)), snapshot.principals
    told = {
        (cells[0].words, cells[1].words): [cell.words for cell in cells[2:]]
        for cells in movement_cells(document, LIGHT, period, *everything)
    }
    for row, line in lines(document, earlier):
        name = issue_title(snapshot, row.issue), party_name(snapshot, line.party)
        if name not in told:
            assert line.kind in {"not stated", "silent"}
            continue
        before, now, change, shift = told[name]
        assert [before, now] == ["not stated" if one is None else words_of(one) for one in (line.old, line.new)]
        assert change.split(",")[0] == line.kind
        assert shift == ("–" if line.shift is None else signed(line.shift))


def test_the_agreement_view_stands_where_the_movement_screen_ends(document: Document, earlier: int) -> None:
    snapshot = document.snapshot
    everything = tuple(range(len(snapshot.issues)))
    asked = Asked(document.standing, snapshot.principals, everything, snapshot.rounds[earlier + 1].end, "round")
    for row, shown in zip(screen(document, earlier), issue_rows(asked), strict=True):
        assert [span(side.held) for side in shown.sides] == [span(line.new) for line in row.lines]
        assert [span(side.line) for side in shown.sides] == [span(line.red_line) for line in row.lines]
        assert shown.gap == row.new_gap


def test_what_is_linked_to_a_round_by_hand_is_of_it_wherever_leaving_the_round_is_shown() -> None:
    later = said(9, at=60, round=1), said(9, "RU", act=Act.RED_LINE, low=50, high=100, round=1)
    before = said(1, at=20), said(1, "RU", at=80), said(1, "RU", act=Act.RED_LINE, low=70, high=100)
    standing = Standing(snapshot([*before, *later], [(4, 6)], issues=("neutrality",)), ON_RECORD)
    (row,) = rows(Comparison(standing, RoundSpan(None, 0)), [0], (0, 1))
    (card,) = issue_rows(Asked(standing, (0, 1), (0,), 6, "round"))
    page = brief(standing.snapshot, {}, ON_RECORD, today=date(1970, 1, 20)).overview.movement.rows[0]
    assert [row.new_gap, card.gap, page.gaps[1]] == [20] * 3
    lines = row.lines[1].red_line, card.sides[1].line, page.shifts[1].accepted
    assert [one[0] if isinstance(one, tuple) else one and one.low for one in lines] == [50] * 3
    assert [row.lines[0].touches, card.touched] == [(), ()]


def test_both_gap_curves_and_the_split_of_the_gap_end_where_the_movement_screen_does(
    document: Document, earlier: int
) -> None:
    snapshot, last = document.snapshot, document.snapshot.rounds[earlier + 1].end
    for row in screen(document, earlier):
        history = GapHistory(document.standing, snapshot.principals, row.issue, last)
        step, curve = history.steps(), gap_chart(document.standing, [row.issue]).courses[0]
        ends = [history.course.gap[-1:], curve.values[curve.days <= last][-1:], step.new[[earlier + 1], row.issue, 0]]
        assert [None if isnan(gap) else gap for (gap,) in ends] == [row.new_gap] * 3
        fall = step.parts.fall[earlier + 1, row.issue, 0]
        assert isnan(fall) if row.old_gap is None or row.new_gap is None else fall == row.old_gap - row.new_gap


def test_what_is_linked_to_a_condition_is_conditional_wherever_it_is_shown() -> None:
    """Without a condition in words: the rule of a reading that leaves it out must not surprise anybody."""
    linked = said(1, at=40, conditions=((None, None),))
    standing = Standing(snapshot([linked, said(1, "RU", at=60)], [(1, 2)]), ON_RECORD)
    assert not counting(standing.snapshot.statements, Reading("flat", conditionals=Conditionals.NEVER))[0]
    (row,) = rows(Comparison(standing, RoundSpan(None, 0)), [0], (0, 1))
    (card,) = issue_rows(Asked(standing, (0, 1), (0,), 5))
    page = brief(standing.snapshot, {}, ON_RECORD, today=date(1970, 1, 9))
    moved, track = page.overview.movement.rows[0].shifts, page.issues[0].timeline.tracks
    assert [line.new is not None and line.new.conditional for line in row.lines] == [True, False]
    assert [side.held is not None and side.held.conditional for side in card.sides] == [True, False]
    assert [shift.conditional for shift in moved] == [True, False]
    assert [one.steps[0].conditional for one in track] == [True, False]
    assert "on a condition" in statement_lines(standing.snapshot, 0)
