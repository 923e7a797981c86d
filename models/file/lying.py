"""Where a file lies: on which kind of file system, and in the folder of which service that keeps folders in step."""

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How it writes a space, a tab, a line feed and a backslash; all else stands there as it is."""

_LOCAL = frozenset({
    "apfs", "bcachefs", "btrfs", "erofs", "exfat", "ext2", "ext3", "ext4", "f2fs", "fixed", "fuseblk", "hfs", "hfsplus",
    "iso9660", "jfs", "msdos", "ntfs", "ntfs3", "overlay", "ramfs", "reiserfs", "squashfs", "tmpfs", "ufs", "vfat",
    "xfs", "zfs",
})  # fmt: skip
"""Kinds of file systems of one computer, whose locks hold."""

_BY_NAME: Mapping[str, str] = {
    "dropbox": "Dropbox", "dropbox (*": "Dropbox", "dropbox-*": "Dropbox", "onedrive": "OneDrive",
    "onedrive - *": "OneDrive", "onedrive-*": "OneDrive", "google drive": "Google Drive",
    "googledrive-*": "Google Drive", "mobile documents": "iCloud", "icloud drive": "iCloud", "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud", "nextcloud": "Nextcloud", "owncloud": "ownCloud", "megasync": "MEGA",
    "pclouddrive": "pCloud", "yandex.disk": "Yandex Disk", "box sync": "Box", "box-box": "Box", "seafile": "Seafile",
}  # fmt: skip
_BY_CONTENT: Mapping[str, str] = {
    ".dropbox.cache": "Dropbox", ".stfolder": "Syncthing", ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud", ".sync/ID": "Resilio Sync", ".tmp.drivedownload": "Google Drive",
    ".megaignore": "MEGA",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lying:
    """The kind of file system as the platform names it, "" where it tells nothing; the service, "" for none."""

    file_system: str
    service: str = ""

    @property
    def is_local(self) -> bool:
        """Whether it is a disk of this computer, on which locks hold."""
        return self.file_system in _LOCAL


def lying(path: Path) -> Lying:
    """Where a file or folder lies, by what the platform tells of it; nothing is written."""
    real = path.resolve()
    return Lying(_file_system(real), service_of(real))


def service_of(path: Path) -> str:
    """The service that keeps one of the folders above in step, told by names and by what such services leave there."""
    for folder in path.parents:
        named = next((service for name, service in _BY_NAME.items() if fnmatchcase(folder.name.lower(), name)), "")
        if named:
            return named
        # A folder of this name holds the settings of Dropbox, and lies in the home of whoever has it.
        if (folder / ".dropbox").is_file():
            return "Dropbox"
        for left, service in _BY_CONTENT.items():
            if (folder / left).exists():
                return service
    return ""


def _file_system(path: Path) -> str:
    if sys.platform == "win32":
        return _drive(path)
    try:
        return of_mounts(_MOUNTS.read_text("utf-8", "surrogateescape").splitlines(), path)
    except OSError:
        return ""


def of_mounts(mounts: Iterable[str], path: Path) -> str:
    """The kind of file system of the innermost mount above a path; `mounts` as Linux lists them in `mountinfo`."""
    found, depth = "", -1
    for line in mounts:
        placed, _, kind = line.partition(" - ")
        at = Path(_ESCAPED.sub(lambda match: chr(int(match[1], 8)), placed.split(" ")[4]))
        # Of two mounts at one place the later one is seen.
        if path.is_relative_to(at) and len(at.parts) >= depth:
            found, depth = kind.split(" ")[0], len(at.parts)
    return found


def _drive(path: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    # 2 removable, 3 fixed, 6 in memory; 4 is a drive of another computer.
    return "fixed" if ctypes.windll.kernel32.GetDriveTypeW(path.anchor) in (2, 3, 6) else "remote"
