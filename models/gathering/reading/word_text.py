"""From the elements of WordprocessingML to lines of text (ECMA-376 part 1, section 17)."""

from collections.abc import Iterator, Mapping
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_PARAGRAPH, _TABLE, _ROW, _CELL, _RUN = (_W + name for name in ("p", "tbl", "tr", "tc", "r"))
_TEXTS = {_W + "t", _MATHS + "t"}
_TEXT_BOX = _W + "txbxContent"
_LETTERS = {
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
    _W + "softHyphen": "\u00ad",
}
_TAKEN_OUT = {_W + "del", _W + "moveFrom"}
_PUT_IN = {_W + "ins", _W + "moveTo"}
_REFERENCES = {_W + "footnoteReference": "footnotes", _W + "endnoteReference": "endnotes"}
_NOT_TEXT = {
    _W + name for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "instrText", "delText", "footnotePr")
}

_CHANGES = "The document has tracked changes; the text is as if all were accepted."
_NUMBERS = "Numbers and bullets that Word sets before paragraphs by itself are not in the text."
_HIDDEN = "Text that the document hides was left out."
_FOREIGN = "A part of the document that is kept in another format was left out."


class Notes:
    """Footnotes and endnotes, numbered in the order in which the text refers to them."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        """`parts` are the root elements of the notes by kind, None where a document has none."""
        self._found = {kind: {} if part is None else _notes(part) for kind, part in parts.items()}
        self._numbers = dict[tuple[str, str], int]()

    def refer(self, kind: str, note_id: str) -> str:
        """The mark that stands in the text for a note, such as “[1]”."""
        return f"[{self._numbers.setdefault((kind, note_id), len(self._numbers) + 1)}]"

    def lines(self) -> list[str]:
        """The notes that the text refers to, each beginning with its mark."""
        lines = list[str]()
        while len(lines) < len(self._numbers):
            # A note may refer to others, which then come after it.
            kind, note_id = list(self._numbers)[len(lines)]
            note = self._found[kind].get(note_id)
            text = "" if note is None else " ".join(Body(note, self).lines)
            lines.append(f"[{len(lines) + 1}] {text.strip()}")
        return lines


class Body:
    """The lines of an element with paragraphs and tables in it; `numbered` are the styles whose paragraphs count."""

    def __init__(self, element: Any, notes: Notes, numbered: frozenset[str] = frozenset()) -> None:
        self._notes, self._numbered = notes, numbered
        self._remarks = dict.fromkeys((_CHANGES, _NUMBERS, _HIDDEN, _FOREIGN), False)
        self._boxes = list[Any]()
        self.lines = list(self._blocks(element))

    def remarks(self) -> tuple[str, ...]:
        """What of the document is not in the lines as it stands there, as sentences."""
        return tuple(sentence for sentence, holds in self._remarks.items() if holds)

    def _blocks(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _TABLE:
                yield from self._rows(child)
            elif self._is_kept(child):
                yield from self._blocks(_first_alternative(child))

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        in_numbered = style is not None and style.get(_W + "val") in self._numbered
        self._remarks[_NUMBERS] |= in_numbered or paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        yield from "".join(self._inline(paragraph)).split("\n")
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self._blocks(box)

    def _rows(self, table: Any) -> Iterator[str]:
        for row in _nearest(table, _ROW):
            cells = (" ".join(filter(None, self._blocks(cell))) for cell in _nearest(row, _CELL))
            yield " | ".join(cells)

    def _inline(self, element: Any) -> Iterator[str]:
        for child in element:
            if child.tag in _TEXTS:
                yield child.text or ""
            elif child.tag in _LETTERS:
                yield _LETTERS[child.tag]
            elif child.tag in _REFERENCES:
                yield self._notes.refer(_REFERENCES[child.tag], child.get(_W + "id", ""))
            elif child.tag == _TEXT_BOX:
                self._boxes.append(child)
            elif self._is_kept(child):
                yield from self._inline(_first_alternative(child))

    def _is_kept(self, element: Any) -> bool:
        self._remarks[_CHANGES] |= element.tag in _TAKEN_OUT or element.tag in _PUT_IN
        self._remarks[_FOREIGN] |= element.tag == _W + "altChunk"
        if element.tag == _RUN and _is_hidden(element):
            self._remarks[_HIDDEN] = True
            return False
        return element.tag not in _TAKEN_OUT and element.tag not in _NOT_TEXT


def numbered_styles(styles: Any) -> frozenset[str]:
    """The ids of the styles, of the element that holds all, whose paragraphs Word numbers by itself."""
    return frozenset(style.get(_W + "styleId", "") for style in styles if style.find(f"{_W}pPr/{_W}numPr") is not None)


def _first_alternative(element: Any) -> Any:
    # Alternatives for newer and older programs say the same.
    return element[0] if element.tag == _ALTERNATIVES and len(element) else element


def _is_hidden(run: Any) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish")
    return hidden is not None and hidden.get(_W + "val", "1") not in {"0", "false", "off"}


def _nearest(element: Any, tag: str) -> Iterator[Any]:
    """The elements of a tag inside an element, but not those inside one another: rows and cells may be wrapped."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _TAKEN_OUT:
            yield from _nearest(child, tag)


def _notes(part: Any) -> dict[str, Any]:
    return {note.get(_W + "id", ""): note for note in part if note.get(_W + "type") in {None, "normal"}}
