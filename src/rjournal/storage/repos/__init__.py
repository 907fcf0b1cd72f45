"""Where each kind of record is kept and found. Every list is one statement, never one per row."""
