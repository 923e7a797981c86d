"""Files and columns that a folder may have beside the ten files: what of them is refused, and with which words."""

from hashlib import sha256
from pathlib import Path

import pytest

from tests.models.exchange.folders import add_column, complaints, write_rows, write_table

TEXT = "Neutrality, yes. Guarantees first."
HASH = sha256(TEXT.encode()).hexdigest()

FILES = {
    "dossier.csv": "stale_after_days\n45",
    "memberships.csv": "party | group | start | end\nUA | EU | 2022-06-23 | \nRU | BY | | 2022-03-01",
    "offices.csv": "speaker | party | title | authority | start | end\nZEL | UA | President | 1 | 2019-05-20 |",
    "aliases.csv": "party | speaker | name\nUA | | Kyiv\n | ZEL | Zelensky\nUA | | Kyiv",
    "scales.csv": (
        "issue | version | after | low_pole | high_pole | reference_point | mapping | reason\n"
        "neutrality | 2 | | NATO | neutral | 10 | [[0,0],[100,80]] | rescaled\n"
        "neutrality | 3 | neutrality 2 | NATO | neutral | | | begun anew"
    ),
    "texts.csv": (
        "source | version | sha256 | media_type | file_name | added_on | note | text\n"
        f"SEED-000 | 1 | {HASH} | text/plain | a.txt | 2022-03-30 | | {TEXT}\n"
        "SEED-000 | 2 | | | | | corrected | Neutrality? Yes."
    ),
    "packages.csv": "title | note\nIstanbul | offered together\nIstanbul |",
    "excerpts.csv": (
        "statement | text | start | quote | before | after\nST005 | SEED-000 1 | 12 | yes | Neutrality, | . Guarantees"
    ),
    "links.csv": (
        "statement | kind | other | state | since | note\n"
        "ST005 | conditional_on | | met | 2022-03-29 | \nST005 | responds_to | ST004 | | | "
    ),
    "corroborations.csv": "statement | source | stance | locator | note\nST005 | SEED-002 | corroborates | p. 1 |",
    "codings.csv": (
        "statement | analyst | analyst_name | act | stance_low | stance_high | scale | firmness | credibility | note "
        "| settled\nST005 | MB | Mykola Bondar | signal | 10 | 20 | neutrality 2 | | 3 | | no"
    ),
    "pairs.csv": "party | other\nRU | UA\nUA | TR",
    "outcomes.csv": (
        "id | date | issue | value_low | value_high | text | source | from_seed | note | date_edtf | scale\n"
        "OC1 | 2022-04-30 | neutrality | 10 | 20 | Neutral | SEED-000 | no | | 2022-04 | neutrality 2\n"
        "OC2 | 2022-04-15 | neutrality | | | Left open | | no | | |"
    ),
    "views.csv": 'title | screen | state\nMarch | timeline | {"lanes":{},"version":1}',
    "searches.csv": 'title | query\nGrain | {"chosen":{"party":["UA"]},"words":"grain"}',
    "readings.csv": (
        "title | authority | credibility | conditionals | restatements | review\nChecked | 2 | 3 | met | yes | reviewed"
    ),
}


@pytest.fixture
def full(folder: Path) -> Path:
    """The sample folder with every file that it may have."""
    for name, text in FILES.items():
        write_table(folder / name, text)
    return folder


def test_a_folder_with_every_file_is_accepted(full: Path) -> None:
    assert complaints(full) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("dossier", "45", "0", "row 2, column stale_after_days: “0” is below 1. Accepted: a whole number from 1."),
        ("dossier", "45", "45\n30", "row 3: a dossier has one row."),
        ("memberships", "BY", "RU", "row 3, column group: “RU” is the party itself. Accepted: another party."),
        ("memberships", "2022-06-23 |", "2022-06-23 | 2022-01-01",
         "row 2, column start: “2022-06-23” is after end “2022-01-01”. Accepted: start not after end."),
        ("offices", "ZEL", "XX", "row 2, column speaker: “XX” is not known. Accepted: the code of a speaker."),
        ("aliases", "UA | |", "UA | ZEL |",
         "row 2, column speaker: “ZEL” stands beside a party. Accepted: one of party and speaker."),
        ("aliases", "UA | |", "| |",
         "row 2, column party: the cell is empty, and so is speaker. Accepted: one of party and speaker."),
        ("scales", "neutrality | 3 | neutrality 2", "neutrality | 2 |",
         "row 3, column version: “2” already names the scale of row 2. Accepted: a name of its own for each row."),
        ("scales", "anew", "anew\nsummit | 3 | | a | b | | |\nsummit | 2 | | a | b | | |",
         "row 5, column version: “2” comes after version 3. "
         "Accepted: the scales of each issue in the order of their versions."),
        ("scales", "neutrality | 3 | neutrality 2", "summit | 3 | neutrality 2",
         "row 3, column after: “neutrality 2” is not a scale of “summit”. "
         "Accepted: the code of an issue and the number of a revised scale, such as “XX 2”, or empty."),
        ("scales", "[[0,0],[100,80]]", "[[0,0]]",
         "row 2, column mapping: “[[0,0]]” is not a mapping: "
         "Say of at least two points of the old scale where they lie on the new one. "
         "Accepted: points of the scale before with their places on this one, such as [[0,0],[100,80]], or empty."),
        ("scales", "[[0,0],[100,80]]", "{}x",
         "row 2, column mapping: “{}x” is not a list of pairs of numbers. "
         "Accepted: points of the scale before with their places on this one, such as [[0,0],[100,80]], or empty."),
        ("texts", TEXT, "Neutrality, yes. Peace first.",
         f"row 2, column sha256: “{HASH[:60]}…” is not the SHA-256 of the text, "
         "which has been changed. Accepted: the text as it was, or an empty cell for a new version of it."),
        ("texts", HASH, "abc", "row 2, column sha256: “abc” is not a SHA-256 in hexadecimal. "
         "Accepted: the SHA-256 of the text in hexadecimal, or empty."),
        ("excerpts", "SEED-000 1", "SEED-000 3", "row 2, column text: “SEED-000 3” is not known. Accepted: "
         "the code of a source and the number of one of its texts, such as “XX 2”."),
        ("excerpts", "SEED-000 1", "SEED-000", "row 2, column text: “SEED-000” is not a code with a number after it. "
         "Accepted: the code of a source and the number of one of its texts, such as “XX 2”."),
        ("excerpts", "| 12 |", "| 13 |", "row 2, column start: “13” is not where the quote stands in “SEED-000 1”. "
         "Accepted: how many characters stand before the quote."),
        ("links", "ST004", "ST005",
         "row 3, column other: “ST005” is the statement itself. Accepted: another statement."),
        ("links", "met", "kept", "row 2, column state: “kept” is not known. "
         "Accepted: one of met, unmet, lapsed, or empty."),
        ("corroborations", "corroborates", "doubts",
         "row 2, column stance: “doubts” is not known. Accepted: one of corroborates, contradicts."),
        ("codings", "| 20 |", "| |", "row 2, column stance_high: the cell is empty while stance_low is “10”. "
         "Accepted: stance_low and stance_high together, or neither."),
        ("codings", "neutrality 2", "neutrality 7", "row 2, column scale: “neutrality 7” is not known. Accepted: "
         "the code of an issue and the number of a revised scale, such as “XX 2”, or empty."),
        ("searches", '{"chosen"', '"chosen"', 'row 2, column query: “"chosen":{"party":["UA"]},"words":"grain"}” '
         "is not JSON. Accepted: a JSON object."),
        ("pairs", "TR", "UA", "row 3, column other: “UA” is the party itself. Accepted: another party."),
        ("searches", '{"chosen":{"party":["UA"]},"words":"grain"}', "[]",
         "row 2, column query: “[]” is not a JSON object. Accepted: a JSON object."),
        ("readings", "met", "some",
         "row 2, column conditionals: “some” is not known. Accepted: one of counted, met, never."),
    ],
)  # fmt: skip
def test_one_wrong_cell_makes_one_sentence(full: Path, file: str, old: str, new: str, sentence: str) -> None:
    write_table(full / f"{file}.csv", FILES[f"{file}.csv"].replace(old, new, 1))

    assert complaints(full) == [f"{file}.csv, {sentence}"]


@pytest.mark.parametrize(
    ("file", "column", "value", "sentence"),
    [
        ("parties", "colour", "blue",
         "“blue” is not a colour in the form #rrggbb. Accepted: a colour as #rrggbb, or empty."),
        ("parties", "marker", "heart",
         "“heart” is not known. Accepted: one of disc, ring, square, diamond, triangle, star, or empty."),
        ("options", "scale", "neutrality 7", "“neutrality 7” is not known. "
         "Accepted: the code of an issue and the number of a revised scale, such as “XX 2”, or empty."),
        ("sources", "handling", "SECRET",
         "“SECRET” is not known. Accepted: one of CLEAR, GREEN, AMBER, AMBER+STRICT, RED, or empty."),
        ("sources", "reprints", "SEED-000",
         "“SEED-000” is the row itself. Accepted: the code of another source, or empty."),
        ("statements", "review", "", "the cell is empty. Accepted: one of draft, reviewed, disputed."),
        ("statements", "scale", "neutrality 2", "“neutrality 2” is not a scale of “donbas”. "
         "Accepted: the code of an issue and the number of a revised scale, such as “XX 2”, or empty."),
        ("statements", "package", "Minsk", "“Minsk” is not known. Accepted: the title of a package, or empty."),
        ("statements", "said_edtf", "March 2022", "“March 2022” cannot be read: “March 2022” is no date as dossiers "
         "keep it, such as 2022-03 or 2022-03-14/2022-03-17. "
         "Accepted: a date in EDTF such as 2022-03 or 2022-03-14/2022-03-17, or empty."),
        ("statements", "said_edtf", "2022-02-30", "“2022-02-30” cannot be read: There is no such date as 2022-02-30. "
         "Accepted: a date in EDTF such as 2022-03 or 2022-03-14/2022-03-17, or empty."),
        ("statements", "said_edtf", "2022-01", "“2022-01” has 2022-01-31 as its last possible day, "
         "while said_on is “2022-02-22”. Accepted: a date in EDTF with its last possible day in said_on."),
        ("statements", "published_edtf", "2022-02-22/..", "“2022-02-22/..” has no last possible day, "
         "while published_on is “2022-02-22”. Accepted: a date in EDTF with its last possible day in published_on."),
        ("sources", "published_edtf", "2022-04", "“2022-04” has 2022-04-30 as its last possible day, "
         "while published is “2022-03-29”. Accepted: a date in EDTF with its last possible day in published."),
        ("events", "date_edtf", "2022-02", "“2022-02” has 2022-02-28 as its last possible day, "
         "while date is “2022-02-21”. Accepted: a date in EDTF with its last possible day in date."),
    ],
)  # fmt: skip
def test_optional_columns_are_checked(full: Path, file: str, column: str, value: str, sentence: str) -> None:
    add_column(full / f"{file}.csv", column, [value, *["draft"] * 139] if column == "review" else [value])

    assert complaints(full) == [f"{file}.csv, row 2, column {column}: {sentence}"]


@pytest.mark.parametrize(
    "text", ["", "2022-02-22", "2022-02-20/2022-02-22", "2022-02", "../2022-02-22", "2022-02-20/.."]
)
def test_what_has_been_published_was_said_by_then(folder: Path, text: str) -> None:
    add_column(folder / "statements.csv", "said_edtf", [text])

    assert complaints(folder) == []


def test_both_ends_of_a_range_have_a_column(folder: Path) -> None:
    add_column(folder / "assessments.csv", "value_low", ["10"])

    assert complaints(folder) == [
        "assessments.csv, row 1, column value_high: the column is missing. Accepted: value_low and value_high together."
    ]


def test_a_file_of_an_unknown_name_is_named(folder: Path) -> None:
    write_rows(folder / "alias.csv", [["party", "speaker", "name"], ["UA", "", "Kyiv"]])
    (folder / ".~lock.parties.csv").touch()
    (folder / "notes.txt").touch()

    (sentence,) = complaints(folder)

    assert sentence.startswith("alias.csv: the file is not known. Accepted: the files dossier.csv, parties.csv, ")


def test_what_a_refused_row_was_to_be_called_is_known(full: Path) -> None:
    write_table(full / "texts.csv", FILES["texts.csv"].replace("2022-03-30", "30.3.2022"))
    write_table(full / "packages.csv", "name | note\nIstanbul |")
    add_column(full / "statements.csv", "package", ["Istanbul"])

    assert [sentence.split(":")[0] for sentence in complaints(full)] == [
        "texts.csv, row 2, column added_on",
        "packages.csv, row 1, column name",
        "packages.csv, row 1, column title",
    ]
