"""The fonts of the movement table, and which wording fits where."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

_SMALLER = 0.92


@dataclass(frozen=True)
class Lettering:
    """A plain, a bold and a small font of one family, and the distance of the lines of a row, in pixels."""

    plain: QFont
    bold: QFont
    small: QFont
    pitch: float


def lettering(base: QFont) -> Lettering:
    """The fonts that go with the one of a widget."""
    bold, small = QFont(base), QFont(base)
    bold.setWeight(QFont.Weight.DemiBold)
    if base.pointSizeF() > 0:
        small.setPointSizeF(base.pointSizeF() * _SMALLER)
    else:
        small.setPixelSize(round(base.pixelSize() * _SMALLER))
    return Lettering(QFont(base), bold, small, max(18.0, QFontMetricsF(bold).height() + 1))


def width_of(font: QFont, text: str) -> float:
    """How wide a text is, rounded up so that it is not elided for a fraction."""
    return QFontMetricsF(font).horizontalAdvance(text) + 2


def fitting(font: QFont, wordings: Sequence[str], width: float) -> str:
    """The first wording that fits; where none does, the last one, elided."""
    for wording in wordings:
        if width_of(font, wording) <= width:
            return wording
    return QFontMetricsF(font).elidedText(wordings[-1], Qt.TextElideMode.ElideRight, width)
