"""Writing a folder so that it is replaced when all of it is there, and left alone otherwise."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from models.errors import UserError


def refuse_foreign(out: Path, ours: Collection[str], replaced: Collection[str]) -> None:
    """Raise `UserError` when a place to write to holds anything but files that are to be replaced.

    What was left by a writing of `ours` that was cut short does not count.
    """
    if out.exists() and not out.is_dir():
        raise UserError(f"{out} is a file. Choose a folder.")
    known = {*replaced, *map(_temporary, ours)}
    foreign = sorted(entry.name for entry in out.iterdir() if entry.name not in known) if out.exists() else []
    if foreign:
        named = ", ".join(foreign[:3]) + (" …" if len(foreign) > 3 else "")
        raise UserError(f"{out} holds other things ({named}). Choose an empty folder or a former export.")


@contextmanager
def staged(out: Path, ours: Collection[str]) -> Iterator[Callable[[str], Path]]:
    """Give places to write files of a folder; they take their names together when the block ends well.

    Those of `ours` that are not written then go, since they are of a former export. Otherwise nothing stays behind.
    Raises `UserError` where the folder cannot be written.
    """
    names: list[str] = []

    def stage(name: str) -> Path:
        names.append(name)
        return out / _temporary(name)

    made = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        yield stage
        for name in names:
            (out / _temporary(name)).replace(out / name)
        for name in set(ours) - set(names):
            (out / name).unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"{out} cannot be written: {error.strerror}.") from error
    finally:
        for name in names:
            (out / _temporary(name)).unlink(missing_ok=True)
        if made:
            with suppress(OSError):
                out.rmdir()


def _temporary(name: str) -> str:
    return f".{name}.part"
