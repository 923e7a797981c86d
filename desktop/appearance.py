"""Light or dark: as the user prefers or, by default, as the system is."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from views.theme import DARK, LIGHT, Theme

NAMES = ("system", "light", "dark")
_FRAMED = ("QCheckBox", "QRadioButton", "QLineEdit")


class Appearance(QObject):
    """Gives the application its palette, and tells when it becomes another one."""

    changed = Signal(object)
    """The theme that is used from now on."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__()
        self._application, self._settings = application, settings
        # Our palettes need a style that follows them on every platform.
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(lambda _scheme: self._apply())
        self.theme = self._wanted()
        self._colour()

    @property
    def name(self) -> str:
        """What the user prefers: system, light or dark."""
        return self._settings.appearance

    def prefer(self, name: str) -> None:
        """Follow another preference from now on."""
        self._settings.appearance = name
        self._apply()

    def _apply(self) -> None:
        theme = self._wanted()
        if theme is not self.theme:
            self.theme = theme
            self._colour()
            self.changed.emit(theme)

    def _colour(self) -> None:
        self._application.setPalette(self.theme.palette())
        for kind in _FRAMED:
            # PySide asks for a text here, where it says that it wants bytes.
            self._application.setPalette(self.theme.framed(), kind)  # type: ignore[arg-type]

    def _wanted(self) -> Theme:
        if self.name in ("light", "dark"):
            return DARK if self.name == "dark" else LIGHT
        dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
