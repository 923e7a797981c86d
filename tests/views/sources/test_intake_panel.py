"""What was found is looked over and mended before it becomes a source; nothing of it is lost on the way."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.errors import UserError
from models.facts import Source
from models.gathering.gathered import Gathered
from models.passages import text_of
from models.snapshot import to_day
from models.sources.alike import Alike
from models.sources.intake import Offered, TakenIn
from tests.views.sources.conftest import TEXT
from views.document import Document
from views.fields import LineField
from views.sources.intake_panel import IntakePanel
from views.sources.view import SourcesView

PAGE = Gathered(
    TEXT, "Talks in Istanbul", "A. Writer", date(2022, 3, 29), "Reuters", "https://example.org/talks", "en",
    "text/html", ("The date is a guess.",),
)  # fmt: skip


@pytest.fixture
def panel(view: SourcesView) -> IntakePanel:
    return view.intake


def taken(gathered: Gathered = PAGE, refusal: str = "", alike: tuple[Alike, ...] = ()) -> TakenIn:
    return TakenIn(Offered(markup="<p>…</p>"), gathered, refusal, alike)


def show(view: SourcesView, *found: TakenIn) -> None:
    view._take(list(found), text_of="")


def type_anew(qtbot: QtBot, field: LineField[object], text: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)


def last(document: Document) -> Source:
    return document.snapshot.sources[-1]


def test_fields_are_filled_in_and_enter_adds_the_source(
    view: SourcesView, panel: IntakePanel, document: Document, qtbot: QtBot
) -> None:
    show(view, taken())
    assert panel.isVisible()
    fields = panel.fields
    shown = [field.line.text() for field in (fields.title, fields.publisher, fields.author, fields.published)]
    assert shown == ["Talks in Istanbul", "Reuters", "A. Writer", "29 March 2022"]
    assert fields.code.line.placeholderText() == "REUTERS-0329"
    type_anew(qtbot, fields.kind, "news report")
    qtbot.keyClick(fields.kind.line, Qt.Key.Key_Return)
    source = last(document)
    assert (source.code, source.title, source.kind) == ("REUTERS-0329", "Talks in Istanbul", "news report")
    assert (source.published, source.address) == (to_day(date(2022, 3, 29)), "https://example.org/talks")
    assert text_of(document.store, source.text_id) == TEXT
    assert view.source_id == source.id
    assert view.page.isVisible()
    step = document.store.steps().undo
    assert step is not None
    assert step.label == "Add source"


def test_the_grade_is_that_of_the_publisher_until_somebody_grades(
    view: SourcesView, panel: IntakePanel, qtbot: QtBot
) -> None:
    show(view, taken())
    assert panel.fields.reliability.value == "B"
    assert panel.fields.usual.text() == "As the other source of this publisher."
    type_anew(qtbot, panel.fields.publisher, "RUSSIAN news agencies")
    assert panel.fields.reliability.value == "C"
    type_anew(qtbot, panel.fields.publisher, "Nobody's news")
    assert panel.fields.reliability.value == "F"
    assert panel.fields.usual.text() == "No other source of this publisher is graded."
    qtbot.keyClick(panel.fields.reliability, Qt.Key.Key_D)
    type_anew(qtbot, panel.fields.publisher, "Reuters")
    assert panel.fields.reliability.value == "D"


def test_one_after_the_other_is_looked_over(view: SourcesView, panel: IntakePanel, document: Document) -> None:
    before = len(document.snapshot.sources)
    show(view, taken(), taken(Gathered("Other words", "Other")))
    assert panel.left == 2
    panel.add_button.click()
    assert panel.fields.title.line.text() == "Other"
    assert panel.fields.author.line.text() == ""
    assert panel.isVisible()
    panel.leave_button.click()
    assert len(document.snapshot.sources) == before + 1
    assert view.page.isVisible()


def test_a_file_that_is_refused_keeps_its_sentence_beside_what_was_typed(
    view: SourcesView, panel: IntakePanel, document: Document, qtbot: QtBot
) -> None:
    show(view, taken(Gathered(""), "scan.pdf has no text."))
    assert panel._refusal.text() == "scan.pdf has no text."
    type_anew(qtbot, panel.fields.title, "Scanned letter")
    show(view, taken())
    assert panel.left == 1
    assert panel.fields.title.line.text() == "Scanned letter"
    assert panel.fields.publisher.line.text() == "Reuters"
    assert panel._refusal.isHidden()
    panel.add()
    assert last(document).title == "Scanned letter"
    assert text_of(document.store, last(document).text_id) == TEXT


def test_a_source_without_a_text_can_be_typed_in(view: SourcesView, document: Document, qtbot: QtBot) -> None:
    view.list.add_new.click()
    assert view.intake.fields.title.line.hasFocus()
    qtbot.keyClicks(view.intake.fields.title.line, "Speech")
    qtbot.keyClick(view.intake.fields.title.line, Qt.Key.Key_Return)
    assert (last(document).title, last(document).code, last(document).text_id) == ("Speech", "SOURCE", "")


def test_what_is_missing_or_cannot_be_read_is_said_beside_its_field(
    view: SourcesView, panel: IntakePanel, document: Document, qtbot: QtBot
) -> None:
    before = len(document.snapshot.sources)
    show(view, taken(Gathered(TEXT)))
    panel.fields.title.line.clear()
    panel.add_button.click()
    assert panel.fields.title.message.text() == "Give the source a title."
    type_anew(qtbot, panel.fields.title, "Talks")
    type_anew(qtbot, panel.fields.published, "03/04/2022")
    panel.add_button.click()
    assert panel.fields.published.message.isVisible()
    assert panel.fields.published.line.hasFocus()
    assert len(document.snapshot.sources) == before


def test_a_code_that_is_taken_is_refused_and_everything_stays(
    view: SourcesView, panel: IntakePanel, qtbot: QtBot
) -> None:
    show(view, taken())
    type_anew(qtbot, panel.fields.code, "COMMUNIQUE")
    with pytest.raises(UserError, match="COMMUNIQUE is the code of"):
        panel.add()
    assert panel.is_open
    assert panel.text.text == TEXT


def test_the_same_text_is_noticed_and_can_be_opened_repeated_or_added_all_the_same(
    view: SourcesView, panel: IntakePanel, document: Document, coded: str
) -> None:
    text_id = next(one.text_id for one in document.snapshot.sources if one.id == coded)
    show(view, taken(alike=(Alike(coded, text_id, 1.0, is_same=True, is_current=True),)))
    assert panel.alike.isVisible()
    assert panel.add_button.text() == "Add all the same"
    panel.alike.open.click()
    assert view.source_id == coded
    assert view._unfinished_words.text() == "1 source taken in and not added yet."
    view.go_on.click()
    assert panel.isVisible()
    panel.alike.reprint.click()
    panel.add_button.click()
    reprint = last(document)
    assert document.snapshot.sources[reprint.reprints].id == coded


def test_the_text_can_be_cut_and_keeps_what_the_editor_cannot_show(
    view: SourcesView, panel: IntakePanel, document: Document, qtbot: QtBot
) -> None:
    odd = "No\u00a0break and \u2028 line\u2029paragraph 🕊️ שלום"
    show(view, taken(Gathered(odd, "Odd")))
    panel.add()
    assert text_of(document.store, last(document).text_id) == odd
    show(view, taken(Gathered(odd, "Odd, cut")))
    panel.text.setFocus()
    qtbot.keyClicks(panel.text, "x")
    panel.add()
    assert text_of(document.store, last(document).text_id) == "x" + odd.replace("\u2029", "\n")


def test_closing_over_what_is_not_added_is_refused_but_not_over_empty_fields(view: SourcesView) -> None:
    view.list.add_new.click()
    view.refuse_unfinished()
    show(view, taken())
    with pytest.raises(UserError, match="taken in and not added yet"):
        view.refuse_unfinished()
