"""What the check finds in sources' texts, days, links and scales that were broken with plain SQL."""

import pytest

from models.checking.check import check
from models.checking.findings import Kind
from models.gathering.cleaning import text_hash
from models.store import Store
from models.tables import FACTS, Coding, Corroboration, Excerpt, Issue, Link, Membership, Office, Scale, SourceText
from models.words import Act, LinkKind, Stance
from tests.models.file.crashing import run
from tests.talks import Talks, add_talks

TEXT = "Neutrality, yes."
SCALE, TEXT_ID, EXCERPT, LINK, ISSUE = (f"{number:036d}" for number in range(5))


@pytest.fixture
def talks(store: Store) -> Talks:
    """Talks with something in each of the smaller tables, in which nothing is wrong."""
    made = add_talks(store)
    with store.write("Add") as writing:
        writing.add(Issue(id=ISSUE, code="grain", title="Grain"))
        writing.add(Scale(id=SCALE, issue_id=made.neutrality, mapping="[[0,0],[100,50]]", reason="rescaled"))
        writing.add(SourceText(id=TEXT_ID, source_id=made.source, text=TEXT, text_hash=text_hash(TEXT)))
        writing.add(Excerpt(id=EXCERPT, statement_id=made.first, text_id=TEXT_ID, start=12, quote="yes"))
        writing.add(Link(id=LINK, statement_id=made.first, kind=LinkKind.CONDITIONAL_ON, other_id=made.second))
        writing.add(Corroboration(statement_id=made.first, source_id=made.source, stance=Stance.CORROBORATES))
        writing.add(Coding(statement_id=made.first, analyst_id=store.author.analyst_id, act=Act.OFFER))
        writing.add(Membership(party_id=made.ua, group_id=made.ru))
        writing.add(Office(speaker_id=made.lavrov, party_id=made.ru, authority=2))
    assert check(store) == []
    return made


def broken(store: Store, kind: Kind, *statements: str) -> list[str]:
    """What the check says, of one kind, after another program ran statements on the file."""
    run(store.path, *statements)
    said = [finding.sentence for finding in check(store) if finding.kind == kind]
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in said)
    return said


@pytest.mark.parametrize(
    ("table", "field", "sentence"),
    [
        ("excerpt", "statement_id", "The excerpt yes refers to a statement that is not there."),
        ("excerpt", "text_id", "The excerpt yes refers to a source’s text that is not there."),
        ("link", "other_id", "The link of statement ST001 refers to another statement that is not there."),
        ("corroboration", "source_id", "The corroboration of statement ST001 refers to a source that is not there."),
        ("coding", "analyst_id", "The coding of statement ST001 refers to an analyst that is not there."),
        ("coding", "scale_id", "The coding of statement ST001 refers to a scale that is not there."),
        ("membership", "group_id", "The membership of party UA refers to a party as a group that is not there."),
        ("office", "party_id", "The office of speaker LAV refers to a party that is not there."),
        ("scale", "after_id", "The scale of issue neutrality refers to a scale that it revises that is not there."),
        ("source", "reprints_id", "The source S1 refers to a source that it repeats that is not there."),
        ("source_text", "source_id", f"The source text {TEXT_ID} refers to a source that is not there."),
    ],
)
def test_what_refers_to_nothing_is_named(store: Store, talks: Talks, table: str, field: str, sentence: str) -> None:
    assert sentence in broken(store, Kind.REFERENCE, f"UPDATE {table} SET {field} = 'nowhere'")  # noqa: S608


def test_statements_of_packages_and_scales_that_are_gone_are_named(store: Store, talks: Talks) -> None:
    sql = "UPDATE statement SET package_id = 'nowhere', scale_id = 'nowhere' WHERE code = 'ST001'"
    assert broken(store, Kind.REFERENCE, sql) == [
        "The statement ST001 refers to a scale that is not there.",
        "The statement ST001 refers to a package that is not there.",
    ]


def test_a_link_to_nothing_is_named_unless_it_is_a_condition(store: Store, talks: Talks) -> None:
    assert broken(store, Kind.REFERENCE, "UPDATE link SET other_id = NULL") == []
    assert broken(store, Kind.REFERENCE, "UPDATE link SET kind = 'restates'") == [
        "The link of statement ST001 names no other statement."
    ]


def test_a_text_that_was_altered_is_named(store: Store, talks: Talks) -> None:
    assert broken(store, Kind.TEXT, "UPDATE source_text SET text = 'Neutrality, yes, yes.'") == [
        "A text of source S1 is not the one that was taken in: its SHA-256 does not fit."
    ]


@pytest.mark.parametrize("change", ["start = 11", "quote = 'no'", "start = 99"])
def test_an_excerpt_whose_words_stand_elsewhere_is_named(store: Store, talks: Talks, change: str) -> None:
    said = broken(store, Kind.TEXT, f"UPDATE excerpt SET {change}")  # noqa: S608 - our own words
    (start,) = store.columns("SELECT start FROM excerpt")[0]
    assert said == [f"An excerpt of statement ST001 does not stand at {start} in its text of source S1."]


def test_an_excerpt_that_was_lost_stands_in_the_text_that_it_was_read_in(store: Store, talks: Talks) -> None:
    with store.write("Correct text") as writing:
        writing.add(SourceText(source_id=talks.source, text="No.", text_hash=text_hash("No."), sequence=2))
    assert check(store) == []


@pytest.mark.parametrize(
    ("table", "change", "sentence"),
    [
        ("statement", "said_edtf = '2022-03'",
         "The day said of statement ST001 is 2022-03-21, not the last possible one of 2022-03, which is 2022-03-22."),
        ("statement", "said_edtf = '2022-03-25/..'",
         "The day said of statement ST001 is 2022-03-21, not the last possible one of 2022-03-25/.., "
         "of which there is none."),
        ("statement", "said_edtf = 'in March'",
         "The day said of statement ST001 cannot be read: “in March” is no date as dossiers keep it, "
         "such as 2022-03 or 2022-03-14/2022-03-17."),
        ("statement", "published_edtf = '2022'",
         "The day of publication of statement ST001 is 2022-03-22, not the last possible one of 2022, "
         "which is 2022-12-31."),
        ("source", "published_edtf = '2022-03'",
         "The day of publication of source S1 is empty, not the last possible one of 2022-03, which is 2022-03-31."),
    ],
)  # fmt: skip
def test_a_day_that_is_not_the_last_possible_one_is_named(
    store: Store, talks: Talks, table: str, change: str, sentence: str
) -> None:
    assert broken(store, Kind.DAY, f"UPDATE {table} SET {change} WHERE sequence < 2") == [sentence]  # noqa: S608


@pytest.mark.parametrize("text", ["2022-03-21", "2022-03-01/2022-03-21", "../2022-03-21"])
def test_a_day_that_is_the_last_possible_one_is_let_pass(store: Store, talks: Talks, text: str) -> None:
    assert broken(store, Kind.DAY, f"UPDATE statement SET said_edtf = '{text}'") == []  # noqa: S608 - our own words


def test_what_was_said_before_it_was_published_is_let_pass(store: Store, talks: Talks) -> None:
    assert broken(store, Kind.DAY, "UPDATE statement SET said_edtf = '2022-03', said_on = '2022-03-22'") == []


def test_circles_are_named(store: Store, talks: Talks) -> None:
    values = "'circle', 9, ''"
    assert broken(
        store,
        Kind.CYCLE,
        f"INSERT INTO membership (id, sequence, version, party_id, group_id) VALUES ({values}, '{talks.ru}', '{talks.ua}')",  # noqa: E501, S608
        "INSERT INTO link (id, sequence, version, statement_id, kind, other_id, note) "  # noqa: S608
        f"VALUES ({values}, '{talks.second}', 'conditional_on', '{talks.first}', '')",
        "UPDATE source SET reprints_id = id",
        "INSERT INTO link (id, sequence, version, statement_id, kind, other_id, note) "  # noqa: S608
        f"VALUES ('self', 9, '', '{talks.second}', 'restates', '{talks.second}', '')",
    ) == [
        "Conditions run in a circle: ST001, ST002.",
        "A statement is linked to itself: ST002.",
        "Sources repeat each other’s story in a circle: S1.",
        "Parties belong to each other in a circle: RU, UA.",
    ]


def test_ranges_and_points_on_the_scale_of_another_issue_are_named(store: Store, talks: Talks) -> None:
    said = broken(
        store,
        Kind.SCALE,
        f"UPDATE scale SET issue_id = '{ISSUE}'",  # noqa: S608 - our own words
        f"UPDATE coding SET scale_id = '{SCALE}'",  # noqa: S608
        "INSERT INTO option (id, sequence, version, issue_id, value, label, definition, scale_id) "  # noqa: S608
        f"VALUES ('point', 9, '', '{talks.neutrality}', 50, 'half', '', '{SCALE}')",
        "INSERT INTO assessment (id, sequence, version, code, date, date_edtf, kind, assessor, issue_id, about, "  # noqa: S608
        "wording, scale_id, from_seed, note) VALUES ('reserve', 9, '', 'AS1', '2022-03-01', '', 'reservation', '', "
        f"'{talks.neutrality}', '', '', '{SCALE}', 0, '')",
    )
    assert said == [
        "The range of assessment AS1 is on the scale of another issue.",
        "The range of a coding of statement ST001 is on the scale of another issue.",
        "The option half is a point on the scale of another issue.",
    ]


def test_every_table_has_rows_that_people_can_tell_apart(store: Store, talks: Talks) -> None:
    named = {str(table.__tablename__) for table in FACTS} - {"dossier", "saved_search"}
    run(store.path, *(f"UPDATE \"{table}\" SET version = 'x'" for table in named))  # noqa: S608
    said = [finding.sentence for finding in check(store) if finding.kind == Kind.OUTSIDE]
    assert "Outside Parley, link of statement ST001 was changed: version." in said
    assert not [sentence for sentence in said if "-7" in sentence], "rows named by their ids"
