"""What has to be there before movement can be seen."""

from models.snapshot import Snapshot

NO_ROUNDS = "No rounds yet. Movement is what changed from one round to another: add the rounds of the talks first."
NO_BRIEFING = (
    "No briefing has been given out yet. Once one has, mark it in the menu File; what moved since is then shown here."
)
NO_PAIR = "No pair to compare. Give two parties the role of principals, or choose a pair of parties for the dossier."


def what_is_missing(snapshot: Snapshot, issues: tuple[int, ...], parties: tuple[int, ...]) -> str:
    """What else has to be there before movement can be seen, "" when it is."""
    if not snapshot.issues:
        return "No issues yet. Add the issues that are talked about; each gets a row here."
    if not issues:
        return "All issues are hidden. Show some again to see what moved on them."
    if not parties:
        if snapshot.principals:
            return "No party is shown. Choose at least one."
        return "No party is a principal. Give the parties whose agreement is sought that role, or choose whom to show."
    return ""
