"""A briefing as one HTML file: no scripts, nothing fetched, readable in the dark, on paper and by ear."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from html import escape
from typing import TypeAlias

import resources
from models.briefing.forms.blocks import (
    Block,
    Contents,
    Document,
    Heading,
    Mark,
    Picture,
    Run,
    Runs,
    Style,
    Table,
    Text,
)
from models.briefing.forms.colours import colours_of, darkened
from models.briefing.house.house import PLAIN, House, Palette
from models.briefing.scripts import holds_rtl

STYLE_SHEET = "briefing.css"


class Markup(str):
    """Text that is markup already; every other text is escaped when it is put between tags."""

    __slots__ = ()


Inside: TypeAlias = "str | Iterable[str]"

_STYLES = {Style.STRONG: "strong", Style.EMPHASIS: "em"}


def html_of(document: Document) -> bytes:
    """The file in UTF-8."""
    sheet = _style_sheet(document)
    head = (
        _tag("meta", charset="utf-8"),
        _tag("meta", http_equiv="Content-Security-Policy", content=_policy(document, sheet)),
        _tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _tag("meta", name="color-scheme", content="light dark"),
        _tag("meta", name="author", content=document.author),
        _tag("title", f"{document.title}. {document.subtitle}"),
        _tag("style", Markup(sheet)),
    )
    page = _tag("html", (_tag("head", head), _tag("body", _body(document))), lang=document.language)
    return f"<!doctype html>\n{page}\n".encode()


def _policy(document: Document, sheet: str) -> str:
    """Nothing may be fetched, run or sent; the one style sheet is known by its hash, a logo lies in the file."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    pictures = " img-src data:;" if document.house.logo is not None else ""
    return f"default-src 'none';{pictures} style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _style_sheet(document: Document) -> str:
    """The house's sheet, with the colours of the parties and what becomes of the charts' colours in the dark."""
    carried = (resources.path("briefing") / STYLE_SHEET).read_text(encoding="utf-8")
    parties = sorted({block.colour for block in document.blocks if isinstance(block, Text) and block.colour})
    drawn = colours_of(block.svg for block in document.blocks if isinstance(block, Picture))
    light = [*_house_rules(document.house)]
    light += [f".{_party(colour)} {{ border-color: {colour}; }}" for colour in parties]
    if document.mark is not None:
        light += _mark_rules(document.mark)
    dark = _dark_house_rules(document.house.palette)
    dark += [f".{_party(colour)} {{ border-color: {darkened(colour)}; }}" for colour in parties]
    dark += [
        f'svg [{what}="{colour}"] {{ {what}: {darkened(colour)}; }}' for colour in drawn for what in ("fill", "stroke")
    ]
    rules = "\n".join(light), "\n".join(f"  {rule}" for rule in dark)
    return f"{carried}\n{rules[0]}\n@media screen and (prefers-color-scheme: dark) {{\n{rules[1]}\n}}\n"


def _mark_rules(mark: Mark) -> tuple[str, str]:
    """How the mark looks, and that it stands at the head and the foot of each printed page."""
    size = f"width: {0.8 * len(mark.text) + 1:.1f}em; height: 1.7em; margin: auto 0; text-align: center"
    look = f"content: {_quoted(mark.text)}; font: bold 12pt sans-serif; color: {mark.colour}; background: #000; {size}"
    margins = f"@top-right {{ {look}; }} @bottom-right {{ {look}; }}"
    return f".mark span {{ color: {mark.colour}; }}", f"@media print {{ @page {{ {margins} }} }}"


def _house_rules(house: House) -> Iterator[str]:
    colours = " ".join(f"--{name}: {colour};" for name, colour in _differing(house.palette))
    if colours:
        yield f":root {{ {colours} }}"
    if house.family:
        yield f"body {{ font-family: {_quoted(house.family)}, sans-serif; }}"


def _dark_house_rules(palette: Palette) -> list[str]:
    colours = " ".join(f"--{name}: {darkened(colour)};" for name, colour in _differing(palette))
    return [f":root {{ {colours} }}"] if colours else []


def _differing(palette: Palette) -> list[tuple[str, str]]:
    """The colours, by name, that are not those of the carried sheet."""
    return [(name, colour) for name, colour in asdict(palette).items() if colour != getattr(PLAIN.palette, name)]


def _quoted(text: str) -> str:
    """A string of CSS; every letter that may mean something there is told by its number."""
    told = "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text)
    return f'"{told}"'


def _party(colour: str) -> str:
    return f"party-{colour.removeprefix('#')}"


def _body(document: Document) -> Iterator[str]:
    if document.mark is not None:
        yield _tag("p", _tag("span", document.mark.text), class_="mark above")
    facts = (_tag("li", fact) for fact in document.facts)
    yield _tag(
        "header",
        (
            *_house(document.house),
            _tag("h1", document.title),
            _tag("p", document.subtitle, class_="subtitle"),
            _tag("ul", facts, class_="facts"),
        ),
    )
    yield _tag("main", _blocks(document))
    if document.mark is not None:
        yield _tag("p", _tag("span", document.mark.text), class_="mark below")


def _house(house: House) -> Iterator[str]:
    if house.logo is not None:
        kind = {"svg": "svg+xml", "jpg": "jpeg"}.get(house.logo.ending, house.logo.ending)
        content = base64.b64encode(house.logo.content).decode()
        yield _tag("img", class_="logo", src=f"data:image/{kind};base64,{content}", alt=house.logo.words)
    if house.organisation:
        yield _tag("p", house.organisation, class_="organisation")


def _blocks(document: Document) -> Iterator[str]:
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.anchor]
    for block in document.blocks:
        yield _contents(block, headings) if isinstance(block, Contents) else _block(block)
        yield Markup("\n")


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return _tag(f"h{block.level + 1}", block.text, id=block.anchor)
    if isinstance(block, Picture):
        return _picture(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Text):
        return _text(block)
    return ""


def _contents(block: Contents, headings: Iterable[Heading]) -> str:
    entries = (
        _tag("li", _tag("a", heading.text, href=f"#{heading.anchor}"), class_=f"level-{heading.level}")
        for heading in headings
    )
    return _tag("nav", (_tag("h2", block.title, id="contents"), _tag("ol", entries)), aria_labelledby="contents")


def _text(block: Text) -> str:
    party = f"party {_party(block.colour)}" if block.colour else ""
    label = (_tag("span", block.label, class_="label"), Markup(" ")) if block.label else ()
    kind = f"{party} listed".strip() if block.label else party
    return _tag("p", (*label, *_runs(block.runs)), id=block.anchor, class_=kind)


def _picture(block: Picture) -> str:
    drawing = block.svg.decode().split("?>", 1)[-1].strip()
    seen = drawing.replace("<svg ", f'<svg role="img" aria-label="{escape(block.alternative)}" ', 1)
    caption = _tag("figcaption", _runs(block.caption)) if block.caption else Markup("")
    return _tag("figure", (Markup(seen), caption))


def _table(block: Table) -> str:
    caption = _tag("caption", block.title, class_="" if block.shows_title else "unseen")
    head = _tag(
        "tr", (_tag("th", column.title, scope="col", class_=_number(column.is_number)) for column in block.columns)
    )
    rows = (
        _tag(
            "tr",
            (
                _tag("td", _runs(cell), class_=_number(column.is_number))
                for cell, column in zip(row.cells, block.columns, strict=True)
            ),
            id=row.anchor,
        )
        for row in block.rows
    )
    body = _tag("tbody", _lines(rows))
    table = _tag("table", (caption, _tag("thead", head), body))
    return _tag("div", table, class_="scrolled", role="region", tabindex="0", aria_label=block.title)


def _number(is_number: bool) -> str:
    return "number" if is_number else ""


def _lines(rows: Iterable[str]) -> Iterator[str]:
    for row in rows:
        yield row
        yield Markup("\n")


def _runs(runs: Runs) -> Iterator[str]:
    for run in runs:
        yield _run(run)


def _run(run: Run) -> str:
    inside = Markup("".join(_unbroken(run.text)))
    if holds_rtl(run.text):
        inside = _tag("bdi", run.text, lang=run.language)
    elif run.language:
        inside = _tag("span", run.text, lang=run.language)
    if run.target:
        inside = _tag("a", inside, href=f"#{run.target}")
    if run.style in _STYLES:
        return _tag(_STYLES[run.style], inside)
    if run.style is Style.PLAIN:
        return inside
    return _tag("span", inside, class_=run.style.value)


def _unbroken(text: str) -> Iterator[str]:
    """The text as markup, in which no range and no code of a source is broken over two lines."""
    end = 0
    for found in _RANGE.finditer(text):
        yield escape(text[end : found.start()], quote=False)
        yield _tag("span", found.group(), class_="range")
        end = found.end()
    yield escape(text[end:], quote=False)


_RANGE = re.compile(r"\d+(?:[.,]\d)?–\d+(?:[.,]\d)?|\b[A-Z]{1,12}(?:-[A-Z0-9]{1,12}){1,2}\b")
"""Ranges, and codes of sources as RU-MOD."""

_EMPTY = frozenset({"img", "meta"})


def _tag(name: str, inside: Inside = "", /, **attributes: str) -> Markup:
    """An element; attributes that are empty are left out, and `class_` and `aria_label` lose their underlines."""
    told = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    if name in _EMPTY:
        return Markup(f"<{name}{told}>")
    parts = (inside,) if isinstance(inside, str) else inside
    content = "".join(part if isinstance(part, Markup) else escape(part, quote=False) for part in parts)
    return Markup(f"<{name}{told}>{content}</{name}>")
