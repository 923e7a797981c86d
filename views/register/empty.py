"""What the statements register shows when it has no rows: what belongs there, or why there is none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from views.colouring import Role, set_colours
from views.register.model import RegisterModel
from views.theme import Theme

_NONE_YET = (
    "No statements yet",
    "Here belongs what each party has stated on each issue: who said it, when, how firmly, and the source that has it.",
)


class EmptyRegister(QWidget):
    """Two sentences and, where a filter is the reason, a button that clears it."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.detail = QLabel(), QLabel()
        self.clear_button = QPushButton("Clear filter")
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for label in (self.title, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addSpacing(6)
        layout.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        set_colours(self.detail, {Role.WindowText: theme.muted})

    def say(self, model: RegisterModel) -> None:
        """Give the reason why the model has no rows."""
        title, detail = _NONE_YET if not model.total else _reason(model)
        self.title.setText(title)
        self.detail.setText(detail)
        self.clear_button.setVisible(model.total > 0)


def _reason(model: RegisterModel) -> tuple[str, str]:
    words = model.query.words.strip()
    found = f"No statement with “{words}”" if words else "No such statement"
    if model.query.chosen:
        values = "that is chosen is shown, of the parties and issues that are shown."
        return found, f"Only what has everything {values}"
    if words:
        return found, "Words are looked for in codes, names, issues, acts, sources and texts."
    return "Nothing to show", "The parties and issues that are shown, and what is known in this reading, leave none."
