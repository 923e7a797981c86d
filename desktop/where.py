"""What the window says of where a dossier lies, if sharing the file itself there would lose work."""

from collections.abc import Callable

from desktop.settings import Settings
from models.file.lying import lying
from models.store import Store
from models.team_folder.opening import shared_of
from views.message_bar import MessageBar


def cannot_stay(store: Store) -> bool:
    """Whether a dossier lies where its file cannot be shared by several who write at once."""
    return bool(store.held_back or lying(store.path).service)


def tell_where(store: Store, messages: MessageBar, settings: Settings, share: Callable[[], object]) -> None:
    """Say each time that nothing is written there, and once of each dossier that a service keeps its folder in step."""
    if store.held_back:
        messages.show_error(store.held_back, "Share through a folder…", share)
    elif store.outbox is not None and shared_of(store) is None:
        service = lying(store.path).service
        if service and not settings.was_told(store.path):
            messages.show_error(
                f"{store.path.name} lies in a folder that {service} keeps in step. When two people change it at once, "
                f"{service} makes two files of it. Share it through a folder, and Parley puts both together.",
                "Share through a folder…",
                share,
            )
