"""Promises from anywhere: done with a result, let go with a reason, taken up again, following from a line.

Drafts: `form:action:<id>:result`, `form:action:<id>:drop`, and `form:action:from-<handle>` while one is noted
that follows from a line, `form:follow:<learning>:action` where that was learned or taught.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from rjournal.domain.lines import Action, LineRecord, line_text
from rjournal.domain.periods import full
from rjournal.domain.promises import UNDONE
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import actions
from rjournal.tui import render
from rjournal.tui.base import tell
from rjournal.tui.flows.action_fields import new_action_fields, read_new_action
from rjournal.tui.flows.asking import ask
from rjournal.tui.modals.fields import DateField, MultilineField, TextField

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."


async def finish(app: JournalApp, action_id: int) -> None:
    """Tick a promise off, asking what came of it."""
    action = app.store.actions.get(action_id)
    key = f"form:action:{action_id}:result"

    def save(values: dict[str, str]) -> Action:
        day = app.read_day(values["day"], future=False) if values["day"] else app.today
        if day > app.today:
            raise Invalid("That day is still to come.", "Give today or an earlier day.", field="day")
        return actions.finish(app.store, action, day, values["result"], draft=key)

    fields = [
        MultilineField(name="result", label="What came of it", value=action.result, lines=3),
        DateField(name="day", label="Done", value=full(app.today), placeholder="today, yesterday, 16 feb"),
    ]
    if await ask(app, action.text, fields, save, draft_key=key, base_rev=action.rev) is not None:
        app.announce("action")
        tell(app, "Done.", _UNDO)


async def drop(app: JournalApp, action_id: int) -> None:
    """Let a promise go, asking why; one that was let go or done is taken up again."""
    action = app.store.actions.get(action_id)
    if action.status not in UNDONE:
        actions.reopen(app.store, action_id)
        app.announce("action")
        tell(app, "Open again.", _UNDO)
        return
    await _let_go(app, action)


async def _let_go(app: JournalApp, action: Action) -> None:
    """Ask why a promise is let go; one that was done or let go meanwhile stays as it is."""
    key = f"form:action:{action.id}:drop"

    def save(values: dict[str, str]) -> Action:
        if action.status not in UNDONE:
            raise Invalid("This was done or let go meanwhile.", "Nothing was changed; Esc leaves it so.")
        return actions.drop(app.store, action, values["reason"], draft=key)

    field = TextField(name="reason", label="Why", hint="Without a reason it goes all the same.")
    if await ask(app, action.text, [field], save, draft_key=key, base_rev=action.rev) is not None:
        app.announce("action")
        tell(app, "Let go.", _UNDO)


async def follow(app: JournalApp, source: Ref) -> Ref | None:
    """Note a promise that follows from a line; the two are linked.

    Raises:
        Invalid: nothing follows from this kind of record.
    """
    if source.kind not in ("learning", "note", "win", "action"):
        raise Invalid("An action follows from a line.", "Select a line first.")
    line: LineRecord = app.store.repo(source.kind).get(source.id)
    key = f"form:action:from-{source.handle}"
    if source.kind == "learning":
        key = f"form:follow:{source.id}:action"
    session_id = line.session_id if line.day == app.today else None
    blank = Action(text="", person_id=line.person_id, session_id=session_id, day=app.today)
    person = None if line.person_id is None else app.store.people.find(line.person_id, trashed=True)

    def save(values: dict[str, str]) -> Action:
        action = read_new_action(app, blank, values)
        return actions.save_action(app.store, action, came_from=source, draft=key)

    fields = new_action_fields(app, blank, alone=True, person=person)
    intro = Content.assemble("It follows from: ", render.flat(line_text(line))).stylize(render.FAINT)
    stored = await ask(app, "Action", fields, save, draft_key=key, intro=intro)
    if stored is None:
        return None
    app.announce("action", "link")
    tell(app, "Noted, and linked to what it follows from.", _UNDO)
    return Ref("action", stored.id)


async def open_actions(app: JournalApp) -> None:
    """Show everything promised."""
    from rjournal.tui.screens.actions import ActionsScreen

    if not isinstance(app.screen, ActionsScreen):
        await app.push_screen(ActionsScreen())


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with what was being said of a promise.

    Raises:
        NotFound: it lies in the trash.
        Invalid: this is no draft of a promise.
    """
    _, _, *rest = draft.key.split(":")
    source = Ref.parse(rest[0].removeprefix("from-"))
    if source is not None:
        await follow(app, source)
    elif rest[-1] == "result":
        await finish(app, int(rest[0]))
    elif rest[-1] == "drop":
        await _let_go(app, app.store.actions.get(int(rest[0])))
    else:
        raise Invalid("This draft belongs to nothing that is known here.", "It stays where it is.")
