"""The fonts of what is painted by hand, and which wording fits where."""

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


def two_lines(font: QFont, text: str, width: float, last: float) -> tuple[str, ...]:
    """A text on one line or, where it is too wide, on two, parted between words; the second may be `last` wide."""
    words = text.split()
    fits = [place for place in range(1, len(words)) if width_of(font, " ".join(words[:place])) <= width]
    if width_of(font, text) <= width or not fits:
        return (fitting(font, (text,), width),)
    return " ".join(words[: fits[-1]]), fitting(font, (" ".join(words[fits[-1] :]),), last)
