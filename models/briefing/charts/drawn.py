"""The charts of a briefing as SVG files, drawn once for whichever form shows them."""

from dataclasses import dataclass

from models.briefing.charts.legend import legend
from models.briefing.charts.movement_chart import movement_chart, pages
from models.briefing.charts.timeline_chart import timeline_chart
from models.briefing.content import BriefingData
from models.briefing.wording.words import words_in
from models.words import Act


@dataclass(frozen=True, slots=True)
class Charts:
    """All charts of a briefing; none of movement and of time where there is nothing to draw."""

    movement: tuple[bytes, ...]
    legend: bytes
    timelines: tuple[bytes, ...]


def drawn_charts(data: BriefingData) -> Charts:
    """The charts of a briefing whose text can be printed."""
    words, parties = words_in(data.language, is_partial=bool(data.withheld)), data.overview.movement.parties
    return Charts(
        tuple(movement_chart(words, part) for part in pages(data.overview.movement)),
        legend(words, parties, _drawn_acts(data)),
        tuple(timeline_chart(words, issue.timeline) for issue in data.issues),
    )


def _drawn_acts(data: BriefingData) -> list[Act]:
    tracks = (track for issue in data.issues for track in issue.timeline.tracks)
    return list(dict.fromkeys(mark.act for track in tracks for mark in track.marks))
