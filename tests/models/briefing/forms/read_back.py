"""Reads what the forms of a briefing say, as text and as cells."""

import re
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pikepdf
from lxml import etree, html

from tests.pages import text_of

RANGE = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d)?–\d{1,3}(?:\.\d)?(?![\d.])")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def ranges(text: str) -> Counter[str]:
    return Counter(RANGE.findall(text))


def docx_text(file: Path) -> str:
    body = docx.Document(str(file)).element.body
    paragraphs = body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    return "\n".join("".join(one.itertext("{*}t")) for one in paragraphs).replace("\u2060", "")


def html_text(file: Path) -> str:
    """What is read of the page's body, without the charts."""
    page = html.fromstring(file.read_bytes().decode())
    for chart in page.iter("svg"):
        chart.clear()
    for held_together in page.find_class("range"):
        held_together.drop_tag()
    return "\n".join(page.find("body").itertext())


def sheets(file: Path) -> dict[str, list[list[str]]]:
    """The cells of a workbook by sheet and row, as they are stored; formulas would stand there as “=…”."""
    with zipfile.ZipFile(file) as book:
        shared = [_words(one) for one in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        names = [one.get("name") for one in etree.fromstring(book.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")]
        return {
            name: _rows(etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")), shared)
            for number, name in enumerate(names, start=1)
        }


def _rows(sheet: etree._Element, shared: list[str]) -> list[list[str]]:
    return [[_cell(cell, shared) for cell in row] for row in sheet.iter(f"{_MAIN}row")]


def _cell(cell: etree._Element, shared: list[str]) -> str:
    formula, value = cell.find(f"{_MAIN}f"), cell.findtext(f"{_MAIN}v", "")
    if formula is not None:
        return f"={formula.text}"
    return shared[int(value)] if cell.get("t") == "s" else value


def _words(one: etree._Element) -> str:
    return "".join(one.itertext())


def everything_in(out: Path) -> bytes:
    """All bytes of a file, those that are packed unpacked, and what can be read of it."""
    content = out.read_bytes()
    if out.suffix == ".pdf":
        with pikepdf.open(out) as pdf:
            text = text_of(out)
            streams = (one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream))
            return b"\n".join((text.encode(), *streams, *(str(one).encode() for one in pdf.docinfo.values())))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(out) as archive:
            return b"\n".join(archive.read(name) for name in archive.namelist())
    return content
