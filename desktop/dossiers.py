"""Which dossier is open: new, open, sample, import, export and copies, with the platform's own dialogs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import dialogs
from desktop.places import data_folder, free_name, outboxes, servers_folder, ties
from desktop.sample import NAME, build_sample
from desktop.settings import Settings
from models.errors import UserError
from models.file.foreign import examine_foreign
from models.outbox.opening import open_with_outbox
from models.record.author import Author
from models.server.address import Address, is_address, read_address
from models.server.connection import NotLetInError
from models.store import Store
from models.team_folder.opening import attach_shared, join
from models.team_folder.shelf import is_team_folder
from views.sources.correcting import Run

FILES = "Parley dossiers (*.parley)"
BRIEFINGS = "PDF (*.pdf);;Word document (*.docx);;Web page (*.html);;Workbook of its tables (*.xlsx)"
PICTURES = "Picture of its chart (*.svg);;Picture of its chart in pixels (*.png)"


def _is_there(file: Path) -> bool:
    """Whether it is, or what was changed while it was not waits for it."""
    return file.exists() or outboxes().of(file) is not None


class Dossiers:
    """Asks which files are meant and opens them; `show` says whether it took a newly opened store."""

    def __init__(self, settings: Settings, author: Author, show: Callable[[Store], bool], run: Run) -> None:
        self._settings, self._author, self._show, self._run = settings, author, show, run
        self._open: Path | None = None

    def open_first(self, file: Path | None) -> None:
        """Open what was asked for, else the last dossier, else the sample; says so when the last one is gone."""
        last = self._settings.last
        if file is not None:
            self.open(file)
        elif is_address(last) or (last and _is_there(Path(last))):
            self.open_named(None, last)
        else:
            self.open_sample()
            if last:
                raise UserError(f"{last} is not there any more, so the sample was opened instead.")

    def open_named(self, parent: QWidget | None, where: str) -> None:
        """Open a dossier that was opened before, by its file or its address on a server."""
        if is_address(where):
            self.open_server(parent, where)
        else:
            self.open(Path(where))

    def open(self, path: Path) -> None:
        """Open a dossier by its file or its team folder, unless it is the one that is open.

        Looking at an open file's bytes would drop its locks.
        """
        if self.is_open(path):
            return
        if is_team_folder(path):
            self._open_folder(path)
            return
        if not self._is_known(path.absolute()):
            examine_foreign(path.absolute())
        store = open_with_outbox(path.absolute(), self._author, outboxes())
        attach_shared(store, ties(), watched=True)
        if not self._show(store):
            store.close()
            return
        self._settings.opened(str(path.absolute()))
        self._open = path.absolute()

    def _is_known(self, path: Path) -> bool:
        """Whether this installation had it open before, or made it itself."""
        return str(path) in self._settings.recent or path.is_relative_to(data_folder())

    def _open_folder(self, folder: Path) -> None:
        tie = ties().of_folder(folder)
        if tie is not None:
            self.open(Path(tie.file))
        else:
            self._run("Joining", join(folder, self._author, ties()), self.open)

    def open_server(self, parent: QWidget | None, text: str) -> None:
        """Open a dossier on a server; asks for a password where one is wanted, and keeps it nowhere."""
        address = read_address(text.strip())
        try:
            self._open_at(address)
        except NotLetInError:
            password = dialogs.ask_password(parent, address.shown)
            if password is None:
                raise
            self._open_at(address.with_password(password))

    def _open_at(self, address: Address) -> None:
        # What is imported here needs SQLModel, which an ordinary start does without.
        from models.server.fetching import fetch
        from models.server.opening import refuse_away, working_copy

        if working_copy(address, servers_folder()).exists():
            self._show_served(address)
            return
        refuse_away(address)
        work = fetch(address, self._author, servers_folder())
        self._run("Fetching", work, lambda _: self._show_served(address))

    def _show_served(self, address: Address) -> None:
        from models.server.opening import open_served

        store = open_served(address, self._author, servers_folder(), watched=True)
        if not self._show(store):
            store.close()
            return
        self._settings.server = address.shown
        self._settings.opened(address.shown)
        self._open = store.path

    def ask_server(self, parent: QWidget) -> None:
        """Let a server be named and open the dossier there."""
        text = dialogs.ask_server(parent, self._settings.server)
        if text:
            self.open_server(parent, text)

    def open_sample(self) -> None:
        """Open the copy of the sample, made when there is none."""
        path = data_folder() / NAME
        self.open(path if path.exists() else build_sample(path, self._author))

    def open_fresh_sample(self) -> None:
        """Open another copy of the sample, as it was at first."""
        self.open(build_sample(free_name(data_folder() / NAME), self._author))

    def ask_open(self, parent: QWidget) -> None:
        """Let a dossier be chosen and open it."""
        name, _ = QFileDialog.getOpenFileName(parent, "Open dossier", str(self._beginning("open")), FILES)
        if name:
            self._settings.set_folder("open", Path(name).parent)
            self.open(Path(name))

    def ask_new(self, parent: QWidget) -> None:
        """Let a name be chosen and make an empty dossier."""
        path = self.ask_save(parent, "New dossier", "open", "New dossier.parley", FILES, replace=False)
        if path is not None:
            Store.create(path, self._author).close()
            self.open(path)

    def is_open(self, path: Path) -> bool:
        """Whether a path is that of the dossier that is open."""
        return self._open is not None and self._open.exists() and path.exists() and path.samefile(self._open)

    def ask_folder(self, parent: QWidget, title: str, purpose: str) -> Path | None:
        """Let a folder be chosen."""
        name = QFileDialog.getExistingDirectory(parent, title, str(self._beginning(purpose)))
        if not name:
            return None
        self._settings.set_folder(purpose, Path(name).parent)
        return Path(name)

    def ask_files(self, parent: QWidget, title: str, purpose: str, kinds: str = "") -> list[Path]:
        """Let any number of files be chosen."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, str(self._beginning(purpose)), kinds)
        if names:
            self._settings.set_folder(purpose, Path(names[0]).parent)
        return [Path(name) for name in names]

    def ask_save(
        self,
        parent: QWidget,
        title: str,
        purpose: str,
        name: str,
        kinds: str,
        *,
        replace: bool = True,
        beside: Path | None = None,
    ) -> Path | None:
        """Let a place to write be chosen, which is first looked for `beside` a file; asks before anything is replaced.

        With `replace` False it does not, because what is made there refuses to replace anything.
        """
        start = str((self._beginning(purpose) if beside is None else beside.parent) / name)
        options = QFileDialog.Option(0) if replace else QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(parent, title, start, kinds, options=options)
        if not chosen:
            return None
        self._settings.set_folder(purpose, Path(chosen).parent)
        path = Path(chosen)
        if path.suffix:
            return path
        whole = path.with_suffix(Path(name).suffix)
        if replace and whole.exists():
            # The dialog asked about the name without its ending.
            raise UserError(f"{whole.name} is there already. Choose it by its whole name to replace it.")
        return whole

    def _beginning(self, purpose: str) -> Path:
        """Where a dialog begins: where one for this ended last, else beside the dossier that is open, else at home."""
        kept, last = self._settings.folder(purpose), self._open
        # Nobody keeps anything of their own where Parley keeps the sample and working copies.
        beside = None if last is None or last.is_relative_to(data_folder()) else last.parent
        folders = (Path(kept) if kept else None, beside)
        return next((one for one in folders if one is not None and one.is_dir()), Path.home())
