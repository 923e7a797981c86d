"""What a briefing says, as plain data that needs only be typeset: sentences with citations, tables, figures."""

from dataclasses import dataclass
from datetime import date

from models.briefing.figures import MovementFigure, Span, Timeline
from models.briefing.house.house import PLAIN, House
from models.briefing.wording.language import Language


@dataclass(frozen=True, slots=True)
class Citation:
    """A source by its number in the list of sources, or a statement with its source; 0 and -1 where there is none.

    `statement` is the position in the snapshot's columns, under which the annex can be linked to; `code` its code.
    """

    source: int
    statement: int = -1
    code: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that stand in a sentence as they were said, in a language (ISO 639) that is not that of the page."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One or a few sentences that rest on the same evidence."""

    text: str
    citations: tuple[Citation, ...] = ()
    quotation: Quotation | None = None

    def parts(self) -> tuple[tuple[str, str], ...]:
        """The text, parted where it quotes: each part with its language, "" for that of the page."""
        before, quoted, after = self.text.partition(self.quotation.words) if self.quotation else (self.text, "", "")
        told = (before, ""), (quoted, self.quotation.language if self.quotation else ""), (after, "")
        return tuple(part for part in told if part[0])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together; `lead` names what they are about, `colour` the party they are about, or -1.

    `issue` is the position of the issue that they are about, -1 where it is not told.
    """

    sentences: tuple[Sentence, ...]
    lead: str = ""
    colour: int = -1
    issue: int = -1


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement in a table; `remark` says why it does not count, where it does not.

    `text` is in `language` (ISO 639, "" for that of the page), `condition` and `remark` are in that of the page.
    `day` and `held` are what `said` and `place` tell in words: a day's number (None where it is not known exactly)
    and a range.
    """

    citation: Citation
    said: str
    who: str
    act: str
    place: str
    text: str
    remark: str
    day: int | None
    held: Span | None
    condition: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class IssueSection:
    """One issue: what it is about, where the parties stand, how far apart they are, what was said since.

    `nothing_said` stands in place of that table where nothing was, "" where that is told already.
    """

    title: str
    question: str
    scale: Sentence
    timeline: Timeline
    alternative: str
    caption: Sentence
    standing: tuple[Paragraph, ...]
    distance: Paragraph
    limits: Paragraph
    recent: tuple[StatementRow, ...]
    recent_title: str
    nothing_said: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One numbered source; `reliability` as letter and words, `language` that of the title, as of a statement.

    `published` is a sentence, `day` the day that it names where that is known exactly.
    """

    number: int
    code: str
    publisher: str
    title: str
    published: str
    reliability: str
    language: str = ""
    day: int | None = None


@dataclass(frozen=True, slots=True)
class AnnexGroup:
    """Statements on one issue in the order in which they were said; `omitted` says how many earlier ones are not.

    `issue` is its position, `NONE` for those on none.
    """

    title: str
    rows: tuple[StatementRow, ...]
    omitted: str
    issue: int = -1


@dataclass(frozen=True, slots=True)
class StandingRow:
    """Where each party stood on an issue when the later round ended, as "50–58, 29 Mar 2022", and the gap.

    `conditional` says of each whether it was held on a condition. Of more than two parties it is the widest gap.
    """

    issue: str
    places: tuple[str, ...]
    gap: str
    conditional: tuple[bool, ...]

    @property
    def marked(self) -> tuple[str, ...]:
        """The places, what was held on a condition with the asterisk that the table's title explains."""
        marks = ("*" if one else "" for one in self.conditional)
        return tuple(f"{place}{mark}" for place, mark in zip(self.places, marks, strict=True))


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The title block (`facts` are its small print, the day first), key judgements, what moved, what to watch next."""

    title: str
    subtitle: str
    facts: tuple[str, ...]
    heading: str
    summary: Paragraph
    highlights: tuple[Paragraph, ...]
    judgements: tuple[Sentence, ...] = ()
    outlook: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """All issues at a glance: the movement figure, its words, and as a table where the parties (by name) stood."""

    movement: MovementFigure
    alternative: str
    caption: Sentence
    parties: tuple[str, ...]
    standings_title: str
    gap_title: str
    standings: tuple[StandingRow, ...]


@dataclass(frozen=True, slots=True)
class BriefingData:
    """A whole briefing. `as_of` is the day whose knowledge it gives and dates the file.

    `paper` is one of `specification.Paper`, `mark` says who may read it, as “TLP:AMBER”, "" where it says nothing;
    `withheld` says what is missing for its sake. `house` is how it looks, and no part of what it says.
    """

    as_of: date
    front: FrontPage
    overview: Overview
    rounds: str
    issues: tuple[IssueSection, ...]
    doubts: tuple[Paragraph, ...]
    judgements: tuple[Sentence, ...]
    reading: str
    method: tuple[str, ...]
    sources: tuple[SourceEntry, ...]
    annex: tuple[AnnexGroup, ...]
    paper: str = "a4"
    mark: str = ""
    authors: tuple[str, ...] = ()
    withheld: str = ""
    language: Language = Language.ENGLISH
    house: House = PLAIN
