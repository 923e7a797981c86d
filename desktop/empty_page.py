"""What is shown of a dossier that has nothing to show: the ways to begin."""

from collections.abc import Callable

from views.start_page import StartPage
from views.theme import Theme


def empty_page(
    theme: Theme, *, bring_in: Callable[[], object], open_sample: Callable[[], object], begin: Callable[[], object]
) -> StartPage:
    """Offers to import a folder, to look at the sample, and to begin by hand."""
    page = StartPage(
        "This dossier is empty",
        "Parties, issues, rounds and statements come in with a folder of CSV files, laid out as the sample is, or "
        "are entered by hand, one after the other.",
        (("Import folder…", bring_in), ("Open the sample", open_sample), ("Begin by hand", begin)),
    )
    page.set_theme(theme)
    return page
