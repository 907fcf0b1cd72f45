"""Looking after the journal's files: where they are, whether they are sound, their copies."""
