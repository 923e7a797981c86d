"""The sub-commands: each reads its arguments, does its work on the models, prints, and returns its exit status."""

import csv
import io
import json
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from desktop.brief_arguments import asked_for, likelihood_lines, ways_out
from desktop.briefing import kept_specification, write_briefing_of
from desktop.finding import found_lines
from desktop.following import followed
from desktop.identity import author
from desktop.log_lines import log_lines
from desktop.naming import as_files, on_server, opened, revert_on_server
from desktop.places import backups_folder, ties
from desktop.saying import agreed, complain, give, say
from models.analysis.movement_rows import MovementRow, movement_rows
from models.analysis.reading import Reading, reading_named
from models.as_known import as_known
from models.backups.keeping import back_up, folder_of
from models.briefing.house.house import PLAIN
from models.briefing.house.reading import read_house
from models.briefing.withholding import WithheldError
from models.checking.check import check
from models.entry import number, read_day
from models.errors import UserError
from models.file.aside import aside, put_in_place
from models.likelihood.scales import scale_named
from models.loading import load_snapshot
from models.merging.merge import merge, preview
from models.merging.words import conflict_words, merged_words
from models.outside.finding import outside_edits
from models.outside.settling import adopt, revert
from models.phrases import counted
from models.queries import own_readings
from models.sending.choices import Choices
from models.sending.words import sending_words
from models.server.address import is_address, read_address
from models.store import Store
from models.team_folder.opening import share
from models.telling.readings import heading

# What writes needs SQLModel, which takes longer to import than most commands take: it is imported where it is used.

_MOVEMENT_COLUMNS = (
    "issue", "party", "round", "enter_low", "enter_high", "leave_low", "leave_high", "shift", "change",
)  # fmt: skip


def run_import(arguments: Namespace) -> int:
    """Create a dossier from folders, or bring one up to date with them."""
    target = Path(arguments.into)
    if is_address(arguments.into) or target.exists():
        with opened(arguments.into) as store:
            back_up(store, folder_of(store, backups_folder()), "import")
            _import_into(store, arguments.source, "edit")
        return 0
    # A new dossier takes its name only when it is whole, so that a refused import leaves nothing.
    with aside(target) as unfinished:
        with closing(Store.create(unfinished, author())) as store:
            _import_into(store, arguments.source, "founding")
        put_in_place(unfinished, target)
    return 0


def _import_into(store: Store, folders: list[str], kind: str) -> None:
    from models.exchange.importing import import_folder

    for folder in folders:
        report = followed(import_folder(store, Path(folder), kind=kind))
        total = report.total
        say(f"{folder}: {total.added} added, {total.updated} updated, {total.unchanged} unchanged.")


def run_export(arguments: Namespace) -> int:
    """Write a dossier as a folder of CSV."""
    from models.exchange.exporting import export_folder

    choices = _choices(arguments)
    with opened(arguments.file) as store:
        if choices.is_whole:
            followed(export_folder(store, Path(arguments.out)))
            return 0
        with tempfile.TemporaryDirectory(prefix="parley-") as folder:
            _send(store, Path(folder) / store.path.name, choices)
            with closing(Store.open(Path(folder) / store.path.name, store.author)) as copy:
                followed(export_folder(copy, Path(arguments.out)))
    return 0


def run_movement(arguments: Namespace) -> int:
    """Print what each party held entering and leaving each round, and what changed."""
    with opened(arguments.file) as store:
        reading = _reading(store, arguments)
        with as_known(store, reading.known) as records:
            snapshot = load_snapshot(records)
    parties = range(len(snapshot.parties)) if arguments.parties == "all" else snapshot.principals
    rows = movement_rows(snapshot, reading, parties)
    if arguments.format == "json":
        fields = ({name: getattr(row, name) for name in _MOVEMENT_COLUMNS} for row in rows)
        give(f"{json.dumps(list(fields), ensure_ascii=False, indent=1)}\n")
    elif arguments.format == "csv":
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_MOVEMENT_COLUMNS)
        writer.writerows(_cells(row) for row in rows)
        give(out.getvalue())
    else:
        say(heading(reading))
        for line in _table([_MOVEMENT_COLUMNS, *(_cells(row) for row in rows)]):
            say(line)
    return 0


def run_brief(arguments: Namespace) -> int:
    """Write the briefing."""
    house = PLAIN if arguments.style is None else read_house(Path(arguments.style))
    scale = house.scale if arguments.scale is None else scale_named(arguments.scale)
    out = Path(arguments.out)
    if out.is_file() and not agreed(f"{out} is there already. Replace it? Type y for yes."):
        raise UserError("Nothing was written.")
    with opened(arguments.file) as store:
        wanted = asked_for(arguments, kept_specification(store, arguments.like))
        try:
            followed(write_briefing_of(store, out, wanted, chart=arguments.chart, house=house))
        except WithheldError as error:
            raise UserError(f"{error.what} {ways_out(error)}") from error
    say(f"{out} written.")
    for line in likelihood_lines(wanted, scale):
        say(line)
    return 0


def run_search(arguments: Namespace) -> int:
    """Print what holds all the words: names first, then statements and sources, newest first."""
    words = " ".join(arguments.words)
    with opened(arguments.file) as store:
        lines = list(found_lines(store, words))
    if not lines:
        complain(f"Nothing holds “{words}”.")
    for line in lines:
        say(line)
    return 0


def run_merge(arguments: Namespace) -> int:
    """Take in what other copies have, and list what stands in conflict; 0 also with conflicts."""
    with as_files(arguments.source) as sources, opened(arguments.into) as store:
        if not arguments.dry_run:
            back_up(store, folder_of(store, backups_folder()), "merge")
        merging = (followed(merge(store, one)) for one in sources)
        found = followed(preview(store, sources)) if arguments.dry_run else merging
        left = False
        for merged in found:
            say(merged_words(merged))
            for conflict in merged.conflicts:
                say(f"  {conflict_words(conflict)}")
            left = left or bool(merged.conflicts)
    if left and not arguments.dry_run:
        complain("Every value is kept. Settle conflicts in the window, in Sharing > Conflicts.")
    return 0


def run_check(arguments: Namespace) -> int:
    """Print one line for each thing that is not as it should be; 1 when there is any."""
    with opened(arguments.file) as store:
        if arguments.adopt or arguments.revert:
            _settle_outside_edits(store, adopting=arguments.adopt)
        findings = [*check(store), *on_server(store)]
    for finding in findings:
        say(finding.sentence)
    return 1 if findings else 0


def _settle_outside_edits(store: Store, *, adopting: bool) -> None:
    found = outside_edits(store)
    chosen = [one for one in found if not (adopting and one.trouble)]
    done = "adopted" if adopting else "reverted"
    count = (adopt if adopting else revert)(store, chosen) if chosen else 0
    count += 0 if adopting else revert_on_server(store)
    say(f"{counted(count, 'record')} edited outside Parley {done}.")


def run_log(arguments: Namespace) -> int:
    """Print who changed what, newest first."""
    with opened(arguments.file) as store:
        found = False
        for line in log_lines(store, arguments):
            say(line)
            found = True
    if not found:
        complain("Nothing in the record fits what was asked for.")
    return 0


def run_copy(arguments: Namespace) -> int:
    """Write a consistent copy of a dossier that may be open elsewhere, or bring it to a server."""
    choices = _choices(arguments)
    if is_address(arguments.out):
        if not choices.is_whole:
            raise UserError("A server gets the whole dossier. Write a file, and bring that to the server.")
        from models.server.opening import put_there

        with opened(arguments.file) as store:
            followed(put_there(store, read_address(arguments.out)))
        return 0
    out = Path(arguments.out)
    if out.exists():
        raise UserError(f"{out} is there already. Choose another name.")
    with opened(arguments.file) as store:
        _send(store, out, choices)
    return 0


def _choices(arguments: Namespace) -> Choices:
    left_out = dict.fromkeys(arguments.without, False)
    return Choices(**left_out, up_to=arguments.up_to, unmarked=arguments.with_unmarked)


def _send(store: Store, out: Path, choices: Choices) -> None:
    """Write a copy; where something stays out it is said what, beside the answer."""
    from models.sending.sending import send_copy

    sifted = followed(send_copy(store, out, choices))
    if not choices.is_whole:
        complain("\n".join(sending_words(sifted, choices)))


def run_share(arguments: Namespace) -> int:
    """Put a dossier into a folder that a team synchronises, or join those who share it there."""
    if is_address(arguments.file):
        raise UserError("A dossier on a server is shared already.")
    with opened(arguments.file) as store:
        share(store, Path(arguments.folder), ties())
        say(f"{store.path.name} is shared through {Path(arguments.folder).resolve()}.")
    return 0


def run_sync(arguments: Namespace) -> int:
    """Take in what others wrote, and put there what was written here; every command does so too."""
    with opened(arguments.file) as store:
        if store.place is None:
            raise UserError(f"{store.path.name} is shared neither through a folder nor on a server.")
        say(f"{store.path} is up to date.")
    return 0


def run_salvage(arguments: Namespace) -> int:
    """Make a sound dossier out of a damaged one, and list what in it is not proven."""
    from models.salvage.salvage import salvage
    from models.salvage.words import salvaged_words, unproven_words

    found = followed(salvage(Path(arguments.file), Path(arguments.out), author()))
    for line in (*salvaged_words(found), *unproven_words(found)):
        say(line)
    return 0


def _reading(store: Store, arguments: Namespace) -> Reading:
    reading = reading_named(arguments.reading, tuple(kept.reading for kept in own_readings(store)))
    return reading if arguments.known is None else reading.as_known(read_day(arguments.known))


def _cells(row: MovementRow) -> tuple[str, ...]:
    numbers = (row.enter_low, row.enter_high, row.leave_low, row.leave_high, row.shift)
    shown = ("" if value is None else number(value) for value in numbers)
    return (row.issue, row.party, str(row.round), *shown, str(row.change))


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
