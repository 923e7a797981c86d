"""How positions are computed, for the reader of a briefing: half a page that every form of it prints."""

METHOD = (
    "A position is never stored: it is computed from what a party said. A demand, offer, signal, acceptance, "
    "rejection, commitment or clarification places a party on an issue’s scale when it carries a range; a "
    "restatement, threat or appeal does not. A party holds the range of the latest statement of its own that "
    "counts and was said by the day in question. On one day the better authority wins, and between equals the "
    "later one. A party without such a statement has not stated a position, which is neither zero nor the middle "
    "of the scale.",
    "A shift is the mean of the shifts of a range’s two ends. It is definite if the old and the new range do not "
    "meet, and only possible if they do. Movement is measured from the end of the earlier round to the end of the "
    "later one. What happened before the later round began and what happened at the table add up to it. A party "
    "that said nothing is shown as silent, not as confirming.",
    "The gap between two parties is the empty part of the scale between their ranges. It cannot be given while "
    "one of them has stated no position. Red lines are the ranges outside which a party says that it will not go; "
    "where the red lines of all principals meet lies the zone of possible agreement on that issue. An empty zone "
    "on one issue does not mean that no deal is possible, since packages cross issues.",
    "Statements keep the day on which they were said. One that became public later still counts from the day it "
    "was said, unless the reading asks what was known at the time.",
)
