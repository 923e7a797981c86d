import unicodedata
from textwrap import fill

import pytest

from models.excerpts.anchor import Anchor, excerpt_of
from models.excerpts.carrying import Carried, Fate, carry, carry_all

REPORT = """ISTANBUL, 29 March – Ukraine proposed neutral status in return for guarantees, its delegation said.

"We agree to a transition period of fifteen years on Crimea," said Oleksandr Chaly. Russia will not attack Kyiv with \
the same force, said Alexander Fomin. "We agree that this is a first step," he added.

The talks went on for four hours. We agree, said the Turkish minister, that this was the most meaningful progress."""


def passage(text: str, words: str, after: str = "") -> Anchor:
    """The excerpt of the words at their first place behind others."""
    start = text.index(words, text.index(after))
    return excerpt_of(text, start, start + len(words))


def carried(words: str, new: str, old: str = REPORT, after: str = "") -> Carried:
    """What becomes of the words, which then surely stand where they are said to."""
    found = carry(passage(old, words, after), old, new)
    if found.new is not None:
        assert found.new == excerpt_of(new, found.new.start, found.new.end)
        assert (found.fate == Fate.CARRIED) == (found.new.quote == words)
    assert (found.fate == Fate.LOST) == (found.new is None)
    return found


def start_of(found: Carried) -> int:
    assert found.new is not None
    return found.new.start


def test_a_text_that_did_not_change_keeps_its_excerpts() -> None:
    for words in ("neutral status", "We agree", "this", "a", REPORT):
        anchor = passage(REPORT, words)
        assert carry(anchor, REPORT, REPORT) == Carried(Fate.CARRIED, anchor, anchor)


def test_an_excerpt_moves_on_by_what_was_added_before_it() -> None:
    header = "Corrected version, 30 March. "
    assert start_of(carried("neutral status", header + REPORT)) == REPORT.index("neutral") + len(header)


def test_its_surroundings_may_change() -> None:
    new = REPORT.replace("proposed neutral status in return", "has today offered neutral status, in exchange")
    assert start_of(carried("neutral status", new)) == new.index("neutral status")
    assert carried("neutral status", new).fate == Fate.CARRIED


@pytest.mark.parametrize("following", [" to", " that", ", said"])
def test_of_words_that_come_again_the_right_ones_are_found(following: str) -> None:
    new = REPORT.replace("ISTANBUL", "We agree, the parties said. ISTANBUL").replace("same force", "same great force")
    old = excerpt_of(REPORT, REPORT.index(f"We agree{following}"), REPORT.index(f"We agree{following}") + 8)
    expected = new.rindex("We agree, said") if following == ", said" else new.index(f"We agree{following}")
    assert start_of(carry(old, REPORT, new)) == expected


def test_when_one_of_several_equal_words_is_taken_out_the_others_stay() -> None:
    new = REPORT.replace('"We agree that this is a first step," he added.', "")
    assert carried("We agree", new, after="Fomin").fate == Fate.LOST
    assert start_of(carried("We agree", new)) == new.index("We agree to")
    assert start_of(carried("We agree", new, after="four hours")) == new.index("We agree, said")


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("a transition period of fifteen years", "transition", "transitional"),
        ("a transition period of fifteen years", "fifteen", "15"),
        ('"We agree that this is a first step,"', '"', "“"),
        ("Alexander Fomin", "Alexander", "Aleksandr"),
        ("Russia will not attack Kyiv", "Russia will", "Russia  will"),
        ("neutral status in return", "neutral status in", "neutral\nstatus in"),
        ("proposed neutral status", "proposed neutral", "proposed a neutral"),
        ("the most meaningful progress", "the most meaningful", "THE MOST MEANINGFUL"),
        ("transition", "transition", "tranzition"),
    ],
)
def test_small_corrections_carry_the_new_words_and_are_reported(words: str, old: str, new: str) -> None:
    found = carried(words, REPORT.replace(old, new))
    assert found.fate == Fate.REWORDED
    assert found.new is not None
    assert found.new.quote == words.replace(old, new)


def test_what_is_added_beside_an_excerpt_does_not_become_part_of_it() -> None:
    new = REPORT.replace("Alexander Fomin", "Deputy Defence Minister Aleksandr Fomin")
    found = carried("Alexander Fomin", new)
    assert found.new is not None
    assert found.new.quote == "Aleksandr Fomin"


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        ("neutral status in return for guarantees", "neutral status in return for guarantees", "nothing new"),
        ("neutral status in return for guarantees", "neutral status in return for guarantees", ""),
        ("Alexander Fomin", "Alexander Fomin", "the deputy minister"),
        ("fifteen", "fifteen", "ten"),
        ("four hours", "four hours", "a whole day"),
    ],
)
def test_what_is_rewritten_or_taken_out_is_lost(words: str, old: str, new: str) -> None:
    assert carried(words, REPORT.replace(old, new)).fate == Fate.LOST


def test_the_same_few_words_in_an_altogether_different_text_are_not_the_same() -> None:
    other = """MOSCOW, 30 March – No breakthrough, the Kremlin spokesman told reporters on Wednesday. Nothing about
Crimea is up for discussion, Dmitry Peskov said, since the constitution precludes it. He hopes that neutral status of
some kind may be written down, as Austria and Sweden have it; a first step would be that Kyiv puts all on paper."""
    for words in ("neutral status", "Crimea", "a first step", "Kyiv", "said"):
        assert carried(words, other).fate == Fate.LOST


def test_a_paragraph_that_was_taken_elsewhere_takes_its_excerpts_along() -> None:
    first, second, third = REPORT.split("\n\n")
    new = "\n\n".join((third, second, first))
    for words in ("neutral status", "a transition period", "the most meaningful progress"):
        assert start_of(carried(words, new)) == new.index(words)


def test_which_of_two_equal_paragraphs_is_the_new_one_is_in_doubt() -> None:
    first, second, third = REPORT.split("\n\n")
    new = "\n\n".join((first, second, second, third))
    assert carried("same force", new).fate == Fate.LOST
    assert start_of(carried("neutral status", new)) == new.index("neutral status")
    assert start_of(carried("four hours", new)) == new.index("four hours")


def test_line_breaks_and_spellings_of_the_same_letters_do_not_matter() -> None:
    text = "Le président a déclaré que la Russie était prête à négocier à Genève, où les délégués se réunissent déjà."
    for new in (unicodedata.normalize("NFD", text), fill(text, 20)):
        found = carried("prête à négocier à Genève", new, old=text)
        assert found.fate == Fate.REWORDED
        assert found.new is not None
        assert unicodedata.normalize("NFC", " ".join(found.new.quote.split())) == "prête à négocier à Genève"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Україна погоджується на нейтральний статус, сказав делегат.", "нейтральний статус"),
        ("وافقت أوكرانيا على الحياد مقابل ضمانات أمنية دولية.", "الحياد مقابل ضمانات"),
        ("乌克兰代表团提议在获得安全保障的情况下保持中立地位。", "中立地位"),
        ("사절단은 안전 보장을 받는 중립 지위를 제안했다.", "중립 지위"),
        ("We agree 🕊️👩\u200d👧 to peace talks, he wrote.", "🕊️👩\u200d👧 to peace"),
    ],
)
def test_any_script_is_carried(sentence: str, words: str) -> None:
    new = f"ISTANBUL 🇹🇷 {sentence} ({sentence[::-1]})"
    assert start_of(carried(words, new, old=sentence)) == new.index(words)


def test_a_word_broken_by_a_page_is_still_that_word() -> None:
    broken = REPORT.replace("guarantees", "guaran-\ntees")
    found = carried("return for guaran-\ntees", REPORT, old=broken)
    assert found.new is not None
    assert found.new.quote == "return for guarantees"


def test_part_of_a_word_is_carried_with_its_word() -> None:
    assert start_of(carried("meaning", "Update. " + REPORT)) == REPORT.index("meaning") + 8


def test_an_excerpt_that_is_not_where_it_says_is_looked_for_first() -> None:
    anchor = passage(REPORT, "neutral status")
    astray = Anchor(anchor.start + 3, anchor.quote, anchor.before, anchor.after)
    assert carry(astray, REPORT, "New. " + REPORT).new == passage("New. " + REPORT, "neutral status")
    assert carry(Anchor(0, "nothing of the kind", "", ""), REPORT, REPORT).fate == Fate.LOST


def test_nothing_is_left_of_an_empty_text() -> None:
    assert carried("neutral status", "").fate == Fate.LOST


def test_excerpts_are_answered_in_the_order_given() -> None:
    anchors = [passage(REPORT, words) for words in ("four hours", "ISTANBUL", "four hours", "Kyiv")]
    new = REPORT.replace("ISTANBUL, 29 March – ", "")
    found = carry_all(anchors, REPORT, new)
    assert [one.old for one in found] == anchors
    assert [one.fate for one in found] == [Fate.CARRIED, Fate.LOST, Fate.CARRIED, Fate.CARRIED]
