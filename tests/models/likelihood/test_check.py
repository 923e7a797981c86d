"""What the check says of an analyst's words, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.likelihood.check import Flag, Remark, checker
from models.likelihood.own_words import sentences
from models.likelihood.scale_files import read_scale
from models.likelihood.scales import built_in


def remarks(text: str) -> tuple[Remark, ...]:
    return checker().remarks([text])[0]


def told(text: str) -> list[tuple[str, Flag, tuple[str, ...]]]:
    return [(text[one.start : one.end], one.flag, one.offers) for one in remarks(text)]


def test_words_of_the_scale_alone_are_left_alone() -> None:
    assert not remarks("It is very likely (85 %) that talks resume in May 2022. A summit is unlikely.")


def test_a_word_of_another_row_is_told_and_the_word_of_the_first_row_offered() -> None:
    text = "Talks are likely to resume. A truce is highly improbable."
    assert told(text) == [("highly improbable", Flag.OTHER_ROW, ("very unlikely",))]
    assert "“likely”" in remarks(text)[0].why


def test_the_row_is_held_through_all_texts_that_are_read_together() -> None:
    first, second = checker().remarks(["Talks are likely to resume.", "A truce is probable."])
    assert not first
    assert [one.offers for one in second] == [("likely",)]


def test_a_word_of_another_scale_is_told_with_its_scale() -> None:
    text = "A truce is a realistic possibility."
    assert told(text) == [("realistic possibility", Flag.OTHER_SCALE, ("roughly even chance",))]
    assert "PHIA yardstick" in remarks(text)[0].why


def test_likelihood_and_confidence_in_one_sentence_are_told_but_not_in_two() -> None:
    text = "We judge with high confidence that a truce is likely."
    assert [(one, flag) for one, flag, _ in told(text)] == [("high confidence", Flag.CONFIDENCE)]
    assert not remarks("A truce is likely. We have high confidence in this judgement.")
    assert not remarks("Confidence-building measures are likely.")


@pytest.mark.parametrize(
    ("text", "word", "offer"),
    [
        ("Russia will withdraw.", "will", "almost certain"),
        ("Russia won’t withdraw.", "won’t", "almost no chance"),
        ("A withdrawal is impossible.", "impossible", "almost no chance"),
        ("It certainly helps.", "certainly", "almost certain"),
    ],
)
def test_absolutes_are_asked_about(text: str, word: str, offer: str) -> None:
    assert told(text) == [(word, Flag.ABSOLUTE, (offer,))]


@pytest.mark.parametrize(
    "text",
    [
        "Russia will probably sign.",
        "It probably will not sign.",
        "It is likely that Ukraine will keep to neutrality.",
        "Ukraine will, almost certainly, refuse.",
    ],
)
def test_what_will_be_is_no_absolute_where_a_word_of_likelihood_stands_with_it(text: str) -> None:
    assert not remarks(text)


def test_a_word_of_likelihood_in_another_part_of_the_sentence_excuses_nothing() -> None:
    assert [one for one, _, _ in told("Russia will sign, and a truce is likely.")] == ["will"]
    assert [one for one, _, _ in told("A truce is likely. Russia will sign.")] == ["will"]
    assert [one for one, _, _ in told("It will certainly be likely.")] == ["certainly"]


@pytest.mark.parametrize(
    "text",
    [
        "The political will is there.",
        "It is almost certain to happen.",
        "The delegation met in a remote area.",
        "Kyiv is more likely to accept than Moscow.",
        "The round of May ended early; that of 12 May did not.",
        "The willing and the certainty.",
    ],
)
def test_words_that_mean_something_else_are_left_alone(text: str) -> None:
    assert not remarks(text)


def test_a_figure_that_the_word_does_not_stand_for_is_told_with_the_word_that_does() -> None:
    assert told("A truce is unlikely (70–80 per cent).") == [("unlikely", Flag.FIGURE, ("likely",))]
    assert told("There is a 3 in 10 chance of a truce, so it is likely.") == [("likely", Flag.FIGURE, ("unlikely",))]
    assert told("The probability is about 90 %: likely.") == [("likely", Flag.FIGURE, ("very likely",))]


def test_a_per_cent_figure_that_counts_something_else_is_left_alone() -> None:
    assert not remarks("Russia is likely to ask for 20 % of the region.")
    assert not remarks("Turnout of 30 per cent makes a second vote likely.")


def test_a_negated_word_is_told_with_its_opposite() -> None:
    assert told("A truce is not likely.") == [("not likely", Flag.NEGATED, ("unlikely",))]


def test_words_that_tell_no_likelihood_are_told() -> None:
    assert told("Kyiv may refuse.")[0][:2] == ("may", Flag.VAGUE)


@pytest.mark.parametrize(
    "text",
    [
        "“Ukraine will never give up Crimea,” Podolyak said.",
        "«Это точно. It will certainly be so», as Lavrov put it.",
        "„It is impossible“ was all that was heard.",
        'The draft reads "Russia will certainly withdraw".',
        "The draft reads ‘Russia will certainly not hold Kyiv’s north’.",
        "Podolyak said that Ukraine will never give up Crimea.",
        "According to Medinsky a treaty will be signed.",
        "A treaty will be signed, said the delegate.",
        "> It will certainly be signed.",
    ],
)
def test_what_a_party_said_is_not_the_analysts_word(text: str) -> None:
    assert not remarks(text)


def test_the_analysts_own_words_after_a_report_are_checked_again() -> None:
    text = "Podolyak said that Ukraine will sign, but we judge it will not. It will wait."
    assert [(one, flag) for one, flag, _ in told(text)] == [("will not", Flag.ABSOLUTE), ("will", Flag.ABSOLUTE)]
    assert told("The United States will join.")
    assert told("Its demands will grow.")


WORDS = st.sampled_from(
    ["will", "likely", "probable", "may", "never", "high confidence", "highly likely", "not likely"]
)
TEXT = st.lists(st.one_of(WORDS, st.text(alphabet="abc .;,()%5", max_size=6)), max_size=12).map(" ".join)


@given(TEXT)
def test_nothing_in_quotation_marks_is_ever_told(text: str) -> None:
    assert not remarks(f"“{text}”")
    assert remarks(f"“{text}” It will hold.")


@given(st.one_of(TEXT, st.text(max_size=80)))
def test_every_remark_lies_on_words_of_the_text_and_says_why(text: str) -> None:
    found = remarks(text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.why.endswith((".", "?"))


@given(st.text(alphabet="ab .!?;\n“”’A", max_size=60))
def test_sentences_hold_every_word_once(text: str) -> None:
    kept = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_a_scale_of_ones_own_brings_its_words_and_its_language(tmp_path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        """
        name = "Наша шкала"
        absolute = ["неодмінно"]
        confidence = ["висока впевненість"]
        [[step]]
        low = 0
        high = 40
        words = [["малоймовірн*"]]
        [[step]]
        low = 60
        high = 100
        words = [["ймовірн*"]]
        """,
        encoding="utf-8",
    )
    own = checker(read_scale(file))
    text = "Перемир’я малоймовірне (70 %). Воно неодмінно буде. It is likely."
    found = own.remarks([text])[0]
    assert [(text[one.start : one.end], one.flag) for one in found] == [
        ("малоймовірне", Flag.FIGURE),
        ("неодмінно", Flag.ABSOLUTE),
        ("likely", Flag.OTHER_SCALE),
    ]


def test_the_built_in_scale_has_the_ranges_of_the_directive() -> None:
    icd = built_in()[0]
    assert icd.name == "ICD 203"
    assert icd.steps() == [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)]
    assert {term.row for term in icd.terms} == {0, 1}
