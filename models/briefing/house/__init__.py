"""House style: how the briefings of an organisation look, and the file that says so."""
