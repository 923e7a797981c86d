"""Colours as #rrggbb: reading them, how they stand out from a ground, and how to make them stand out."""

import re
from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls

from models.errors import UserError

READABLE = 4.5
"""The least contrast of words on their ground: WCAG 2.2, success criterion 1.4.3."""

_COLOUR = re.compile("#?([0-9a-f]{3}|[0-9a-f]{6})")
_STEPS = 255


def read_colour(text: str) -> str:
    """A colour as #rrggbb from “#0063a8”, “0063A8” or “#06a”; "" for nothing typed."""
    typed = text.strip().lower()
    if not typed:
        return ""
    match = _COLOUR.fullmatch(typed)
    if match is None:
        raise UserError("Type a colour as #rrggbb, such as #0063a8, or leave it empty.")
    figures = match[1]
    return f"#{figures}" if len(figures) == 6 else "#" + "".join(2 * figure for figure in figures)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def stands_out(colour: str, grounds: Iterable[str], least: float = READABLE) -> bool:
    """Whether words in this colour can be read on every one of the grounds."""
    return all(contrast(colour, ground) >= least for ground in grounds)


def standing_out(colour: str, grounds: Iterable[str], least: float = READABLE) -> str:
    """The colour nearest in lightness, hue and saturation kept, that can be read on every one of the grounds.

    The grounds are all light or all dark: on those the way leads away from them, and ends at black or white.
    """
    grounds = tuple(grounds)
    if stands_out(colour, grounds, least):
        return colour
    hue, lightness, saturation = rgb_to_hls(*parts(colour))
    end = 0.0 if contrast("#000000", grounds[0]) > contrast("#ffffff", grounds[0]) else 1.0
    tried = (
        colour_of(hls_to_rgb(hue, lightness + (end - lightness) * step / _STEPS, saturation))
        for step in range(_STEPS + 1)
    )
    return next((one for one in tried if stands_out(one, grounds, least)), "#000000" if end == 0 else "#ffffff")


def parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of a colour, each from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def colour_of(light: tuple[float, float, float]) -> str:
    """The colour with these parts of red, green and blue."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in light)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
