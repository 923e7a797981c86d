"""The records around statements: parties, speakers, rounds, events, assessments, disputes, and the dossier itself."""
