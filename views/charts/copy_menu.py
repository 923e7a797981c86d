"""The menu that copies or saves what a frame shows: as a picture, or as a table."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from models.errors import UserError
from models.whole_files import write_whole
from views.charts.picture import Picture
from views.charts.table import Table
from views.copying import separated, table_mime
from views.menu_button import MenuButton

_KINDS = "SVG picture (*.svg);;PNG picture (*.png);;Table, tab-separated (*.tsv)"
_ENDINGS = (".svg", ".png", ".tsv")


class CopyMenu(MenuButton):
    """Asks for the picture and the table when they are wanted; a picture None is none yet."""

    def __init__(self, picture: Callable[[], Picture | None], table: Callable[[], Table]) -> None:
        super().__init__("Copy or save this chart")
        self._picture, self._table, self._folder = picture, table, ""
        self.setText("Copy")
        for words, act in (
            ("Copy as SVG", self.copy_svg), ("Copy as PNG", self.copy_png), ("Copy as TSV", self.copy_table),
        ):  # fmt: skip
            self.options.addAction(words, act)
        self.options.addSeparator()
        self.options.addAction("Save as…", self.save)

    def copy_svg(self) -> None:
        """Put the picture on the clipboard as SVG, for programs that draw and for those that write text."""
        picture = self._picture()
        if picture is not None:
            mime, content = QMimeData(), picture.svg()
            mime.setData("image/svg+xml", content)
            mime.setText(content.decode())
            QGuiApplication.clipboard().setMimeData(mime)

    def copy_png(self) -> None:
        """Put the picture on the clipboard as an image."""
        picture = self._picture()
        if picture is not None:
            QGuiApplication.clipboard().setImage(picture.image())

    def copy_table(self) -> None:
        """Put the whole table on the clipboard, tab-separated and in what else spreadsheets take."""
        table = self._table()
        QGuiApplication.clipboard().setMimeData(table_mime(table.titles, table.copied()))

    def save(self) -> None:
        """Let a file be chosen, and write what its ending says; raises `UserError` where it cannot be written."""
        picture = self._picture()
        if picture is None:
            return
        folder = self._folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder) / f"{_file_name(picture.title)}.svg")
        chosen, kind = QFileDialog.getSaveFileName(self, "Save chart", start, _KINDS)
        if chosen:
            path = _with_ending(Path(chosen), kind)
            self._folder = str(path.parent)
            write_whole(path, self._content(picture, path.suffix.lower()))

    def _content(self, picture: Picture, ending: str) -> bytes:
        if ending == ".tsv":
            table = self._table()
            return separated(table.titles, table.copied(), "excel-tab").encode()
        return picture.svg() if ending == ".svg" else picture.png()


def _with_ending(path: Path, kind: str) -> Path:
    """A path whose ending says what to write: its own, or that of the kind of files that was chosen."""
    if path.suffix.lower() in _ENDINGS:
        return path
    whole = path.with_name(path.name + next((one for one in _ENDINGS if one in kind), ".svg"))
    if whole.exists():
        # The dialog asked about the name without its ending.
        raise UserError(f"{whole.name} is there already. Choose it by its whole name to replace it.")
    return whole


def _file_name(title: str) -> str:
    """A title as the name of a file, without what file systems do not take."""
    return "".join(one if one.isalnum() or one in " -–" else " " for one in title).strip() or "chart"
