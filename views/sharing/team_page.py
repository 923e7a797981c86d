"""The team folder: through which folder a dossier is shared, by whom, and what is on its way or could not be read."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.phrases import counted
from models.team_folder.members import Member, members
from models.team_folder.opening import shared_of
from models.team_folder.shared import Shared
from models.telling.when import when_words
from views.colouring import Role, set_colours
from views.document import Document
from views.inspector.properties import colour_text, plain_label
from views.sharing.line_list import Line, LineList
from views.theme import Theme

_HOW = (
    "For a folder that a service synchronises (Dropbox, OneDrive, Nextcloud, Syncthing), or a share on which one file "
    "cannot be open at two places safely. Everybody works in a file of their own, on their own computer; what each "
    "writes is put into the folder in small parts that nobody ever alters, and what the others put there is taken in "
    "by itself. Nothing is overwritten: where two say something else both values are kept, under Conflicts."
)
_NONE = "This dossier is not shared through a folder."
_ON_SERVER = "This dossier lies on a server, so it needs no folder."


class TeamPage(QWidget):
    """`share_asked` and `leave_asked` are for the window, which asks for a folder and whether."""

    share_asked = Signal()
    leave_asked = Signal()
    shown_asked = Signal()
    """Somebody wants to see the folder itself."""

    def __init__(self, document: Document, theme: Theme) -> None:
        super().__init__()
        self._document = document
        self.members = LineList("Who shares the dossier", theme)
        self.troubles = LineList("What could not be taken in", theme)
        self.share, self.show_folder, self.leave = (
            QPushButton("&Share through a folder…"),
            QPushButton("Show the &folder"),
            QPushButton("&Leave the folder…"),
        )
        self._how, self._said, self._where = plain_label(), plain_label(bold=True), plain_label()
        self._broken = plain_label(bold=True)
        self._frames = QFrame(), QFrame()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.share.clicked.connect(self.share_asked)
        self.leave.clicked.connect(self.leave_asked)
        self.show_folder.clicked.connect(self.shown_asked)
        # What is put there or arrives changes no record, so nobody tells of it.
        self._looking = QTimer(self, interval=1000)
        self._looking.timeout.connect(self._look)
        self._seen: tuple[object, ...] = ()
        self.set_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._looking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looking.stop()

    def _look(self) -> None:
        place = shared_of(self._document.store)
        seen = () if place is None else (place.why, place.is_behind, place.listed, tuple(place.broken))
        if seen != self._seen:
            self._seen = seen
            self.refresh()

    def refresh(self) -> None:
        """Say through which folder the dossier is shared, and by whom."""
        store = self._document.store
        place = shared_of(store)
        if place is None:
            is_elsewhere = store.place is not None and store.outbox is None
            self._said.setText(_ON_SERVER if is_elsewhere else _NONE)
            self.share.setVisible(not is_elsewhere)
        else:
            self._said.setText(_state(place))
            self._where.setText(f"The folder is {place.folder}. Your own file is {store.path}.")
            self.members.show_lines([_line(one) for one in members(store, place)], self.members.row)
            self.share.setVisible(False)
        broken = {} if place is None else place.broken
        self._broken.setText(f"{counted(len(broken), 'part')} could not be taken in yet")
        self.troubles.show_lines([Line(why, name) for name, why in sorted(broken.items())], self.troubles.row)
        for part in (self._where, self._frames[0], self.leave, self.show_folder):
            part.setVisible(place is not None)
        for part in (self._broken, self._frames[1]):
            part.setVisible(bool(broken))

    def take_focus(self) -> None:
        """Let the keys go to the list where there is one."""
        (self.members if self._frames[0].isVisible() else self.share if self.share.isVisible() else self).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for part in (self.members, self.troubles):
            part.set_theme(theme)
        colour_text(self._how, theme.muted)
        colour_text(self._where, theme.muted)
        for frame in self._frames:
            set_colours(frame, {Role.WindowText: theme.border})

    def _lay_out(self) -> None:
        self._how.setText(_HOW)
        for label in (self._how, self._said, self._where):
            label.setMaximumWidth(760)
        for frame, listed in zip(self._frames, (self.members, self.troubles), strict=True):
            frame.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(1, 1, 1, 1)
            inside.addWidget(listed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.share)
        buttons.addWidget(self.show_folder)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for label in (self._how, self._said, self._where):
            layout.addWidget(label)
        layout.addWidget(self._frames[0], 2)
        layout.addWidget(self._broken)
        layout.addWidget(self._frames[1], 1)
        layout.addLayout(buttons)
        layout.addStretch(0)


def _state(place: Shared) -> str:
    pending = len(place.pending())
    if place.why:
        waits = f" {counted(pending, 'change')} {'waits' if pending == 1 else 'wait'}." if pending else ""
        return f"{place.why}{waits}"
    if place.is_behind:
        return "What was written here is on its way there."
    return "All that was written here is there, and all that has arrived is here."


def _line(member: Member) -> Line:
    name = member.name or "Somebody"
    words = f"{name} (this computer)" if member.is_ours else name
    if not member.last:
        return Line(words, f"has put {counted(member.put_there, 'change')} there")
    # Somebody else passed them on, or they came before the dossier was shared.
    nothing = f"nothing in the folder from {'this' if member.is_ours else 'that'} computer"
    there = f"{counted(member.put_there, 'change')} in the folder" if member.put_there else nothing
    return Line(words, f"last wrote {when_words(member.last)} · {counted(member.steps, 'step')} known here · {there}")
