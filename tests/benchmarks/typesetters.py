"""The same briefing set by Parley and by others, each in a fresh process, so that none remembers what it set before.

`python -c "from tests.benchmarks.typesetters import main; main()" NAME FILE` prints the seconds of the processor that
typesetter NAME takes over the content that was kept in FILE; what it needs is imported before.
"""

import io
import os
import pickle
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import resources
from models.briefing.content import BriefingData
from models.briefing.forms.blocks import Block, Document, Heading, Picture, Table, Text
from models.progress import ended


@dataclass(frozen=True)
class Content:
    """One briefing as each typesetter takes it: data, blocks, their charts as PNG, a page of HTML."""

    data: BriefingData
    document: Document
    charts: tuple[bytes, ...]
    html: str


Prepared = Callable[[Content], object]


def main() -> None:
    """Set the content of a file once, and print how long that took."""
    name, file = sys.argv[1:]
    content = pickle.loads(Path(file).read_bytes())  # noqa: S301 - written by the benchmark a moment ago
    typeset = TYPESETTERS[name]()
    start = _spent()
    typeset(content)
    print(_spent() - start)


def _spent() -> float:
    """Processor seconds of this process and of those that it started and that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def parley() -> Prepared:
    """Ours, into a file."""
    import typst

    from models.briefing.typesetting import write_briefing

    assert typst

    def typeset(content: Content) -> object:
        with TemporaryDirectory() as folder:
            ended(write_briefing(content.data, Path(folder) / "briefing.pdf"))
        return None

    return typeset


def reportlab() -> Prepared:
    """Platypus, with our font and long tables whose heads are repeated."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Image, LongTable, Paragraph, SimpleDocTemplate

    def typeset(content: Content) -> object:
        pdfmetrics.registerFont(TTFont("Noto", str(resources.path("fonts/NotoSans-Regular.ttf"))))
        styles = getSampleStyleSheet()
        for style in styles.byName.values():
            style.fontName = "Noto"
        small = styles["BodyText"].clone("small", fontSize=7.8, leading=9.5)
        charts = iter(content.charts)

        def flowable(block: Block) -> object:
            if isinstance(block, Heading):
                return Paragraph(escape(block.text), styles[f"Heading{block.level}"])
            if isinstance(block, Picture):
                picture = next(charts)
                width, height = ImageReader(io.BytesIO(picture)).getSize()
                return Image(io.BytesIO(picture), 450, 450 * height / width)
            if isinstance(block, Table):
                total = sum(column.share for column in block.columns)
                cells = ([Paragraph(escape(_text(cell)), small) for cell in row.cells] for row in block.rows)
                rows = [[column.title for column in block.columns], *cells]
                return LongTable(rows, [450 * column.share / total for column in block.columns], repeatRows=1)
            return Paragraph(escape(_text(block.runs)) if isinstance(block, Text) else "", styles["BodyText"])

        SimpleDocTemplate(io.BytesIO(), pagesize=A4).build([flowable(block) for block in content.document.blocks])
        return None

    return typeset


def _text(runs: tuple[object, ...]) -> str:
    return "".join(getattr(run, "text", "") for run in runs)


def weasyprint() -> Prepared:
    """The page of HTML, with its style sheet and charts."""
    from weasyprint import HTML

    return lambda content: HTML(string=content.html).write_pdf()


def qt() -> Prepared:
    """The same page, its charts as pictures, through QTextDocument."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QMarginsF, QSizeF, QUrl
    from PySide6.QtGui import QGuiApplication, QImage, QPageLayout, QPageSize, QPdfWriter, QTextDocument

    application = QGuiApplication([])

    def typeset(content: Content) -> object:
        document, buffer = QTextDocument(), QBuffer()
        for number, chart in enumerate(content.charts):
            kind = QTextDocument.ResourceType.ImageResource.value
            document.addResource(kind, QUrl(f"chart:{number}"), QImage.fromData(chart).scaledToWidth(620))
        numbers = iter(range(len(content.charts)))
        page = re.sub(r"<svg.*?</svg>", lambda _: f'<img src="chart:{next(numbers)}">', content.html, flags=re.DOTALL)
        document.setHtml(page)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        size = QPageSize(QPageSize.PageSizeId.A4)
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(15, 15, 15, 15)))
        writer.setResolution(96)
        document.setPageSize(QSizeF(writer.width(), writer.height()))
        document.print_(writer)
        return application

    return typeset


TYPESETTERS: Mapping[str, Callable[[], Prepared]] = {
    "parley": parley, "reportlab": reportlab, "weasyprint": weasyprint, "qt": qt,
}  # fmt: skip
