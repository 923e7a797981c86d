"""Reads the catalogue of a language: a TOML file whose entries are sentences with places for values, or their forms."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources
from models.briefing.wording.language import Language
from models.briefing.wording.plurals import FORMS

FOLDER = "wording"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Entries by key, as "change.moved": sentences, sentences in the forms that numbers ask for, and lists."""

    phrases: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, tuple[str, ...]]


@cache
def catalogue(language: Language) -> Catalogue:
    """The catalogue that is carried for a language."""
    text = (resources.path(FOLDER) / f"{language.value}.toml").read_text(encoding="utf-8")
    entries = dict(_flat(tomllib.loads(text), FORMS[language]))
    return Catalogue(
        {key: value for key, value in entries.items() if isinstance(value, str)},
        {key: value for key, value in entries.items() if isinstance(value, dict)},
        {key: tuple(value) for key, value in entries.items() if isinstance(value, list)},
    )


def _flat(table: Mapping[str, Any], forms: frozenset[str], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict) and not value.keys() <= forms:
            yield from _flat(value, forms, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
