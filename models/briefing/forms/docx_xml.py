"""Elements of WordprocessingML: text always goes in as text, never as markup."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from models.briefing.forms.blocks import Run, Runs, Style
from models.briefing.scripts import by_direction, without_isolates

Element = Any
"""An element of lxml; python-docx gives no types for those that it makes."""

LONGEST_NAME = 40
"""Letters that Word allows in the name of a bookmark."""

_JOINER = "\N{WORD JOINER}"
_IN_RANGE = re.compile(r"(?<=\d)–(?=\d)")

_CHARACTER_STYLES = {
    Style.STRONG: "Strong",
    Style.EMPHASIS: "Emphasis",
    Style.MUTED: "BriefingMuted",
    Style.CITATION: "BriefingCitation",
}


def element(tag: str, *inside: Element, **attributes: str | int) -> Element:
    """An element of the main namespace with attributes of the same."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(inside)
    return made


def text_run(text: str, *looks: Element) -> Element:
    """A run of text that keeps its spaces; a range in it stays on one line."""
    told = element("t")
    told.text = _IN_RANGE.sub(f"{_JOINER}–{_JOINER}", without_isolates(text))
    told.set(qn("xml:space"), "preserve")
    return element("r", *([element("rPr", *looks)] if looks else []), told)


def runs(all_runs: Runs) -> Iterator[Element]:
    """Runs of text; those that lead somewhere within the document as links."""
    for run in all_runs:
        parts = [text_run(part, *_looks(run, is_rtl=is_rtl)) for part, is_rtl in by_direction(run.text)]
        if run.target:
            yield element("hyperlink", *parts, anchor=bookmark_name(run.target), history=1)
        else:
            yield from parts


def _looks(run: Run, *, is_rtl: bool) -> Iterator[Element]:
    # Word reads these in this order alone.
    if run.style in _CHARACTER_STYLES:
        yield element("rStyle", val=_CHARACTER_STYLES[run.style])
    if is_rtl:
        yield element("rtl")
        yield element("lang", bidi=run.language or "ar-SA")
    elif run.language:
        yield element("lang", val=run.language)


def paragraph(style: str, *inside: Element, **looks: Element) -> Element:
    """A paragraph of a style; `looks` are further properties, in Word's order."""
    properties = element("pPr", element("pStyle", val=style), *looks.values())
    return element("p", properties, *inside)


def bookmark(anchor: str, number: int, *inside: Element) -> Iterator[Element]:
    """The elements with a bookmark around them; just they where there is no anchor."""
    if anchor:
        yield element("bookmarkStart", id=number, name=bookmark_name(anchor))
    yield from inside
    if anchor:
        yield element("bookmarkEnd", id=number)


def bookmark_name(anchor: str) -> str:
    """An anchor as Word can name a bookmark."""
    return anchor.replace("-", "_")[:LONGEST_NAME]


def field(instruction: str, shown: str) -> Iterator[Element]:
    """A field that Word works out, and what is shown until it has."""
    yield element("r", element("fldChar", fldCharType="begin"))
    told = element("instrText")
    told.text = f" {instruction} "
    told.set(qn("xml:space"), "preserve")
    yield element("r", told)
    yield element("r", element("fldChar", fldCharType="separate"))
    yield text_run(shown)
    yield element("r", element("fldChar", fldCharType="end"))
