"""The look of a briefing in Word: real styles, so that whoever pastes from it can restyle it in one place."""

from dataclasses import asdict
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt, RGBColor

from models.briefing.forms.docx_xml import element
from models.briefing.house.house import House

FONT = "Calibri"
TABLE_STYLE = "BriefingTable"

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# Name, size in points, colour of the palette, bold, space before and after in points.
_PARAGRAPHS = (
    ("Normal", 10.5, "ink", False, 0, 6),
    ("Title", 22, "ink", True, 0, 4),
    ("Subtitle", 12.5, "accent", False, 0, 4),
    ("Heading 1", 16, "accent", True, 20, 8),
    ("Heading 2", 12.5, "ink", True, 16, 6),
    ("Heading 3", 10.5, "muted", True, 10, 4),
    ("Caption", 8.5, "muted", False, 2, 10),
    ("Header", 8.5, "muted", False, 0, 10),
    ("Footer", 8.5, "muted", False, 0, 0),
)

_ADDED = (
    """<w:style {ns} w:type="paragraph" w:customStyle="1" w:styleId="BriefingSource"><w:name w:val="Briefing Source"/>
    <w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>
    <w:ind w:left="567" w:hanging="567"/></w:pPr><w:rPr><w:sz w:val="19"/></w:rPr></w:style>""",
    """<w:style {ns} w:type="paragraph" w:customStyle="1" w:styleId="BriefingCell"><w:name w:val="Briefing Cell"/>
    <w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr>
    <w:rPr><w:sz w:val="17"/></w:rPr></w:style>""",
    """<w:style {ns} w:type="paragraph" w:customStyle="1" w:styleId="BriefingMark"><w:name w:val="Briefing Mark"/>
    <w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="40"/><w:jc w:val="right"/></w:pPr>
    <w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>""",
    """<w:style {ns} w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="Normal"/>
    <w:uiPriority w:val="39"/><w:pPr><w:spacing w:before="60" w:after="20"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>""",
    """<w:style {ns} w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/><w:basedOn w:val="Normal"/>
    <w:uiPriority w:val="39"/><w:pPr><w:spacing w:after="0"/><w:ind w:left="284"/></w:pPr></w:style>""",
    """<w:style {ns} w:type="character" w:customStyle="1" w:styleId="BriefingMuted"><w:name w:val="Briefing Muted"/>
    <w:rPr><w:color w:val="{muted}"/></w:rPr></w:style>""",
    """<w:style {ns} w:type="character" w:customStyle="1" w:styleId="BriefingCitation">
    <w:name w:val="Briefing Citation"/><w:rPr><w:color w:val="{accent}"/><w:sz w:val="17"/></w:rPr></w:style>""",
    """<w:style {ns} w:type="table" w:customStyle="1" w:styleId="BriefingTable"><w:name w:val="Briefing Table"/>
    <w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>
    <w:bottom w:val="single" w:sz="4" w:color="{rule}"/><w:insideH w:val="single" w:sz="4" w:color="{rule}"/>
    </w:tblBorders><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>
    </w:tblPr>    <w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{muted}"/></w:rPr><w:tcPr><w:tcBorders>
    <w:bottom w:val="single" w:sz="8" w:color="{muted}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>""",
)


def set_styles(document: Any, language: str, house: House) -> None:
    """Give a new document of python-docx the briefing's styles, in the look of a house, and its language."""
    colours = {name: colour.removeprefix("#").upper() for name, colour in asdict(house.palette).items()}
    styles = document.styles
    for name, size, colour, bold, before, after in _PARAGRAPHS:
        style = styles[name]
        style.font.size, style.font.bold = Pt(size), bold
        style.font.color.rgb = RGBColor.from_string(colours[colour])
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        _set_font(style.element, house.family or FONT)
    styles["Title"].element.pPr.remove(styles["Title"].element.pPr.find(qn("w:pBdr")))
    styles["Subtitle"].font.italic = False
    for old in styles["Subtitle"].element.rPr.findall(qn("w:spacing")):
        styles["Subtitle"].element.rPr.remove(old)
    for name in ("Header", "Footer"):
        properties = styles[name].element.pPr
        properties.remove(properties.find(qn("w:tabs")))
    styles["Caption"].font.bold = False
    for words in _ADDED:
        styles.element.append(parse_xml(words.format(ns=_NAMESPACE, **colours)))
    _set_language(styles.element, language)


def _set_font(style: Any, face: str) -> None:
    """One face for every script; the template's theme would otherwise win over it."""
    properties = style.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), face if script != "cs" else "Arial")
    properties.insert(0, fonts)


def _set_language(styles: Any, language: str) -> None:
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=language, eastAsia=language, bidi="ar-SA"))
