"""One issue between the compared parties as a row of the table twin: figures in words, and what is behind each."""

from collections.abc import Iterable

from models.analysis.dependencies import Dependency
from models.analysis.red_line_episodes import Episode
from models.entry import number, rounded
from views.agreement import words
from views.agreement.asked import Asked
from views.agreement.rows import IssueRow, Place
from views.charts.table import Cell
from views.labels import issue_title, statement_lines
from views.selection import Evidence

_NOTHING = "–"


def issue_cells(asked: Asked, row: IssueRow) -> tuple[Cell, ...]:
    """The cells of a row, in the order of the titles of `IssuesChart`."""
    title = issue_title(asked.snapshot, row.issue)
    lines = (place_cell(asked, one.line, f"Red line of {asked.name(one.party)} on {title}") for one in row.sides)
    return (
        _issue(asked, row, title),
        *(place_cell(asked, one.held, f"{asked.name(one.party)} on {title}") for one in row.sides),
        *_gap(asked, row, title),
        *lines,
        *_bounds(asked, row, title),
    )


def touch_notes(asked: Asked, row: IssueRow) -> tuple[tuple[str, ...], ...]:
    """For each red line that is touched what is said of it, longest first."""
    codes = [one.code for one in asked.snapshot.parties]
    return tuple(words.touch_wordings(one, asked.name, codes.__getitem__) for one in row.touched)


def place_cell(asked: Asked, place: Place | None, title: str) -> Cell:
    """What a party holds or bounds, with the statement that says so."""
    told = words.place_words(place)
    if place is None:
        return Cell(told, tip=f"{title}: {told}")
    value = float("nan") if place.centre is None else place.centre
    lines = statement_lines(asked.snapshot, place.statement)
    return Cell(told, value, asked.evidence(title, (place.statement,)), f"{title}: {told}\n{lines}")


def _issue(asked: Asked, row: IssueRow, title: str) -> Cell:
    issue = asked.snapshot.issues[row.issue]
    behind = (*row.held, *row.lines, *_behind(row.touched), *_behind(row.waits))
    poles = f"0: {issue.low_pole}\n100: {issue.high_pole}"
    if issue.reference_point is not None:
        poles += f"\nIf nothing is agreed: {number(issue.reference_point)} {issue.reference_note}".rstrip()
    tip = "\n".join(filter(None, (title, issue.question, poles)))
    return Cell(title, opens=asked.evidence(f"Where they stand on {title}", behind), tip=tip)


def _gap(asked: Asked, row: IssueRow, title: str) -> tuple[Cell, Cell]:
    ids, tip = asked.ids(row.held), words.gap_tip(asked, row)
    drawn = asked.snapshot.issues[row.issue].id if asked.compared == asked.snapshot.principals else None
    opens = Evidence(f"Gap on {title}", ids, drawn) if ids else None
    told = _NOTHING if row.gap is None else number(rounded(row.gap))
    plain = "" if row.gap is None else number(row.gap)
    overlap = _NOTHING if row.overlap is None else words.span_words(*row.overlap)
    return (
        Cell(told, float("nan") if row.gap is None else row.gap, opens, tip, plain),
        Cell(overlap, opens=asked.evidence(f"Stated overlap on {title}", row.held), tip=tip),
    )


def _bounds(asked: Asked, row: IssueRow, title: str) -> tuple[Cell, ...]:
    touched, waits = _behind(row.touched), _behind(row.waits)
    packed = () if row.package is None else row.package.statements
    return (
        Cell(
            words.zone_words(row.zone).removeprefix("zone "),
            opens=asked.evidence(f"Zone of possible agreement on {title}", row.lines),
            tip=words.zone_tip(asked, row.zone),
        ),
        Cell(
            "; ".join(note[0] for note in touch_notes(asked, row)) or _NOTHING,
            opens=asked.evidence(f"Red lines touched on {title}", touched),
            tip=words.touch_tip(asked, row),
        ),
        Cell(
            words.waits_wordings(asked, row.waits)[0] or _NOTHING,
            opens=asked.evidence(f"Conditions on {title}", waits),
            tip=words.waits_tip(asked, row.waits),
        ),
        Cell(
            words.package_wordings(asked, row)[0] or _NOTHING,
            opens=asked.evidence(f"Offered together with {title}", packed),
            tip=words.package_tip(asked, row),
        ),
    )


def _behind(found: Iterable[Episode | Dependency]) -> tuple[int, ...]:
    return tuple(statement for one in found for statement in one.evidence)
