"""Reads a house style from a TOML file and what lies beside it, strictly: what is not understood is refused by name."""

import struct
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from models.briefing.coverage import code_points, families, may_be_embedded
from models.briefing.house.drawing import drawn_logo
from models.briefing.house.house import House, Logo, Palette
from models.colours import READABLE, read_colour, stands_out
from models.errors import UserError
from models.likelihood.scale_files import read_scale
from models.strictly import WrongError, content_of, refuse_unknown, text_of, toml
from models.words import HANDLINGS

LARGEST, LARGEST_LOGO, LARGEST_FONT = 200_000, 2_000_000, 20_000_000
"""Bytes that are read of the style itself, of a logo and of a font."""
MOST_FONTS = 8
LONGEST = 120
"""Letters of the organisation's name, which stands on one line."""

_KEYS = {"organisation", "mark", "logo", "logo_words", "colours", "fonts", "scale"}
_LOGOS = {".svg": "svg", ".png": "png", ".jpg": "jpg", ".jpeg": "jpg"}
_FONTS = (".ttf", ".otf")


def read_house(path: Path) -> House:
    """The style that a file describes; raises `UserError` with what in it is wrong.

    Keys, each of which may be left out: `organisation`; `mark`; `logo` and `logo_words`; `[colours]` with `accent`,
    `ink`, `muted` and `rule`; `fonts`, files of one face; `scale`, a file with a scale of likelihood. Files are named
    as they lie beside the style or in folders under it.
    """
    try:
        return _house(path.parent, toml(text_of(path, LARGEST)))
    except WrongError as wrong:
        raise UserError(f"{path.name} is no house style: {wrong}.") from wrong


def _house(folder: Path, told: Mapping[str, Any]) -> House:
    refuse_unknown(told, _KEYS)
    organisation = _line(told, "organisation")
    family, fonts = _face(folder, told.get("fonts", []))
    return House(
        organisation=organisation,
        mark=_mark(_line(told, "mark")),
        palette=_palette(told.get("colours", {})),
        logo=_logo(folder, _line(told, "logo"), _line(told, "logo_words") or organisation),
        family=family,
        fonts=fonts,
        scale=read_scale(_beside(folder, _line(told, "scale"))) if told.get("scale") else None,
    )


def _line(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key, "")
    if not isinstance(value, str):
        raise WrongError(f"“{key}” is no text")
    if len(value) > LONGEST:
        raise WrongError(f"“{key}” is longer than {LONGEST} letters")
    return " ".join(value.split())


def _mark(told: str) -> str:
    mark = told.upper().removeprefix("TLP:")
    if mark and mark not in HANDLINGS:
        raise WrongError(f"“{told}” is no handling mark. There are: {', '.join(HANDLINGS)}")
    return mark


def _palette(told: Any) -> Palette:
    if not isinstance(told, dict):
        raise WrongError("“colours” is no table")
    names = [one.name for one in fields(Palette)]
    refuse_unknown(told, set(names))
    return Palette(**{name: _colour(told, name) for name in names if name in told})


def _colour(told: Mapping[str, Any], name: str) -> str:
    try:
        colour = read_colour(_line(told, name))
    except UserError as error:
        raise WrongError(f"“{name}” is no colour such as #0063a8") from error
    if not colour:
        raise WrongError(f"“{name}” is empty")
    if name != "rule" and not stands_out(colour, ["#ffffff"]):
        raise WrongError(f"“{name}” is too pale to be read on white (contrast under {READABLE:g} to 1)")
    return colour


def _beside(folder: Path, name: str) -> Path:
    """A file in the folder of the style or below, so that the folder can be passed on as it is."""
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise WrongError(f"“{name}” is no name of a file") from error
    if not inside:
        raise WrongError(f"“{name}” does not lie in its folder")
    return path


def _logo(folder: Path, name: str, words: str) -> Logo | None:
    if not name:
        return None
    path = _beside(folder, name)
    ending = _LOGOS.get(path.suffix.lower())
    if ending is None:
        raise WrongError(f"{path.name} is no SVG, PNG or JPEG")
    if not words:
        raise WrongError("the logo has no “logo_words” for those who cannot see it")
    content = content_of(path, LARGEST_LOGO)
    drawn = drawn_logo(content, ending)
    if not drawn:
        raise WrongError(f"{path.name} cannot be drawn as a picture")
    return Logo(content, ending, words, drawn)


def _face(folder: Path, names: Any) -> tuple[str, tuple[bytes, ...]]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise WrongError("“fonts” is no list of files")
    if len(names) > MOST_FONTS:
        raise WrongError(f"it has more than {MOST_FONTS} fonts")
    fonts = tuple(_font(_beside(folder, name)) for name in names)
    named = families(fonts)
    if fonts and len(named) != 1:
        raise WrongError(f"its fonts are not of one face, but of {', '.join(named) or 'none that can be read'}")
    return (named[0] if named else ""), fonts


def _font(path: Path) -> bytes:
    if path.suffix.lower() not in _FONTS:
        raise WrongError(f"{path.name} is no font in a file of its own (.ttf or .otf)")
    content = content_of(path, LARGEST_FONT)
    try:
        has_letters, is_free = bool(code_points(content)), may_be_embedded(content)
    except (struct.error, StopIteration, IndexError, ValueError) as error:
        raise WrongError(f"{path.name} cannot be read as a font") from error
    if not has_letters or not families((content,)):
        raise WrongError(f"{path.name} cannot be read as a font")
    if not is_free:
        raise WrongError(f"the licence of {path.name} does not let it be put into files")
    return content
