"""Lines and agenda items from anywhere: adding, changing, ticking off, moving on, linking to goals.

Drafts: `form:line:<kind>:<session or 0>` while a line is added (`agenda` is a kind here too), and
`form:line:<handle>` while one is changed (`form:line:l12`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rjournal.domain.lines import LINE_KINDS, Action, Learning, LineKind, NoteItem, record_kind
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import actions, learnings, notes, session_lines
from rjournal.tui.base import tell
from rjournal.tui.flows import agenda
from rjournal.tui.flows.action_fields import new_action_fields, read_new_action
from rjournal.tui.flows.asking import ask, choose
from rjournal.tui.flows.line_fields import changed_line, line_fields, new_line_fields, read_new_line
from rjournal.tui.flows.note_fields import new_note_fields, read_new_note
from rjournal.tui.modals.choose import NEW_GOAL, Pick
from rjournal.tui.widgets.session_line_box import ASKS, kind_word

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp


async def add_line(
    app: JournalApp, kind: LineKind, session_id: int | None = None, person_id: int | None = None
) -> Ref | None:
    """Ask for one line and store it: in a session, or on its own, with a person if one is named."""
    if record_kind(kind) in ("note", "action"):
        return await _add_kept(app, kind, session_id, person_id)
    session = None if session_id is None else app.store.sessions.get(session_id)
    person = None if person_id is None else app.store.people.get(person_id)
    key = f"form:line:{kind}:{session_id or 0}"
    is_planned = session is not None and session.status == "planned"
    fields = new_line_fields(app, kind, alone=session is None, person=person, planned=is_planned)

    def save(values: dict[str, str]) -> Ref:
        typed = read_new_line(app, kind, values)
        stored = session_lines.add_line(
            app.store,
            typed.line,
            day=app.today if session is None else session.day,
            session=session,
            person_id=typed.person_id,
            facts=typed.facts,
            draft=key,
        )
        return Ref(record_kind(kind), stored.id)

    ref = await ask(app, kind_word(kind), fields, save, draft_key=key, intro=ASKS[kind])
    if ref is not None:
        app.announce(ref.kind)
        tell(app, "Noted.", "u takes it back.")
    return ref


async def _add_kept(
    app: JournalApp, kind: LineKind, session_id: int | None, person_id: int | None
) -> Ref | None:
    """Ask for a note or a promise with all its fields, and store it."""
    session = None if session_id is None else app.store.sessions.get(session_id)
    if session is not None and session.pairing_id is not None and person_id is None:
        person_id = app.store.pairings.get(session.pairing_id, trashed=True).person_id
    person = None if person_id is None else app.store.people.find(person_id, trashed=True)
    key = f"form:line:{kind}:{session_id or 0}"
    day = app.today if session is None else session.day
    about: Any = {"text": "", "person_id": person_id, "session_id": session_id, "day": day}
    alone = session is None
    if kind == "action":
        promise = Action(**about)
        fields = new_action_fields(app, promise, alone=alone, person=person)
    else:
        note = NoteItem(**{**about, "kind": kind})
        fields = new_note_fields(app, note, alone=alone, person=person)

    def save(values: dict[str, str]) -> Ref:
        if kind == "action":
            action = read_new_action(app, promise, values)
            return Ref("action", actions.save_action(app.store, action, draft=key).id)
        return Ref("note", notes.save_note(app.store, read_new_note(app, note, values), draft=key).id)

    ref = await ask(app, kind_word(kind), fields, save, draft_key=key, intro=ASKS[kind])
    if ref is not None:
        app.announce(ref.kind)
        tell(app, "Noted.", "u takes it back.")
    return ref


async def add_any(app: JournalApp, session_id: int) -> Ref | None:
    """Choose what to add to a session, an agenda item or any kind of line, and add it."""
    picks = [Pick("agenda", "Agenda item", "something to talk about")]
    picks += [Pick(kind, kind_word(kind), ASKS[kind]) for kind in LINE_KINDS]
    planned = app.store.sessions.get(session_id).status == "planned"
    picked = await choose(app, "Add", picks, chosen="agenda" if planned else "learned")
    if picked == "agenda":
        return await agenda.add(app, session_id)
    for kind in LINE_KINDS:
        if kind == picked:
            return await add_line(app, kind, session_id)
    return None


async def edit_line(app: JournalApp, ref: Ref) -> None:
    """Change a line or an agenda item: its words, and what became of it."""
    record = app.store.repo(ref.kind).get(ref.id)
    key = f"form:line:{ref.handle}"

    def save(values: dict[str, str]) -> bool:
        line = changed_line(app, record, values)
        match line:
            case Learning():
                learnings.save_learning(app.store, line, app.today, draft=key)
            case NoteItem():
                notes.save_note(app.store, line, draft=key)
            case Action():
                actions.save_action(app.store, line, draft=key)
            case _:
                session_lines.save_line(app.store, ref, line, draft=key)
        return True

    fields = line_fields(app, record)
    if await ask(app, "Change it", fields, save, draft_key=key, base_rev=record.rev):
        app.announce(ref.kind)
        tell(app, "Changed.", "u takes it back.")


async def done(app: JournalApp, action_id: int) -> None:
    """Tick an action off, or take the tick away."""
    await tick(app, Ref("action", action_id))


async def tick(app: JournalApp, ref: Ref) -> None:
    """Tick off an action, an agenda item or a question, or take the tick away."""
    if ref.kind == "learning":
        raise Invalid("What was learned moves on by steps.", "> takes the next one.")
    if ref.kind == "agenda":
        await agenda.settle(app, ref.id, "done")
        return
    if ref.kind == "note":
        from rjournal.tui.flows import notes as note_flows

        await note_flows.settle(app, ref.id)
        return
    session_lines.tick(app.store, ref, app.today)
    app.announce(ref.kind)


async def moved_goal(app: JournalApp, ref: Ref) -> None:
    """Say that a session or a line moved a goal, or take that back."""
    linked = set(app.store.links.ends(ref, "supports", "goal"))
    goals = app.store.goals.where("lifecycle <> 'closed'")
    goals += [goal for goal in app.store.goals.many(sorted(linked)).values() if goal not in goals]
    picks = [
        Pick(str(goal.id), goal.title, "linked; Enter takes it back" if goal.id in linked else "")
        for goal in goals
    ]
    picked = await choose(app, "This moved a goal", [*picks, NEW_GOAL])
    if picked == NEW_GOAL.key:
        # It brings every form of goals along.
        from rjournal.tui.flows import goals as goal_flows

        goal = await goal_flows.set_goal(app)
        picked = None if goal is None else str(goal.id)
    if picked is not None:
        now = session_lines.toggle_goal(app.store, ref, int(picked))
        app.announce("link", "goal")
        tell(app, "Linked to the goal." if now else "No longer linked.", "u takes it back.")


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a line that was being added or changed.

    Raises:
        NotFound: the line or its session lies in the trash.
        Invalid: this is no draft of a line.
    """
    parts = draft.key.split(":")[2:]
    if len(parts) == 1 and (ref := Ref.parse(parts[0])) is not None:
        await edit_line(app, ref)
        return
    if len(parts) == 2 and parts[1].isdecimal():
        session_id = int(parts[1]) or None
        if parts[0] == "record" and session_id:
            from rjournal.tui.flows import recording

            await recording.open_session(app, session_id)
            return
        if parts[0] == "agenda" and session_id:
            await agenda.add(app, session_id)
            return
        for kind in LINE_KINDS:
            if kind == parts[0]:
                await add_line(app, kind, session_id)
                return
    raise Invalid("This draft belongs to no line that is known here.", "It stays where it is.")
