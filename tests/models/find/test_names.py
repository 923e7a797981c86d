from collections.abc import Callable
from datetime import date

import pytest

from models.store import Store
from models.tables import Alias, Event, Package, Round
from tests.models.find.conftest import Looking
from tests.talks import Talks


@pytest.fixture
def look(store: Store, talks: Talks, look_in: Callable[[Store], Looking]) -> Looking:
    return look_in(store)


def test_everything_that_has_a_name_is_found_by_it(sample: Looking):
    assert sample.names("istanbul")[0] == "Round 7: Istanbul"
    assert sample.names("lavrov") == ["Sergey Lavrov"]
    assert "Neutrality" in sample.names("neutr")
    assert sample.names("TURKIYE")[0] == "Türkiye"
    assert {match.named.kind for match in sample.finder.names("bucha")} == {"event"}
    assert sample.names("") == sample.names("-lavrov") == []


def test_the_whole_name_comes_first_then_its_beginning_its_words_and_what_is_said_beside_it(
    look: Looking, store: Store
):
    with store.write("Add") as writing:
        for number, (label, place) in enumerate((("Further talks", "Geneva"), ("Geneva II", ""), ("Geneva", "")), 2):
            day = date(2022, 4, number)
            writing.add(Round(number=number, label=label, place=place, start=day, end=day))
        writing.add(Event(code="E1", date=date(2022, 4, 1), kind="diplomatic", title="Call for Geneva", place=""))
        writing.add(Event(code="E2", date=date(2022, 4, 1), kind="diplomatic", title="A call", place="Geneva"))
    assert look.names("geneva") == [
        "Round 2: Further talks", "Round 4: Geneva", "Round 3: Geneva II", "Call for Geneva", "A call"
    ]  # fmt: skip


def test_other_names_lead_to_a_thing_as_well_as_its_own(look: Looking, store: Store, talks: Talks):
    with store.write("Add") as writing:
        writing.add(Alias(owner_id=talks.ru, name="Російська Федерація"))
        writing.add(Alias(owner_id=talks.lavrov, name="Лавров"))
        writing.add(Package(title="Ten points", note="of 29 March"))
    assert look.names("російська") == ["Russia"]
    assert look.names("ЛАВРОВ") == ["Sergey Lavrov"]
    assert look.names("RU")[0] == "Russia"
    assert look.names("ten po") == ["Ten points"]


def test_every_word_has_to_occur_and_none_that_is_left_out(look: Looking):
    assert look.names("volodymyr zelen") == ["Volodymyr Zelenskyy"]
    assert look.names("volodymyr lavrov") == []
    assert look.names("principal -russia") == ["Ukraine"]
