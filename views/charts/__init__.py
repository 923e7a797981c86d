"""The frame that every analysis chart stands in, and the kinds of chart.

A screen says what is to be drawn; the frame does the rest: table twin, summary, keys, copies and evidence.

    frame = ChartFrame("Gap on neutrality", selection, theme)
    course = Course("Neutrality", attrgetter("accent"), days, gaps, evidence)
    frame.show_chart(DayChart("Gap", (course,), last, round_bands(snapshot)), "The gap fell from 20 to 7.")
    frame.set_theme(DARK)

`DayChart` draws curves over days, `BarChart` bars to both sides of zero, `GridChart` a figure in every cell of a grid.
Figures that are not there are NaN, and shown in words.
"""
