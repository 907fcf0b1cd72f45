"""`rjournal edit`: an entry's text or a session's notes in the user's editor, and an entry's particulars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from rjournal.cli import output, records, typed
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.cli.kept import keeping
from rjournal.domain.entries import Entry
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import lookup

if TYPE_CHECKING:
    from rjournal.domain.records import Record
    from rjournal.domain.sessions import Session


@documented(
    "edit",
    examples=(
        "rjournal edit e42",
        "rjournal edit s7",
        "rjournal edit e42 --title 'Lead with the decision' --on yesterday",
    ),
)
@click.argument("handle")
@click.option("--title", help="Change the title; no editor is opened.")
@click.option("--on", metavar="DATE", help="Move it to another day; no editor is opened.")
@click.option("--mood", type=click.IntRange(-2, 2), help="Change the mood; no editor is opened.")
@click.option("--energy", type=click.IntRange(-2, 2), help="Change the energy; no editor is opened.")
@takes_call
def command(
    call: Call, /, *, handle: str, title: str | None, on: str | None, mood: int | None, energy: int | None
) -> None:
    """Change an entry or a session's notes in your editor.

    What you wrote is kept as a draft before it is saved, and stays one if it cannot be.
    """
    ref, record = lookup.record(call.store, handle, "entry", "session")
    changes: dict[str, Any] = {
        name: value
        for name, value in (("title", title), ("mood", mood), ("energy", energy))
        if value is not None
    }
    if on is not None:
        from rjournal.cli import days

        changes["day"] = days.day(call, on, future=False)
    if changes:
        _change(call, ref, record, changes)
    else:
        _rewrite(call, ref, record)


def _change(call: Call, ref: Ref, record: Record, changes: dict[str, Any]) -> None:
    if not isinstance(record, Entry):
        raise Invalid("Only an entry has a title, a day and a mood to change here.")
    from rjournal.services.entries import save_entry

    stored = save_entry(call.store, replace(record, **changes))
    records.done("Changed.", call.store, ref, stored)


def _rewrite(call: Call, ref: Ref, record: Any) -> None:
    before = record.body if isinstance(record, Entry) else record.notes
    # The keys and fields are the writing screen's own, which offers such a draft and goes on with it.
    key = f"entry:{ref.id}" if isinstance(record, Entry) else f"session:{ref.id}:notes"
    title = record.title if isinstance(record, Entry) else ""
    waiting = call.store.drafts.get(key)
    if waiting is not None and waiting.fields.get("body", before) != before:
        raise Invalid(
            f"There is a draft of {ref.handle} that was not saved.",
            f"`rjournal drafts show {key}` prints it, `rjournal drafts discard {key}` throws it away.",
        )
    text = typed.in_editor(call, before, key, _fields(call, record), base_rev=record.rev)
    if text == before:
        output.say("Nothing was changed.")
        return
    with keeping(call, text, title=title, key=key):
        stored = _saved(call, record, text, key)
    records.done("Changed.", call.store, ref, stored)


def _fields(call: Call, record: Entry | Session) -> dict[str, str]:
    """The draft of a record, with the fields that the writing screen knows: it must not lose them either."""
    if not isinstance(record, Entry):
        return {"body": record.notes}
    from rjournal.services.entries import links_of

    links = links_of(call.store, record.id)
    return {
        "title": record.title,
        "body": record.body,
        "tags": " ".join(record.tags),
        "mood": "" if record.mood is None else str(record.mood),
        "energy": "" if record.energy is None else str(record.energy),
        "mood_word": record.mood_word,
        "visibility": record.visibility,
        "goals": " ".join(Ref("goal", number).handle for number in links.goals or ()),
        "prompts": " ".join(record.prompts),
        "day": record.day.isoformat(),
        "people": " ".join(Ref("person", number).handle for number in links.people or ()),
        "template": record.template,
        "session": "" if links.session is None else Ref("session", links.session).handle,
    }


def _saved(call: Call, record: Entry | Session, text: str, draft: str) -> Record:
    if isinstance(record, Entry):
        from rjournal.services.entries import save_entry

        return save_entry(call.store, replace(record, body=text), draft=draft)
    from rjournal.services.sessions import save_session

    # The session took place when it was recorded; only its notes are new.
    return save_session(call.store, replace(record, notes=text), today=None, draft=draft)
