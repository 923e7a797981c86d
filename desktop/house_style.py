"""Which house style the briefings of this installation are set in."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.settings import Settings
from models.briefing.house.house import PLAIN, House

_FILES = "House style (*.toml)"


class HouseStyle:
    """Remembers the file in the settings; what it says is read anew each time, since it may have been changed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def name(self) -> str:
        """The file of the style, without its folder; "" for none."""
        return "" if self._settings.style is None else self._settings.style.name

    def read(self) -> House:
        """The style as its file says now; raises `UserError` where it cannot be read."""
        path = self._settings.style
        return PLAIN if path is None else _read(path)

    def choose(self, parent: QWidget) -> bool:
        """Let a file be chosen; whether one was. Raises `UserError`, and keeps the one before, where it is none."""
        start = self._settings.folder("style")
        name, _ = QFileDialog.getOpenFileName(parent, "House style of briefings", start, _FILES)
        if not name:
            return False
        path = Path(name).absolute()
        _read(path)
        self._settings.style = path
        self._settings.set_folder("style", path.parent)
        return True

    def drop(self) -> None:
        """Have none from now on."""
        self._settings.style = None


def _read(path: Path) -> House:
    # Typst is large: imported only where a style is read, so that the program starts fast.
    from models.briefing.house.reading import read_house

    return read_house(path)
