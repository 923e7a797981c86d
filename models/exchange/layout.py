"""The layout of a dossier folder: its files, their columns in order, and what each column holds.

Ten files are always there, if only with their header rows; `README.md` has the dossier's title and description. The
other files, and the columns in brackets, are written if they say something, and read if they are there.

| file                 | one row is              | columns                                                           |
| -------------------- | ----------------------- | ----------------------------------------------------------------- |
| `dossier.csv`        | the dossier (one row)   | [stale_after_days]                                                |
| `parties.csv`        | a party                 | code, name, role, note [colour as #rrggbb, marker]                |
| `memberships.csv`    | a party in another one  | party, group, start, end (days; empty is open)                    |
| `speakers.csv`       | a person or text        | code, name, office, party, authority 1–5                          |
| `offices.csv`        | an office of a speaker  | speaker, party, title, authority 1–5, start, end                  |
| `aliases.csv`        | another name            | party or speaker (one of them), name                              |
| `issues.csv`         | an issue with its scale | code, title, question, low_pole, high_pole, reference_point,      |
|                      |                         | reference_note                                                    |
| `scales.csv`         | a revised scale         | issue, version (from 2), after (the scale revised; empty: the     |
|                      |                         | first), low_pole, high_pole, reference_point, mapping             |
|                      |                         | ([[old,new],…]; empty: not comparable), reason                    |
| `options.csv`        | a named point of a      | issue, value, label, definition [scale]                           |
|                      | scale                   |                                                                   |
| `rounds.csv`         | a round                 | number, label, start, end, place, format, level, host, head_… of  |
|                      |                         | each principal [head_… of others], outcome                        |
| `sources.csv`        | a source                | code, publisher, title, published, kind, reliability A–F,         |
|                      |                         | from_seed [author, published_edtf, retrieved, address, language,  |
|                      |                         | handling, reprints]                                               |
| `texts.csv`          | a text of a source, for | source, version (from 1; the last is the current one), [sha256],  |
|                      | good                    | media_type, file_name, added_on, note, text                       |
| `packages.csv`       | statements offered      | title, note                                                       |
|                      | together                |                                                                   |
| `statements.csv`     | a statement             | id, said_on, published_on, party, speaker, issue, act,            |
|                      |                         | stance_low, stance_high, firmness 0–4, record, condition,         |
|                      |                         | depends_on, text, source, locator, credibility 1–6, from_seed,    |
|                      |                         | note [round, retracts, retracted_by, sequence, recorded_on,       |
|                      |                         | said_edtf, published_edtf, review, scale, package]                |
| `excerpts.csv`       | the passage of a        | statement, text, start (characters from 0), quote, before, after  |
|                      | statement               |                                                                   |
| `links.csv`          | a link between          | statement, kind, other, state, since, note                        |
|                      | statements              |                                                                   |
| `corroborations.csv` | another source to it    | statement, source, stance, locator, note                          |
| `codings.csv`        | a second, blind coding  | statement, analyst, analyst_name, act, stance_low, stance_high,   |
|                      |                         | scale, firmness, credibility, note, settled                       |
| `events.csv`         | an event                | id, date, kind, place, title, text, source, credibility,          |
|                      |                         | from_seed, note [date_edtf]                                       |
| `assessments.csv`    | somebody's judgement    | id, date, assessor, party, about, probability_low,                |
|                      |                         | probability_high, wording, source, credibility, from_seed, note   |
|                      |                         | [date_edtf, kind, issue, value_low, value_high, scale, came_true, |
|                      |                         | resolved_on]                                                      |
| `outcomes.csv`       | what was agreed         | id, date, issue, value_low, value_high, text, source, from_seed,  |
|                      |                         | note [date_edtf, scale]                                           |
| `disputes.csv`       | a disputed claim        | id, topic, claim, claimed_by, source_claim, counter_claim,        |
|                      |                         | countered_by, source_counter, from_seed                           |
| `pairs.csv`          | two parties looked at   | party, other                                                      |
|                      | against each other      |                                                                   |
| `searches.csv`       | a saved search          | title, query (JSON, with codes where the dossier has ids)         |
| `views.csv`          | a saved view            | title, screen, state (JSON, with codes where the dossier has ids) |
| `readings.csv`       | a reading of one's own  | title, authority 1–5, credibility 1–6, conditionals, restatements |
|                      |                         | (yes or no), review (empty: any)                                  |
| `briefings.csv`      | a briefing given out    | title, made_on, specification (JSON)                              |

A row is known again by its code or number. Rows without one are known again by what they are about: memberships by
party, group and start; offices by speaker, party, title and start; other names by owner and name; pairs by their
parties; scales by issue and mapping; options by issue, scale and value; texts by source and SHA-256; packages, searches
and readings by title; views by title and screen; briefings by title and day; excerpts by statement, text, start and
quote; links by statement, kind and other; corroborations by statement and source; codings by statement and analyst.
Where several rows share that, the folder's first is the dossier's first, and so on.

`scale`, `after` and an excerpt's `text` name a row by the code of its issue or source and its version: `neutrality 2`.
`package` is the title of a package; of several with one title the second is called `title [2]`. What is in `*_edtf`
says how a day is known, the day itself being its last possible one; empty: exactly.
"""

from collections.abc import Iterable
from dataclasses import replace

from models.exchange.cells import (
    CODE,
    COLOUR,
    DAY,
    EDTF,
    HASH,
    MAPPING,
    MAYBE_DAY,
    MAYBE_NUMBER,
    NUMBER,
    PLACE,
    QUERY,
    ROUND_NUMBER,
    TEXT,
    YES_NO,
    grade,
    or_empty,
    whole,
    word_of,
    word_or_none,
)
from models.exchange.columns import (
    ANALYST,
    ISSUE,
    PACKAGE,
    PARTY,
    ROUND,
    SCALE,
    SOURCE,
    SOURCE_TEXT,
    SPEAKER,
    STATEMENT,
    columns,
    if_said,
    spelled,
)
from models.exchange.sheet import Column, Sheet
from models.tables import (
    Alias,
    Analyst,
    Assessment,
    Briefing,
    Coding,
    Corroboration,
    Dispute,
    Dossier,
    Event,
    Excerpt,
    Issue,
    Link,
    Membership,
    Office,
    Option,
    Outcome,
    Package,
    Pair,
    Party,
    Round,
    SavedReading,
    SavedSearch,
    SavedView,
    Scale,
    Source,
    SourceText,
    Speaker,
    Statement,
)
from models.words import (
    ACTS,
    HANDLINGS,
    PARTY_MARKERS,
    RELIABILITIES,
    REVIEWS,
    Conditionals,
    Judgement,
    LinkKind,
    Stance,
    Standing,
)

README = "README.md"
"""The file whose heading is the dossier's title and whose text is its description."""

HEAD = "head_"
"""How the columns of heads of delegation begin; the party's code in lower case follows."""

PARTIES = Sheet(
    "parties.csv", Party, "party", ("code",),
    columns(code=CODE, name=TEXT, role=TEXT, note=TEXT) + if_said(colour=COLOUR, marker=word_or_none(PARTY_MARKERS)),
)  # fmt: skip

ROUNDS = Sheet(
    "rounds.csv", Round, "round", ("number",),
    columns(
        number=ROUND_NUMBER, label=TEXT, start=DAY, end=DAY, place=TEXT, format=TEXT, level=TEXT, host=TEXT,
        outcome=TEXT,
    ),
    (("start", "end"),),
)  # fmt: skip
"""Rounds without the columns of heads of delegation, which depend on the parties (see `with_heads`)."""

STATEMENTS = Sheet(
    "statements.csv", Statement, "statement", ("id",),
    columns(
        id=CODE, said_on=DAY, published_on=DAY, party=PARTY, speaker=SPEAKER, issue=ISSUE, act=word_of(ACTS),
        stance_low=MAYBE_NUMBER, stance_high=MAYBE_NUMBER, firmness=or_empty(grade(0, 4)), record=TEXT,
        condition=TEXT, depends_on=or_empty(ISSUE), text=TEXT, source=SOURCE, locator=TEXT, credibility=grade(1, 6),
        from_seed=YES_NO, note=TEXT,
    )
    + if_said(
        round=or_empty(ROUND), retracts=or_empty(STATEMENT), retracted_by=or_empty(STATEMENT),
        sequence=PLACE, recorded_on=MAYBE_DAY, said_edtf=EDTF, published_edtf=EDTF, review=word_of(REVIEWS),
        scale=or_empty(SCALE), package=or_empty(PACKAGE),
    ),
    (("stance_low", "stance_high"),),
    dates=(("said_edtf", "said_on", "published_on"), ("published_edtf", "published_on")),
)  # fmt: skip

DOSSIER = Sheet(
    "dossier.csv", Dossier, "dossier", (),
    if_said(stale_after_days=whole(1, 10**9, "a whole number from 1")),
    optional=True,
)  # fmt: skip

SHEETS = (
    DOSSIER,
    PARTIES,
    Sheet(
        "memberships.csv", Membership, "membership", (),
        columns(party=PARTY, group=PARTY, start=MAYBE_DAY, end=MAYBE_DAY),
        days=(("start", "end"),), apart=(("party", "group"),), same=("party_id", "group_id", "start"), optional=True,
    ),
    Sheet(
        "speakers.csv", Speaker, "speaker", ("code",),
        columns(code=CODE, name=TEXT, office=TEXT, party=PARTY, authority=grade(1, 5)),
    ),
    Sheet(
        "offices.csv", Office, "office", (),
        columns(speaker=SPEAKER, party=PARTY, title=TEXT, authority=grade(1, 5), start=MAYBE_DAY, end=MAYBE_DAY),
        days=(("start", "end"),), same=("speaker_id", "party_id", "title", "start"), optional=True,
    ),
    Sheet(
        "aliases.csv", Alias, "name", (),
        (
            Column("party", "owner_id", or_empty(PARTY)),
            Column("speaker", "owner_id", or_empty(SPEAKER)),
            *columns(name=TEXT),
        ),
        either=("party", "speaker"), same=("owner_id", "name"), optional=True,
    ),
    Sheet(
        "issues.csv", Issue, "issue", ("code",),
        columns(
            code=CODE, title=TEXT, question=TEXT, low_pole=TEXT, high_pole=TEXT,
            reference_point=MAYBE_NUMBER, reference_note=TEXT,
        ),
    ),
    Sheet(
        "scales.csv", Scale, "scale", ("issue", "version"),
        columns(issue=ISSUE)
        + spelled("version", "id", whole(2, 10**9, "a whole number from 2"), Scale)
        + columns(
            after=or_empty(SCALE), low_pole=TEXT, high_pole=TEXT, reference_point=MAYBE_NUMBER, mapping=MAPPING,
            reason=TEXT,
        ),
        same=("issue_id", "mapping"), optional=True, added_last=True,
    ),
    Sheet(
        "options.csv", Option, "option", ("issue", "scale", "value"),
        columns(issue=ISSUE, value=NUMBER, label=TEXT, definition=TEXT) + if_said(scale=or_empty(SCALE)),
        same=("issue_id", "scale_id", "value"),
    ),
    ROUNDS,
    Sheet(
        "sources.csv", Source, "source", ("code",),
        columns(
            code=CODE, publisher=TEXT, title=TEXT, published=MAYBE_DAY, kind=TEXT,
            reliability=word_of(RELIABILITIES), from_seed=YES_NO,
        )
        + if_said(
            author=TEXT, published_edtf=EDTF, retrieved=MAYBE_DAY, address=TEXT, language=TEXT,
            handling=word_or_none(HANDLINGS), reprints=or_empty(SOURCE),
        ),
        dates=(("published_edtf", "published"),),
    ),
    Sheet(
        "texts.csv", SourceText, "text", ("source", "version"),
        columns(source=SOURCE)
        + spelled("version", "id", ROUND_NUMBER, SourceText)
        + if_said(sha256=HASH)
        + columns(media_type=TEXT, file_name=TEXT, added_on=MAYBE_DAY, note=TEXT, text=TEXT),
        same=("source_id", "text_hash"), optional=True, added_last=True,
    ),
    Sheet(
        "packages.csv", Package, "package", ("title",),
        columns(title=TEXT, note=TEXT), same=("title",), optional=True,
    ),
    STATEMENTS,
    Sheet(
        "excerpts.csv", Excerpt, "excerpt", (),
        columns(
            statement=STATEMENT, text=SOURCE_TEXT, start=whole(0, 10**15, "a whole number from 0"), quote=TEXT,
            before=TEXT, after=TEXT,
        ),
        same=("statement_id", "text_id", "start", "quote"), optional=True,
    ),
    Sheet(
        "links.csv", Link, "link", (),
        columns(
            statement=STATEMENT, kind=word_of(LinkKind), other=or_empty(STATEMENT), state=or_empty(word_of(Standing)),
            since=MAYBE_DAY, note=TEXT,
        ),
        apart=(("statement", "other"),), same=("statement_id", "kind", "other_id"), optional=True,
    ),
    Sheet(
        "corroborations.csv", Corroboration, "corroboration", (),
        columns(statement=STATEMENT, source=SOURCE, stance=word_of(Stance), locator=TEXT, note=TEXT),
        same=("statement_id", "source_id"), optional=True,
    ),
    Sheet(
        "codings.csv", Coding, "coding", (),
        columns(statement=STATEMENT, analyst=ANALYST)
        + spelled("analyst_name", "analyst_id", TEXT, Analyst)
        + columns(
            act=word_of(ACTS), stance_low=MAYBE_NUMBER, stance_high=MAYBE_NUMBER, scale=or_empty(SCALE),
            firmness=or_empty(grade(0, 4)), credibility=or_empty(grade(1, 6)), note=TEXT, settled=YES_NO,
        ),
        (("stance_low", "stance_high"),), same=("statement_id", "analyst_id"), optional=True,
    ),
    Sheet(
        "events.csv", Event, "event", ("id",),
        columns(
            id=CODE, date=DAY, kind=TEXT, place=TEXT, title=TEXT, text=TEXT, source=or_empty(SOURCE),
            credibility=or_empty(grade(1, 6)), from_seed=YES_NO, note=TEXT,
        )
        + if_said(date_edtf=EDTF),
        dates=(("date_edtf", "date"),),
    ),
    Sheet(
        "assessments.csv", Assessment, "assessment", ("id",),
        columns(
            id=CODE, date=DAY, assessor=TEXT, party=or_empty(PARTY), about=TEXT,
            probability_low=MAYBE_NUMBER, probability_high=MAYBE_NUMBER, wording=TEXT,
            source=or_empty(SOURCE), credibility=or_empty(grade(1, 6)), from_seed=YES_NO, note=TEXT,
        )
        + if_said(
            date_edtf=EDTF, kind=word_of(Judgement), issue=or_empty(ISSUE), value_low=MAYBE_NUMBER,
            value_high=MAYBE_NUMBER, scale=or_empty(SCALE), came_true=or_empty(YES_NO), resolved_on=MAYBE_DAY,
        ),
        (("probability_low", "probability_high"), ("value_low", "value_high")),
        dates=(("date_edtf", "date"),),
    ),
    Sheet(
        "outcomes.csv", Outcome, "outcome", ("id",),
        columns(
            id=CODE, date=DAY, issue=ISSUE, value_low=MAYBE_NUMBER, value_high=MAYBE_NUMBER, text=TEXT,
            source=or_empty(SOURCE), from_seed=YES_NO, note=TEXT,
        )
        + if_said(date_edtf=EDTF, scale=or_empty(SCALE)),
        (("value_low", "value_high"),), dates=(("date_edtf", "date"),), optional=True,
    ),
    Sheet(
        "disputes.csv", Dispute, "dispute", ("id",),
        columns(
            id=CODE, topic=TEXT, claim=TEXT, claimed_by=TEXT, source_claim=or_empty(SOURCE),
            counter_claim=TEXT, countered_by=TEXT, source_counter=or_empty(SOURCE), from_seed=YES_NO,
        ),
    ),
    Sheet(
        "pairs.csv", Pair, "pair", (), columns(party=PARTY, other=PARTY),
        apart=(("party", "other"),), same=("party_id", "other_id"), optional=True,
    ),
    Sheet(
        "searches.csv", SavedSearch, "search", (), columns(title=TEXT, query=QUERY), same=("title",), optional=True
    ),
    Sheet(
        "views.csv", SavedView, "view", (), columns(title=TEXT, screen=TEXT, state=QUERY),
        same=("title", "screen"), optional=True,
    ),
    Sheet(
        "readings.csv", SavedReading, "reading", (),
        columns(
            title=TEXT, authority=grade(1, 5), credibility=grade(1, 6), conditionals=word_of(Conditionals),
            restatements=YES_NO, review=or_empty(word_of(REVIEWS)),
        ),
        same=("title",), optional=True,
    ),
    Sheet(
        "briefings.csv", Briefing, "briefing", (),
        columns(title=TEXT, made_on=DAY, specification=QUERY), same=("title", "made_on"), optional=True,
    ),
)  # fmt: skip
"""All files, each after those that it refers to."""

ANALYSTS = Sheet(
    "codings.csv", Analyst, "analyst", ("code", "name"),
    columns(code=TEXT, name=TEXT), same=("code", "name"), added_last=True,
)  # fmt: skip
"""Who made the second codings, as that file tells."""


def with_heads(required: Iterable[str], optional: Iterable[str]) -> Sheet:
    """The sheet of rounds with the heads of delegation of parties, given by code."""
    heads = (*(_head(code) for code in required), *(_head(code, optional=True) for code in optional))
    *before, outcome = ROUNDS.columns
    return replace(ROUNDS, columns=(*before, *heads, outcome))


def _head(code: str, *, optional: bool = False) -> Column:
    return Column(HEAD + code.lower(), "heads", TEXT, optional, head=code)
