"""Made-up dossiers for hypothesis that use every table, put straight into a file."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from models.dates.columns import last_possible
from models.dates.moment import Moment
from models.gathering.cleaning import text_hash
from models.ids import new_id
from models.record.canonical import canonical
from models.record.shape import columns
from models.references import REFERENCES
from models.store import Store
from models.tables import (
    FACTS,
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
    Row,
    SavedReading,
    SavedSearch,
    SavedView,
    Scale,
    Source,
    SourceText,
    Speaker,
    Statement,
)
from models.words import ACTS, HANDLINGS, REVIEWS, Conditionals, Judgement, LinkKind, Stance, Standing
from tests.models.exchange.made_up import CODES, TEXTS, codes

Made = dict[type[Row], list[dict[str, Any]]]
"""The rows of each table as field values, in the dossier's order."""

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
NUMBERS = st.integers(0, 100).map(float) | st.floats(0, 100)
RANGES = st.none() | st.tuples(NUMBERS, NUMBERS).map(lambda ends: (min(ends), max(ends)))
MOMENTS = st.builds(
    lambda days, approximate, uncertain: Moment(min(days), max(days), approximate, uncertain),
    st.tuples(DAYS, DAYS),
    st.booleans(),
    st.booleans(),
)
MAPPINGS = st.sampled_from(["", "[[0.0,0.0],[100.0,50.0]]", "[[0, 10], [50, 60], [100, 90]]"])


class Making:
    """Draws the rows of a dossier, each table after those that it refers to."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.made: Made = {table: [] for table in FACTS}

    def some(self, table: type[Row], least: int = 0, most: int = 2) -> range:
        return range(self.draw(st.integers(least, most)))

    def add(self, table: type[Row], **values: Any) -> str:
        row = {"id": new_id(), "sequence": len(self.made[table]) + 1, **values}
        self.made[table].append(row)
        return str(row["id"])

    def one(self, table: type[Row], **like: Any) -> Any:
        """The id of a row, None where there is none such."""
        rows = [row["id"] for row in self.made[table] if all(row[name] == value for name, value in like.items())]
        return self.draw(st.sampled_from(rows)) if rows else None

    def perhaps(self, table: type[Row], **like: Any) -> Any:
        return self.one(table, **like) if self.draw(st.booleans()) else None

    def text(self) -> str:
        return self.draw(TEXTS)

    def texts(self, *names: str) -> dict[str, str]:
        return {name: self.text() for name in names}

    def grade(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))

    def perhaps_graded(self, low: int, high: int) -> int | None:
        return self.draw(st.none() | st.integers(low, high))

    def ends(self, low: str, high: str) -> dict[str, float | None]:
        return dict(zip((low, high), self.draw(RANGES) or (None, None), strict=True))

    def lasting(self) -> dict[str, date | None]:
        start, end = self.draw(st.tuples(st.none() | DAYS, st.none() | DAYS))
        return {"start": end, "end": start} if start and end and start > end else {"start": start, "end": end}

    def dated(self, day: str, edtf: str, published: date | None = None) -> dict[str, Any]:
        if self.draw(st.booleans()):
            return {day: self.draw(DAYS), edtf: ""}
        moment = self.draw(MOMENTS)
        return {day: last_possible(moment, published), edtf: moment.edtf}

    def sides(self) -> None:
        for code in self.draw(codes(1, 3)):
            colour, marker = self.draw(st.sampled_from([("", ""), ("#0063a8", ""), ("", "disc"), ("#c0ffee", "star")]))
            role = self.draw(st.sampled_from(["principal", "mediator", ""]))
            self.add(Party, code=code, role=role, colour=colour, marker=marker, **self.texts("name", "note"))
        for _ in self.some(Membership):
            party, group = self.one(Party), self.one(Party)
            if party != group:
                self.add(Membership, party_id=party, group_id=group, **self.lasting())
        for code in self.draw(codes(1, 2)):
            named = self.texts("name", "office")
            self.add(Speaker, code=code, party_id=self.one(Party), authority=self.grade(1, 5), **named)
        for _ in self.some(Office):
            held = {"speaker_id": self.one(Speaker), "party_id": self.one(Party), "authority": self.grade(1, 5)}
            self.add(Office, title=self.text(), **held, **self.lasting())
        for _ in self.some(Alias, most=3):
            self.add(Alias, owner_id=self.draw(st.sampled_from([self.one(Party), self.one(Speaker)])), name=self.text())

    def questions(self) -> None:
        for code in self.draw(codes(1, 2)):
            words = self.texts("title", "question", "low_pole", "high_pole", "reference_note")
            self.add(Issue, code=code, reference_point=self.draw(st.none() | NUMBERS), **words)
        for _ in self.some(Scale, most=3):
            issue = self.one(Issue)
            after, mapping = self.perhaps(Scale, issue_id=issue), self.draw(MAPPINGS)
            point, words = self.draw(st.none() | NUMBERS), self.texts("low_pole", "high_pole", "reason")
            self.add(Scale, issue_id=issue, after_id=after, mapping=mapping, reference_point=point, **words)
        for _ in self.some(Option):
            issue = self.one(Issue)
            place = {"issue_id": issue, "scale_id": self.perhaps(Scale, issue_id=issue), "value": self.draw(NUMBERS)}
            if not any(place.items() <= row.items() for row in self.made[Option]):
                self.add(Option, **place, **self.texts("label", "definition"))

    def rounds(self) -> None:
        for number in self.draw(st.lists(st.integers(1, 99), max_size=2, unique=True)):
            start, end = sorted([self.draw(DAYS), self.draw(DAYS)])
            heads = {row["code"]: name for row in self.made[Party] if (name := self.text())}
            words = self.texts("label", "place", "format", "level", "host", "outcome")
            self.add(Round, number=number, start=start, end=end, heads=canonical(heads), **words)

    def sources(self) -> None:
        for code in self.draw(codes(1, 3)):
            known = self.dated("published", "published_edtf") if self.draw(st.booleans()) else {}
            words = self.texts("publisher", "title", "kind", "author", "address", "language")
            self.add(
                Source, code=code, reliability=self.draw(st.sampled_from("ABCDEF")), from_seed=self.draw(st.booleans()),
                handling=self.draw(st.sampled_from(["", *HANDLINGS])), retrieved=self.draw(st.none() | DAYS),
                reprints_id=self.perhaps(Source), **known, **words,
            )  # fmt: skip
        for _ in self.some(SourceText, most=4):
            text, words = self.text(), self.texts("media_type", "file_name", "note")
            name = text_hash(text)
            day = self.draw(st.none() | DAYS)
            self.add(SourceText, source_id=self.one(Source), text=text, text_hash=name, added_on=day, **words)

    def statements(self) -> None:
        for _ in self.some(Package, most=3):
            self.add(Package, title=self.draw(TEXTS | st.sampled_from(["A", "A [2]"])), note=self.text())
        places = sorted(self.draw(st.lists(st.integers(-9, 99), min_size=3, max_size=3)))
        for place, code in zip(places, self.draw(codes(1, 3)), strict=False):
            issue, published = self.one(Issue), self.dated("published_on", "published_edtf")
            said = self.dated("said_on", "said_edtf", self.draw(st.sampled_from([None, published["published_on"]])))
            named = {"party_id": Party, "speaker_id": Speaker, "source_id": Source}
            loose = {"depends_on_id": Issue, "round_id": Round, "package_id": Package, "retracts_id": Statement}
            self.add(
                Statement, code=code, issue_id=issue, scale_id=self.perhaps(Scale, issue_id=issue), sequence=place,
                act=self.draw(st.sampled_from(ACTS)), firmness=self.perhaps_graded(0, 4), credibility=self.grade(1, 6),
                from_seed=self.draw(st.booleans()), review=self.draw(st.sampled_from(REVIEWS)),
                recorded_on=self.draw(st.none() | DAYS), retracted_by_id=self.perhaps(Statement), **said, **published,
                **self.ends("low", "high"), **self.texts("record", "condition", "text", "locator", "note"),
                **{name: self.one(table) for name, table in named.items()},
                **{name: self.perhaps(table) for name, table in loose.items()},
            )  # fmt: skip

    def around_statements(self) -> None:
        for _ in self.some(Excerpt, most=3) if self.made[SourceText] else ():
            text = self.draw(st.sampled_from(self.made[SourceText]))
            start, end = sorted([self.grade(0, len(text["text"])), self.grade(0, len(text["text"]))])
            place = {"text_id": text["id"], "start": start, "quote": text["text"][start:end]}
            self.add(Excerpt, statement_id=self.one(Statement), **place, **self.texts("before", "after"))
        for _ in self.some(Link):
            state, since = self.draw(st.none() | st.sampled_from(Standing)), self.draw(st.none() | DAYS)
            one, other = self.one(Statement), self.perhaps(Statement)
            if one != other:
                kind = self.draw(st.sampled_from(LinkKind))
                linked = {"statement_id": one, "other_id": other, "kind": kind}
                self.add(Link, **linked, state=state, since=since, note=self.text())
        for _ in self.some(Corroboration):
            words = self.texts("locator", "note")
            known = {"statement_id": self.one(Statement), "source_id": self.one(Source)}
            self.add(Corroboration, stance=self.draw(st.sampled_from(Stance)), **known, **words)
        for code, name in self.draw(st.lists(st.tuples(CODES, TEXTS), max_size=2, unique=True)):
            self.add(Analyst, code=code, name=name)
        for _ in self.some(Coding) if self.made[Analyst] else ():
            self.add(
                Coding, statement_id=self.one(Statement), analyst_id=self.one(Analyst),
                act=self.draw(st.sampled_from(ACTS)), scale_id=self.perhaps(Scale), firmness=self.perhaps_graded(0, 4),
                credibility=self.perhaps_graded(1, 6), note=self.text(), settled=self.draw(st.booleans()),
                **self.ends("low", "high"),
            )  # fmt: skip

    def context(self) -> None:
        for code in self.draw(codes(0, 2)):
            known = {"source_id": self.perhaps(Source), "credibility": self.perhaps_graded(1, 6)}
            self.add(
                Event, code=code, from_seed=self.draw(st.booleans()), **known, **self.dated("date", "date_edtf"),
                **self.texts("kind", "place", "title", "text", "note"),
            )  # fmt: skip
        for code in self.draw(codes(0, 2)):
            known = {"source_id": self.perhaps(Source), "credibility": self.perhaps_graded(1, 6)}
            issue, came_true = self.perhaps(Issue), self.draw(st.none() | st.booleans())
            resolved = {
                "came_true": came_true,
                "resolved_on": None if came_true is None else self.draw(st.none() | DAYS),
            }
            self.add(
                Assessment, code=code, from_seed=self.draw(st.booleans()), kind=self.draw(st.sampled_from(Judgement)),
                party_id=self.perhaps(Party), issue_id=issue, scale_id=self.perhaps(Scale, issue_id=issue), **known,
                **resolved, **self.dated("date", "date_edtf"), **self.ends("value_low", "value_high"),
                **self.ends("probability_low", "probability_high"),
                **self.texts("assessor", "about", "wording", "note"),
            )  # fmt: skip
        for code in self.draw(codes(0, 2)) if self.made[Issue] else ():
            issue = self.one(Issue)
            self.add(
                Outcome, code=code, issue_id=issue, scale_id=self.perhaps(Scale, issue_id=issue),
                source_id=self.perhaps(Source), from_seed=self.draw(st.booleans()), **self.dated("date", "date_edtf"),
                **self.ends("value_low", "value_high"), **self.texts("text", "note"),
            )  # fmt: skip
        for code in self.draw(codes(0, 2)):
            known = {"source_claim_id": self.perhaps(Source), "source_counter_id": self.perhaps(Source)}
            words = self.texts("topic", "claim", "claimed_by", "counter_claim", "countered_by")
            self.add(Dispute, code=code, from_seed=self.draw(st.booleans()), **known, **words)

    def view(self) -> str:
        """The state of a timeline, as far as it names rows."""
        tables = {"party": Party, "issue": Issue, "speaker": Speaker}
        lanes = [[kind, row["id"]] for kind, table in tables.items() for row in self.made[table][:2]]
        parties, issues, rounds = ([row["id"] for row in self.made[table][:2]] for table in (Party, Issue, Round))
        return canonical(
            {
                "issues": {"hidden": sorted(issues), "own_order": issues},
                "lanes": {
                    "heights": sorted([*lane, 60] for lane in lanes), "hidden": sorted(lanes), "order": lanes,
                    "pinned": lanes,
                },
                "parties": self.draw(st.sampled_from((None, sorted(parties)))),
                "rounds": [None, rounds[0] if rounds else None],
            }
        )  # fmt: skip

    def kept(self) -> None:
        for _ in self.some(Pair):
            party, other = self.one(Party), self.one(Party)
            if party != other:
                self.add(Pair, party_id=party, other_id=other)
        for _ in self.some(SavedSearch):
            tables = {"party": Party, "issue": Issue, "speaker": Speaker, "analyst": Analyst}
            chosen = {side: [row["id"] for row in self.made[table][:2]] for side, table in tables.items()}
            named = {side: ids for side, ids in chosen.items() if ids and self.draw(st.booleans())}
            query = canonical({"chosen": {**named, "grade": ["A1"]}, "words": self.text()})
            self.add(SavedSearch, title=self.draw(TEXTS | st.just("A")), query=query)
        for _ in self.some(SavedView):
            self.add(SavedView, title=self.draw(TEXTS | st.just("A")), screen="timeline", state=self.view())
        for _ in self.some(SavedReading):
            rules = {"authority": self.draw(st.integers(1, 5)), "credibility": self.draw(st.integers(1, 6))}
            review = self.draw(st.none() | st.sampled_from(REVIEWS))
            self.add(
                SavedReading, title=self.draw(TEXTS | st.just("A")), review=review, **rules,
                conditionals=self.draw(st.sampled_from(Conditionals)), restatements=self.draw(st.booleans()),
            )  # fmt: skip
        for _ in self.some(Briefing):
            asked = canonical({"from": self.draw(st.none() | st.integers(1, 9)), "reading": self.text()})
            self.add(Briefing, title=self.draw(TEXTS | st.just("A")), made_on=self.draw(DAYS), specification=asked)


@st.composite
def made_up_dossiers(draw: st.DrawFn) -> Made:
    """The rows of a dossier in which everything may occur."""
    making = Making(draw)
    days = draw(st.sampled_from([1, 30, 400]))
    making.add(Dossier, title="Talks", description=f"# Talks\r\n\n{making.text()}", stale_after_days=days)
    making.sides()
    making.questions()
    making.rounds()
    making.sources()
    making.statements()
    making.around_statements()
    making.context()
    making.kept()
    return making.made


def fill(store: Store, made: Made) -> None:
    """Put a made-up dossier into an empty file."""
    with store.write("Make up") as writing:
        for table in FACTS:
            writing.add_all(table, made[table])


def told(store: Store) -> Mapping[str, list[dict[str, Any]]]:
    """What a dossier tells in all its tables: rows in their order, which other rows call them by their place.

    Analysts are called by name, and only those are told who coded something; the places of statements are told too.
    """
    rows = {table: _rows(store, table) for table in FACTS}
    calls = {row["id"]: f"{table.__tablename__} {place}" for table in FACTS for place, row in enumerate(rows[table])}
    calls |= {row["id"]: f"{row['code']} {row['name']}" for row in rows[Analyst]}
    references = {(one.table, one.field) for one in REFERENCES}
    found = {}
    for table in FACTS:
        name = str(table.__tablename__)
        left_out = {"id", "version", *(() if table is Statement else ("sequence",)), "optional_columns"}
        found[name] = [
            {
                field: calls.get(value, value) if (name, field) in references else _kept((name, field), value, calls)
                for field, value in row.items()
                if field not in left_out
            }
            for row in rows[table]
        ]
    return {**found, "analyst": []}


def _rows(store: Store, table: type[Row]) -> list[dict[str, Any]]:
    fields = list(columns(table))
    listed = ", ".join(f'"{field}"' for field in fields)
    sql = f'SELECT {listed} FROM "{table.__tablename__}" ORDER BY sequence, id'  # noqa: S608 - our own names
    return [dict(zip(fields, row, strict=True)) for row in store.columns(sql)]


def _kept(field: tuple[str, str], value: Any, calls: Mapping[str, str]) -> Any:
    if field == ("saved_view", "state"):
        return _named(json.loads(value), calls)
    if field[1] != "query":
        return value
    query = json.loads(value)
    query["chosen"] = {side: sorted(calls.get(one, one) for one in ids) for side, ids in query["chosen"].items()}
    return query


def _named(part: Any, calls: Mapping[str, str]) -> Any:
    """A part of a view with names in place of ids; lists in one order, whether or not theirs says anything."""
    if isinstance(part, dict):
        return {key: _named(value, calls) for key, value in part.items()}
    if isinstance(part, list):
        return sorted((_named(one, calls) for one in part), key=repr)
    return calls.get(part, part)
