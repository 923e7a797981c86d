from pathlib import Path

import pytest

from models.exchange.folder import read_folder
from tests.models.exchange.folders import complaints, put, rows_of, write_rows


def alter(file: Path, old: bytes, new: bytes) -> None:
    file.write_bytes(file.read_bytes().replace(old, new))


def same_rows(folder: Path, other: Path) -> bool:
    return [part.rows for part in read_folder(folder).parts] == [part.rows for part in read_folder(other).parts]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"\r\n", b"\n"), (b"\r\n", b"\r"), (b"code,", b"\xef\xbb\xbfcode,"), (b"\r\n", b"\r\n\r\n")],
    ids=["LF", "CR", "BOM", "blank lines"],
)
def test_other_line_ends_a_byte_order_mark_and_blank_lines_change_nothing(
    folder: Path, sample: Path, old: bytes, new: bytes
) -> None:
    for file in folder.glob("*.csv"):
        alter(file, old, new)

    assert same_rows(folder, sample)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_semicolons_and_tabs_are_taken_as_delimiters(folder: Path, sample: Path, delimiter: str) -> None:
    for file in folder.glob("*.csv"):
        write_rows(file, rows_of(file), delimiter)

    assert same_rows(folder, sample)


def test_another_encoding_is_refused_with_the_place(folder: Path) -> None:
    file = folder / "parties.csv"
    file.write_bytes(file.read_text("utf-8").encode("latin-1"))
    place = file.read_bytes().index(b"\xfc") + 1

    assert complaints(folder)[0] == (
        f"parties.csv: the file is not UTF-8 at byte {place}, line 4; "
        "save a file in another encoding, such as Latin-1, as UTF-8 first."
    )
    assert len(complaints(folder)) == 1


def test_half_a_character_is_refused_as_no_utf_8(folder: Path) -> None:
    alter(folder / "events.csv", b"Moscow", b"Mos\xed\xa0\x80cow")

    assert "events.csv: the file is not UTF-8 at byte" in complaints(folder)[0]


def test_a_nul_character_is_refused(folder: Path) -> None:
    alter(folder / "events.csv", b"Moscow", b"Mos\0cow")

    (sentence,) = complaints(folder)

    assert sentence.startswith("events.csv: the file holds a NUL character at byte")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n\r\n"])
def test_an_empty_file_is_refused(folder: Path, data: bytes) -> None:
    (folder / "options.csv").write_bytes(data)

    assert complaints(folder) == ["options.csv: the file is empty, without even a header row."]


def test_a_file_with_only_its_header_will_do(folder: Path) -> None:
    write_rows(folder / "disputes.csv", rows_of(folder / "disputes.csv")[:1])

    assert complaints(folder) == []


def test_a_header_without_any_known_column_is_one_problem(folder: Path) -> None:
    alter(folder / "options.csv", b"issue,value,label,definition", b"a|b|c|d")

    assert complaints(folder) == [
        "options.csv: the header has none of the columns issue, value, label, definition, scale."
    ]


def test_rows_with_too_few_or_too_many_cells_are_refused(folder: Path) -> None:
    rows = rows_of(folder / "options.csv")
    rows[1].pop()
    rows[3].append("more")
    write_rows(folder / "options.csv", rows)

    assert complaints(folder) == [
        "options.csv, row 2: the row has too few cells, 3 instead of 4.",
        "options.csv, row 4: the row has too many cells, 5 instead of 4.",
    ]


def test_a_quotation_mark_that_is_never_closed_is_refused(folder: Path) -> None:
    with (folder / "parties.csv").open("ab") as file:
        file.write(b'XX,"Nowhere,,\r\n')

    assert complaints(folder) == ["parties.csv: row 19 cannot be read: a quotation mark is never closed."]


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "@all", "-", '"; \t,\r\n\n', " blanks "])
def test_cells_of_any_beginning_are_plain_text(folder: Path, text: str) -> None:
    put(folder, "statements.csv 2 text", text)

    assert text in statement_texts(folder)


def test_a_cell_of_a_megabyte_is_read(folder: Path) -> None:
    put(folder, "statements.csv 2 text", "é" * 2**20)

    assert "é" * 2**20 in statement_texts(folder)


def statement_texts(folder: Path) -> list[str]:
    part = next(part for part in read_folder(folder).parts if part.sheet.file == "statements.csv")
    at = [column.name for column in part.columns].index("text")
    return [row[at] for row in part.rows]
