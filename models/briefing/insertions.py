"""Figures that an analyst's judgements lean on: written as {gap NEU}, and put in anew whenever the briefing is made."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import isnan

from models.briefing.citing import cite
from models.briefing.content import Citation, Sentence
from models.briefing.standing import Standing
from models.errors import UserError
from models.facts import NONE

_TOKEN = re.compile(r"\{(?:position|before|shift|gap) [^{}\n]{1,120}\}")


@dataclass(frozen=True, slots=True)
class Insertion:
    """A figure: how it is written in a judgement, what it is called, what it says now and what that rests on."""

    token: str
    label: str
    text: str
    citations: tuple[Citation, ...]


def insertions(standing: Standing) -> tuple[Insertion, ...]:
    """The figures of a briefing that can be put into text, by issue."""
    return tuple(one for issue in range(len(standing.snapshot.issues)) for one in _of(standing, issue))


def with_figures(text: str, figures: Mapping[str, Insertion]) -> Sentence:
    """The text with its figures as they are now, citing what they rest on.

    Raises `UserError` for a figure that there is not, as when nothing is stated any more.
    """
    cited: list[Citation] = []

    def put(match: re.Match[str]) -> str:
        found = figures.get(match.group())
        if found is None:
            raise UserError(f"There is no figure {match.group()} in this briefing. Take it out of the key judgements.")
        cited.extend(found.citations)
        return found.text

    written = _TOKEN.sub(put, text)
    return Sentence(written, tuple(dict.fromkeys(cited)))


def _of(standing: Standing, issue: int) -> Iterator[Insertion]:
    snapshot = standing.snapshot
    code, title = snapshot.issues[issue].code, snapshot.issues[issue].title or snapshot.issues[issue].code
    for party in standing.parties:
        whose, name = f"{code} {snapshot.parties[party].code}", snapshot.parties[party].name
        before, after = standing.before(issue, party), standing.after(issue, party)
        for word, row, label in (("position", after, "position"), ("before", before, "position before")):
            held = standing.span(row)
            if held is not None:
                words = f"{title}: {label} of {name}"
                yield Insertion(f"{{{word} {whose}}}", words, standing.words.span(held), cite(snapshot, [row]))
        shift = float(standing.movement.shift[issue, party])
        if not isnan(shift) and NONE not in (before, after):
            words = f"{title}: shift of {name}"
            yield Insertion(f"{{shift {whose}}}", words, standing.words.points(shift), cite(snapshot, [before, after]))
    yield from _gaps(standing, issue, code, title)


def _gaps(standing: Standing, issue: int, code: str, title: str) -> Iterator[Insertion]:
    parties = standing.snapshot.parties
    for one, other in combinations(standing.parties, 2):
        rows = standing.after(issue, one), standing.after(issue, other)
        gap = None if NONE in rows else standing.gap(*rows)
        if gap is None:
            continue
        pair = "" if len(standing.parties) == 2 else f" {parties[one].code} {parties[other].code}"
        between = "" if not pair else f" between {parties[one].name} and {parties[other].name}"
        yield Insertion(
            f"{{gap {code}{pair}}}", f"{title}: gap{between}", standing.words.number(gap), cite(standing.snapshot, rows)
        )
