"""Two analysts have worked for weeks and merged: find who did what, bring back a value, take back one old step."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from tests.authors import new_author
from tests.journeys.walking import stored_range, trigger, workspace
from tests.journeys.worked_on import work_for_days
from tests.windows import Opener
from views.history.view import HistoryView


@pytest.fixture(scope="module")
def worked_on_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("worked") / "istanbul-2022.parley"
    work_for_days(path, new_author("OK", "Olena Koval"), new_author("MB", "Mykola Bondar"))
    return path


@pytest.fixture
def window(open_window: Opener, worked_on_file: Path, tmp_path: Path) -> MainWindow:
    opened = open_window(Path(shutil.copy(worked_on_file, tmp_path)))
    trigger(opened, "history")
    QApplication.processEvents()
    return opened


def history(window: MainWindow) -> HistoryView:
    return workspace(window).history


def said(window: MainWindow) -> str:
    return workspace(window).messages.text


def listed(window: MainWindow) -> list[str]:
    """The steps that are listed, newest first: the day, or what was done and to what."""
    model = history(window).model
    lines = [model.line(row) for row in range(model.rowCount())]
    return [line.text if line.heading else f"{line.text}: {line.detail}" for line in lines]


def choose_step(window: MainWindow, words: str) -> None:
    """Choose the oldest of the steps that begin so."""
    rows = [row for row, line in enumerate(listed(window)) if line.startswith(words)]
    history(window).steps.choose_row(rows[-1])


def test_steps_are_found_by_person_day_and_kind_of_record(window: MainWindow, qtbot: QtBot) -> None:
    bar = history(window).bar
    assert history(window).count.text() == "35 steps"
    bar.analyst.setCurrentText("Mykola Bondar")
    assert listed(window)[:2] == ["16 March 2026", "Link: responds to: Mykola Bondar · link of ST031"]
    assert history(window).count.text() == "7 of 35 steps"
    bar.kind.setCurrentText("Links")
    assert listed(window)[1:] == ["Link: responds to: Mykola Bondar · link of ST031"]
    bar.clear()
    qtbot.keyClicks(bar.days.line, "2 March 2026\r")
    assert {line for line in listed(window) if " March " in line and "·" not in line} == {"2 March 2026"}
    assert history(window).count.text() == "8 of 35 steps"
    qtbot.keyClicks(bar.words, "second edition")
    assert [line.split(":")[0] for line in listed(window)] == ["2 March 2026", "Correct locator"]


def test_every_row_has_room_for_its_words_however_the_list_is_narrowed(window: MainWindow) -> None:
    view = history(window)
    for analyst in ("Mykola Bondar", "Olena Koval", "Everybody", "Mykola Bondar"):
        view.bar.analyst.setCurrentText(analyst)
        heights = {(view.model.line(row).heading, view.steps.rowHeight(row)) for row in range(view.model.rowCount())}
        assert len(heights) == 2
        assert dict(heights)[False] > dict(heights)[True]


def test_of_a_long_text_the_history_shows_the_words_that_differ(window: MainWindow) -> None:
    choose_step(window, "Edit text: Mykola Bondar")
    row = history(window).page.changes.model().line(0)  # type: ignore[attr-defined]
    assert row.text == ("… which neither side would use… → … which none of the two sides w…")
    assert "Ukraine proposed" in row.tip


def test_only_the_newest_of_those_that_said_so_stands(window: MainWindow) -> None:
    choose_step(window, "Settle firmness")
    model = history(window).page.history.model()
    lines = [model.line(row) for row in range(model.rowCount())]  # type: ignore[attr-defined]
    graded = [line.detail for line in lines if line.lead == "Firmness"]
    assert graded[0].startswith("stands now · Olena Koval · Settle firmness of statement ST001 · “Heard on the tape”")
    assert not any("stands now" in detail for detail in graded[1:])


def test_a_value_of_before_the_merge_is_brought_back_and_that_can_be_undone(window: MainWindow) -> None:
    choose_step(window, "Set range: Olena Koval · statement ST005")
    page = history(window).page
    assert page.restore.text() == "Restore “35–45”"
    page.restore.click()
    assert stored_range(window, "ST005") == (35, 45)
    assert said(window) == "Range is 35–45 again."
    trigger(window, "undo")
    assert stored_range(window, "ST005") == (36, 44)


def test_an_old_step_on_which_nothing_rests_is_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    choose_step(window, "Grade statement: Olena Koval · statement ST010")
    page = history(window).page
    qtbot.keyClicks(page.why, "It was a B after all")
    qtbot.keyClick(page.undo, Qt.Key.Key_Space)
    assert said(window) == "“Grade statement” was taken back."
    assert listed(window)[1].endswith("statement ST010 · “It was a B after all”")


def test_an_old_step_that_was_overtaken_is_refused_and_says_by_whom(window: MainWindow) -> None:
    choose_step(window, "Set range: Olena Koval · statement ST005")
    page = history(window).page
    page.undo.click()
    assert said(window) == (
        "“Set range” cannot be taken back: range of statement ST005 was set to 36–44 since by Olena Koval."
    )
    next(one for one in workspace(window).messages.findChildren(QPushButton) if one.isVisible()).click()
    # Both are of another person than the one who looks: neither is theirs, and neither mine.
    assert (page.rivals.keep.text(), page.rivals.put_mine.text()) == ("Keep this", "Put this back")
    page.rivals.go_back.click()
    assert stored_range(window, "ST005") == (0, 45)


def test_an_old_step_to_whose_record_something_refers_is_refused_and_says_what(window: MainWindow) -> None:
    choose_step(window, "Add party: Olena Koval · party Holy See")
    history(window).page.undo.click()
    assert said(window).startswith("“Add party” cannot be taken back: ")
    assert "Pietro Parolin" in said(window)


def test_a_long_text_is_brought_back_by_its_name_and_both_of_a_conflict_are_told_apart(window: MainWindow) -> None:
    choose_step(window, "Edit text: Mykola Bondar")
    page = history(window).page
    assert page.restore.text() == "Restore this text"
    page.restore.click()
    assert said(window) == "Text is what it was. That settled 1 conflict; what else was said is kept in History."
    newest = page.history.model().line(0)  # type: ignore[attr-defined]
    assert newest.text == "… over ten to fifteen years, du… → … over fifteen years, during wh…"
    assert newest.detail.startswith("stands now · ")
