import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from models.edits import sources as edits
from models.facts import Source
from tests.snapshots import snapshot
from views.document import Document
from views.sources.rows import SourceRow, SourceRows, source_rows


def titles(document: Document, words: str = "") -> list[str]:
    return [row.title for row in source_rows(document.snapshot, words)]


def test_the_newest_come_first_and_those_without_a_day_last(document: Document) -> None:
    added = edits.add_source(document.store, edits.Details("Undated"))
    days = [row.source.published for row in source_rows(document.snapshot, "")]
    known = [day for day in days if day is not None]
    assert known == sorted(known, reverse=True)
    assert days[-1] is None
    assert source_rows(document.snapshot, "")[-1].source.id == added


def test_each_counts_the_statements_known_from_it(document: Document) -> None:
    rows = source_rows(document.snapshot, "")
    assert sum(row.statements for row in rows) == len(document.snapshot.statements)
    assert {row.source.code: row.statements for row in rows}["UNGA"] == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zelenskyy ABC", ["Interview with Volodymyr Zelenskyy"]),
        ("reuters-0307", ["Interview with Dmitry Peskov on Russia's conditions"]),
        ("draft treaty york", ["Draft of 17 March 2022, published with others in June 2024",
                               "Draft of 15 April 2022, published with others in June 2024"]),
        ("nowhere to be found", []),
    ],
)  # fmt: skip
def test_the_filter_finds_every_word_in_code_title_publisher_or_kind(
    document: Document, words: str, found: list[str]
) -> None:
    assert titles(document, words) == found


def test_a_row_is_said_in_one_sentence() -> None:
    source = Source("1", "S", "Reuters", "Talks\ngo on", 19080, "report", "B", handling="RED", text_id="t")
    assert SourceRow(source, 2).spoken == (
        "Talks go on, Reuters, 29 Mar 2022, reliability B, usually reliable, TLP:RED, 2 statements"
    )
    vague = Source("1", "S", "", "Talks", 19071, "", "F", published_edtf="2022-03-11/2022-03-20")
    assert SourceRow(vague, 0).day == "mid-March 2022"
    bare = Source("1", "S", "", "", None, "", "F")
    assert SourceRow(bare, 0).spoken == "S, reliability F, reliability cannot be judged, 0 statements, no text"


def test_the_list_is_a_proper_model_and_shows_markup_as_it_stands(qapp: object) -> None:
    rows = SourceRows()
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.show_rows(source_rows(snapshot(), ""))
    assert rows.rowCount() == 1
    rows.show_rows([SourceRow(Source("1", "S", "", "<b>bold</b>", None, "", "A"), 0)])
    assert rows.index(0).data() == "<b>bold</b>"
    assert "&lt;b&gt;" in rows.index(0).data(Qt.ItemDataRole.ToolTipRole)
    rows.show_rows([])
    assert rows.rowCount() == 0
