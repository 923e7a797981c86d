"""Two analysts: Olena coded three statements, Mykola codes them again blind, compares, and settles what differs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.main_window import MainWindow
from models.agreement.codings import codings_in
from models.drafting.draft import Draft
from models.edits.coding import add_statement
from models.excerpts.anchor import excerpt_of
from models.store import Store
from models.tables import Source, SourceText
from models.words import Act
from tests.authors import new_author
from tests.journeys.walking import property_of, trigger, undo_step, workspace
from tests.seen import all_that_is_seen
from tests.windows import Opener
from views.review.view import ReviewView

TEXT = (
    "The delegations met for the third time. Kyiv will give up joining the alliance, the first one told reporters. "
    "Nothing of the kind was agreed, said the other. Both spoke of a meeting of presidents."
)
PASSAGES = (TEXT[40:110], TEXT[111:158], TEXT[159:])
SECRETS = (
    "commitment",
    "rejection",
    "33–47",
    "12–19",
    "non-negotiable",
    "trial balloon",
    "improbable",
    "hunch",
    "frost",
)
"""How Olena coded them, in words that stand nowhere but in her codings."""


@pytest.fixture
def quick(qapp: QApplication) -> Iterator[None]:
    """Let every key in a list begin a search of its own: tests type faster than people do."""
    before = qapp.keyboardInputInterval()
    qapp.setKeyboardInputInterval(0)
    yield
    qapp.setKeyboardInputInterval(before)


@pytest.fixture
def coded(dossier: Path) -> list[str]:
    """What Olena coded from one report."""
    store = Store.open(dossier, new_author("OK", "Olena Koval"))
    with store.write("Add source") as writing:
        source = writing.add(Source(code="WIRE-0310", title="Third meeting", publisher="Wire", reliability="B"))
        text = writing.add(SourceText(source_id=source, text=TEXT, text_hash="0" * 64))
    ((party,), (speaker,), (issue,)) = (
        store.columns(f"SELECT id FROM {table} WHERE code = ?", code)[0]  # noqa: S608 - our own names
        for table, code in (("party", "UA"), ("speaker", "ZEL"), ("issue", "neutrality"))
    )
    usual = {
        "source_id": source, "party_id": party, "speaker_id": speaker, "issue_id": issue,
        "said_on": date(2022, 3, 10), "published_on": date(2022, 3, 10), "note": "a hunch", "condition": "after frost",
    }  # fmt: skip
    drafts = (
        Draft(act=Act.COMMITMENT, stance=(33, 47), firmness=4, credibility=2, text=PASSAGES[0], **usual),
        Draft(act=Act.REJECTION, stance=(12, 19), firmness=0, credibility=5, text=PASSAGES[1], **usual),
        Draft(act=Act.REJECTION, stance=None, firmness=None, credibility=2, text=PASSAGES[2], **usual),
    )
    places = ((TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in PASSAGES)
    made = [
        add_statement(store, draft, text, excerpt_of(TEXT, *place)) for draft, place in zip(drafts, places, strict=True)
    ]
    store.close()
    return made


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focus(), key)


def begin_with_the_report(window: MainWindow, qtbot: QtBot) -> None:
    """From the beginning of the program by keys alone: the review, the source, and on to the first statement."""
    keys = window.actions_by_id["review"].shortcut()[0]
    qtbot.keyClick(window, keys.key(), keys.keyboardModifiers())
    qtbot.waitUntil(lambda: getattr(focus(), "text", str)() == "&Begin")
    QApplication.processEvents()
    while focus().accessibleName() != "Source":
        press(qtbot, Qt.Key.Key_Backtab)
    qtbot.keyClicks(focus(), "WIRE")
    while getattr(focus(), "text", str)() != "&Begin":
        press(qtbot, Qt.Key.Key_Tab)
    assert "3 statements coded by others: 3 to code again." in all_that_is_seen(window)
    press(qtbot, Qt.Key.Key_Space)


def code(qtbot: QtBot, act: str, stance: str, firmness: str, credibility: str) -> None:
    qtbot.keyClicks(focus(), act)
    qtbot.keyClicks(focus(), stance)
    for grade in (firmness, credibility):
        press(qtbot, Qt.Key.Key_Tab)
        qtbot.keyClicks(focus(), grade)
    press(qtbot, Qt.Key.Key_Return)


def secrets_told(window: MainWindow) -> list[str]:
    """Which of Olena's values can be read, pointed at or heard anywhere in the window."""
    view = window.findChild(ReviewView)
    assert isinstance(view, ReviewView)
    # That the keys for acts name all acts tells nothing, as long as none is chosen.
    board = view.coding.blind.form.act
    assert board.act is None
    seen = all_that_is_seen(window).replace(board.accessibleDescription(), "")
    return [secret for secret in SECRETS if secret in seen]


def test_a_second_analyst_codes_blind_compares_and_settles(
    open_window: Opener, dossier: Path, coded: list[str], quick: None, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    workspace(window).selection.choose_statement(coded[0])
    assert "commitment" in all_that_is_seen(window).lower()
    begin_with_the_report(window, qtbot)
    answers = (("6", "33-47", "4", "2"), ("1", "12-19", "0", "5"), ("5", "", "", "3"))
    for passage, answer in zip(PASSAGES, answers, strict=True):
        assert passage in all_that_is_seen(window)
        assert secrets_told(window) == []
        code(qtbot, *answer)
    store = workspace(window).document.store
    assert [one.second.act for one in codings_in(store)] == [Act.COMMITMENT, Act.DEMAND, Act.REJECTION]
    assert "3 statements coded, 2 of them otherwise than first." in all_that_is_seen(window)
    press(qtbot, Qt.Key.Key_Space)
    qtbot.keyClick(focus(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    # Two of three acts are the same: Do = 2/6, De = (36 - 4 - 1 - 9) / 30.
    assert f"that is an alpha of {1 - (2 / 6) / (22 / 30):.3f}." in all_that_is_seen(window)
    qtbot.keyClick(focus(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert "rejection / demand" in all_that_is_seen(window)
    press(qtbot, Qt.Key.Key_2)
    assert stored_act(store, coded[1]) == "demand"
    assert "Open (1)" in all_that_is_seen(window)
    assert undo_step(window) == "Settle codings"
    qtbot.keyClick(focus(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stored_act(store, coded[1]) == "rejection"
    assert "Open (2)" in all_that_is_seen(window)


def stored_act(store: Store, statement_id: str) -> str:
    return str(store.columns("SELECT act FROM statement WHERE id = ?", statement_id)[0][0])


def test_the_message_that_something_was_settled_takes_it_back(
    open_window: Opener, dossier: Path, coded: list[str], quick: None, qtbot: QtBot
) -> None:
    window = open_window(dossier)
    begin_with_the_report(window, qtbot)
    for answer in (("1", "", "", "2"), ("1", "", "", "2"), ("1", "", "", "2")):
        code(qtbot, *answer)
    press(qtbot, Qt.Key.Key_Space, Qt.Key.Key_2)
    bar, store = workspace(window).messages, workspace(window).document.store
    assert bar.text.endswith("is settled: the second coding stands.")
    assert stored_act(store, coded[0]) == "demand"
    bar._button.click()
    assert stored_act(store, coded[0]) == "commitment"


def test_a_statement_is_marked_reviewed_by_a_key_and_says_by_whom(
    open_window: Opener, dossier: Path, coded: list[str]
) -> None:
    window = open_window(dossier)
    workspace(window).selection.choose_statement(coded[0])
    assert property_of(window, "Review") == "draft"
    trigger(window, "reviewed")
    assert property_of(window, "Review").startswith("reviewed, you, ")
    assert workspace(window).messages.text.endswith(" is reviewed.")
    trigger(window, "reviewed")
    assert workspace(window).messages.text.endswith(" is reviewed already.")
    trigger(window, "undo")
    assert property_of(window, "Review") == "draft"
    assert window.actions_by_id["reviewed"].shortcut().toString() == "Ctrl+Shift+R"
