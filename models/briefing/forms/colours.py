"""The colours of charts, and what becomes of them on a dark page."""

import colorsys
import re
from collections.abc import Iterable

from models.colours import READABLE, colour_of, contrast, parts

DARK = "#15181c"
"""The page in the dark, as in the style sheet."""

_COLOUR = re.compile(rb'(?:fill|stroke)="(#[0-9a-f]{6})"')


def colours_of(drawings: Iterable[bytes]) -> list[str]:
    """The colours that drawings fill or stroke with, each once."""
    return sorted({found.decode() for drawing in drawings for found in _COLOUR.findall(drawing)})


def darkened(colour: str) -> str:
    """A colour of the white page for the dark one: greys change places, others are lightened until they can be read."""
    hue, light, strength = colorsys.rgb_to_hls(*parts(colour))
    if strength < 0.15:
        # White becomes the page, black nearly white, and what is between keeps its distance from the page.
        floor = max(parts(DARK))
        return colour_of(colorsys.hls_to_rgb(hue, floor + (1 - light) * (0.93 - floor), strength))
    while contrast(colour_of(colorsys.hls_to_rgb(hue, light, strength)), DARK) < READABLE and light < 0.95:
        light += 0.02
    return colour_of(colorsys.hls_to_rgb(hue, min(light, 0.75), strength))
