from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.analysis.known_days import known_days
from models.snapshot import to_date
from models.store import Store
from views.document import Document
from views.theme import LIGHT
from views.timeline.known_slider import KnownSlider


def shown(qtbot: QtBot, document: Document) -> KnownSlider:
    made = KnownSlider(document, LIGHT)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def slider(qtbot: QtBot, document: Document) -> KnownSlider:
    return shown(qtbot, document)


def test_it_stands_at_now_and_has_a_step_for_each_day(slider: KnownSlider, document: Document) -> None:
    days = known_days(document.present.statements).days
    assert slider.handle.maximum() == len(days)
    assert slider.handle.value() == len(days)
    assert (slider.day.text(), slider.missing.text()) == ("now", "")
    assert not slider.now.isEnabled()


def test_keys_go_from_day_to_day_and_back_to_now(slider: KnownSlider, document: Document, qtbot: QtBot) -> None:
    found = known_days(document.present.statements)
    qtbot.keyClick(slider.handle, Qt.Key.Key_Left)
    last = to_date(int(found.days[-1]))
    qtbot.waitUntil(lambda: document.reading.known == last)
    qtbot.keyClick(slider.handle, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: document.reading.known == to_date(int(found.days[0])))
    assert slider.missing.text() == f"{found.all - found.by_then[0]} not known yet"
    assert f"{found.all - found.by_then[0]} statements not known yet" in slider.handle.accessibleDescription()
    qtbot.mouseClick(slider.now, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: document.reading.known is None)
    assert slider.missing.text() == ""


def test_the_day_is_told_at_once_and_read_when_the_handle_rests(
    slider: KnownSlider, document: Document, qtbot: QtBot
) -> None:
    refreshed: list[int] = []
    document.refreshed.connect(lambda: refreshed.append(1))
    slider.handle.setSliderDown(True)
    for step in range(9, 4, -1):
        slider.handle.setValue(step)
    assert slider.day.text() != "now"
    assert document.reading.known is None
    qtbot.waitUntil(lambda: document.reading.known is not None)
    assert len(refreshed) == 1
    assert slider.handle.value() == 5
    slider.handle.setSliderDown(False)


def test_it_follows_a_day_that_was_chosen_elsewhere(slider: KnownSlider, document: Document) -> None:
    everything = len(document.present.statements)
    document.read_as(document.reading.as_known(date(2022, 3, 30)))
    assert slider.day.text() == "on 30 Mar 2022"
    assert slider.handle.value() < slider.handle.maximum()
    document.read_as(document.reading.as_known(date(1990, 1, 1)))
    assert slider.handle.value() == 0
    assert slider.missing.text() == f"{everything} not known yet"


def test_an_empty_dossier_has_no_days_to_go_back_to(qtbot: QtBot, store: Store) -> None:
    document = Document(store)
    slider = shown(qtbot, document)
    assert not slider.isEnabled()
    document.close()
