from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.actors import Party, Speaker
from models.drafting.attribution import attributed_speaker
from models.drafting.mentions import Mention, Names, words_in
from models.loading import load_snapshot
from models.snapshot import Snapshot
from models.store import Store
from tests.snapshots import snapshot


def names(parties: dict[str, tuple[str, ...]], speakers: dict[str, tuple[str, ...]] | None = None) -> Names:
    """Names with aliases; the first of each is its name, and its key is its id."""
    return Names(talks(parties, speakers or {}))


def talks(parties: dict[str, tuple[str, ...]], speakers: dict[str, tuple[str, ...]]) -> Snapshot:
    return replace(
        snapshot(),
        parties=tuple(Party(key, key, own, "principal", aliases=aliases) for key, (own, *aliases) in parties.items()),
        speakers=tuple(Speaker(key, key, own, "", 0, 1, aliases=aliases) for key, (own, *aliases) in speakers.items()),
    )


def found(known: Names, passage: str) -> list[tuple[str, str]]:
    """The words of the passage that name somebody, and whom."""
    return [(passage[one.start : one.end], one.owner_id) for one in known.mentions(passage)]


SIDES = names(
    {
        "UA": ("Ukraine", "Україна", "Украина"),
        "RU": ("Russia", "Росія", "Россия", "Москва"),
        "TR": ("Türkiye", "Туреччина"),
        "UK": ("United Kingdom", "UK", "Британія"),
        "US": ("United States", "US", "США"),
        "CN": ("China", "中国"),
    },
    {
        "ZEL": ("Volodymyr Zelenskyy", "Зеленськ", "泽连斯基"),
        "PES": ("Dmitry Peskov", "Дмитро Пєсков", "Песков"),
        "ERD": ("Recep Tayyip Erdogan",),
        "ARA": ("Davyd Arakhamia", "Арахамія"),
        "UAD": ("Ukrainian delegation",),
        "RUD": ("Russian delegation",),
    },
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Zelenskyy met ERDOĞAN in türkiye", [("Zelenskyy", "ZEL"), ("ERDOĞAN", "ERD"), ("türkiye", "TR")]),
        ("Слова Зеленського, Зеленському і Зеленським", [(f"Зеленськ{end}", "ZEL") for end in ("ого", "ому", "им")]),
        ("в Україні, з Україною, для України", [(f"Україн{end}", "UA") for end in ("і", "ою", "и")]),
        ("до Росії з Росією; к России", [("Росії", "RU"), ("Росією", "RU"), ("России", "RU")]),
        ("за словами Дмитра Пєскова", [("Дмитра Пєскова", "PES")]),
        ("Пескову и Песковым", [("Пескову", "PES"), ("Песковым", "PES")]),
        ("з Арахамією", [("Арахамією", "ARA")]),
        ("у Туреччині та Британії", [("Туреччині", "TR"), ("Британії", "UK")]),
        ("a Russian, two Russians", [("Russian", "RU"), ("Russians", "RU")]),
        ("泽连斯基表示,中国应当", [("泽连斯基", "ZEL"), ("中国", "CN")]),
        ("Ukraine's and Ukraine’s, (Ukraine)", [("Ukraine", "UA")] * 3),
    ],
)
def test_names_are_found_in_any_script_case_and_inflection(passage: str, expected: list[tuple[str, str]]) -> None:
    assert found(SIDES, passage) == expected


@pytest.mark.parametrize(
    "passage",
    [
        "он россиянин", "українізація", "Ukrainophile", "мосту, москвичами", "Peskovgrad", "国中", "delegation",
        "Tayyip", "Volodymyr", "",
    ],
)  # fmt: skip
def test_parts_of_words_and_other_words_are_not_names(passage: str) -> None:
    assert found(SIDES, passage) == []


def test_short_names_are_whole_words_and_abbreviations_have_to_be_capitals() -> None:
    assert found(SIDES, "the UK and the US, not Ukase, US’s or USA; give us uk") == [
        ("UK", "UK"), ("US", "US"), ("US", "US"),
    ]  # fmt: skip
    assert found(SIDES, "зі США") == [("США", "US")]
    assert found(names({"IR": ("Iran",), "OM": ("Oman",)}), "Iran, IRAN, Iranian, Omani") == [
        ("Iran", "IR"), ("IRAN", "IR"),
    ]  # fmt: skip


def test_the_longest_name_wins() -> None:
    assert found(SIDES, "The Ukrainian delegation said") == [("Ukrainian delegation", "UAD")]
    assert found(SIDES, "Volodymyr Zelenskyy, Zelenskyy") == [("Volodymyr Zelenskyy", "ZEL"), ("Zelenskyy", "ZEL")]
    states = names({"SD": ("Sudan",), "SS": ("South Sudan",), "NE": ("Niger",), "NG": ("Nigeria",)})
    assert found(states, "South Sudan, Sudan, Niger, Nigeria") == [
        ("South Sudan", "SS"), ("Sudan", "SD"), ("Niger", "NE"), ("Nigeria", "NG"),
    ]  # fmt: skip


def test_a_person_goes_by_the_last_name_unless_two_bear_it() -> None:
    people = names({}, {"A": ("Ivan Petrenko",), "B": ("Olha Petrenko",), "C": ("Joe Biden",)})
    assert found(people, "Petrenko and Biden") == [("Biden", "C")]
    assert found(people, "Olha Petrenko") == [("Olha Petrenko", "B")]


def test_an_alias_that_several_bear_names_them_all() -> None:
    both = names({"LPR": ("Luhansk", "the republics"), "DPR": ("Donetsk", "The Republics")})
    assert found(both, "the republics") == [("the republics", "LPR"), ("the republics", "DPR")]


def test_mentions_say_whether_they_are_speakers() -> None:
    passage = "Росія: Песков"
    assert SIDES.mentions(passage) == (
        Mention(0, 5, "RU", is_speaker=False),
        Mention(7, 13, "PES", is_speaker=True),
    )


def test_offsets_count_code_points() -> None:
    assert found(SIDES, "🕊️🕊️ Ṙüßlẵnd – Ukraine\n\tРосії") == [("Ukraine", "UA"), ("Росії", "RU")]
    decomposed = "Tu\N{COMBINING DIAERESIS}rkiye"
    assert found(SIDES, decomposed) == [(decomposed, "TR")]


def test_nameless_parties_are_nowhere() -> None:
    assert found(names({"X": ("", "–")}), "– said nobody") == []


def test_the_speakers_of_the_sample_are_found_by_their_last_names(istanbul: Store) -> None:
    loaded = load_snapshot(istanbul)
    codes = {one.id: one.code for one in (*loaded.parties, *loaded.speakers)}
    passage = "Podolyak and Medinsky spoke after Çavuşoğlu; Zelenskyy told the European Union that Ukraine agrees."
    mentions = Names(loaded).mentions(passage)
    assert [codes[one.owner_id] for one in mentions] == ["POD", "MED", "CAV", "ZEL", "EU", "UA"]
    assert codes[attributed_speaker(passage, mentions) or ""] == "ZEL"


@given(st.text(max_size=60))
def test_words_are_runs_of_the_passage_in_its_order(passage: str) -> None:
    words = words_in(passage)
    assert all(passage[word.start : word.end] == word.text != "" for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
    assert SIDES.mentions(passage) == tuple(sorted(SIDES.mentions(passage), key=lambda one: one.start))


@given(
    st.lists(
        st.sampled_from(("Україною", "Зеленського", "UK", "中国", "і", "said", "Russian", "delegation")), max_size=6
    )
)
def test_every_mention_lies_within_the_passage_and_apart_from_the_others(parts: list[str]) -> None:
    passage = " ".join(parts)
    mentions = SIDES.mentions(passage)
    assert all(0 <= one.start < one.end <= len(passage) for one in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        ("Peskov said that Zelenskyy had refused.", "PES"),
        ("“We agree”, said Zelenskyy after Peskov had left.", "ZEL"),
        ("Zelenskyy told Erdogan that Ukraine agrees.", "ZEL"),
        ("After talks with Erdogan the Russian delegation announced a pause.", "RUD"),
        ("Як заявив речник Кремля Дмитро Пєсков, зустріч Зеленського з Путіним можлива.", "PES"),
        ("За словами Зеленського, Пєсков помиляється.", "ZEL"),
        ("Зустріч з Ердоганом і Пєсковим: Арахамія повідомив про гарантії.", "ARA"),
        ("Песков подчеркнул, что Украина не ответила.", "PES"),
        ("Zelenskyy and Erdogan met.", None),
        ("The spokesman said nothing.", None),
        ("Ukraine said nothing.", None),
    ],
)
def test_a_report_is_put_to_the_speaker_nearest_to_its_verb(passage: str, speaker: str | None) -> None:
    assert attributed_speaker(passage, SIDES.mentions(passage)) == speaker
