"""The forms of a briefing beside the pages: Word, one HTML file, tables as a workbook, single charts."""
