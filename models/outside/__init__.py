"""What something else than Parley wrote into a dossier's file: shown, adopted into the record, or reverted."""
