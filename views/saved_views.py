"""The views kept in the dossier: a menu to take one up, to save what is shown, to replace, rename and delete."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from models.edits.views import NEEDS_TITLE, delete_view, rename_view, replace_view, save_view
from models.queries import SavedView, saved_views
from views.document import Document
from views.menu_button import MenuButton
from views.plain import one_line
from views.theme import Theme
from views.title_field import TitleField


class Kept(Protocol):
    """A screen that can be set up as it once was."""

    def state_json(self) -> str:
        """How it is set up now, as canonical JSON."""

    def take_up_json(self, state: str) -> str:
        """Set it up so; returns a sentence about what is not there any more. Raises `UserError` where it cannot."""

    def words(self) -> str:
        """What it may be called."""


class SavedViews(QWidget):
    """The field for a title stands in place of the button while it is needed."""

    told = Signal(str)
    """A sentence about what was taken up."""

    def __init__(self, document: Document, setting_up: Kept, screen: str, noun: str = "view") -> None:
        """`screen` is what the dossier keeps them under, `noun` what one is called."""
        super().__init__()
        self._document, self._setting_up, self._named = document, setting_up, ""
        self._screen, self._noun = screen, noun
        self.button = MenuButton(f"Saved {noun}s")
        self.title = TitleField(f"Title of the {noun}", NEEDS_TITLE, self._rename)
        ways = (("Replace", self._replace), ("Rename", self._name), ("Delete", self._delete))
        self._groups = [(QMenu(words, self), do) for words, do in ways]
        self.button.setText(f"{noun.capitalize()}s")
        self.button.setToolTip(f"Set the {screen} up as it once was, or keep how it is set up")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title)
        row.addWidget(self.button)
        self.button.options.aboutToShow.connect(self._fill)
        self.title.put_away.connect(self._show_button)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.title.set_theme(theme)

    def take_up(self, view_id: str) -> None:
        """Set the screen up as in a view that is kept; raises `UserError` when that cannot be read."""
        self._take_up(next(one for one in self._kept() if one.id == view_id))

    def _kept(self) -> list[SavedView]:
        return saved_views(self._document.store, self._screen)

    def _fill(self) -> None:
        menu, kept = self.button.options, self._kept()
        menu.clear()
        for one in kept:
            menu.addAction(_escaped(one.title), partial(self._take_up, one))
        if not kept:
            menu.addAction(f"No {self._noun} is saved yet").setEnabled(False)
        menu.addSeparator()
        may_write = not self._document.store.is_read_only
        menu.addAction(f"Save this {self._noun}", self._save).setEnabled(may_write)
        for group, do in self._groups:
            group.clear()
            for one in kept:
                group.addAction(_escaped(one.title), partial(do, one))
            menu.addMenu(group).setEnabled(may_write and bool(kept))

    def _take_up(self, kept: SavedView) -> None:
        missing = self._setting_up.take_up_json(kept.state)
        self.told.emit(missing or f"This is “{one_line(kept.title)}”.")

    def _save(self) -> None:
        key = save_view(self._document.store, self._free_title(), self._screen, self._setting_up.state_json())
        self._name(next(one for one in self._kept() if one.id == key))

    def _free_title(self) -> str:
        wanted, taken = self._setting_up.words(), {one.title.casefold() for one in self._kept()}
        if wanted.casefold() not in taken:
            return wanted
        return next(
            title for number in range(2, len(taken) + 3) if (title := f"{wanted} ({number})").casefold() not in taken
        )

    def _replace(self, kept: SavedView) -> None:
        replace_view(self._document.store, kept.id, self._setting_up.state_json(), seen={"state": kept.state})
        self.told.emit(f"“{one_line(kept.title)}” is now what is shown.")

    def _delete(self, kept: SavedView) -> None:
        delete_view(self._document.store, kept.id)
        self.told.emit(f"“{one_line(kept.title)}” is deleted; undo brings it back.")

    def _name(self, kept: SavedView) -> None:
        self._named = kept.id
        self.button.hide()
        self.title.ask(kept.title)

    def _rename(self, title: str) -> None:
        before = next(one.title for one in self._kept() if one.id == self._named)
        rename_view(self._document.store, self._named, title, seen={"title": before})

    def _show_button(self, by_escape: bool) -> None:
        self.button.show()
        if by_escape:
            self.button.setFocus()


def _escaped(title: str) -> str:
    return one_line(title).replace("&", "&&")
