"""Hostile strings in every field of a briefing, in every form: none fails it, none is evaluated, none reads a file."""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from models.analysis.reading import ON_RECORD
from models.briefing.brief import brief
from models.briefing.content import BriefingData
from models.briefing.forms.names import ENDINGS
from models.briefing.forms.writing import write_form
from models.progress import ended
from tests.models.briefing.forms.read_back import everything_in
from tests.models.briefing.forms.test_writing import small
from tests.snapshots import said, snapshot

SECRET, EVALUATED = "XSECRETX", "evaluatedX"
_PARTS = (
    '#("evalu" + "atedX")', "#{\"evalu\" + \"atedX\"}", '="evalu"&"atedX"', "${'evalu' + 'atedX'}",
    "{{'evalu'~'atedX'}}",
    '#read("SECRET")', '#image("SECRET")', '#include "SECRET"', '#import "@preview/x:1.0.0"', '#bibliography("SECRET")',
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://SECRET\">]>&x;", "<img src='file://SECRET'>", "<script>1</script>",
    "<style>@import 'SECRET'</style>", "]]>", "&amp;&#0;&#xD800;", "@ref <label> *bold* _it_ $x^2$ `raw` // /* ",
    "\\", "\\u{202e}", "\u202eevil\u202c", "\u2066x", "\x00", "\x1b[31m", "\ud800", "\ufffe", "\u0301" * 40,
    "سلام", "שלום", "漢字", "😀👩\u200d👩\u200d👧", "\n\n= heading\n- item", "\t", " " * 30, "word " * 60, "x" * 400,
    "-", "+1", "HYPERLINK(1)", "..\\..\\SECRET", "CON", "%s%n", "",
)  # fmt: skip


_OURS = frozenset({"paper", "mark", "language", "family", "heading", "alternative", "recent_title"})
"""Fields that hold what the program makes itself or reads from a sound font, and nothing that anybody types."""


def strings(chance: random.Random, secret: Path) -> Iterator[str]:
    """Hostile strings without end, each of a few parts."""
    while True:
        parts = chance.choices(_PARTS, k=chance.randint(1, 4))
        yield chance.choice(["", " "]).join(parts).replace("SECRET", str(secret))


def strewn(value: Any, texts: Iterator[str], count: Counter[str]) -> Any:
    """The same with each text replaced by another one; what nobody types stays."""
    if isinstance(value, Enum) or (isinstance(value, str) and value.startswith(("#", "a4", "TLP"))):
        return value
    if isinstance(value, str):
        count["strings"] += 1
        return next(texts)
    if isinstance(value, tuple):
        return tuple(strewn(part, texts, count) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        typed = {one.name: getattr(value, one.name) for one in fields(value) if one.name not in _OURS}
        return replace(value, **{name: strewn(one, texts, count) for name, one in typed.items()})
    return value


def broken(folder: Path, seed: int, count: Counter[str]) -> list[str]:
    """What goes wrong with one briefing of such strings in each form."""
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    data: BriefingData = strewn(small(), strings(random.Random(seed), secret), count)
    found = []
    for ending in ENDINGS:
        out = folder / f"hostile{ending}"
        ended(write_form(data, out))
        content = everything_in(out)
        found += [f"{seed}{ending}: {what}" for what in (SECRET, EVALUATED) if what.encode() in content]
        if ending == ".pdf":
            with pikepdf.open(out) as pdf:
                actions = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/JS" in one]
            found += [f"{seed}: a script in the PDF"] * bool(actions)
        out.unlink()
    return found


def test_hostile_strings_in_every_field_fail_nothing_and_are_not_evaluated(tmp_path: Path) -> None:
    count = Counter[str]()
    assert [fault for seed in range(2) for fault in broken(tmp_path, seed, count)] == []
    assert count["strings"] > 100


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_ten_thousand_hostile_strings_fail_nothing(tmp_path: Path) -> None:
    most, count, seed = int(os.environ.get("HOSTILE_STRINGS", "10000")), Counter[str](), 1_000
    start, found = time.monotonic(), list[str]()
    while count["strings"] < most:
        found += broken(tmp_path, seed, count)
        seed += 1
    print(f"{count['strings']:,} strings, {seed - 1_000} briefings in each form, {time.monotonic() - start:.0f} s")
    assert found == []


def test_stress_marks_in_a_title_do_not_stop_the_pages(tmp_path: Path) -> None:
    talks = snapshot([said("2022-03-01", at=30)], issues=["neutrality"])
    titled = replace(talks, issues=tuple(replace(one, title="За\u0301мок, x\u0301") for one in talks.issues))
    data = brief(titled, {}, ON_RECORD, today=date(2022, 4, 20))
    ended(write_form(data, tmp_path / "marks.pdf"))
    ended(write_form(data, tmp_path / "marks.svg"))
    assert "Замок, x" in (tmp_path / "marks.svg").read_text(encoding="utf-8")
