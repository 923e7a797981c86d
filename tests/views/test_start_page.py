from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from views.start_page import StartPage
from views.theme import DARK


def test_each_way_forward_has_a_button(qtbot: QtBot) -> None:
    taken: list[str] = []
    ways = [(words, lambda words=words: taken.append(words)) for words in ("Import folder…", "Open the sample")]
    page = StartPage("This dossier is empty", "What belongs here <b>comes</b> in with a folder.", ways)
    qtbot.addWidget(page)
    page.set_theme(DARK)
    for button in page.buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == [button.text() for button in page.buttons] == ["Import folder…", "Open the sample"]
