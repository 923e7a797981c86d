"""Every colour of the screen, light and dark, and the palette that goes with them."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QPalette

from models.colours import standing_out


@dataclass(frozen=True)
class Theme:
    """The colours of one appearance, by what they mean. Contrast of text on its ground is at least 4.5 to 1."""

    name: str
    window: QColor
    surface: QColor
    raised: QColor
    border: QColor
    grid: QColor
    band: QColor
    band_on_lane: QColor
    text: QColor
    muted: QColor
    accent: QColor
    on_accent: QColor
    selected: QColor
    nearer: QColor
    """For gaps that fell and moves toward another party."""
    apart: QColor
    """For gaps that rose and moves away."""
    red_line: QColor
    warning: QColor
    parties: tuple[QColor, ...]
    events: dict[str, QColor]

    def party(self, position: int) -> QColor:
        """The colour of a party by its place: principals first, as `Document.party_place` counts."""
        return self.parties[position % len(self.parties)]

    def legible(self, colour: str) -> QColor:
        """A colour given as #rrggbb, made lighter or darker where words in it could not be read on our grounds."""
        return QColor(_standing_out(colour, (self.surface.name(), self.window.name())))

    def tint(self, colour: QColor, strength: float = 0.2) -> QColor:
        """A colour thinned out over the lanes' ground, opaque."""
        return _mixed(self.surface, colour, strength)

    def event(self, kind: str) -> QColor:
        """The colour of a kind of event; kinds that are not known are grey."""
        return self.events.get(kind, self.muted)

    def palette(self) -> QPalette:
        """The palette for the whole application."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: self.window,
            QPalette.ColorRole.WindowText: self.text,
            QPalette.ColorRole.Base: self.surface,
            QPalette.ColorRole.AlternateBase: self.window,
            QPalette.ColorRole.Text: self.text,
            QPalette.ColorRole.Button: self.raised,
            QPalette.ColorRole.ButtonText: self.text,
            QPalette.ColorRole.PlaceholderText: self.muted,
            QPalette.ColorRole.ToolTipBase: self.surface,
            QPalette.ColorRole.ToolTipText: self.text,
            QPalette.ColorRole.Highlight: self.accent,
            QPalette.ColorRole.HighlightedText: self.on_accent,
            QPalette.ColorRole.Link: self.accent,
            QPalette.ColorRole.Mid: self.border,
            QPalette.ColorRole.Accent: self.accent,
        }
        for role, colour in roles.items():
            palette.setColor(role, colour)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, _mixed(self.window, self.text, 0.45))
        return palette

    def framed(self) -> QPalette:
        """The palette of fields and boxes that are empty, whose frames alone tell of them.

        The style draws them in a darker shade of the window, which on a dark one nobody sees.
        """
        palette = self.palette()
        if self.name == "dark":
            palette.setColor(QPalette.ColorRole.Window, _mixed(self.window, self.text, 0.45).lighter(_DARKER))
        return palette


_DARKER = 140
"""By how much in per cent the style darkens the window for a frame."""


def _mixed(ground: QColor, colour: QColor, strength: float) -> QColor:
    def mix(under: int, over: int) -> int:
        return round(under * (1 - strength) + over * strength)

    return QColor(
        mix(ground.red(), colour.red()), mix(ground.green(), colour.green()), mix(ground.blue(), colour.blue())
    )


@cache
def _standing_out(colour: str, grounds: tuple[str, ...]) -> str:
    return standing_out(colour, grounds)


def _colours(*names: str) -> tuple[QColor, ...]:
    return tuple(QColor(name) for name in names)


LIGHT = Theme(
    name="light",
    window=QColor("#f5f7f9"),
    surface=QColor("#ffffff"),
    raised=QColor("#ffffff"),
    border=QColor("#dde2e8"),
    grid=QColor("#e9edf1"),
    band=QColor("#e3e6ea"),
    band_on_lane=QColor("#eff1f3"),
    text=QColor("#14181d"),
    muted=QColor("#5c6773"),
    accent=QColor("#1f4e79"),
    on_accent=QColor("#ffffff"),
    selected=QColor("#e4eef8"),
    nearer=QColor("#0a6b2d"),
    apart=QColor("#932415"),
    red_line=QColor("#a61c1c"),
    warning=QColor("#8a5a00"),
    parties=_colours("#0063a8", "#c4470a", "#00795a", "#8a4fa3", "#7d6608", "#29748f", "#a83a6b", "#5b6770"),
    events={
        "military": QColor("#5c6773"),
        "diplomatic": QColor("#0b4a82"),
        "political": QColor("#8a7420"),
        "humanitarian": QColor("#00795a"),
        "economic": QColor("#8a4fa3"),
        "legal": QColor("#a83a6b"),
        "cyber": QColor("#29748f"),
        "incident": QColor("#a61c1c"),
    },
)

DARK = Theme(
    name="dark",
    window=QColor("#12161b"),
    surface=QColor("#1a2027"),
    raised=QColor("#232b34"),
    border=QColor("#323c47"),
    grid=QColor("#262f38"),
    band=QColor("#232a32"),
    band_on_lane=QColor("#222931"),
    text=QColor("#e8ecf0"),
    muted=QColor("#9ba7b3"),
    accent=QColor("#6db1f2"),
    on_accent=QColor("#0d1a26"),
    selected=QColor("#22374b"),
    nearer=QColor("#5fd08a"),
    apart=QColor("#ff9483"),
    red_line=QColor("#ff7a72"),
    warning=QColor("#f0b849"),
    parties=_colours("#57b0ff", "#ff9152", "#3fcf9f", "#c998e0", "#dcc24a", "#71cbe6", "#ff8fbc", "#b4c0ca"),
    events={
        "military": QColor("#9ba7b3"),
        "diplomatic": QColor("#57b0ff"),
        "political": QColor("#dcc24a"),
        "humanitarian": QColor("#3fcf9f"),
        "economic": QColor("#c998e0"),
        "legal": QColor("#ff8fbc"),
        "cyber": QColor("#71cbe6"),
        "incident": QColor("#ff7a72"),
    },
)

HANDLING_GROUND = QColor("#000000")
HANDLINGS = {
    "CLEAR": QColor("#ffffff"),
    "GREEN": QColor("#33ff00"),
    "AMBER": QColor("#ffc000"),
    "AMBER+STRICT": QColor("#ffc000"),
    "RED": QColor("#ff2b2b"),
}
"""The colours that the Traffic Light Protocol 2.0 prescribes for its marks, on black, whatever the appearance."""
