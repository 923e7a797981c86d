"""Brings a briefing into blocks: the order of the pages, with the same words, citations, tables and charts."""

from collections.abc import Iterable, Iterator

from models.briefing.charts.drawn import drawn_charts
from models.briefing.content import (
    AnnexGroup,
    BriefingData,
    Citation,
    IssueSection,
    Paragraph,
    Sentence,
    SourceEntry,
    StatementRow,
)
from models.briefing.forms.blocks import (
    A4,
    LETTER,
    Block,
    Column,
    Contents,
    Document,
    Heading,
    Mark,
    Picture,
    Row,
    Run,
    Runs,
    Style,
    Table,
    Text,
)
from models.briefing.marks import mark_colour
from models.briefing.specification import Paper
from models.briefing.wording.language import Language
from models.briefing.wording.words import words_in

MOST_CODES = 60
"""Statements that the words under a chart name; the annex, where there is one, has them all."""

LONG_CODE = 7
"""Letters that the code of a statement may have and stand on one line with the number of its source."""

_STATEMENT_COLUMNS = (("said", 21), ("speaker", 30), ("act", 23), ("range", 13), ("text", 60), ("source", 18))
_LONGER_WORDS = (("said", 18), ("speaker", 30), ("act", 27), ("range", 18), ("text", 54), ("source", 18))
"""The same where acts and the head over ranges take more room than in English."""


def document_of(data: BriefingData) -> Document:
    """The blocks of a briefing."""
    front = data.front
    mark = Mark(data.mark, mark_colour(data.mark)) if data.mark else None
    paper = LETTER if data.paper == Paper.LETTER else A4
    blocks = tuple(_Outline(data).blocks())
    told = front.title, front.subtitle, front.facts
    return Document(*told, data.language.tag, data.as_of, blocks, mark, paper, data.withheld, data.authors, data.house)


class _Outline:
    """Writes the blocks of one briefing; it knows which statements the annex has, so that others are not linked."""

    def __init__(self, data: BriefingData) -> None:
        self._data = data
        self._words = words_in(data.language)
        self._charts = drawn_charts(data)
        self._has_sources = bool(data.sources)
        self._annexed = {row.citation.statement for group in data.annex for row in group.rows}
        self._colours = [colour for _, _, colour in data.overview.movement.parties]

    def blocks(self) -> Iterator[Block]:
        data = self._data
        if data.front.judgements:
            yield Heading(1, self._words.say("page.key_judgements"), "key-judgements")
            yield from (Text(self._sentence(one)) for one in data.front.judgements)
        yield Heading(1, data.front.heading, "moved")
        for one in (data.front.summary, *data.front.highlights):
            yield self._paragraph(one)
        if data.front.outlook:
            yield Heading(1, self._words.say("page.outlook"), "outlook")
            yield from (self._paragraph(one) for one in data.front.outlook)
        if len(data.issues) > 3:
            yield Contents(self._words.say("page.contents"))
        yield from self._overview()
        yield from self._issues()
        yield from self._doubts_and_judgements()
        if data.method:
            yield Heading(1, self._words.say("page.method"), "method")
            yield from (Text((Run(words),)) for words in (data.reading, *data.method))
        yield from self._sources()
        yield from self._annex()

    def _overview(self) -> Iterator[Block]:
        overview = self._data.overview
        if self._charts.movement:
            yield Heading(1, self._words.say("page.movement"), "movement")
        for number, part in enumerate(self._charts.movement, start=1):
            is_last = number == len(self._charts.movement)
            caption = self._caption(overview.caption) if is_last else (Run(self._words.say("page.continued")),)
            yield Picture(f"movement-{number}", part, overview.alternative, caption)
        # Of one issue the text has said it already.
        if len(overview.standings) > min(1, len(self._data.issues)) and len(overview.parties) <= 4:
            arrow = self._words.say("gap.arrow")
            columns = (
                Column(self._words.say("page.issue"), 1.3),
                *(Column(name, 1) for name in overview.parties),
                Column(overview.gap_title, 0.5, is_number=True),
            )
            rows = (
                Row(tuple(_plain(cell) for cell in (row.issue, *row.marked, row.gap.replace("→", arrow))))
                for row in overview.standings
            )
            yield Table(overview.standings_title, columns, tuple(rows), shows_title=True)

    def _issues(self) -> Iterator[Block]:
        if not self._data.issues:
            return
        key = "page.issues" if len(self._data.issues) > 1 else "page.one_issue"
        yield Heading(1, self._words.say(key), "issues")
        if self._colours:
            words = self._words.say("page.legend")
            yield Picture("legend", self._charts.legend, words, _plain(self._data.rounds))
        for number, issue in enumerate(self._data.issues):
            yield from self._issue(number, issue)

    def _issue(self, number: int, issue: IssueSection) -> Iterator[Block]:
        yield Heading(2, issue.title, f"issue-{number}")
        question = (Run(issue.question, Style.EMPHASIS), Run(" ")) if issue.question else ()
        yield Text((*question, *self._sentence(issue.scale)))
        if self._colours:
            chart = self._charts.timelines[number]
            yield Picture(f"timeline-{number + 1}", chart, issue.alternative, self._caption(issue.caption))
        for one in (*issue.standing, issue.distance, issue.limits):
            if one.sentences:
                yield self._paragraph(one)
        if issue.recent:
            yield Heading(3, issue.recent_title)
            yield self._statements(issue.recent, f"{issue.title}: {issue.recent_title}", anchored=False)
        elif issue.nothing_said:
            yield Text((Run(issue.nothing_said, Style.MUTED),))

    def _doubts_and_judgements(self) -> Iterator[Block]:
        if self._data.doubts:
            yield Heading(1, self._words.say("page.doubts"), "doubts")
            yield from (self._paragraph(one) for one in self._data.doubts)
        if self._data.judgements:
            yield Heading(1, self._words.say("page.judgements"), "judgements")
            yield from (Text(self._sentence(one)) for one in self._data.judgements)

    def _sources(self) -> Iterator[Block]:
        if not self._data.sources:
            return
        yield Heading(1, self._words.say("page.sources"), "sources")
        yield Text((Run(self._words.say("page.grades"), Style.MUTED),))
        yield from map(self._source, self._data.sources)

    def _annex(self) -> Iterator[Block]:
        if not self._data.annex:
            return
        yield Heading(1, self._words.say("page.annex"), "annex")
        for group in self._data.annex:
            yield from self._group(group)

    def _group(self, group: AnnexGroup) -> Iterator[Block]:
        yield Heading(2, group.title)
        if group.omitted:
            yield Text((Run(group.omitted, Style.MUTED),))
        yield self._statements(group.rows, self._words.say("page.group", title=group.title), anchored=True)

    def _statements(self, rows: Iterable[StatementRow], title: str, *, anchored: bool) -> Table:
        columns = tuple(
            Column(self._words.say(f"page.{name}"), share, is_number=name == "range")
            for name, share in (_STATEMENT_COLUMNS if self._data.language == Language.ENGLISH else _LONGER_WORDS)
        )
        return Table(title, columns, tuple(self._statement(row, anchored=anchored) for row in rows))

    def _statement(self, row: StatementRow, *, anchored: bool) -> Row:
        remark = (Run(f" {row.remark}", Style.MUTED),) if row.remark else ()
        code = Run(row.citation.code) if anchored else self._code(row.citation)
        # A code that is longer than usual needs the whole column.
        space = "\N{NO-BREAK SPACE}" if len(row.citation.code) <= LONG_CODE else " "
        source = (Run(f"{space}["), _number(row.citation), Run("]")) if self._is_listed(row.citation) else ()
        condition = (Run(f" {row.condition}"),) if row.condition else ()
        text = Run(row.text, language=row.language)
        cells = (*map(_plain, (row.said, row.who, row.act, row.place)), (text, *condition, *remark), (code, *source))
        return Row(cells, _anchor(row.citation) if anchored else "")

    def _paragraph(self, one: Paragraph) -> Text:
        lead = (Run(f"{one.lead}. ", Style.STRONG),) if one.lead else ()
        runs: list[Run] = [*lead]
        for number, sentence in enumerate(one.sentences):
            runs += [*((Run(" "),) if number else ()), *self._sentence(sentence)]
        return Text(tuple(runs), self._colours[one.colour] if one.colour >= 0 else "")

    def _sentence(self, one: Sentence) -> Runs:
        marks: list[Run] = []
        for mark in filter(None, (tuple(self._mark(citation)) for citation in one.citations)):
            marks += [*((Run("; ", Style.CITATION),) if marks else ()), *mark]
        told = tuple(Run(part, language=language) for part, language in one.parts()) or (Run(""),)
        if not marks:
            return told
        # No citation alone on a line.
        return *told, Run("\N{NO-BREAK SPACE}[", Style.CITATION), *marks, Run("]", Style.CITATION)

    def _mark(self, citation: Citation) -> Iterator[Run]:
        if self._is_listed(citation):
            yield _number(citation)
        if citation.statement >= 0:
            if self._is_listed(citation):
                yield Run(", ", Style.CITATION)
            yield self._code(citation)

    def _is_listed(self, citation: Citation) -> bool:
        """Whether the number of a source means something: there is a list of them."""
        return self._has_sources and citation.source > 0

    def _code(self, citation: Citation) -> Run:
        target = _anchor(citation) if citation.statement in self._annexed else ""
        return Run(citation.code, Style.CITATION, target)

    def _caption(self, caption: Sentence) -> Runs:
        if not caption.citations:
            return (Run(caption.text),)
        shown = [self._code(citation) for citation in caption.citations[:MOST_CODES]]
        codes = [part for code in shown for part in (Run(", "), code)][1:]
        more = len(caption.citations) - len(shown)
        key = "page.more_codes" if self._annexed else "page.more_codes_elsewhere"
        rest = (Run(self._words.say(key, n=self._words.grouped(more))),) if more else ()
        head = self._words.say("page.statements", codes="")
        return Run(f"{caption.text} {head}"), *codes, *rest, Run(".")

    def _source(self, entry: SourceEntry) -> Text:
        parts = (Run(entry.publisher), Run(entry.title, language=entry.language), Run(entry.published))
        named = [part for part in parts if part.text]
        told = tuple(part for one in named for part in (Run(". "), one))[1:]
        grade = self._words.say("page.reliability", grade=entry.reliability)
        muted = Run(f" {entry.code}. {grade}", Style.MUTED)
        # A date may end with the stop of its abbreviation.
        stop = (Run("."),) if told and not entry.published.endswith(".") else ()
        runs = *told, *stop, muted
        return Text(runs, label=f"[{entry.number}]", anchor=f"source-{entry.number}")


def _plain(text: str) -> Runs:
    return (Run(text),) if text else ()


def _number(citation: Citation) -> Run:
    return Run(str(citation.source), Style.CITATION, f"source-{citation.source}")


def _anchor(citation: Citation) -> str:
    return f"statement-{citation.statement}"
