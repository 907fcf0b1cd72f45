"""What an entry can start from: headings to write under (docs/domain.md §4.3).

A template is an offer too: any heading may be left empty, renamed or deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rjournal.domain.entries import EntryType
from rjournal.domain.outline import heading_words, outline
from rjournal.domain.people import Role
from rjournal.errors import Invalid, NotFound

_STAGE_COMMENT = re.compile(r"<!--[ \t]*([A-Za-z0-9][\w–-]{0,15})?[ \t]*-->")


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """One heading of a template.

    `stage` is the framework's tag by which prompts find their place, or empty; `hint` is shown while the
    section is empty and never becomes part of the text.
    """

    heading: str
    stage: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A named order of headings. `for_whom` says in words when to take it, `entry_type` what it makes."""

    id: str
    name: str
    sections: tuple[TemplateSection, ...]
    for_whom: str = ""
    entry_type: EntryType = "free"


QUICK = Template(
    id="T1",
    name="Quick",
    sections=(
        TemplateSection("What", "D1"),
        TemplateSection("So what", "D2"),
        TemplateSection("Now what", "D3"),
    ),
    for_whom="after any session, five minutes",
    entry_type="quick",
)
"""What, so what, now what (Driscoll, Rolfe)."""

LEARNER_SESSION = Template(
    id="T3",
    name="Learner session",
    sections=(
        TemplateSection("Purpose"),
        TemplateSection("What I was shown", "K1", "concrete experience"),
        TemplateSection("What surprised or contradicted me", "K2", "reflective observation"),
        TemplateSection("The rule I take away", "K3", "abstract conceptualisation"),
        TemplateSection("Where I'll try it, if–then", "K4", "active experimentation"),
        TemplateSection("What I gave back", "A"),
        TemplateSection("Credit due"),
    ),
    for_whom="after a session you learned in",
    entry_type="session",
)
"""In Kolb's order; `What I gave back` asks for the action of ERA, which is where prompt AL10 belongs."""

TEACHING_LOG = Template(
    id="T4",
    name="Teaching log",
    sections=(
        TemplateSection("Situation", "ST"),
        TemplateSection("Task", "TA"),
        TemplateSection("Action", "AC"),
        TemplateSection("Result", "RE"),
        TemplateSection("Reflection", "RF"),
        TemplateSection("Transfer: how and when I'll check", "TR"),
    ),
    for_whom="after a session you taught in",
    entry_type="session",
)
"""STARR with transfer."""

TEMPLATES: tuple[Template, ...] = (QUICK, LEARNER_SESSION, TEACHING_LOG)
"""The templates that come with the journal, the default first."""


def templates_for(role: Role | None) -> tuple[Template, ...]:
    """What to offer after a session, the default first: the quick one, then the longer one for my role."""
    longer: dict[Role | None, tuple[Template, ...]] = {
        "learner": (LEARNER_SESSION,),
        "mentor": (TEACHING_LOG,),
        "reciprocal": (LEARNER_SESSION, TEACHING_LOG),
    }
    return (QUICK, *longer.get(role, ()))


def template_named(text: str, own: Iterable[Template] = ()) -> Template:
    """The template with this id or name, in any letter case; the user's `own` come before the built-in ones.

    Raises:
        NotFound: there is none of that name; the hint lists those there are.
    """
    known = (*own, *TEMPLATES)
    wanted = text.strip().casefold()
    for template in known:
        if wanted in (template.id.casefold(), template.name.casefold()):
            return template
    names = ", ".join(template.name for template in known)
    raise NotFound(f"There is no template called {text.strip()!r}.", f"There are: {names}.")


def skeleton(template: Template) -> str:
    """The Markdown an entry starts from: each heading with room under it."""
    return "\n".join(f"## {section.heading}\n\n" for section in template.sections)


def stages(template: Template) -> tuple[str, ...]:
    """The stage ids in the order of the headings, as an entry keeps them; empty where a heading has none."""
    return tuple(section.stage for section in template.sections)


def parse_user_template(name: str, text: str) -> Template:
    """A template of the user's own, read from Markdown.

    `name` is the file's name without its ending and becomes the id. A `#` heading names the template, every
    `##` heading begins a section, a comment after it gives the stage (`## What <!-- D1 -->`), and the words
    under it become its hint. Headings in code fences are no headings.

    Raises:
        Invalid: there is no `##` heading, or one without words.
    """
    title = name
    found: list[tuple[str, str, list[str]]] = []
    for line in outline(text).lines:
        if line.kind == "heading" and not line.nested and line.level == 1 and not found:
            title = heading_words(line.text) or name
        elif line.kind == "heading" and not line.nested and line.level == 2:
            found.append((*_heading_and_stage(name, line.text), []))
        elif found:
            found[-1][2].append(line.text)
    if not found:
        raise Invalid(
            f"The template {name!r} has no headings.",
            "Begin each of its sections with a line like: ## What happened",
            field="template",
        )
    sections = tuple(TemplateSection(words, stage, _one_line(hint)) for words, stage, hint in found)
    return Template(id=name, name=title, sections=sections, for_whom="your own")


def _heading_and_stage(name: str, line: str) -> tuple[str, str]:
    words = heading_words(line)
    comment = _STAGE_COMMENT.search(words)
    heading = heading_words(f"## {_STAGE_COMMENT.sub('', words)}")
    if not heading:
        raise Invalid(
            f"A heading of the template {name!r} has no words.",
            "Write something after the ## or take the line out.",
            field="template",
        )
    return heading, (comment[1] or "") if comment else ""


def _one_line(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())
