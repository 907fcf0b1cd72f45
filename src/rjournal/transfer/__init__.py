"""What leaves the journal and what comes in: renderers, parsers, safe file writing."""
