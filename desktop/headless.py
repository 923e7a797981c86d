"""What `parley` does where no window can be shown: it writes the briefing instead, and says so."""

import tempfile
from pathlib import Path

from desktop.briefing import write_briefing_of
from desktop.identity import author
from desktop.places import free_name
from desktop.sample import NAME, build_sample
from desktop.saying import say
from models.store import Store


def brief_instead(file: Path | None, reason: str) -> int:
    """Write the briefing of a dossier, or of the sample, into the current folder; returns the exit status 0."""
    with tempfile.TemporaryDirectory(prefix="parley-") as folder:
        path = file or build_sample(Path(folder) / NAME, author(Path(folder)))
        store = Store.open(path, author(Path(folder)))
        try:
            out = free_name(Path.cwd() / f"{path.stem}-briefing.pdf")
            for _ in write_briefing_of(store, out):
                pass
        finally:
            store.close()
    say(f"{reason} The briefing of {path.name} was written to {out} instead.")
    return 0
