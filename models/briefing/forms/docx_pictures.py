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

    def next(self, picture: Picture) -> Element:
        """A run with the next chart in it."""
        self._count += 1
        inline = self._part.new_pic_inline(io.BytesIO(next(self._drawn)), width=Mm(self._width))
        told = inline.docPr
        told.set("id", str(self._count))
        told.set("name", picture.name)
        told.set("descr", picture.alternative)
        place = PackURI(f"/word/media/{picture.name}.svg")
        svg = Part(place, _SVG, picture.svg, self._part.package)
        relation = self._part.relate_to(svg, RELATIONSHIP_TYPE.IMAGE)
        blip = next(inline.iter(qn("a:blip")))
        blip.append(parse_xml(_EXTENSION.format(relation=relation)))
        return element("r", element("drawing", inline))
