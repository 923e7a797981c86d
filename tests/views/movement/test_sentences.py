import pytest

from models.analysis.movement import ChangeKind
from models.analysis.reading import Reading
from models.snapshot import Snapshot
from tests.snapshots import Revised, Said, said, snapshot
from tests.views.movement.comparing import Compared
from views.document import Document
from views.movement.headline import headline, legend
from views.movement.sentences import (
    between_wordings,
    gap_tip,
    gap_words,
    notes,
    path_words,
    row_words,
    what_happened,
)
from views.movement.spans import round_short


@pytest.fixture
def talks(document: Document) -> Snapshot:
    return document.snapshot


def words(compared: Compared) -> str:
    return "".join(phrase.text for phrase in headline(compared.comparison, compared.issues, compared.parties))


def happened(compared: Compared, issue: str) -> list[str]:
    return [what_happened(line, compared.name) for line in compared.row(issue).lines]


def noted(compared: Compared, issue: str) -> list[list[str]]:
    return [[note.wordings[0] for note in notes(line, compared.name)] for line in compared.row(issue).lines]


def test_headline_counts_who_moved_and_names_the_largest_shift(talks: Snapshot) -> None:
    assert words(Compared(talks, 6, 7)) == (
        "Ukraine moved on 10 of 13 issues, Russia on 4. Largest: Russia on Presidents' meeting (−27.5)."
    )


def test_headline_names_two_shifts_that_are_equally_large(talks: Snapshot) -> None:
    assert words(Compared(talks, 7, 8)) == (
        "Ukraine moved on 3 of 13 issues, Russia on 9. "
        "Largest: Russia on Cease-fire and withdrawal (+30) and Russia on Presidents' meeting (+30)."
    )


def test_headline_of_the_first_round_says_who_stated_a_position(talks: Snapshot) -> None:
    assert words(Compared(talks, None, 1)) == "Ukraine stated a position on 4 of 13 issues, Russia on 5."


def test_headline_where_nothing_counts_says_so_and_counts_nobody(talks: Snapshot) -> None:
    found = words(Compared(talks, 6, 7, Reading("nobody", authority=0)))
    assert found == "No position on any of 13 issues counts under the reading “nobody”."


def test_headline_where_nobody_moved_says_what_is_not_known() -> None:
    rows = [said(1, at=20), said(1, issue="crimea", at=20), said(8, "RU", at=60)]
    talks = snapshot(rows, [(2, 2), (9, 9)], issues=("neutrality", "crimea"))
    assert words(Compared(talks, 1, 2)) == (
        "Nobody moved on any of 2 issues; 1 position first stated and 1 position not stated."
    )


def test_headline_figures_open_the_statements_behind_them(talks: Snapshot) -> None:
    compared = Compared(talks, 6, 7)
    opening = [phrase for phrase in headline(compared.comparison, compared.issues, compared.parties) if phrase.opens]
    assert [phrase.text for phrase in opening] == [
        "Ukraine moved on 10 of 13 issues",
        "Russia on 4",
        "Russia on Presidents' meeting (−27.5)",
    ]
    russia = {
        talks.statements.ids[statement]
        for issue in ("referendum", "donbas", "withdrawal", "summit")
        for statement in compared.row(issue).lines[1].statements
    }
    assert opening[1].opens is not None
    assert set(opening[1].opens.statements) == russia
    assert opening[1].opens.title == "Russia moved on 4 issues, round 6 to 7"


@pytest.mark.parametrize(
    ("issue", "ukraine", "russia"),
    [
        ("neutrality", "14 toward Russia", "no change, reaffirmed"),
        ("guarantees", "19 toward Russia", "no change, said nothing"),
        ("referendum", "20 toward Russia", "widened"),
        ("forces", "22.5 away from Russia", "no change, reaffirmed"),
        ("denazification", "not stated", "no change, reaffirmed"),
        ("language", "first stated at 0–20", "no change, said nothing"),
        ("withdrawal", "22.5 toward Russia", "25 toward Ukraine"),
        ("humanitarian", "narrowed", "no change, said nothing"),
    ],
)
def test_what_happened_to_istanbul(talks: Snapshot, issue: str, ukraine: str, russia: str) -> None:
    assert happened(Compared(talks, 6, 7), issue) == [ukraine, russia]


def test_without_the_other_position_a_move_is_up_or_down(talks: Snapshot) -> None:
    assert happened(Compared(talks, 7, 8), "denazification") == ["first stated at 0–25", "moved up 27.5"]


def two_sides(new_low: float, new_high: float) -> Compared:
    """Ukraine at 40 and Russia at 50, then Ukraine elsewhere."""
    rows = [
        said("2022-03-01", "UA", at=40),
        said("2022-03-01", "RU", at=50),
        said("2022-03-11", "UA", low=new_low, high=new_high),
    ]
    return Compared(snapshot(rows, [("2022-03-02", "2022-03-02"), ("2022-03-12", "2022-03-12")]), 1, 2)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (45, "5 toward RU"),
        (30, "10 away from RU"),
        (60, "moved up 20, no nearer to RU"),
        (55, "moved up 15, 5 nearer to RU"),
        (80, "moved up 40, 20 farther from RU"),
    ],
)
def test_a_move_past_the_other_side_is_not_called_nearer_than_it_is(to: float, expected: str) -> None:
    assert happened(two_sides(to, to), "neutrality")[0] == expected


def test_withdrawn_is_neither_zero_nor_silence() -> None:
    rows = [
        said("2022-03-01", "UA", low=10, high=20),
        said("2022-03-11", "UA", act="retraction", retracts="ST001"),
    ]
    compared = Compared(snapshot(rows, [("2022-03-02", "2022-03-02"), ("2022-03-12", "2022-03-12")]), 1, 2)
    line = compared.row("neutrality").lines[0]
    assert line.kind is ChangeKind.WITHDRAWN
    assert happened(compared, "neutrality")[0] == "withdrawn"
    assert path_words(compared.comparison, line) == "UA holds no position any more; before it held 10–20."


@pytest.mark.parametrize(
    ("issue", "expected"), [("neutrality", "20 → 7"), ("language", "30"), ("sanctions", "—"), ("forces", "0 → 30")]
)
def test_gap_in_words(talks: Snapshot, issue: str, expected: str) -> None:
    assert gap_words(Compared(talks, 6, 7).row(issue)) == expected


@pytest.mark.parametrize(
    ("issue", "expected"),
    [
        ("neutrality", "The gap between the principals fell from 20 to 7."),
        ("forces", "The gap between the principals rose from 0 to 30."),
        ("language", "The gap is 30. There was none before: Ukraine had not stated a position."),
        ("sanctions", "No gap: Russia has not stated a position that counts."),
    ],
)
def test_gap_explained(talks: Snapshot, issue: str, expected: str) -> None:
    compared = Compared(talks, 6, 7)
    assert gap_tip(compared.comparison, compared.row(issue)) == expected


def test_notes_on_red_lines_conditions_and_doubt(talks: Snapshot) -> None:
    compared = Compared(talks, 6, 7)
    assert noted(compared, "neutrality") == [["on a condition", "robust"], []]
    assert noted(compared, "crimea") == [
        ["Ukraine crossed its own red line", "robust"],
        ["Russia is beyond Ukraine’s red line"],
    ]
    assert noted(compared, "referendum") == [
        ["Ukraine blurred its own red line", "robust"],
        ["Russia is beyond Ukraine’s red line", "not robust"],
    ]
    assert noted(compared, "guarantees") == [["robust"], []]


def test_it_is_noted_when_a_position_softened_or_hardened_without_moving(talks: Snapshot) -> None:
    assert noted(Compared(talks, 4, 5), "neutrality")[1] == ["hardened without moving"]
    rounds = [("2022-03-02", "2022-03-02"), ("2022-03-12", "2022-03-12")]
    rows = [
        said("2022-03-01", at=20, firmness=4),
        said("2022-03-11", at=20, firmness=1),
        said("2022-03-01", "RU", at=80),
    ]
    compared = Compared(snapshot(rows, rounds), 1, 2)
    (note,) = notes(compared.row("neutrality").lines[0], compared.name)
    assert (note.wordings, note.statements) == (("softened without moving", "softer"), (0, 1))
    assert noted(compared, "neutrality")[1] == []


def test_a_whole_change_is_told_with_both_ends_and_where_it_came_about(talks: Snapshot) -> None:
    compared = Compared(talks, 6, 7)
    ukraine, russia = compared.row("neutrality").lines
    assert path_words(compared.comparison, ukraine) == (
        "Ukraine went from 35–45 to 50–58, +14 on average (definite: the two ranges do not meet). "
        "Before the round +1.5, at the table +12.5."
    )
    assert path_words(compared.comparison, russia) == "Russia spoke on it and kept to 65–85."


def test_count_of_statements_is_none_in_words(talks: Snapshot) -> None:
    compared = Compared(talks, 7, 8)
    assert between_wordings(compared.comparison, compared.row("referendum"))[0] == "nothing said in between"
    assert between_wordings(compared.comparison, compared.row("donbas"))[0] == "1 statement in between ›"


def test_rows_in_words(talks: Snapshot) -> None:
    compared = Compared(talks, 6, 7)
    assert row_words(compared.comparison, compared.row("neutrality")) == (
        "Neutrality: gap 20 → 7, Ukraine: 14 toward Russia (on a condition; robust), "
        "Russia: no change, reaffirmed, 8 statements in between."
    )


def test_rounds_are_called_by_a_place_that_is_theirs_alone(talks: Snapshot) -> None:
    assert [round_short(talks, place) for place in (1, 2, 5, 6)] == ["round 2", "round 3", "round 6", "Istanbul"]


def test_legend_explains_the_marks_that_are_there(talks: Snapshot) -> None:
    compared = Compared(talks, 6, 7)
    assert legend(compared.comparison, (compared.row("crimea"),)) == (
        "Filled: where they stood leaving Istanbul. Hollow: leaving round 6. Band: range of what was said. "
        "Red bar: own red line. Press Enter on a row to read the statements that moved it."
    )
    assert "Dashed: on a condition." in legend(compared.comparison, (compared.row("neutrality"),))
    first = Compared(talks, None, 7)
    assert "Hollow" not in legend(first.comparison, (first.row("crimea"),))


BROKEN = {"neutrality": [Revised(1, None)]}
SCALE = "an earlier scale, not comparable with the present one"
MARCH = [("2022-03-02", "2022-03-02"), ("2022-03-12", "2022-03-12")]


def recoded(*rows: Said) -> Compared:
    return Compared(snapshot([said("2022-03-01", at=20), *rows], MARCH, revised=BROKEN), 1, 2)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ((), f"UA holds a position on {SCALE}."),
        ((said("2022-03-10", at=40, scale=2),), f"UA holds 40; before it held one on {SCALE}."),
    ],
)
def test_what_is_not_comparable_is_said_to_be_that(rows: tuple[Said, ...], sentence: str) -> None:
    compared = recoded(*rows)
    assert happened(compared, "neutrality")[0] == "not comparable"
    assert path_words(compared.comparison, compared.row("neutrality").lines[0]) == sentence


def test_a_gap_names_those_whose_position_is_not_comparable_apart_from_those_who_are_silent() -> None:
    compared = recoded()
    assert gap_tip(compared.comparison, compared.row("neutrality")) == (
        f"No gap: RU has not stated a position that counts, and the position of UA is on {SCALE}."
    )
    later = [said("2022-03-10", at=40, scale=2), said("2022-03-10", "RU", at=60, scale=2)]
    compared = recoded(said("2022-03-01", "RU", at=80), *later)
    assert gap_tip(compared.comparison, compared.row("neutrality")) == (
        f"The gap is 20. There was none before: the position of UA and RU was on {SCALE}."
    )


def test_a_gap_that_changed_by_less_than_is_shown_stayed() -> None:
    rows = (said(1, at=16.69), said(1, "RU", at=30), said(5, at=16.66))
    compared = Compared(snapshot(rows, [(1, 1), (5, 5)]), 1, 2)
    row = compared.row("neutrality")
    assert (row.gap_trend, gap_tip(compared.comparison, row)) == (
        0, "The gap between the principals stayed at 13.3.",
    )  # fmt: skip
