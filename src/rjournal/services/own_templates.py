"""The user's own entry templates: the Markdown files in the templates folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rjournal.domain.templates import Template, parse_user_template
from rjournal.domain.text import one_line, sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class OwnTemplates:
    """The templates that could be read, by file name, and a sentence for each file that is none."""

    templates: tuple[Template, ...]
    problems: tuple[str, ...]


def own_templates(folder: Path) -> OwnTemplates:
    """Every template in `folder`; a folder that does not exist has none. One bad file costs only itself."""
    found: list[Template] = []
    problems: list[str] = []
    for path in sorted(folder.glob("*.md")):
        try:
            found.append(parse_user_template(path.stem, sanitize(path.read_text("utf-8-sig"))))
        except (OSError, UnicodeDecodeError):
            problems.append(f"The template “{one_line(sanitize(path.name))}” could not be read.")
        except Invalid as error:
            problems.append(str(error))
    return OwnTemplates(tuple(found), tuple(problems))
