from pathlib import Path

import pytest

from models.errors import UserError
from models.exchange.folder import read_folder
from models.exchange.layout import SHEETS
from models.exchange.problems import ImportRefused
from tests.models.exchange.folders import add_column, complaints, put, rows_of, write_rows

ACTS = (
    "demand, offer, signal, acceptance, rejection, commitment, clarification, red_line, restatement, retraction, "
    "threat, appeal, procedural"
)


def test_the_sample_is_read_whole(folder: Path) -> None:
    rows = {part.sheet.file: len(part.rows) for part in read_folder(folder).parts}

    assert rows["statements.csv"] == 140
    assert rows["parties.csv"] == 17
    assert len(rows) == 10


def test_a_place_that_is_no_folder_is_refused(folder: Path) -> None:
    with pytest.raises(UserError, match="is not a folder"):
        read_folder(folder / "README.md")


@pytest.mark.parametrize("file", [sheet.file for sheet in SHEETS if not sheet.optional])
def test_a_missing_file_is_named_and_nothing_else(folder: Path, file: str) -> None:
    (folder / file).unlink()

    assert complaints(folder) == [
        f"{file}: the file is missing. Accepted: all ten files; a file with only its header row will do."
    ]


def test_a_missing_column_is_named(folder: Path) -> None:
    rows = [[*row[:7], *row[8:]] for row in rows_of(folder / "statements.csv")]
    write_rows(folder / "statements.csv", rows)

    assert complaints(folder) == ["statements.csv, row 1, column stance_low: the column is missing."]


def test_an_unknown_column_is_named(folder: Path) -> None:
    add_column(folder / "parties.csv", "flag", ["blue"])

    assert complaints(folder) == [
        "parties.csv, row 1, column flag: the column is not known. "
        "Accepted: the columns code, name, role, note, colour, marker."
    ]


def test_a_column_given_twice_is_named(folder: Path) -> None:
    add_column(folder / "parties.csv", "note", [])

    assert complaints(folder) == [
        "parties.csv, row 1, column note: the column appears twice. Accepted: each column once."
    ]


def test_columns_may_come_in_any_order(folder: Path) -> None:
    write_rows(folder / "statements.csv", [row[::-1] for row in rows_of(folder / "statements.csv")])

    assert complaints(folder) == []


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (
            "statements.csv 12 stance_low",
            "120",
            "“120” is above 100. Accepted: a number from 0 to 100, or empty.",
        ),
        (
            "statements.csv 2 stance_high",
            "",
            "the cell is empty while stance_low is “100”. "
            "Accepted: stance_low and stance_high together, or neither.",
        ),
        ("statements.csv 3 said_on", "2022-02-30", "“2022-02-30” is not a day of the calendar. "
         "Accepted: a date as YYYY-MM-DD."),
        ("statements.csv 3 published_on", "30.02.2022", "“30.02.2022” is not a date in the form YYYY-MM-DD. "
         "Accepted: a date as YYYY-MM-DD."),
        ("statements.csv 3 said_on", "", "the cell is empty. Accepted: a date as YYYY-MM-DD."),
        ("statements.csv 4 act", "shout", f"“shout” is not known. Accepted: one of {ACTS}."),
        ("statements.csv 4 party", "XX", "“XX” is not known. Accepted: the code of a party."),
        ("statements.csv 4 speaker", "XX", "“XX” is not known. Accepted: the code of a speaker."),
        ("statements.csv 4 issue", "XX", "“XX” is not known. Accepted: the code of an issue."),
        ("statements.csv 4 source", "XX", "“XX” is not known. Accepted: the code of a source."),
        ("statements.csv 4 source", "", "the cell is empty. Accepted: the code of a source."),
        ("statements.csv 4 depends_on", "XX", "“XX” is not known. Accepted: the code of an issue, or empty."),
        ("statements.csv 4 firmness", "5", "“5” is above 4. Accepted: a whole number from 0 to 4, or empty."),
        ("statements.csv 4 from_seed", "ja", "“ja” is not known. Accepted: yes or no."),
        ("statements.csv 4 id", "ST001", "“ST001” already names the statement of row 2. "
         "Accepted: a name of its own for each row."),
        ("speakers.csv 3 authority", "6", "“6” is above 5. Accepted: a whole number from 1 to 5."),
        ("speakers.csv 3 party", "XX", "“XX” is not known. Accepted: the code of a party."),
        ("rounds.csv 2 start", "2022-03-01", "“2022-03-01” is after end “2022-02-28”. "
         "Accepted: start not after end."),
        ("rounds.csv 3 number", "1", "“1” already names the round of row 2. "
         "Accepted: a name of its own for each row."),
        ("rounds.csv 3 number", "0", "“0” is below 1. Accepted: a whole number from 1."),
        ("options.csv 3 value", "0", "“0” already names the option of row 2. "
         "Accepted: a name of its own for each row."),
        ("sources.csv 4 reliability", "G", "“G” is not known. Accepted: one of A, B, C, D, E, F."),
        ("assessments.csv 2 probability_low", "11", "“11” is above probability_high “10”. "
         "Accepted: probability_low not above probability_high."),
        ("events.csv 2 credibility", "7", "“7” is above 6. Accepted: a whole number from 1 to 6, or empty."),
        ("disputes.csv 2 source_claim", "XX", "“XX” is not known. Accepted: the code of a source, or empty."),
    ],
)  # fmt: skip
def test_one_wrong_cell_makes_one_sentence(folder: Path, place: str, value: str, sentence: str) -> None:
    put(folder, place, value)
    file, row, column = place.split()

    assert complaints(folder) == [f"{file}, row {row}, column {column}: {sentence}"]


def test_low_above_high_is_refused(folder: Path) -> None:
    put(folder, "statements.csv 2 stance_high", "12.5")

    assert complaints(folder) == [
        "statements.csv, row 2, column stance_low: “100” is above stance_high “12.5”. "
        "Accepted: stance_low not above stance_high."
    ]


def test_party_codes_differ_by_more_than_case(folder: Path) -> None:
    put(folder, "parties.csv 4 code", "ua")

    assert complaints(folder)[0] == (
        "parties.csv, row 4, column code: “ua” differs only by case from “UA” in row 2. "
        "Accepted: codes that differ by more than case."
    )


def test_a_statement_cannot_retract_itself(folder: Path) -> None:
    add_column(folder / "statements.csv", "retracts", ["ST001", "ST001"])

    assert complaints(folder) == [
        "statements.csv, row 2, column retracts: “ST001” is the row itself. "
        "Accepted: the code of another statement, or empty."
    ]


@pytest.mark.parametrize(
    ("column", "value", "accepted"),
    [
        ("round", "9", "the number of a round, or empty"),
        ("retracts", "ST999", "the code of a statement, or empty"),
        ("retracted_by", "ST999", "the code of a statement, or empty"),
    ],
)
def test_optional_references_are_checked_too(folder: Path, column: str, value: str, accepted: str) -> None:
    add_column(folder / "statements.csv", column, [value])

    assert complaints(folder) == [
        f"statements.csv, row 2, column {column}: “{value}” is not known. Accepted: {accepted}."
    ]


def test_heads_of_delegation_belong_to_parties(folder: Path) -> None:
    add_column(folder / "rounds.csv", "head_tr", ["Mevlüt Çavuşoğlu"])
    add_column(folder / "rounds.csv", "head_xx", ["Nobody"])

    (sentence,) = complaints(folder)

    assert sentence.startswith("rounds.csv, row 1, column head_xx: no party has this code. Accepted: the columns")


def test_each_principal_has_its_column_of_heads(folder: Path) -> None:
    put(folder, "parties.csv 4 role", "principal")

    assert complaints(folder) == ["rounds.csv, row 1, column head_tr: the column is missing."]


def test_a_code_defined_in_a_wrong_row_is_known(folder: Path) -> None:
    rows = rows_of(folder / "parties.csv")
    rows[1][0] = "UA "
    rows[2].append("one cell too many")
    write_rows(folder / "parties.csv", rows)
    put(folder, "speakers.csv 2 authority", "0")

    assert [sentence.split(":")[0] for sentence in complaints(folder)] == [
        "parties.csv, row 2, column code",
        "parties.csv, row 3",
        "speakers.csv, row 2, column authority",
    ]


def test_all_problems_are_told_at_once_in_the_order_of_the_files(folder: Path) -> None:
    header, *rows = rows_of(folder / "statements.csv")
    for row in rows:
        row[7] = row[16] = "x"
    write_rows(folder / "statements.csv", [header, *rows])
    put(folder, "parties.csv 3 code", "")

    with pytest.raises(ImportRefused) as refusal:
        read_folder(folder)

    lines = str(refusal.value).splitlines()
    told = [(problem.file, problem.row) for problem in refusal.value.problems]
    wrong_cells = [problem for problem in refusal.value.problems if problem.value == "x"]
    assert len(wrong_cells) == 280
    assert told[0] == ("parties.csv", 3)
    assert lines[0] == f"Nothing was imported: {len(told)} problems in {len({file for file, _ in told})} files."
    assert lines[-1] == f"... and {len(told) - 200} more"
    assert len(lines) == 202


def test_long_and_unprintable_values_are_shown_short_and_escaped(folder: Path) -> None:
    put(folder, "statements.csv 2 credibility", "a\nb\x1b" + "x" * 1_000_000)

    (sentence,) = complaints(folder)

    assert "“a\\nb\\x1b" + "x" * 56 + "…” is not a whole number" in sentence


def test_twenty_thousand_rows_with_one_mistake_are_read_to_the_end(folder: Path) -> None:
    header, *rows = rows_of(folder / "statements.csv")
    many = [[f"M{number}", *rows[number % 140][1:]] for number in range(20_000)]
    many[-1][3] = "XX"
    write_rows(folder / "statements.csv", [header, *many])

    assert complaints(folder) == [
        "statements.csv, row 20001, column party: “XX” is not known. Accepted: the code of a party."
    ]
