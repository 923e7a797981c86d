"""Turns a briefing into a PDF that can be archived and read aloud (PDF/A-3a and PDF/UA-1), with Typst.

What the dossier contains reaches the template as JSON and pictures only, never as markup.
"""

import json
import shutil
import tempfile
from collections.abc import Generator, Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import resources
from models.briefing.attached import Attached, attached
from models.briefing.charts.drawn import drawn_charts
from models.briefing.compiling import HOUSE, TEMPLATE, compiled
from models.briefing.content import BriefingData
from models.briefing.coverage import with_fonts
from models.briefing.house.drawing import SIZED
from models.briefing.house.house import PLAIN, House
from models.briefing.legible import legible
from models.briefing.marks import mark_colour
from models.briefing.wording.words import Words, words_in
from models.errors import UserError
from models.progress import Progress
from models.whole_files import write_whole

_STAGES = 3
_NAMELESS = "–"

_MOST_LOST = 12
"""Characters that could not be shown and are named."""


def write_briefing(data: BriefingData, out: Path) -> Generator[Progress, None, None]:
    """Write the PDF at `out`, replacing what is there only when it is finished; the same data gives the same bytes.

    Closing the generator or a failure leaves no file behind. Raises `UserError` where `out` cannot be written, and
    where something else than a PDF would be lost, such as the dossier itself.
    """
    _refuse_to_replace(out)
    yield Progress(0, _STAGES, "Drawing figures")
    printable, lost = printable_part(data)
    with tempfile.TemporaryDirectory(prefix="parley-briefing-") as folder:
        root = Path(folder)
        # The tables have each letter as it is, whatever the fonts can show.
        lay_out(root, printable, lost, tuple(attached(data)))
        pdf = yield from compiled(root, data.as_of, Progress(1, _STAGES, "Setting pages"))
        yield Progress(2, _STAGES, "Writing the file")
        write_whole(out, pdf)
    yield Progress(3, _STAGES, "Done")


def _refuse_to_replace(out: Path) -> None:
    if not out.is_file():
        return
    with out.open("rb") as file:
        head = file.read(5)
    if head and head != b"%PDF-":
        raise UserError(f"{out} is there already and is no PDF, so it was not replaced. Choose another name.")


def printable_part(data: BriefingData) -> tuple[BriefingData, frozenset[str]]:
    """What of a briefing can be printed in the fonts of its house and the carried ones, and the letters that cannot."""
    shown, lost = legible(data, words_in(data.language).say("front.shortened"), with_fonts(data.house.fonts))
    # The face goes by its name alone, however long that is.
    return replace(shown, house=replace(shown.house, family=data.house.family)), lost


def lay_out(root: Path, data: BriefingData, lost: Iterable[str], tables: Sequence[Attached] = ()) -> None:
    """Put the template and all that it prints, whose text can be printed, into a folder, with the tables to attach."""
    for name in (TEMPLATE, SIZED):
        shutil.copyfile(resources.path("briefing") / name, root / name)
    charts = drawn_charts(data)
    for index, part in enumerate(charts.movement):
        (root / f"movement-{index}.svg").write_bytes(part)
    for index, timeline in enumerate(charts.timelines):
        (root / f"timeline-{index}.svg").write_bytes(timeline)
    (root / "legend.svg").write_bytes(charts.legend)
    for index, table in enumerate(tables):
        (root / f"table-{index}.csv").write_bytes(table.content)
    _lay_out_house(root, data.house)
    words = _words(data)
    words["attached"] = [{"name": table.name, "title": table.title} for table in tables]
    words["movement_parts"] = len(charts.movement)
    words["colours"] = [colour for _, _, colour in data.overview.movement.parties]
    words["annexed"] = {str(row.citation.statement): True for group in data.annex for row in group.rows}
    words["mark_colour"] = mark_colour(data.mark)
    words["lost"] = _lost(words_in(data.language), lost)
    words["labels"] = dict(words_in(data.language).under("page"))
    words["labels"]["arrow"] = words_in(data.language).say("gap.arrow")
    words["region"] = data.language.tag.rpartition("-")[2]
    (root / "data.json").write_text(json.dumps(words), encoding="utf-8")


def _lay_out_house(root: Path, house: House) -> None:
    shutil.rmtree(root / HOUSE, ignore_errors=True)
    (root / HOUSE).mkdir()
    for index, font in enumerate(house.fonts):
        (root / HOUSE / f"{index}.ttf").write_bytes(font)
    if house.logo is not None:
        (root / HOUSE / f"logo.{house.logo.ending}").write_bytes(house.logo.content)


def _lost(words: Words, lost: Iterable[str]) -> str:
    """What is said of characters that could not be shown."""
    named = sorted(f"U+{ord(letter):04X}" for letter in lost)
    if not named:
        return ""
    shown = ", ".join(named[:_MOST_LOST]) + (" …" if len(named) > _MOST_LOST else "")
    return words.some("lost.letters", len(named), n=len(named), shown=shown)


def _words(data: BriefingData) -> dict[str, Any]:
    """What the template prints; the figures travel as pictures."""
    words = asdict(replace(data, house=PLAIN))
    words["house"] = _house(data.house)
    words["as_of"] = [data.as_of.year, data.as_of.month, data.as_of.day]
    del words["overview"]["movement"]
    for issue in words["issues"]:
        del issue["timeline"]
    for headed in (words["front"], *words["issues"], *words["annex"]):
        # What has no letter that can be printed would be a heading without words, and no such PDF is written.
        headed["title"] = headed["title"].strip() or _NAMELESS
    return words


def _house(house: House) -> dict[str, Any]:
    """What the template asks of a house; its logo and fonts lie beside it."""
    logo = house.logo
    return {
        "organisation": house.organisation,
        "logo": "" if logo is None else f"{HOUSE}/logo.{logo.ending}",
        "logo_words": "" if logo is None else logo.words,
        "family": house.family,
        **asdict(house.palette),
    }
