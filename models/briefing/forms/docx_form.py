"""A briefing as a Word document: headings, styles, tables and links that are real, so that it can be worked on."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import zip_longest

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm

from models.briefing.forms.blocks import Block, Contents, Document, Heading, Picture, Row, Table, Text
from models.briefing.forms.docx_pictures import Pictures
from models.briefing.forms.docx_styles import TABLE_STYLE, set_styles
from models.briefing.forms.docx_xml import (
    Element,
    bookmark,
    bookmark_name,
    element,
    field,
    paragraph,
    runs,
    text_run,
)
from models.briefing.forms.zipped import without_times

MARGIN = 22
"""Millimetres on every side."""

LONGEST = 255
"""Letters that a property of a Word document may have."""

_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre, in which Word measures."""


def docx_of(document: Document, drawn: Sequence[bytes]) -> bytes:
    """The file; `drawn` are the document's pictures as PNG, for programs that show no SVG."""
    word = docx.Document()
    set_styles(word, document.language, document.house)
    _set_page(word, document)
    _set_properties(word, document)
    _Body(word, document, drawn).write()
    out = io.BytesIO()
    word.save(out)
    return without_times(out.getvalue())


def _set_page(word: Element, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(document.paper.width), Mm(document.paper.height)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(9)
    section.different_first_page_header_footer = True
    _fill(section.first_page_header, [*_mark(document), paragraph("Header")])
    _fill(section.header, [*_mark(document), paragraph("Header", text_run(document.title))])
    for footer in (section.first_page_footer, section.footer):
        _fill(footer, [_page_line(document), *_mark(document)])


def _fill(place: Element, lines: Sequence[Element]) -> None:
    place.is_linked_to_previous = False
    root = place._element  # noqa: SLF001 - python-docx has no door to build its own elements through
    for old in list(root):
        root.remove(old)
    root.extend(lines)


def _page_line(document: Document) -> Element:
    """The day at the left and the page at the right."""
    right = element("tabs", element("tab", val="right", pos=round((document.paper.width - 2 * MARGIN) * _TWIPS)))
    pages = *field("PAGE", "1"), text_run(" / "), *field("NUMPAGES", "1")
    return paragraph("Footer", text_run("".join(document.facts[:1])), element("r", element("tab")), *pages, tabs=right)


def _mark(document: Document) -> Iterator[Element]:
    """The mark as a paragraph, made anew for each place: an element can stand in one alone."""
    mark = document.mark
    if mark is not None:
        looks = element("color", val=mark.colour.removeprefix("#")), element("shd", val="clear", fill="000000")
        yield paragraph("BriefingMark", text_run(f" {mark.text} ", *looks))


def _set_properties(word: Element, document: Document) -> None:
    told = word.core_properties
    noon = datetime.combine(document.as_of, time(12))
    told.title, told.subject = document.title[:LONGEST], document.subtitle[:LONGEST]
    told.author = told.last_modified_by = document.author[:LONGEST]
    told.comments, told.keywords, told.category = "", "", document.mark.text if document.mark else ""
    told.created = told.modified = noon
    told.language, told.revision = document.language, 1
    package = word.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            # The picture of python-docx's own empty page.
            del package.rels[name]


class _Body:
    """Writes the blocks of one document; bookmarks are numbered as they come."""

    def __init__(self, word: Element, document: Document, drawn: Sequence[bytes]) -> None:
        self._document = document
        self._body = word.element.body
        self._width = document.paper.width - 2 * MARGIN
        self._pictures = Pictures(word, drawn, self._width)
        self._bookmarks = 0

    def write(self) -> None:
        """Put everything before the properties of the section, which end the body."""
        end = self._body.sectPr
        for part in self._parts():
            end.addprevious(part)

    def _parts(self) -> Iterator[Element]:
        document = self._document
        house = document.house
        if house.logo is not None:
            yield paragraph(
                "Normal", self._pictures.logo(house.logo.drawn, house.logo.words), align=element("jc", val="right")
            )
        if house.organisation:
            yield paragraph("Normal", *runs_strong(house.organisation))
        yield paragraph("Title", text_run(document.title))
        yield paragraph("Subtitle", text_run(document.subtitle))
        yield paragraph("Caption", text_run("  ·  ".join(document.facts)))
        for block, following in zip_longest(document.blocks, document.blocks[1:]):
            yield from self._block(block, leads=_leads(block, following))

    def _block(self, block: Block, *, leads: bool) -> Iterator[Element]:
        """A block; one that `leads` to what follows stays on its page."""
        if isinstance(block, Heading):
            yield paragraph(f"Heading{block.level}", *self._named(block.anchor, text_run(block.text)))
        elif isinstance(block, Text):
            yield self._text(block, leads=leads)
        elif isinstance(block, Picture):
            yield paragraph("Normal", self._pictures.next(block), keep=element("keepNext"))
            yield paragraph("Caption", *runs(block.caption))
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Contents):
            yield from self._contents(block)

    def _named(self, anchor: str, *inside: Element) -> Iterator[Element]:
        self._bookmarks += 1
        return bookmark(anchor, self._bookmarks, *inside)

    def _text(self, block: Text, *, leads: bool) -> Element:
        if block.label:
            label = self._named(block.anchor, text_run(block.label))
            return paragraph("BriefingSource", *label, element("r", element("tab")), *runs(block.runs))
        looks = {"keep": element("keepNext")} if leads else {}
        if block.colour:
            line = element("left", val="single", sz=18, space=6, color=block.colour.removeprefix("#"))
            looks["border"] = element("pBdr", line)
        return paragraph("Normal", *self._named(block.anchor, *runs(block.runs)), **looks)

    def _contents(self, block: Contents) -> Iterator[Element]:
        """The list of headings as Word's own, filled in already, since only Word can work it out."""
        listed = [one for one in self._document.blocks if isinstance(one, Heading) and one.anchor]
        yield paragraph("Heading1", text_run(block.title))
        before, after = _field_ends(r'TOC \o "1-2" \h \n')
        for number, heading in enumerate(listed):
            link = element("hyperlink", text_run(heading.text), anchor=bookmark_name(heading.anchor), history=1)
            around = (before if number == 0 else [], after if number == len(listed) - 1 else [])
            # Held together, but not to what follows.
            looks = {} if number == len(listed) - 1 else {"keep": element("keepNext")}
            yield paragraph(f"TOC{heading.level}", *around[0], link, *around[1], **looks)

    def _table(self, block: Table) -> Iterator[Element]:
        if block.shows_title:
            yield paragraph("Normal", *runs_strong(block.title), keep=element("keepNext"))
        total = sum(column.share for column in block.columns)
        widths = [round(self._width * column.share / total * _TWIPS) for column in block.columns]
        table = element("tbl", _table_properties(block), element("tblGrid", *(element("gridCol", w=w) for w in widths)))
        head = (
            _cell(width, text_run(column.title), is_number=column.is_number)
            for width, column in zip(widths, block.columns, strict=True)
        )
        table.append(element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *head))
        for row in block.rows:
            table.append(self._row(row, block, widths))
        yield table
        # Two tables that follow each other would become one.
        yield paragraph("BriefingCell")

    def _row(self, row: Row, block: Table, widths: list[int]) -> Element:
        made = element("tr", element("trPr", element("cantSplit")))
        last = len(row.cells) - 1
        for place, (cell, column, width) in enumerate(zip(row.cells, block.columns, widths, strict=True)):
            inside = self._named(row.anchor if place == last else "", *runs(cell))
            made.append(_cell(width, *inside, is_number=column.is_number))
        return made


def _leads(block: Block, following: Block | None) -> bool:
    """Whether a block is a few words before a picture or before a list whose entries are labelled."""
    listed = isinstance(following, Text) and bool(following.label)
    return isinstance(following, Picture) or (listed and isinstance(block, Text) and not block.label)


def runs_strong(text: str) -> Iterator[Element]:
    """A line of text in bold."""
    yield text_run(text, element("rStyle", val="Strong"))


def _field_ends(instruction: str) -> tuple[list[Element], list[Element]]:
    parts = list(field(instruction, ""))
    return parts[:3], parts[4:]


def _table_properties(block: Table) -> Element:
    return element(
        "tblPr",
        element("tblStyle", val=TABLE_STYLE),
        element("tblW", w=0, type="auto"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        element("tblCaption", val=block.title),
    )


def _cell(width: int, *inside: Element, is_number: bool = False) -> Element:
    looks = {"align": element("jc", val="right")} if is_number else {}
    words = paragraph("BriefingCell", *inside, **looks)
    return element("tc", element("tcPr", element("tcW", w=width, type="dxa")), words)
