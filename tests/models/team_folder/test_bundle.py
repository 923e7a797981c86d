"""What is in a bundle is what was written, or nothing of it."""

import json
import random
import zlib
from dataclasses import replace
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.store import Store
from models.team_folder.bundle import BrokenError, Bundle, bundle_since, is_name, joined, name_of, packed, unpacked
from tests.talks import Talks

DOSSIER = "01a21934-5c3a-74cf-ba0b-7c81d10040f3"
SITE = "01a21934-5a8d-7562-b72e-f4e512d24990"


@pytest.fixture
def bundle(ours: Store, talks: Talks) -> Bundle:
    found, _ = bundle_since(ours.columns, DOSSIER, SITE, 0)
    assert found is not None
    return found


def named(content: bytes, changes: int, number: int = 1) -> str:
    """The name that a bundle of these bytes bears, whoever made them."""
    return f"{SITE}/{number:08}-{changes}-{blake2b(content, digest_size=16).hexdigest()}.bundle"


def lines_of(content: bytes) -> list[str]:
    return zlib.decompress(content).decode().split("\n")


def test_it_is_read_as_it_was_written(bundle: Bundle) -> None:
    name, content = packed(bundle, 7)
    assert is_name(name)
    assert unpacked(name, content, DOSSIER) == Bundle(
        bundle.dossier, bundle.site, bundle.steps, bundle.changes, bundle.replaces
    )
    assert packed(bundle, 7) == (name, content)


def test_any_byte_otherwise_is_noticed(bundle: Bundle) -> None:
    chance, (name, content) = random.Random(5), packed(bundle, 1)
    for _ in range(200):
        at = chance.randrange(len(content))
        other = content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]
        with pytest.raises(BrokenError):
            unpacked(name, other, DOSSIER)
        with pytest.raises(BrokenError):
            unpacked(name, content[:at], DOSSIER)


def test_several_become_one_that_holds_each_change_once(bundle: Bundle) -> None:
    name, _ = packed(bundle, 1)
    once = joined([bundle, bundle], [name, name])
    assert once.changes == bundle.changes
    assert once.steps == bundle.steps
    assert once.replaces == (name,)


def test_long_texts_are_spread_over_several(ours: Store, talks: Talks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.team_folder.bundle._ENOUGH", 10)
    seen, seq = [], 0
    while (found := bundle_since(ours.columns, DOSSIER, SITE, seq))[0] is not None:
        seen += [change[0] for change in found[0].changes]
        seq = found[1]
    assert seen == [row[0] for row in ours.columns("SELECT hash FROM change ORDER BY seq")]


HEAD = {"bundle": 1, "dossier": DOSSIER, "site": SITE, "replaces": []}
HOSTILE = {
    "of a later Parley": [{**HEAD, "bundle": 2}],
    "of another dossier": [{**HEAD, "dossier": "other"}],
    "of another site": [{**HEAD, "site": "other"}],
    "that takes files away elsewhere": [{**HEAD, "replaces": ["../../ours.parley"]}],
    "without a head": [["change"]],
    "of numbers": [HEAD, ["change", 1, 2, 3, 4, 5, 6, []]],
    "with a step that is short": [HEAD, ["step", "a"]],
    "with other things": [HEAD, {"delete": "all"}],
    "with parents that are none": [HEAD, ["change", "a", "b", "c", "d", "e", "f", [None]]],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_one_that_no_parley_wrote_is_refused(kind: str) -> None:
    content = zlib.compress("\n".join(json.dumps(line) for line in HOSTILE[kind]).encode())
    with pytest.raises(BrokenError):
        unpacked(named(content, len(HOSTILE[kind]) - 1), content, DOSSIER)


@pytest.mark.parametrize("deed", ["a step twice", "a change twice", "a parent twice", "half a letter", "blanks"])
def test_one_that_tells_what_no_record_can_hold_is_refused(bundle: Bundle, deed: str) -> None:
    head, *lines = lines_of(packed(bundle, 1)[1])
    if deed == "a step twice":
        lines = [lines[0], *lines]
    elif deed == "a change twice":
        lines = [*lines, lines[-1]]
    elif deed == "a parent twice":
        lines[-1] = lines[-1].replace("[]]", '["a","a"]]')
    elif deed == "half a letter":
        lines[0] = lines[0].replace("founding", "\\ud800")
    else:
        lines[0] = lines[0].replace(",", ", ", 1)
    content = zlib.compress("\n".join([head, *lines]).encode())
    changes = sum(line.startswith('["change"') for line in lines)
    with pytest.raises(BrokenError):
        unpacked(named(content, changes), content, DOSSIER)


def test_one_that_replaces_what_another_site_wrote_is_refused(bundle: Bundle) -> None:
    other = f"{DOSSIER}/00000001-1-{'0' * 32}.bundle"
    name, content = packed(replace(bundle, replaces=(other,)), 1)
    with pytest.raises(BrokenError):
        unpacked(name, content, DOSSIER)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"plain text",
        zlib.compress(b"{" * 5_000),
        zlib.compress(b"\xff\xfe"),
        zlib.compress(("[" * 100_000).encode()),
        zlib.compress(b"0" * (1 << 28) + b"0"),
        zlib.compress(json.dumps(HEAD).encode()) + b"more",
    ],
    ids=["empty", "text", "braces", "no UTF-8", "deep", "bomb", "more behind"],
)
def test_one_that_is_not_made_of_lines_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenError):
        unpacked(named(content, 0), content, DOSSIER)


@pytest.mark.parametrize(
    "name", ["../x/00000001-1-" + "0" * 32 + ".bundle", f"{SITE}/1.bundle", f"{SITE}/00000001-1-{'0' * 32}.bundle~"]
)
def test_other_files_in_the_folder_are_left_alone(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize(
    "added", ["", " (1)", " (Olena's conflicted copy 2026-11-28)", "-LAPTOP", ".sync-conflict-20261128-101010-ABCDEFG"]
)
def test_what_a_service_adds_to_a_name_is_left_out_of_it(added: str) -> None:
    stem = f"00000001-1-{'0' * 32}"
    assert name_of(f"{SITE}/{stem}{added}.bundle") == f"{SITE}/{stem}.bundle"
    assert name_of(f"{SITE}{added}/{stem}.bundle") == f"{SITE}/{stem}.bundle"
    assert name_of(f"{SITE}/{stem}{added}.bundle~") == ""
    assert name_of(f"{SITE}/{stem}0{added}.bundle") == ""


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30), st.integers(1, 20))
def test_the_parts_of_a_bundle_are_all_of_it_and_keep_steps_together(sizes: list[int], count: int) -> None:
    steps = tuple((f"t{number}",) for number in range(len(sizes)))
    changes = tuple((f"{step[0]}c{at}", step[0]) for step, size in zip(steps, sizes, strict=True) for at in range(size))
    rest: Bundle | None = Bundle("d", "s", steps, changes)
    parts = []
    while rest is not None:
        part, rest = rest.split(count)
        parts.append(part)
    assert tuple(change for part in parts for change in part.changes) == changes
    assert all(0 < len(part.changes) <= count for part in parts)
    for part in parts:
        assert {step[0] for step in part.steps} == {change[1] for change in part.changes}
    cut = [size for size in sizes if size > count]
    assert sum(len(part.steps) for part in parts) <= len(steps) + sum(-(-size // count) for size in cut)
