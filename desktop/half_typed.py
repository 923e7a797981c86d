"""What is half typed, kept beside this installation's data: a crash takes at most its last few seconds."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop import dialogs
from desktop.dossier_views import VIEWS
from models.ids import new_id
from models.phrases import listed
from models.queries import dossier_id
from views.coding.form import CodingForm
from views.entries import Entries
from views.fields import LineField, TextField
from views.sources.correcting import TextCorrection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.workspace import Workspace

_EVERY_MS = 5000
_SHOWN = 600
"""Characters of each text that are shown; all of it is copied."""

_OFFERED_AFTER_MS = 1500
"""After what is said at opening, which is said again where it still holds."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stood in a field and was not stored; `place` says of which record or on which page the field was."""

    field: str
    place: str
    text: str

    @property
    def name(self) -> str:
        """The field and where it is."""
        return f"{self.field} ({self.place})" if self.place else self.field


class Left:
    """What a window that is gone left behind; whoever has it looks at it alone."""

    def __init__(self, file: Path, lock: QLockFile, typed: tuple[Typed, ...]) -> None:
        self._file, self._lock, self.typed = file, lock, typed

    def throw_away(self) -> None:
        """Let it be gone."""
        with suppress(OSError):
            self._file.with_suffix(".new").unlink(missing_ok=True)
            self._file.unlink()
        self._lock.unlock()

    def leave(self) -> None:
        """Let it be there for the next time."""
        self._lock.unlock()


class HalfTyped:
    """Writes down every few seconds what is half typed in a window, and offers what was when an earlier one ended."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self._workspace, self._folder = workspace, folder
        self._dossier = dossier_id(workspace.document.store)
        self._file = folder / f"{new_id()}.json"
        self._lock: QLockFile | None = None
        self._kept = ""
        self._timer, self._first = QTimer(workspace), QTimer(workspace, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)
        self._first.timeout.connect(self.offer)
        self._first.start(_OFFERED_AFTER_MS)
        self._is_typed_in = False
        self._application = cast("QApplication", QApplication.instance())
        self._application.focusChanged.connect(self._notice)

    def look(self) -> None:
        """Write down what is half typed, if a field was typed in: to look through a whole window takes a while."""
        if self._is_typed_in or self._kept or _takes_text(QApplication.focusWidget()):
            self._is_typed_in = False
            self.keep()

    def keep(self) -> None:
        """Write down what is half typed now. A disk that is full keeps nobody from typing."""
        typed = [asdict(one) for one in self._typed()]
        # In ASCII, because a field may hold half of a character, which no file can.
        told = json.dumps({"dossier": self._dossier, "typed": typed}) if typed else ""
        if told == self._kept:
            return
        try:
            self._write(told) if told else self._forget()
        except OSError:
            self._is_typed_in = True
        else:
            self._kept = told

    def stop(self) -> None:
        """Keep nothing any more, because the dossier is closed, and what was typed was stored or given up."""
        self._timer.stop()
        self._first.stop()
        self._application.focusChanged.disconnect(self._notice)
        with suppress(OSError):
            self._forget()

    def offer(self) -> None:
        """Say what was not stored when a window of this dossier ended, if there is such."""
        found = left_behind(self._folder, self._dossier)
        for one in found:
            one.leave()
        if found:
            names = listed(list(dict.fromkeys(typed.name for one in found for typed in one.typed)))
            sentence = f"Parley ended before this was stored: {names}."
            self._workspace.messages.show_news(sentence, "Look at it", self._show, stays=True)

    def _show(self) -> None:
        found = left_behind(self._folder, self._dossier)
        typed = [typed for one in found for typed in one.typed]
        shown = _words(
            (replace(one, text=f"{one.text[:_SHOWN]}…" if len(one.text) > _SHOWN else one.text)) for one in typed
        )
        wanted = dialogs.ask_about_left(self._workspace, shown) if found else ""
        if wanted == dialogs.COPY:
            QGuiApplication.clipboard().setText(_words(typed))
        for one in found:
            one.throw_away() if wanted == dialogs.THROW_AWAY else one.leave()

    def _notice(self, left: QWidget | None, _now: QWidget | None) -> None:
        self._is_typed_in = self._is_typed_in or _takes_text(left)

    def _typed(self) -> list[Typed]:
        root: QWidget = self._workspace.window()
        return [*self._in_something_new(root), *self._in_fields(root)]

    def _in_something_new(self, root: QWidget) -> Iterator[Typed]:
        """What is left of a field of it counts as half typed still: nothing is stored before all can be read."""
        for form in root.findChildren(CodingForm):
            if form.is_half_typed:
                yield from (Typed(name, "a new statement", text) for name, text in form.fields.texts)
        for correction in root.findChildren(TextCorrection):
            if correction.is_half_typed:
                yield Typed("Corrected text", *correction.typed)
        for entries in root.findChildren(Entries):
            yield from (Typed(name, self._view, text) for name, text in entries.typed)

    def _in_fields(self, root: QWidget) -> Iterator[Typed]:
        # What was filled in for somebody is not stored either, but nobody has typed it.
        lines = [line for line in root.findChildren(QLineEdit) if line.isModified() and line.text().strip()]
        texts = [text for text in root.findChildren(QPlainTextEdit) if text.document().isModified()]
        for field in (*(line.parentWidget() for line in lines), *texts):
            if not isinstance(field, LineField | TextField) or not field.is_half_typed or self._is_new(root, field):
                continue
            if isinstance(field, TextField):
                yield Typed(field.accessibleName(), self._place(field), field.toPlainText())
            else:
                yield Typed(field.line.accessibleName(), self._place(field), field.line.text())

    def _is_new(self, root: QWidget, field: QWidget) -> bool:
        """Whether it is a field of something that is not there yet."""
        forms, groups = root.findChildren(CodingForm), root.findChildren(Entries)
        return any(form.isAncestorOf(field) for form in forms) or any(group.has(field) for group in groups)

    @property
    def _view(self) -> str:
        return dict(VIEWS)[self._workspace.shown]

    def _place(self, field: QWidget) -> str:
        card, statements = self._workspace.inspector.card, self._workspace.document.snapshot.statements
        if not card.isAncestorOf(field):
            return self._view
        at = statements.position.get(card.form.statement_id)
        return "" if at is None else statements.codes[at]

    def _write(self, told: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._lock is None:
            self._lock = _lock_of(self._file)
            self._lock.tryLock(0)
        new = self._file.with_suffix(".new")
        # Not made to outlive a loss of power, because whoever types would wait for the disk.
        new.write_text(told, "utf-8")
        os.replace(new, self._file)

    def _forget(self) -> None:
        self._kept = ""
        for file in (self._file, self._file.with_suffix(".new")):
            file.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def left_behind(folder: Path, dossier: str) -> list[Left]:
    """What windows of a dossier left that are gone without having closed it; unlocked by `throw_away` or `leave`."""
    found = []
    for file in sorted(folder.glob("*.json")):
        lock = _lock_of(file)
        if not lock.tryLock(0):
            continue
        typed = _read(file, dossier)
        if typed:
            found.append(Left(file, lock, typed))
        else:
            lock.unlock()
    return found


def _takes_text(widget: QWidget | None) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)


def _words(typed: Iterable[Typed]) -> str:
    return "\n\n".join(f"{one.name}:\n{one.text}" for one in typed)


def _lock_of(file: Path) -> QLockFile:
    """Held as long as its window lives; a process that is gone holds none."""
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock


def _read(file: Path, dossier: str) -> tuple[Typed, ...]:
    try:
        told = json.loads(file.read_text("utf-8"))
        return tuple(Typed(**one) for one in told["typed"]) if told["dossier"] == dossier else ()
    except (OSError, ValueError, KeyError, TypeError):
        # What was cut off while it was written, or written by another Parley, can be offered to nobody.
        return ()
