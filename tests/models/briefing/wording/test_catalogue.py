import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import models.briefing
from models.analysis.movement import ChangeKind
from models.briefing.wording.catalogue import catalogue
from models.briefing.wording.language import Language
from models.briefing.wording.plurals import FORMS
from models.briefing.wording.words import PARTIAL
from models.words import AUTHORITIES, CREDIBILITIES, RELIABILITIES, Act, Judgement

ENGLISH = catalogue(Language.ENGLISH)
SOURCES = sorted(Path(models.briefing.__file__).parent.rglob("*.py"))
COMPUTED = ("acts.", "authorities.", "credibilities.", "reliabilities.", "kinds.", "brief_change.", "page.", "limits.")
"""Sections whose keys are put together from words of the dossier, or handed over whole."""
TEMPLATE = (Path(models.briefing.__file__).parents[2] / "resources/briefing/briefing.typ").read_text(encoding="utf-8")


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def named_in_code() -> Iterator[str]:
    sections = {key.partition(".")[0] for key in (*ENGLISH.phrases, *ENGLISH.plurals, *ENGLISH.lists)}
    for path in SOURCES:
        for key in re.findall(r'"([a-z_]+\.[a-z_]+)"', path.read_text(encoding="utf-8")):
            if key.partition(".")[0] in sections:
                yield key


def test_every_sentence_that_is_asked_for_is_there():
    missing = {key for key in named_in_code() if not ({key} & {*ENGLISH.phrases, *ENGLISH.plurals, *ENGLISH.lists})}
    assert not missing
    assert set(re.findall(r"data\.labels\.([a-z_]+)", TEMPLATE)) - {"arrow", "at"} <= {
        key.removeprefix("page.") for key in ENGLISH.phrases if key.startswith("page.")
    }


def test_words_of_the_dossier_have_their_entries():
    assert {f"acts.{act}" for act in Act} <= ENGLISH.phrases.keys()
    assert {f"kinds.{kind}" for kind in Judgement} <= ENGLISH.phrases.keys()
    assert {f"authorities.{one}" for one in AUTHORITIES} <= ENGLISH.phrases.keys()
    assert {f"credibilities.{one}" for one in CREDIBILITIES} <= ENGLISH.phrases.keys()
    assert {f"reliabilities.{one}" for one in RELIABILITIES} <= ENGLISH.phrases.keys()
    with_figure = {ChangeKind.MOVED, ChangeKind.MOVED_UP, ChangeKind.MOVED_DOWN}
    briefly = {f"brief_change.{kind.replace(' ', '_')}" for kind in ChangeKind if kind not in with_figure}
    assert briefly <= ENGLISH.phrases.keys()


def test_no_sentence_is_kept_that_nobody_asks_for():
    asked = set(named_in_code())
    joined = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    stems = {stem for stem in re.findall(r'f"([a-z_]+\.[a-z_]*)\{', joined) if stem}
    built = re.findall(r'f"\{(?:key|section)\}[._]([a-z_]+)"', joined)
    for entry in (*ENGLISH.phrases, *ENGLISH.plurals, *ENGLISH.lists):
        key = entry.removeprefix(PARTIAL)
        known = key in asked or key.startswith((*COMPUTED, *stems)) or key.endswith(tuple(built))
        assert known, key


@pytest.mark.parametrize("language", Language)
def test_each_language_has_each_sentence_with_the_same_places(language: Language):
    told = catalogue(language)
    assert {*told.phrases, *told.plurals} == {*ENGLISH.phrases, *ENGLISH.plurals}
    assert told.lists.keys() == ENGLISH.lists.keys()
    for key in ENGLISH.phrases.keys() | ENGLISH.plurals.keys():
        mine, original = (
            list(one.plurals[key].values()) if key in one.plurals else [one.phrases[key]] for one in (told, ENGLISH)
        )
        assert all(places(form) == places(original[-1]) for form in mine), key


@pytest.mark.parametrize("language", Language)
def test_what_is_said_where_something_is_left_out_takes_the_place_of_a_sentence_with_the_same_places(
    language: Language,
):
    told = catalogue(language)
    for key in (one for one in (*told.phrases, *told.plurals) if one.startswith(PARTIAL)):
        mine, whole = (
            list(told.plurals[one].values()) if one in told.plurals else [told.phrases[one]]
            for one in (key, key.removeprefix(PARTIAL))
        )
        assert all(places(form) == places(whole[-1]) for form in mine), key
        assert not set(mine) & set(whole), key


@pytest.mark.parametrize("language", Language)
def test_each_noun_has_each_form_of_its_language(language: Language):
    assert all(forms.keys() == FORMS[language] for forms in catalogue(language).plurals.values())


@pytest.mark.parametrize("language", Language)
def test_lists_are_as_long_as_the_english_ones(language: Language):
    told = catalogue(language).lists
    for key in told.keys() - {"number.named"}:
        assert len(told[key]) == len(ENGLISH.lists[key]), key
