"""The handling marks of the Traffic Light Protocol 2.0 as they are printed: in their colour on black."""

from collections.abc import Mapping

WHITE = "#ffffff"
MARK_COLOURS: Mapping[str, str] = {
    "TLP:RED": "#ff2b2b",
    "TLP:AMBER+STRICT": "#ffc000",
    "TLP:AMBER": "#ffc000",
    "TLP:GREEN": "#33ff00",
    "TLP:CLEAR": WHITE,
}


def mark_colour(mark: str) -> str:
    """The colour of a mark on black; white for one of another house."""
    return MARK_COLOURS.get(mark, WHITE)
