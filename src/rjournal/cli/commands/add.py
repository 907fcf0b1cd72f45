"""`rjournal add`: the shortest way to write an entry, and one that keeps the words whatever goes wrong."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from rjournal.cli import output, typed
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import session_option
from rjournal.cli.kept import KeepingCommand, keeping, new_key
from rjournal.domain.entries import Entry
from rjournal.domain.records import Ref
from rjournal.errors import Invalid, NotFound
from rjournal.services.entries import EntryLinks, new_entry, save_entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rjournal.domain.templates import Template


class _Asked(NamedTuple):
    """What the options say about the entry, as typed."""

    who: tuple[str, ...]
    goals: tuple[str, ...]
    on: str | None
    tags: tuple[str, ...]
    mood: int | None
    energy: int | None
    title: str
    template: str | None
    session: str | None


class _Ready(NamedTuple):
    """The same, understood: everything of the entry but its text."""

    entry: Entry
    links: EntryLinks
    template: Template | None


@click.command(
    "add",
    cls=KeepingCommand,
    examples=(
        'rjournal add "Noor drew the decision first and the data after it."',
        "rjournal add --with Noor --goal prices --mood +1 Lead with the decision",
        "rjournal add --on yesterday --tag listening < notes.md",
        "rjournal add --template Quick",
        "rjournal add --draft add:2026-02-16 --with Noor",
    ),
)
@click.argument("words", nargs=-1)
@click.option("--with", "who", metavar="NAME", multiple=True, help="Whom it is about. Can be given again.")
@click.option("--goal", "goals", metavar="GOAL", multiple=True, help="A goal it moved. Can be given again.")
@click.option("--on", metavar="DATE", help="The day it belongs to; today unless you say.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="A tag. Can be given again.")
@click.option("--mood", type=click.IntRange(-2, 2), help="Very low to very good.")
@click.option("--energy", type=click.IntRange(-2, 2), help="Drained to full of energy.")
@click.option("--title", default="", metavar="TEXT", help="A title; the first line serves without one.")
@click.option("-t", "--template", metavar="NAME", help="The template to write on, like Quick.")
@session_option
@click.option("--draft", metavar="KEY", help="Save this draft, as `rjournal drafts` names it.")
@takes_call
def command(
    call: Call,
    /,
    *,
    words: tuple[str, ...],
    who: tuple[str, ...],
    goals: tuple[str, ...],
    on: str | None,
    tags: tuple[str, ...],
    mood: int | None,
    energy: int | None,
    title: str,
    template: str | None,
    session: str | None,
    draft: str | None,
) -> None:
    """Write an entry, from the words given, from a pipe or in your editor.

    Hashtags in the text become tags. Words that cannot be saved are kept as a draft.
    """
    asked = _Asked(who, goals, on, tags, mood, energy, title, template, session)
    if draft is not None:
        _save_draft(call, asked, draft, words)
        return
    text = typed.given(words)
    if text is None:
        _write_in_editor(call, asked)
        return
    with keeping(call, text, title=title):
        _save(call, _understood(call, asked), text)


def _save_draft(call: Call, asked: _Asked, key: str, words: tuple[str, ...]) -> None:
    from rjournal.cli.finding_drafts import find_draft, words_of

    if words:
        raise Invalid("A draft has its own words.", "Leave out --draft, or the words.")
    draft = find_draft(call.store, key)
    ready = _understood(call, _with_draft(asked, draft.fields))
    if asked.template is None:
        # Its headings are in the draft's words already; the text is saved as it stands.
        ready = ready._replace(entry=replace(ready.entry, **_kept_beside(call, draft.fields)), template=None)
    _save(call, ready, words_of(draft), draft=draft.key)


def _kept_beside(call: Call, fields: Mapping[str, str]) -> dict[str, Any]:
    """What a draft says of its entry that no option can; what makes no sense is left out."""
    from typing import get_args

    from rjournal.domain.records import Visibility

    kept: dict[str, Any] = {
        "mood_word": fields.get("mood_word", ""),
        "prompts": tuple(fields.get("prompts", "").split()),
    }
    if fields.get("visibility") in get_args(Visibility):
        kept["visibility"] = fields["visibility"]
    if fields.get("template"):
        with suppress(NotFound):
            kept |= _on_it(_template(call, fields["template"]))
    return kept


def _with_draft(asked: _Asked, fields: Mapping[str, str]) -> _Asked:
    """What the options say, and what the draft says where they are silent."""
    return asked._replace(
        who=asked.who or tuple(fields.get("people", "").split()),
        goals=asked.goals or tuple(fields.get("goals", "").split()),
        on=asked.on or fields.get("day") or None,
        tags=(*asked.tags, *fields.get("tags", "").split()),
        mood=_scale(fields, "mood") if asked.mood is None else asked.mood,
        energy=_scale(fields, "energy") if asked.energy is None else asked.energy,
        title=asked.title or fields.get("title", ""),
        session=asked.session or fields.get("session") or None,
    )


def _scale(fields: Mapping[str, str], name: str) -> int | None:
    typed = fields.get(name, "")
    return int(typed) if typed in ("-2", "-1", "0", "1", "2") else None


def _write_in_editor(call: Call, asked: _Asked) -> None:
    # Names and dates first: nobody should write a page to learn that a name was wrong.
    ready = _understood(call, asked)
    start = ""
    if ready.template is not None:
        from rjournal.domain.templates import skeleton

        start = skeleton(ready.template)
    key = new_key(call)
    text = typed.in_editor(call, start, key, {"title": asked.title})
    with keeping(call, "" if text == start else text, title=asked.title, key=key):
        if text == start:
            raise Invalid("Nothing was written, so nothing was saved.")
        _save(call, ready, text, draft=key)


def _save(call: Call, ready: _Ready, text: str, *, draft: str = "") -> None:
    body = text if ready.template is None else _on_template(ready.template, text)
    stored = save_entry(call.store, replace(ready.entry, body=body), ready.links, draft=draft)
    from rjournal.domain.periods import full

    # The title is not said back: finding it costs 15 ms, and its words have just been typed.
    output.say("Saved.")
    output.rows([(Ref("entry", stored.id).handle, full(stored.day))])


def _understood(call: Call, asked: _Asked) -> _Ready:
    """What the options mean.

    Raises:
        RJournalError: one of them means nothing, or could mean several things.
    """
    entry = replace(new_entry(call.now, call.zone), title=asked.title, mood=asked.mood, energy=asked.energy)
    if asked.on is not None:
        entry = _moved(call, entry, asked.on)
    if asked.tags:
        from rjournal.domain.tags import normalise_tag

        entry = replace(entry, tags=tuple(dict.fromkeys(normalise_tag(tag) for tag in asked.tags)))
    template = None if asked.template is None else _template(call, asked.template)
    if template is not None:
        entry = replace(entry, **_on_it(template))
    return _Ready(entry, _links(call, asked), template)


def _moved(call: Call, entry: Entry, on: str) -> Entry:
    """The entry on the day that was typed; a time typed with it is when it was begun."""
    from rjournal import clock
    from rjournal.cli import days

    when = days.moment(call, on, future=False)
    if when.time is None:
        return replace(entry, day=when.day)
    return replace(entry, day=when.day, at=clock.as_stamp(clock.local(when.day, when.time)))


def _links(call: Call, asked: _Asked) -> EntryLinks:
    if not (asked.who or asked.goals or asked.session):
        return EntryLinks()
    from rjournal.services import lookup

    people = tuple(lookup.person(call.store, name).id for name in asked.who)
    goals = tuple(lookup.goal(call.store, name).id for name in asked.goals)
    session = lookup.record(call.store, asked.session, "session")[0].id if asked.session else None
    return EntryLinks(session=session, people=people or None, goals=goals or None)


def _template(call: Call, name: str) -> Template:
    from rjournal.domain.templates import template_named
    from rjournal.services.own_templates import own_templates

    own = own_templates(call.paths.templates)
    for problem in own.problems:
        output.say(problem)
    return template_named(name, own.templates)


def _on_it(template: Template) -> dict[str, Any]:
    """The fields of an entry that is written on a template."""
    from rjournal.domain.templates import stages

    return {"template": template.id, "type": template.entry_type, "stages": stages(template)}


def _on_template(template: Template, text: str) -> str:
    """Text without headings of its own goes under the template's first one."""
    from rjournal.domain.sections import is_blank, sections

    if is_blank(text, template):
        raise Invalid("There is nothing under the headings yet.", "Write a line under one of them.")
    if any(section.heading is not None for section in sections(text)):
        return text
    return f"## {template.sections[0].heading}\n\n{text}"
