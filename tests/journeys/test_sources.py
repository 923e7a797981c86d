"""Drop a page, mend a field, add it; correct its text, see an excerpt carried over, and put the lost one back."""

from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.excerpts.anchor import excerpt_of
from models.facts import Source
from models.passages import passages_in, text_of
from models.store import Store
from models.tables import Excerpt
from tests.authors import new_author
from tests.foreign import pdf, repacked, word
from tests.journeys.walking import id_of, trigger, type_anew, undo_step, workspace
from tests.windows import Opener
from views.sources.view import SourcesView

PAGE = """<!doctype html><html lang="en"><head><title>Neutrality for guarantees</title>
<meta name="author" content="Ece Toksabay"><meta property="og:site_name" content="Reuters">
<meta property="article:published_time" content="2022-03-29T14:00:00Z"><script>document.title = "never"</script></head>
<body><nav>Home</nav><article><h1>Neutrality for guarantees</h1>
<p>Ukraine proposed to adopt a neutral status in exchange for security guarantees, its negotiators told reporters after
talks with Russia in Istanbul on Tuesday.</p>
<p>Consultations on the status of Crimea would take fifteen years, and a complete ceasefire would have to come
first.</p>
<img src="https://example.org/tracker.png"></article></body></html>"""

NEUTRAL, CEASEFIRE = "adopt a neutral status", "a complete ceasefire would have to come"


@pytest.fixture
def window(open_window: Opener, dossier: Path) -> MainWindow:
    return open_window(dossier)


def drop(window: QWidget, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    at, rest = QPoint(500, 400), (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(at, *rest, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(at), *rest, Qt.KeyboardModifier.NoModifier))


def read(view: QWidget) -> list[str]:
    return [label.text() for label in view.findChildren(QLabel) if label.isVisible() and label.text()]


def add_page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> SourcesView:
    """Drop the page while the timeline is in front, say what kind of source it is, and add it by Enter."""
    page = tmp_path / "talks.html"
    page.write_text(PAGE)
    drop(window, page)
    sources = workspace(window).sources
    qtbot.waitUntil(lambda: sources.intake.is_open and window.jobs.current is None, timeout=30_000)
    assert workspace(window).shown == "sources"
    type_anew(qtbot, sources.intake.fields.kind.line, "news report")
    qtbot.keyClick(sources.intake.fields.kind.line, Qt.Key.Key_Return)
    return sources


def newest(window: MainWindow) -> Source:
    return workspace(window).document.snapshot.sources[-1]


def code(window: MainWindow, *quotes: str) -> None:
    """Let statements stand on passages of the newest source."""
    store, text_id = workspace(window).document.store, newest(window).text_id
    text = text_of(store, text_id)
    with store.write("Code") as writing:
        for number, quote in enumerate(quotes, 101):
            anchor = asdict(excerpt_of(text, text.index(quote), text.index(quote) + len(quote)))
            writing.add(Excerpt(statement_id=id_of(window, f"ST{number}"), text_id=text_id, **anchor))


def test_a_page_is_dropped_mended_added_and_corrected(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    sources = add_page(window, qtbot, tmp_path)
    added = newest(window)
    assert (added.code, added.title, added.author) == ("REUTERS-0329", "Neutrality for guarantees", "Ece Toksabay")
    assert (added.kind, added.reliability) == ("news report", "B")
    assert workspace(window).messages.text == "REUTERS-0329 was added."
    assert undo_step(window) == "Add source"
    code(window, NEUTRAL, CEASEFIRE)

    sources.page.correct.click()
    text = sources.correction.text
    cursor = text.document().find(CEASEFIRE)
    cursor.insertText("nothing else would do")
    qtbot.waitUntil(lambda: len(sources.correction.fates.rows) == 2)
    assert "2 excerpts: 1 lost, 1 carried over." in read(sources)
    sources.correction.save_button.click()
    assert workspace(window).messages.text == "The text is saved. 2 excerpts: 1 lost, 1 carried over."
    store = workspace(window).document.store
    assert [one.quote for one in passages_in(store, newest(window).text_id)] == [NEUTRAL]

    page = sources.page
    assert any(line.startswith("1 excerpt not found in the corrected text.") for line in read(sources))
    page.lost.list.setCurrentIndex(page.lost.list.model().index(0, 0))
    corrected = text_of(store, newest(window).text_id)
    start = corrected.index("nothing else")
    page.reader.text.mark(start, start + len("nothing else would do"))
    page.lost.put_back.click()
    quotes = [one.quote for one in passages_in(store, newest(window).text_id)]
    assert quotes == [NEUTRAL, "nothing else would do"]
    assert undo_step(window) == "Put excerpt back"
    for _ in range(4):
        trigger(window, "undo")
    assert newest(window).code == "UNGA"


def hostile(folder: Path) -> dict[Path, str]:
    """Files that cannot be read, with how the sentence begins that says so."""
    files = {
        "film.pdf": (b"", "film.pdf is 51 MB large."),
        "locked.pdf": (pdf(["Secret"], password="secret"), "locked.pdf is protected with a password."),  # noqa: S106
        "scan.pdf": (pdf([None]), "scan.pdf has no text"),
        "bomb.docx": (repacked(word("Text"), {"word/document.xml": b"<w:document>" + b" " * 60_000_000}), "bomb.docx"),
        "photo.png": (b"\x89PNG\r\n\x1a\n" + bytes(100), "photo.png is a picture."),
    }
    for name, (data, _) in files.items():
        (folder / name).write_bytes(data)
    with (folder / "film.pdf").open("wb") as film:
        film.truncate(51_000_000)
    return {folder / name: sentence for name, (_, sentence) in files.items()}


def test_files_that_cannot_be_read_say_why_and_keep_nothing_else_out(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    refused, note = hostile(tmp_path), tmp_path / "note.txt"
    note.write_text("Talks go on\nThe delegations meet again.")
    drop(window, *refused, note)
    intake = workspace(window).sources.intake
    qtbot.waitUntil(lambda: intake.is_open and window.jobs.current is None, timeout=60_000)
    for sentence in refused.values():
        assert any(line.startswith(sentence) for line in read(intake)), (sentence, read(intake))
        type_anew(qtbot, intake.fields.title.line, f"What was to be in {sentence}")
        intake.add_button.click()
        assert (newest(window).title, newest(window).text_id) == (f"What was to be in {sentence}", "")
    assert intake.fields.title.line.text() == "Talks go on"
    intake.add_button.click()
    assert newest(window).title == "Talks go on"
    assert not intake.is_open


def test_closing_over_what_is_not_added_asks(
    window: MainWindow, qtbot: QtBot, press: list[str], said_in_boxes: list[str]
) -> None:
    QApplication.clipboard().setText("Talks go on\nThe delegations meet again.")
    trigger(window, "paste_source")
    intake = workspace(window).sources.intake
    qtbot.waitUntil(lambda: intake.is_open and window.jobs.current is None, timeout=30_000)
    press += ["Discard what I typed", "Keep the dossier open"]
    window.close()
    assert window.isVisible()
    assert intake.text.text == "Talks go on\nThe delegations meet again."
    window.close()
    assert len(said_in_boxes) == 2
    said_in_boxes.clear()


def test_an_empty_dossier_takes_sources_too(open_window: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    window.dossiers.open(empty_dossier(tmp_path))
    window.tasks.show_view("sources")
    sources = workspace(window).sources
    qtbot.waitUntil(sources.empty.isVisible)
    sources.list.add_new.click()
    qtbot.keyClicks(sources.intake.fields.title.line, "Speech")
    qtbot.keyClick(sources.intake.fields.title.line, Qt.Key.Key_Return)
    assert newest(window).title == "Speech"
    assert sources.page.isVisible()


def empty_dossier(tmp_path: Path) -> Path:
    Store.create(tmp_path / "new.parley", new_author()).close()
    return tmp_path / "new.parley"
