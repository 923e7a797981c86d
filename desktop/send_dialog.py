"""The dialog that asks what of a dossier somebody else is to see, and says what a copy would hold."""

from collections.abc import Generator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from desktop.jobs import Jobs
from models.handling import mark_words
from models.progress import Progress
from models.sending.choices import Choices
from models.sending.sending import outlook
from models.sending.sifting import Sifted
from models.sending.words import UNPROTECTED, sending_words
from models.store import Store
from models.words import HANDLINGS
from views.inspector.properties import plain_label

_LEAVE_OUT = (
    ("drafts", "&Drafts: statements that nobody has reviewed"),
    ("notes", "&Notes of analysts"),
    ("names", "N&ames of analysts, who are numbered instead"),
    ("record", "The change &record: who wrote what and when, and what was changed or deleted"),
)

_WITH_IT = " (stays out with anything else)"


class SendDialog(QDialog):
    """`choices` is what was chosen. What that comes to is worked out beside the window, and said as it changes."""

    def __init__(self, store: Store, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Send a copy")
        self._store, self._jobs, self._aside = store, jobs, jobs.aside()
        self.boxes = {name: QCheckBox(words) for name, words in _LEAVE_OUT}
        self.mark, self.unmarked = QComboBox(), QCheckBox("And sources that bear no &mark")
        self.said = plain_label()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self._write = self._buttons.addButton("&Choose where to…", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        for box in (*self.boxes.values(), self.unmarked):
            box.toggled.connect(self._look)
        self.mark.currentIndexChanged.connect(self._look)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._look()

    @property
    def choices(self) -> Choices:
        """What was chosen."""
        kept = {name: not box.isChecked() for name, box in self.boxes.items()}
        return Choices(**kept, up_to=self.mark.currentData(), unmarked=self.unmarked.isChecked())

    def done(self, result: int) -> None:
        """Close, and work nothing out any more."""
        self._aside.stop()
        super().done(result)

    def _look(self) -> None:
        choices = self.choices
        self.unmarked.setEnabled(bool(choices.up_to))
        # Whatever stays out was written at some time, so its record cannot go along.
        is_free = replace(choices, record=True).is_whole
        self.boxes["record"].setEnabled(is_free)
        self.boxes["record"].setText(_LEAVE_OUT[3][1] + ("" if is_free else _WITH_IT))
        self._aside.run(
            _looking(self._store, choices),
            lambda sifted: self.said.setText("\n".join(sending_words(sifted, choices))),
            self._jobs.failed.emit,
        )

    def _lay_out(self) -> None:
        self.mark.addItem("All, whatever their marks", "")
        for handling in HANDLINGS:
            self.mark.addItem(f"Up to {mark_words(handling)}", handling)
        self.mark.setAccessibleName("Sources that go along")
        self.said.setMinimumWidth(520)
        # As much as is said at most, so that nothing moves under the hand that chooses.
        self.said.setMinimumHeight(8 * self.fontMetrics().lineSpacing())
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        unprotected = plain_label()
        unprotected.setText(UNPROTECTED)
        # The longest that it says, so that the dialog stays as wide as it is.
        self.boxes["record"].setText(_LEAVE_OUT[3][1] + _WITH_IT)
        self.boxes["record"].setMinimumWidth(self.boxes["record"].sizeHint().width())
        form = QFormLayout()
        form.setVerticalSpacing(6)
        for number, box in enumerate(self.boxes.values()):
            form.addRow("Leave out" if number == 0 else "", box)
        form.addRow("Sources", self.mark)
        form.addRow("", self.unmarked)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addWidget(unprotected)
        layout.addWidget(self._buttons)


def _looking(store: Store, choices: Choices) -> Generator[Progress, None, Sifted]:
    yield Progress(0, 1, "Looking through the dossier")
    return outlook(store, choices)
