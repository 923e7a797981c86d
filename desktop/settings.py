"""What the user prefers and how the window was left; kept by the platform, never in a dossier."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_MOST_TOLD = 50


class Settings:
    """One typed property for each thing that is remembered."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    @property
    def last(self) -> str:
        """The dossier that was open last, by its file or its address on a server; "" at first."""
        return self._text("last_file")

    @property
    def server(self) -> str:
        """The server that a dossier was opened on last, without a password."""
        return self._text("server")

    @server.setter
    def server(self, address: str) -> None:
        self._store.setValue("server", address)

    @property
    def recent(self) -> list[str]:
        """Dossiers opened lately, by their files or their addresses on servers, the last one first."""
        return [text for text in self._text("recent_files").splitlines() if text]

    def opened(self, where: str) -> None:
        """Remember that a dossier was opened, by its file or its address without a password."""
        others = [one for one in self.recent if one != where]
        self._store.setValue("last_file", where)
        self._store.setValue("recent_files", "\n".join([where, *others][:10]))

    @property
    def appearance(self) -> str:
        """system, light or dark."""
        return self._text("appearance") or "system"

    @appearance.setter
    def appearance(self, name: str) -> None:
        self._store.setValue("appearance", name)

    @property
    def style(self) -> Path | None:
        """The file of the house style that briefings are set in."""
        text = self._text("style")
        return Path(text) if text else None

    @style.setter
    def style(self, path: Path | None) -> None:
        self._store.setValue("style", "" if path is None else str(path))

    @property
    def view(self) -> str:
        """The view that was in front."""
        return self._text("view") or "timeline"

    @view.setter
    def view(self, name: str) -> None:
        self._store.setValue("view", name)

    def was_told(self, path: Path) -> bool:
        """Whether it was said of a dossier that a service keeps its folder in step; from now on it was."""
        told = self._text("told").splitlines()
        self._store.setValue("told", "\n".join(dict.fromkeys([str(path), *told[:_MOST_TOLD]])))
        return str(path) in told

    def folder(self, purpose: str) -> str:
        """The folder last used for a purpose, such as open or briefing; "" at first."""
        return self._text(f"folders/{purpose}")

    def set_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder used for a purpose."""
        self._store.setValue(f"folders/{purpose}", str(folder))

    def state(self, name: str) -> QByteArray:
        """A saved layout: of the window, or of a table."""
        found = self._store.value(f"layout/{name}")
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_state(self, name: str, state: QByteArray) -> None:
        """Save a layout."""
        self._store.setValue(f"layout/{name}", state)

    def lanes(self, dossier: str) -> str:
        """How the lanes of the timeline stood for the dossier of an id, "" at first."""
        return self._text(f"layout/lanes/{dossier}")

    def set_lanes(self, dossier: str, lanes: str) -> None:
        """Remember how the lanes of the timeline stand for a dossier."""
        self._store.setValue(f"layout/lanes/{dossier}", lanes)

    @property
    def inspector_width(self) -> int:
        """How wide the inspector was in pixels, 0 when nothing is known of it."""
        text = self._text("layout/inspector")
        return int(text) if text.isdecimal() else 0

    @inspector_width.setter
    def inspector_width(self, width: int) -> None:
        self._store.setValue("layout/inspector", width)

    def forget_layout(self) -> None:
        """Let the next layout be as at first."""
        self._store.remove("layout")

    def _text(self, key: str) -> str:
        return str(self._store.value(key) or "")
