"""By which endings and names the forms of a briefing are asked for."""

ENDINGS = (".pdf", ".docx", ".html", ".xlsx", ".svg", ".png")
"""How the names of files end; the last two are pictures of one chart."""

MOVEMENT = "movement"
"""The name of the chart of all issues; the others are asked for by the title of their issue."""
