"""A chart with its title and summary as a picture of its own, for papers: SVG and PNG of what is on the screen."""

import re
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from views.charts.look import Chart, Look

_MARGIN = 12.0
_SCALE = 2
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no XML may hold, and Qt writes all the same."""

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


def _with_fallback(svg: str, font: QFont) -> str:
    """The picture with the family that the font came from, and one like it where that is not installed."""
    asked, found = (f'font-family="{escape(name)}' for name in (font.family(), QFontInfo(font).family()))
    return svg.replace(f'{asked}"', f'{found}, sans-serif"')


@dataclass(frozen=True)
class Picture:
    """What is drawn: the chart at the size and in the look that it has on the screen."""

    title: str
    summary: str
    chart: Chart
    size: QSizeF
    look: Look

    def svg(self) -> bytes:
        """As an SVG file that names itself and says its summary."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        # Points of type are as large as on the screen.
        generator.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
        whole = self._whole()
        generator.setSize(whole)
        generator.setViewBox(QRectF(0, 0, whole.width(), whole.height()))
        generator.setTitle(self.title)
        generator.setDescription(self.summary)
        painter = QPainter(generator)
        self._paint(painter)
        painter.end()
        written = _UNWRITABLE.sub("", bytes(content.data()).decode("utf-8", "replace"))
        return _with_fallback(written, self.look.letters.plain).encode()

    def image(self) -> QImage:
        """As an image at twice the size of the screen."""
        whole = self._whole()
        image = QImage(whole * _SCALE, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(_SCALE)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter)
        painter.end()
        return image

    def png(self) -> bytes:
        """The image as a PNG file."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(self.image())
        return bytes(content.data())

    def _whole(self) -> QSize:
        height = self._title_height() + self._summary_height() + self.size.height()
        return QSizeF(self.size.width() + 2 * _MARGIN, height + 3 * _MARGIN).toSize()

    def _title_height(self) -> float:
        return self._height(QFontMetricsF(self.look.letters.bold), self.title)

    def _summary_height(self) -> float:
        return self._height(QFontMetricsF(self.look.letters.plain), self.summary)

    def _height(self, metrics: QFontMetricsF, text: str) -> float:
        return metrics.boundingRect(QRectF(0, 0, self.size.width(), 1e6), int(_WRAPPED), text).height() if text else 0.0

    def _paint(self, painter: QPainter) -> None:
        whole, theme, letters = QSizeF(self._whole()), self.look.theme, self.look.letters
        painter.fillRect(QRectF(0, 0, whole.width(), whole.height()), theme.surface)
        painter.translate(_MARGIN, _MARGIN)
        top = 0.0
        for text, font, colour, height in (
            (self.title, letters.bold, theme.text, self._title_height()),
            (self.summary, letters.plain, theme.muted, self._summary_height()),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QRectF(0, top, self.size.width(), height + 1), int(_WRAPPED), text)
            top += height
        painter.translate(0, top + _MARGIN)
        self.chart.draw(self.size, self.look).paint(painter)
