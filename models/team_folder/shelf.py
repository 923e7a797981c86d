"""The folder itself: what marks it, and which bundles lie in it. It may be on a share that answers late, or never."""

import json
import os
import re
from collections.abc import Container, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from models.errors import UserError
from models.team_folder.bundle import (
    CHANGES_AT_MOST,
    LARGEST,
    BrokenError,
    Bundle,
    changes_of,
    joined,
    name_of,
    number_of,
    packed,
    site_of,
    unpacked,
)
from models.whole_files import write_whole

_MARKER = "parley-team-folder.json"
_BUNDLES = "changes"
_PLACE = re.compile(f"{_BUNDLES}(?:[^0-9A-Za-z].*)?")
"""Also what a service makes of a second folder of this name, which each of two computers may make at once."""

_FORM = 1
_SMALL, _MANY_SMALL = CHANGES_AT_MOST // 2, 32
_READ_AT_ONCE = 8
"""How many bundles are kept in memory before they are taken in."""


class NoTeamFolderError(UserError):
    """The folder cannot be reached, or is none that a team shares a dossier through."""


@dataclass(frozen=True)
class Found:
    """What one visit to the folder came to: the names of all bundles there, and those that were read.

    `written` are the names of the bundles that were put there, `broken` says by name why some could not be read, and
    `replaced` are small ones of the visitor that are in a larger one now. `trouble` says why nothing could be put
    there, and `more` that some were left unread.
    """

    listed: frozenset[str]
    read: dict[str, Bundle] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    broken: dict[str, str] = field(default_factory=dict)
    replaced: tuple[str, ...] = ()
    trouble: str = ""
    more: bool = False


def dossier_of(folder: Path) -> str:
    """The id of the dossier that a folder is for; raises `NoTeamFolderError` where it says none."""
    marker = folder / _MARKER
    try:
        with marker.open("rb") as file:
            said = json.loads(file.read(_READ_AT_ONCE * 1024))
    except FileNotFoundError as error:
        gone = f"is no team folder: {_MARKER} is missing" if folder.is_dir() else "is not there"
        raise NoTeamFolderError(f"{folder} {gone}.") from error
    except OSError as error:
        raise NoTeamFolderError(f"{folder} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise NoTeamFolderError(f"{marker} cannot be read: it was altered, or has not arrived as a whole.") from error
    dossier = said.get("dossier") if isinstance(said, dict) else None
    if not isinstance(dossier, str):
        raise NoTeamFolderError(f"{marker} does not say which dossier the folder is for.")
    if said.get("team_folder") != _FORM:
        raise NoTeamFolderError(f"{folder} was made by a later Parley.")
    return dossier


def is_team_folder(path: Path) -> bool:
    """Whether a folder is marked as one that a team shares a dossier through."""
    try:
        return (path / _MARKER).is_file()
    except OSError:
        # Such as a name that is longer than any can be: what is wrong is said when it is opened as a file.
        return False


def mark(folder: Path, dossier: str) -> None:
    """Make a folder the team folder of a dossier; raises `UserError` where it is that of another one."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{folder} cannot be made: {error.strerror or error}.") from error
    if is_team_folder(folder):
        if dossier_of(folder) != dossier:
            raise UserError(f"{folder} is the team folder of another dossier.")
        return
    # The same bytes whoever writes it, so that two who do so at once are of one mind.
    said = {"dossier": dossier, "team_folder": _FORM}
    write_whole(folder / _MARKER, json.dumps(said, sort_keys=True, indent=1).encode() + b"\n")


def visit(
    folder: Path,
    dossier: str,
    site: str,
    known: Container[str],
    bundles: Sequence[Bundle] = (),
    whole: Iterable[str] = (),
) -> Found:
    """Put bundles of a site there, and read those that are not known.

    What was put there now and the `whole` ones, whose changes the visitor has and that are in no larger one yet, may be
    put together. Raises `NoTeamFolderError` where the folder is not that of the dossier now, so that nothing is ever
    put into an empty place where a share used to be.
    """
    if dossier_of(folder) != dossier:
        raise NoTeamFolderError(f"{folder} is the team folder of another dossier now.")
    written: list[str] = []
    replaced: tuple[str, ...] = ()
    trouble = ""
    try:
        written = [_put(folder, bundle) for bundle in bundles]
        name, replaced = _tidied(folder, dossier, site, {*written, *whole}) if written else ("", ())
        written += [name] if name else []
    except UserError as error:
        trouble = error.sentence
    listed = _listed(folder)
    read: dict[str, Bundle] = {}
    broken: dict[str, str] = {}
    new = [one for one in listed if one not in known and one not in written]
    for one in new[:_READ_AT_ONCE]:
        try:
            read[one] = _read(one, listed[one], dossier)
        except BrokenError as error:
            broken[one] = error.sentence
    return Found(frozenset(listed), read, tuple(written), broken, replaced, trouble, len(new) > _READ_AT_ONCE)


def _tidied(folder: Path, dossier: str, site: str, had: Container[str]) -> tuple[str, tuple[str, ...]]:
    """Put many small bundles of a site together into one and take them away; returns its name, and theirs.

    The new one is there as a whole before the first of the old ones goes, and says which ones it replaces.
    """
    # Not all that a site put there is in the visitor's file: an older one may have come in its place, and a profile
    # that was copied has another computer write as the same site.
    listed = _listed(folder)
    small, room = [], CHANGES_AT_MOST
    for name in listed:
        if site_of(name) == site and name in had and changes_of(name) < min(_SMALL, room):
            small.append(name)
            room -= changes_of(name)
    if len(small) < _MANY_SMALL:
        return "", ()
    try:
        bundles = [_read(name, listed[name], dossier) for name in small]
    except BrokenError:
        # It is not for tidying to judge what cannot be read.
        return "", ()
    name = _put(folder, joined(bundles, small))
    for old in small:
        # One that cannot be taken away, since something else has it open, says nothing that is not in the new one.
        with suppress(OSError):
            listed[old].unlink()
    return name, tuple(small)


def _listed(folder: Path) -> dict[str, Path]:
    """Where all bundles lie, by their names, those of each site by their number."""
    found: dict[str, Path] = {}
    try:
        for place in (one for one in os.scandir(folder) if one.is_dir() and _PLACE.fullmatch(one.name)):
            for site in (one for one in os.scandir(place.path) if one.is_dir()):
                for path in map(Path, os.scandir(site.path)):
                    name = name_of(f"{site.name}/{path.name}")
                    if name and (name not in found or path == folder / _BUNDLES / name):
                        found[name] = path
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise NoTeamFolderError(f"{folder} cannot be read: {error.strerror or error}.") from error
    return dict(sorted(found.items()))


def _read(name: str, path: Path, dossier: str) -> Bundle:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise BrokenError(f"This part cannot be read: {error.strerror or error}.") from error
    if len(content) > LARGEST:
        raise BrokenError("This part is too large.")
    return unpacked(name, content, dossier)


def _put(folder: Path, bundle: Bundle) -> str:
    place = folder / _BUNDLES / bundle.site
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{folder} cannot be written: {error.strerror or error}.") from error
    numbers = [number_of(name) for name in _listed(folder) if site_of(name) == bundle.site]
    name, content = packed(bundle, max(numbers, default=0) + 1)
    write_whole(folder / _BUNDLES / name, content)
    return name
