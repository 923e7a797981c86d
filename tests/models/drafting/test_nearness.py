from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from models.drafting.nearness import MOST_NEAR, NEAR, Draft, near_statements
from models.facts import NONE
from models.loading import load_snapshot
from models.snapshot import Snapshot, to_day
from models.store import Store
from models.tables import Statement
from tests.talks import Talks, add_talks, statement

SAID = {
    "uk": "Каже, що Україна готова обговорювати нейтральний статус за наявності гарантій безпеки.",
    "uk withdrawal": "Вимагає повного виведення російських військ з території України.",
    "ru": "Говорит, что Россия готова обсуждать гарантии безопасности Украины вместе со своими.",
    "en": "Says that the operation goes on until its aims are reached.",
}


@pytest.fixture
def talks(store: Store) -> Talks:
    return add_talks(store)


def draft(snapshot: Snapshot, party: str, issue: str, text: str, day: date | None = date(2022, 12, 31)) -> Draft:
    parties, issues = ([one.code for one in group] for group in (snapshot.parties, snapshot.issues))
    return Draft(parties.index(party), issues.index(issue), None if day is None else to_day(day), text)


def near(store: Store, party: str, issue: str, text: str, day: date | None = date(2022, 12, 31)) -> list[str]:
    """Codes of what is offered for a draft."""
    snapshot = load_snapshot(store)
    found = near_statements(store, snapshot, draft(snapshot, party, issue, text, day))
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)
    assert len(found) <= MOST_NEAR
    assert all(NEAR <= one.likeness <= 100 for one in found)
    return [snapshot.statements.codes[one.position] for one in found]


@pytest.mark.parametrize(
    ("party", "issue", "text", "expected"),
    [
        ("RU", "withdrawal", "The operation will continue until its aims are reached, he said.", ["ST127", "ST016"]),
        ("UA", "neutrality", "Ukraine offers permanent neutrality: no foreign bases or troops", ["ST137", "ST106"]),
        ("UA", "neutrality", "ready to declare NEUTRALITY, as Russia demands", ["ST082"]),
        ("RU", "donbas", "Russia's position on the Donbas has not changed", ["ST120"]),
    ],
)
def test_paraphrases_of_the_sample_are_near(istanbul: Store, party: str, issue: str, text: str, expected: list[str]):
    assert near(istanbul, party, issue, text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("party", "issue", "text"),
    [
        ("UA", "neutrality", "Any treaty on status will be put to a referendum."),
        ("RU", "withdrawal", "Troops near Kyiv are being regrouped for other tasks."),
        ("TR", "neutrality", "Says that the operation goes on until its aims are reached."),
        ("RU", "crimea", "Says that the operation goes on until its aims are reached."),
    ],
)
def test_other_things_and_other_partys_and_issues_words_are_not(istanbul: Store, party: str, issue: str, text: str):
    assert near(istanbul, party, issue, text) == []


@pytest.mark.parametrize(
    ("said", "text", "expected"),
    [
        ("uk", "Україна готова обговорити нейтральний статус, якщо будуть гарантії безпеки.", True),
        ("uk", "Зеленський: готові обговорювати нейтральний статус України, якщо є гарантії безпеки", True),
        ("uk", "Каже, що рішення про нейтральний статус має ухвалити референдум.", False),
        ("uk", "Заявляє, що вступ до НАТО не обговорюється.", False),
        ("uk withdrawal", "Росія має повністю вивести свої війська з території України.", True),
        ("uk withdrawal", "Вимагає негайного припинення вогню.", False),
        ("uk withdrawal", "Каже, що війська можуть бути відведені до позицій 23 лютого.", False),
        ("ru", "Россия готова обсуждать гарантии безопасности для Украины и для себя.", True),
        ("ru", "Москва настаивает на нейтральном статусе Украины.", False),
        ("en", "Says that the operation will go on until its aims are met, by talks or by force.", True),
        ("en", "Says that troops are moved away from Kyiv.", False),
    ],
)
def test_paraphrases_are_near_in_any_language(store: Store, talks: Talks, said: str, text: str, expected: bool):
    with store.write("Set text") as writing:
        writing.set(Statement, talks.first, text=SAID[said])
    assert near(store, "UA", "neutrality", text) == (["ST001"] if expected else [])


def test_case_accents_order_and_punctuation_do_not_matter(store: Store, talks: Talks):
    with store.write("Set text") as writing:
        writing.set(Statement, talks.first, text="Türkiye is to be a guarantor, “of course”.")
    assert near(store, "UA", "neutrality", "OF COURSE: a guarantor is to be Turkiye") == ["ST001"]


def test_only_what_may_have_been_said_by_then_is_restated(store: Store, talks: Talks):
    text = "Neutrality for guarantees"
    assert near(store, "UA", "neutrality", text, date(2022, 3, 20)) == []
    assert near(store, "UA", "neutrality", text, date(2022, 3, 21)) == ["ST002", "ST001"]
    assert near(store, "UA", "neutrality", text, None) == ["ST002", "ST001"]


def test_what_may_have_been_said_before_counts_from_its_first_possible_day(store: Store, talks: Talks):
    snapshot = load_snapshot(store)
    earliest = snapshot.statements.earliest - np.array([3, 0], dtype=np.int32)
    vague = replace(snapshot, statements=replace(snapshot.statements, earliest=earliest))
    found = near_statements(
        store, vague, draft(vague, "UA", "neutrality", "Neutrality for guarantees", date(2022, 3, 20))
    )
    assert [one.position for one in found] == [0]


def test_a_few_letters_are_near_to_nothing(store: Store, talks: Talks):
    assert near(store, "UA", "neutrality", "Neutrality for") == []
    assert near(store, "UA", "neutrality", "  ?!  ") == []


def test_a_statement_does_not_restate_itself(store: Store, talks: Talks):
    snapshot = load_snapshot(store)
    own = snapshot.statements.position[talks.second]
    found = near_statements(store, snapshot, Draft(0, 0, None, "Neutrality for guarantees", own))
    assert [snapshot.statements.ids[one.position] for one in found] == [talks.first]


def test_at_most_three_are_offered_of_equals_the_latest(store: Store, talks: Talks):
    with store.write("Add statements") as writing:
        for number in range(3, 7):
            day = date(2022, 4, number)
            writing.add(statement(talks, code=f"ST00{number}", sequence=number, said_on=day, published_on=day))
    assert near(store, "UA", "neutrality", "Neutrality for guarantees") == ["ST006", "ST005", "ST004"]


def test_without_party_or_issue_nothing_is_near(store: Store, talks: Talks):
    """Two statements whose party or issue was deleted need not be of one."""
    with store.write("Break") as writing:
        writing.set(Statement, talks.first, party_id="nobody", issue_id="nothing")
    snapshot = load_snapshot(store)
    assert near_statements(store, snapshot, Draft(NONE, NONE, None, "Neutrality for guarantees")) == ()
