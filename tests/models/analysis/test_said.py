from hypothesis import given

from models.analysis.movement import statements_since
from models.analysis.said import SaidByRound
from tests.models.analysis.dossiers import Dossier, dossiers, in_moderation


@in_moderation
@given(dossiers())
def test_what_was_said_since_the_round_before_is_that_of_one_look_at_a_time(dossier: Dossier) -> None:
    talks, reading = dossier.snapshot, dossier.reading
    said = SaidByRound(talks, reading)
    for later in range(len(talks.rounds)):
        earlier = later - 1 if later else None
        for issue in range(2):
            for party in range(3):
                one = statements_since(talks, reading, issue, party, earlier, later)
                assert said.since_the_round_before(issue, party, later).tolist() == one.tolist()
