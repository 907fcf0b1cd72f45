"""The user's own entry templates: the Markdown files in the templates folder."""

from __future__ import annotations

from pathlib import Path

from rjournal.cli import output
from rjournal.domain.templates import Template, parse_user_template
from rjournal.errors import Invalid


def own_templates(folder: Path) -> list[Template]:
    """Every template in `folder`, by name; a file that is none is named on stderr and left out."""
    found = []
    for path in sorted(folder.glob("*.md")):
        try:
            found.append(parse_user_template(path.stem, path.read_text("utf-8-sig")))
        except (OSError, UnicodeDecodeError):
            output.say(f"The template {output.quoted(path.name)} could not be read.")
        except Invalid as error:
            output.say(str(error))
    return found
