"""Small dossiers in memory: `snapshot(statements=[said("2022-03-21", "UA", low=35, high=45)])`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from models.actors import Party, Speaker
from models.conditions import met_since
from models.facts import NONE, Issue, Link, Round, Scale, Source
from models.scales.maps import ScaleMap, onto_present_scales
from models.snapshot import ALWAYS, Snapshot, Statements, ints, to_day
from models.words import ACTS, REVIEWS, Act, LinkKind, Review, Standing

Day = int | str
"""A day column's value, or an ISO date."""


Condition = tuple[Standing | None, Day | None]
"""What became of a condition, and since when."""


@dataclass(frozen=True)
class Said:
    """One statement, with references by code (other statements) and number (rounds); `conditions` are linked to it."""

    day: Day
    party: str = "UA"
    issue: str = "neutrality"
    act: Act = Act.OFFER
    low: float | None = None
    high: float | None = None
    authority: int = 2
    credibility: int = 1
    conditional: bool = False
    speaker: str = ""
    published: Day | None = None
    recorded: Day | None = None
    round: int | None = None
    code: str = ""
    retracts: str | None = None
    retracted_by: str | None = None
    firmness: int = NONE
    scale: int = 1
    review: Review = Review.DRAFT
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Revised:
    """A later version of an issue's scale: the version that it revises, and how it takes that one's ranges over."""

    after: int
    mapping: ScaleMap | None


def said(day: Day, party: str = "UA", issue: str = "neutrality", **rest: object) -> Said:
    """A statement that was published on the day it was said unless told otherwise; `at=50` is the range 50–50."""
    if "at" in rest:
        rest["low"] = rest["high"] = rest.pop("at")
    return Said(day, party, issue, **rest)  # type: ignore[arg-type]


def day_of(value: Day) -> int:
    return to_day(date.fromisoformat(value)) if isinstance(value, str) else value


def snapshot(
    statements: Sequence[Said] = (),
    rounds: Sequence[tuple[Day, Day]] = (),
    parties: Sequence[str] = ("UA", "RU"),
    issues: Sequence[str] = ("neutrality",),
    stale_after_days: int = 30,
    revised: Mapping[str, Sequence[Revised]] | None = None,
) -> Snapshot:
    """A dossier with these statements in this order.

    Rounds are numbered from 1 as they are listed. A party is a principal unless its role is given: "TR:mediator".
    `revised` lists versions 2, 3, … of an issue's scale by the issue's code.
    """
    sides = tuple(_party(text) for text in parties)
    sittings = sorted(
        (_round(number, *days) for number, days in enumerate(rounds, start=1)),
        key=lambda sitting: (sitting.start, sitting.end, sitting.number),
    )
    speakers = _speakers(statements, [side.code for side in sides])
    asked = tuple(_issue(code, (revised or {}).get(code, ())) for code in issues)
    return Snapshot(
        title="Talks",
        description="",
        stale_after_days=stale_after_days,
        parties=sides,
        speakers=speakers,
        issues=asked,
        rounds=tuple(sittings),
        sources=(Source("source-S", "S", "Publisher", "Title", None, "report", "A"),),
        events=(),
        assessments=(),
        disputes=(),
        statements=_columns(statements, sides, speakers, asked, sittings),
        links=_links(statements),
    )


def _party(text: str) -> Party:
    code, _, role = text.partition(":")
    return Party(f"party-{code}", code, code, role or "principal")


def _issue(code: str, revised: Sequence[Revised]) -> Issue:
    later = (
        Scale(f"{code}-{at}", at, "low", "high", None, (), one.after, one.mapping) for at, one in enumerate(revised, 2)
    )
    scales = (Scale("", 1, "low", "high", None, ()), *later)
    return Issue(f"issue-{code}", code, code.capitalize(), "", "low", "high", None, "", (), scales)


def _round(number: int, start: Day, end: Day) -> Round:
    return Round(f"round-{number}", number, f"Round {number}", day_of(start), day_of(end), "", "")


def _speaker_code(item: Said) -> str:
    return item.speaker or f"{item.party}{item.authority}"


def _speakers(statements: Sequence[Said], parties: list[str]) -> tuple[Speaker, ...]:
    found = {(_speaker_code(item), item.party): item for item in statements}
    return tuple(
        Speaker(f"speaker-{party}-{code}", code, code, "", parties.index(party), item.authority)
        for (code, party), item in found.items()
    )


def _codes(statements: Sequence[Said]) -> list[str]:
    return [item.code or f"ST{number:03}" for number, item in enumerate(statements, start=1)]


def _links(statements: Sequence[Said]) -> tuple[Link, ...]:
    return tuple(
        Link(
            f"link-{at}-{number}", at, LinkKind.CONDITIONAL_ON, NONE, state,
            None if since is None else day_of(since), "",
        )
        for at, item in enumerate(statements)
        for number, (state, since) in enumerate(item.conditions)
    )  # fmt: skip


def _columns(
    statements: Sequence[Said],
    parties: Sequence[Party],
    speakers: Sequence[Speaker],
    issues: Sequence[Issue],
    rounds: Sequence[Round],
) -> Statements:
    codes = _codes(statements)
    party_at = {party.code: index for index, party in enumerate(parties)}
    speaker_at = {(speaker.code, speaker.party): index for index, speaker in enumerate(speakers)}
    round_at = {sitting.number: index for index, sitting in enumerate(rounds)}
    issue_codes = [one.code for one in issues]
    issue = ints([issue_codes.index(item.issue) for item in statements])
    scale = ints([item.scale for item in statements])
    low = np.array([np.nan if item.low is None else item.low for item in statements], dtype=np.float64)
    high = np.array([np.nan if item.high is None else item.high for item in statements], dtype=np.float64)

    def place(code: str | None) -> int:
        return NONE if code is None else codes.index(code)

    def publication(item: Said) -> int:
        return day_of(item.day if item.published is None else item.published)

    return Statements(
        ids=tuple(f"statement-{code}" for code in codes),
        codes=tuple(codes),
        said=ints([day_of(item.day) for item in statements]),
        published=ints([publication(item) for item in statements]),
        recorded=ints([ALWAYS if item.recorded is None else day_of(item.recorded) for item in statements]),
        party=ints([party_at[item.party] for item in statements]),
        speaker=ints([speaker_at[_speaker_code(item), party_at[item.party]] for item in statements]),
        issue=issue,
        act=ints([ACTS.index(item.act) for item in statements]),
        low=low,
        high=high,
        firmness=ints([item.firmness for item in statements]),
        authority=ints([item.authority for item in statements]),
        credibility=ints([item.credibility for item in statements]),
        conditional=np.array([item.conditional for item in statements], dtype=np.bool_),
        depends_on=ints([NONE] * len(statements)),
        source=ints([0] * len(statements)),
        round=ints([NONE if item.round is None else round_at[item.round] for item in statements]),
        retracts=ints([place(item.retracts) for item in statements]),
        retracted_by=ints([place(item.retracted_by) for item in statements]),
        earliest=ints([day_of(item.day) for item in statements]),
        review=ints([REVIEWS.index(item.review) for item in statements]),
        scale=scale,
        package=ints([NONE] * len(statements)),
        own=onto_present_scales(issues, issue, scale, low, high),
        met=met_since(_links(statements)),
    )
