"""Text of a dossier is data: whatever it holds is shown as it stands on every screen, and fetches nothing."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from desktop.workspace import VIEWS
from models.errors import UserError
from models.record.shape import columns, tables
from models.store import Store
from tests.authors import new_author
from tests.literal import hostile, told, wrong
from tests.windows import Opener

_STRUCTURED = frozenset(
    """id version code colour marker role handling reliability kind act language media_type text_hash state since screen
    query specification mapping heads authority credibility conditionals restatements review optional_columns quote
    record published_edtf said_edtf date_edtf prefix suffix stance format level""".split()  # noqa: SIM905
)
"""Fields whose texts mean something to the program: no analyst can type anything into them."""


@pytest.fixture
def marked(dossier: Path) -> Path:
    """The sample with markup in each text that anybody can type, of every row."""
    with closing(Store.open(dossier, new_author())) as store:
        for name, table in tables().items():
            fields = [one for one, info in table.model_fields.items() if info.annotation is str]
            texts = [one for one in fields if one not in _STRUCTURED and not one.endswith("_id")]
            ids = [row[0] for row in store.columns(f'SELECT id FROM "{name}"')]  # noqa: S608 - our own names
            if texts and ids:
                with store.write("Mark") as writing:
                    values = {one: hostile(name, one) for one in texts if one in columns(table)}
                    writing.set_all(table, dict.fromkeys(ids, values))
    return dossier


def walk(window: MainWindow, qtbot: QtBot, seen: set[str]) -> list[str]:
    """Go to every view and every tab in it, and look at all that is there; `seen` gets the texts that are shown."""
    workspace = window.workspace
    assert workspace is not None
    ids = workspace.document.snapshot.statements.ids
    found: dict[str, None] = {}
    for place, (name, _) in enumerate(VIEWS):
        workspace.show_view(name)
        workspace.selection.choose_statement(ids[place % len(ids)])
        QApplication.processEvents()
        tabs = [one for one in workspace.findChildren(QTabBar) if one.isVisible()]
        for bar, at in [(one, at) for one in tabs for at in range(one.count())] or [(None, 0)]:
            if bar is not None:
                bar.setCurrentIndex(at)
            qtbot.wait(20)
            found |= dict.fromkeys(wrong(window))
            seen.update(told(window))
    return list(found)


def test_every_text_is_shown_as_it_stands_on_every_screen(open_window: Opener, marked: Path, qtbot: QtBot) -> None:
    window = open_window(marked)
    seen = set[str]()
    assert walk(window, qtbot, seen) == []
    assert len(seen) > 20, "the walk has to come to most of the texts"


def test_what_goes_wrong_with_a_text_is_told_in_plain_words(open_window: Opener, marked: Path) -> None:
    window = open_window(marked)
    window.tell(UserError(f"{hostile('error', 'name')} was refused."))
    assert wrong(window) == []


def test_the_walk_sees_a_text_that_is_read_as_markup(qtbot: QtBot) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    QLabel(hostile("label", "text"), top)
    top.setToolTip(hostile("tip", "text"))
    assert len(wrong(top)) >= 2
