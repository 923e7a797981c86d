"""Charts in a Word document: sharp at any size as SVG, with a PNG beside it, and told in words."""

import io
from collections.abc import Sequence

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm

from models.briefing.forms.blocks import Picture
from models.briefing.forms.docx_xml import Element, element

LOGO_HEIGHT, LOGO_WIDTH = 16, 50
"""Millimetres; no logo is larger."""

_SVG = "image/svg+xml"
_EXTENSION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{relation}"/>'
    "</a:ext></a:extLst>"
)


class Pictures:
    """Takes the charts into a document one after the other, `width` millimetres wide."""

    def __init__(self, word: Element, drawn: Sequence[bytes], width: float) -> None:
        self._part = word.part
        self._drawn = iter(drawn)
        self._width = width
        self._count = 0

    def logo(self, drawn: bytes, words: str) -> Element:
        """A run with the logo of a house in it, as high and at most as wide as on the pages."""
        inline = self._told(self._part.new_pic_inline(io.BytesIO(drawn), height=Mm(LOGO_HEIGHT)), "logo", words)
        if inline.extent.cx > Mm(LOGO_WIDTH):
            inline = self._told(self._part.new_pic_inline(io.BytesIO(drawn), width=Mm(LOGO_WIDTH)), "logo", words)
        return element("r", element("drawing", inline))

    def _told(self, inline: Element, name: str, words: str) -> Element:
        """The picture with its name and the words for those who do not see it."""
        self._count += 1
        told = inline.docPr
        told.set("id", str(self._count))
        told.set("name", name)
        told.set("descr", words)
        return inline

    def next(self, picture: Picture) -> Element:
        """A run with the next chart in it."""
        drawn = self._part.new_pic_inline(io.BytesIO(next(self._drawn)), width=Mm(self._width))
        inline = self._told(drawn, picture.name, picture.alternative)
        place = PackURI(f"/word/media/{picture.name}.svg")
        svg = Part(place, _SVG, picture.svg, self._part.package)
        relation = self._part.relate_to(svg, RELATIONSHIP_TYPE.IMAGE)
        blip = next(inline.iter(qn("a:blip")))
        blip.append(parse_xml(_EXTENSION.format(relation=relation)))
        return element("r", element("drawing", inline))
