"""Faults of the journal's file, injected one by one: each gets its sentence, and no word is lost."""
