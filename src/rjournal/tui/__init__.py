"""The terminal UI: app, screens, flows, modals, widgets, and the pictures made of text."""

import os

# Textual reads this when it is imported: at 120 paints a second a key is answered a third sooner than at 60.
os.environ.setdefault("TEXTUAL_FPS", "120")
