from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester

from models.edits import statements as edits
from models.find.query import Facet, Query
from models.tables import Statement
from models.words import Review
from tests.revising import revise
from views.document import Document
from views.filters import Filters
from views.labels import NOT_STATED, range_words
from views.register.columns import Column
from views.register.model import BLOCK, MARK_ROLE, RegisterModel
from views.theme import DARK, LIGHT

ROLE = Qt.ItemDataRole


@pytest.fixture
def filters():
    return Filters()


@pytest.fixture
def model(qapp, document, filters):
    made = RegisterModel(document, filters, LIGHT)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    document.refreshed.connect(made.refresh)
    filters.changed.connect(made.refresh)
    yield made
    tester.deleteLater()


def id_of(document, code):
    columns = document.snapshot.statements
    return columns.ids[columns.codes.index(code)]


def cell(model, row, column, role=ROLE.DisplayRole):
    return model.index(row, column).data(role)


def column_of(model, column):
    return [cell(model, row, column) for row in range(model.rowCount())]


def plain(rich: str) -> str:
    page = QTextDocument()
    page.setHtml(rich)
    return page.toPlainText()


def test_it_is_a_table_of_all_statements_in_the_dossiers_order(model: QAbstractItemModel, document):
    assert (model.rowCount(), model.columnCount(), model.total) == (140, 14, 140)
    assert column_of(model, Column.CODE) == list(document.snapshot.statements.codes)
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert titles[:4] == ["Code", "Said", "Published", "Party"]


def test_a_row_says_what_the_statement_is(model, document):
    row = model.row_of(id_of(document, "ST106"))
    shown = [cell(model, row, column) for column in Column if column is not Column.TEXT]
    assert shown == [
        "ST106", "29 Mar 2022", "29 Mar 2022", "Ukraine", "Ukrainian delegation", "Neutrality", "offer", "50–58", "3",
        "A1", "COMMUNIQUE", "draft", cell(model, row, Column.CONDITION),
    ]  # fmt: skip


def test_what_is_not_stated_is_a_muted_dash_that_says_so_and_never_a_figure(model, document):
    edits.set_range(document.store, id_of(document, "ST106"), None)
    edits.set_firmness(document.store, id_of(document, "ST106"), None)
    row = model.row_of(id_of(document, "ST106"))
    for column in (Column.RANGE, Column.FIRMNESS):
        assert cell(model, row, column) == "–"
        assert cell(model, row, column, ROLE.ForegroundRole) == LIGHT.muted
        assert plain(cell(model, row, column, ROLE.ToolTipRole)) == NOT_STATED
        assert cell(model, row, column, ROLE.AccessibleTextRole) == NOT_STATED
        assert model.copied(row, column) == ""
    assert cell(model, row, Column.RANGE, MARK_ROLE) is None


def test_figures_stand_at_the_right_and_are_spoken_in_words(model, document):
    row = model.row_of(id_of(document, "ST106"))
    assert cell(model, row, Column.RANGE, ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert cell(model, row, Column.TEXT, ROLE.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert cell(model, row, Column.RANGE, ROLE.AccessibleTextRole) == "50 to 58"
    assert cell(model, row, Column.FIRMNESS, ROLE.AccessibleTextRole) == "3 insisted on"


def test_a_party_has_its_colour_in_words_and_swatch_under_each_theme(model, document):
    row = model.row_of(id_of(document, "ST106"))
    assert cell(model, row, Column.PARTY, ROLE.ForegroundRole) == LIGHT.party(0)
    assert not cell(model, row, Column.PARTY, ROLE.DecorationRole).isNull()
    model.set_theme(DARK)
    assert cell(model, row, Column.PARTY, ROLE.ForegroundRole) == DARK.party(0)


def test_the_tooltip_of_a_late_publication_counts_the_days(model, document):
    row = model.row_of(id_of(document, "ST131"))
    tip = plain(cell(model, row, Column.PUBLISHED, ROLE.ToolTipRole))
    assert tip == "Published 15 Jun 2024, 792 days after it was said"
    assert cell(model, row, Column.PUBLISHED, ROLE.ForegroundRole) is None


def test_markup_in_a_text_is_shown_as_it_stands(model, document):
    statement = id_of(document, "ST106")
    edits.set_text(document.store, statement, "<b>x</b> &amp; <img src='file:///etc/passwd'>\nsecond line")
    row = model.row_of(statement)
    assert cell(model, row, Column.TEXT) == "<b>x</b> &amp; <img src='file:///etc/passwd'> second line"
    tip = cell(model, row, Column.TEXT, ROLE.ToolTipRole)
    assert plain(tip) == "<b>x</b> &amp; <img src='file:///etc/passwd'>\nsecond line"


def test_texts_are_read_in_blocks_around_the_rows_that_are_shown(model):
    assert len(model.words) == 0
    cell(model, 0, Column.RANGE)
    assert len(model.words) == 0
    cell(model, 3, Column.TEXT)
    assert len(model.words) == BLOCK
    cell(model, 3, Column.CONDITION)
    assert len(model.words) == BLOCK
    cell(model, 139, Column.TEXT)
    assert len(model.words) == BLOCK + 140 % BLOCK


def test_texts_that_were_read_are_dropped_with_a_change(model, document):
    statement = id_of(document, "ST106")
    row = model.row_of(statement)
    before = cell(model, row, Column.TEXT)
    edits.set_text(document.store, statement, "Something else")
    assert cell(model, row, Column.TEXT) == "Something else"
    document.store.undo()
    assert cell(model, row, Column.TEXT) == before


def test_it_follows_an_edit_and_its_undo_within_the_order(model, document):
    model.sort(Column.RANGE, Qt.SortOrder.DescendingOrder)
    before = column_of(model, Column.RANGE)
    statement = id_of(document, "ST106")
    edits.set_range(document.store, statement, None)
    assert column_of(model, Column.RANGE)[-1] == "–"
    assert cell(model, model.row_of(statement), Column.RANGE) == "–"
    document.store.undo()
    assert column_of(model, Column.RANGE) == before


def test_what_is_taken_back_is_struck_out_until_it_is_restored(model, document):
    def struck_out():
        font = cell(model, model.row_of(id_of(document, "ST106")), Column.RANGE, ROLE.FontRole)
        return font is not None and font.strikeOut()

    with document.store.write("Retract") as writing:
        writing.set(Statement, id_of(document, "ST106"), retracted_by_id=id_of(document, "ST120"))
    assert struck_out()
    with document.store.write("Retract") as writing:
        writing.set(Statement, id_of(document, "ST120"), retracted_by_id=id_of(document, "ST137"))
    assert not struck_out()


def test_words_filter_by_text_names_and_codes_without_case_and_accents(model, document):
    for words in ("turkiye", "TÜRKİYE".replace("İ", "I"), "Türkiye"):
        model.filter(Query(words))
        assert 0 < model.rowCount() < 140
    model.filter(Query("st106"))
    assert column_of(model, Column.CODE) == ["ST106"]
    model.filter(Query("ukrainian neutrality offer"))
    assert set(column_of(model, Column.SPEAKER)) == {"Ukrainian delegation"}
    model.filter(Query(""))
    assert model.rowCount() == 140


def test_cyrillic_words_are_found_in_any_case(model, document):
    edits.set_text(document.store, id_of(document, "ST106"), "Так сказав Зеленський у Стамбулі")
    model.filter(Query("зеленський СТАМБУЛ"))
    assert column_of(model, Column.CODE) == ["ST106"]


def test_acts_parties_and_issues_filter_together(model, document, filters):
    model.filter(Query().toggled(Facet.ACT, "red_line"))
    assert set(column_of(model, Column.ACT)) == {"red line"}
    filters.show_parties(frozenset({document.snapshot.parties[0].id}))
    assert set(column_of(model, Column.PARTY)) == {"Ukraine"}
    shown = set(column_of(model, Column.ISSUE))
    hidden = next(issue for issue in document.snapshot.issues if issue.title in shown)
    filters.hide_issues(frozenset({hidden.id}))
    assert set(column_of(model, Column.ISSUE)) == shown - {hidden.title}
    assert model.total == 140


def test_a_reading_of_what_was_known_leaves_out_what_was_published_later(model, document):
    late = id_of(document, "ST131")
    document.read_as(replace(document.reading, known=date(2022, 5, 1)))
    assert model.row_of(late) is None
    document.read_as(replace(document.reading, known=None))
    assert model.row_of(late) is not None


def test_rows_know_their_statements_and_statements_their_rows(model):
    model.sort(Column.ISSUE)
    model.filter(Query().toggled(Facet.ACT, "offer"))
    assert [model.row_of(model.id_at(row)) for row in range(model.rowCount())] == list(range(model.rowCount()))
    assert model.row_of(None) is None
    assert model.row_of("nobody") is None


def test_ranges_are_drawn_as_they_are_stated(model, document):
    columns = document.snapshot.statements
    for row in range(model.rowCount()):
        at = columns.position[model.id_at(row)]
        mark = cell(model, row, Column.RANGE, MARK_ROLE)
        words = range_words(columns.low[at], columns.high[at])
        assert words == (NOT_STATED if mark is None else range_words(mark.low, mark.high))


def test_an_empty_dossier_is_an_empty_table(qapp, store, filters):
    document = Document(store)
    model = RegisterModel(document, filters, LIGHT)
    model.filter(Query("anything"))
    for column in Column:
        model.sort(column)
    assert (model.rowCount(), model.total) == (0, 0)
    document.close()


def test_a_range_that_is_not_comparable_says_so_and_how_it_was_coded(model, document):
    revise(document.store, "neutrality")
    row = document.snapshot.statements.codes.index("ST106")
    assert cell(model, row, Column.RANGE) == "not comparable"
    assert cell(model, row, Column.RANGE, MARK_ROLE) is None
    told = plain(cell(model, row, Column.RANGE, ROLE.ToolTipRole)).split("\n")
    assert told[:2] == [
        "not comparable",
        "coded as 50–58 on version 1 of the scale, where 0 is NATO membership kept as the goal and 100 is Neutral and "
        "demilitarised on Russian terms",
    ]


def test_how_far_others_have_looked_is_said_and_the_codes_of_drafts_are_slanted(model, document):
    row, other = (model.row_of(id_of(document, code)) for code in ("ST106", "ST107"))
    edits.set_review(document.store, id_of(document, "ST106"), Review.DISPUTED)
    assert (cell(model, row, Column.REVIEW), cell(model, other, Column.REVIEW)) == ("disputed", "draft")
    assert cell(model, row, Column.CODE, ROLE.FontRole) is None
    assert cell(model, other, Column.CODE, ROLE.FontRole).italic()
    assert cell(model, row, Column.REVIEW, ROLE.ForegroundRole) == LIGHT.warning
    assert cell(model, other, Column.REVIEW, ROLE.ForegroundRole) == LIGHT.muted
    assert plain(cell(model, other, Column.CODE, ROLE.ToolTipRole)) == "ST107, a draft"
    model.sort(Column.REVIEW, Qt.SortOrder.DescendingOrder)
    assert cell(model, 0, Column.CODE) == "ST106"
