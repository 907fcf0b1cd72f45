"""What is done with something learned or taught, from anywhere: moved, set aside, checked, gone on from.

Draft keys: `form:set-aside:<learning>`, `form:check:<learning>` while a check is noted,
`form:check:change:<check>` while one is corrected, `form:follow:<learning>:<kind>` for what follows from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from rjournal.domain.lines import LINE_KINDS, LineKind, record_kind
from rjournal.domain.records import Ref
from rjournal.domain.retention import number_now
from rjournal.errors import Invalid
from rjournal.services import learnings, session_lines
from rjournal.services.ledger import LED_TO
from rjournal.tui import render
from rjournal.tui.base import tell
from rjournal.tui.flows import asking
from rjournal.tui.flows.learning_fields import check_fields, read_answer, read_check_day
from rjournal.tui.flows.line_fields import new_line_fields, read_new_line
from rjournal.tui.modals.fields import TextField
from rjournal.tui.widgets.session_line_box import kind_word

if TYPE_CHECKING:
    from rjournal.domain.lines import Learning
    from rjournal.domain.retention import RetentionCheck
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."


async def move(app: JournalApp, learning_id: int, *, back: bool = False) -> None:
    """Move something learned or taught to its next status, or to the one before."""
    moved = learnings.move_on(app.store, learning_id, app.today, back=back)
    app.announce("learning")
    tell(app, f"Now “{moved.status}”.", _UNDO)


async def set_aside(app: JournalApp, learning_id: int) -> Learning | None:
    """Put something learned or taught aside, with the reason; `>` takes it up again."""
    learning = app.store.learnings.get(learning_id)
    key = f"form:set-aside:{learning_id}"

    def save(values: dict[str, str]) -> Learning:
        return learnings.set_aside(app.store, learning, app.today, values["reason"], draft=key)

    reason = TextField(name="reason", label="Because", value=learning.set_aside_reason)
    stored = await asking.ask(
        app,
        "Set it aside",
        [reason],
        save,
        draft_key=key,
        base_rev=learning.rev,
        intro=_topic(learning),
    )
    if stored is not None:
        app.announce("learning")
        tell(app, "Set aside.", "> takes it up again; u takes this back.")
    return stored


async def check(app: JournalApp, learning_id: int, *, draft_key: str = "") -> None:
    """Note whether something stayed: the first check or the second, by the day it is.

    One that was answered already is corrected, with the words of the draft under `draft_key` if one is named.
    """
    learning = app.store.learnings.get(learning_id)
    if learning.status == "planned":
        raise Invalid("This is only planned: there is nothing to check yet.", "> says that you taught it.")
    made = app.store.retention_checks.of_learnings([learning_id])
    number = number_now(learning, made, app.today)
    key = f"form:check:{learning_id}"

    def save(values: dict[str, str]) -> tuple[RetentionCheck, Learning]:
        day = read_check_day(app, values)
        return learnings.make_check(app.store, learning_id, read_answer(values), day, draft=key)

    answered = next((one for one in reversed(made) if one.number == number), None)
    if answered is not None:
        await correct_check(app, answered.id, draft_key=draft_key)
        return
    title = f"{'First' if number == 1 else 'Second'} check"
    fields = check_fields(app, learning, None)
    found = await asking.ask(app, title, fields, save, draft_key=key, intro=_topic(learning))
    if found is not None:
        app.announce("learning", "retention_check")
        stored, now = found
        moved = "" if now.status == learning.status else f" Now “{now.status}”."
        tell(app, f"Noted: {stored.result}.{moved}", _UNDO)


async def correct_check(app: JournalApp, check_id: int, *, draft_key: str = "") -> None:
    """Correct a check that was made; where the learning stands stays as it is.

    `draft_key` is that of a draft to go on with which was begun before the check was made.
    """
    made = app.store.retention_checks.get(check_id)
    learning = app.store.learnings.get(made.learning_id, trashed=True)
    key = f"form:check:change:{check_id}"
    key, is_stale = draft_key or key, draft_key not in ("", key)

    def save(values: dict[str, str]) -> RetentionCheck:
        answer = read_answer(values)
        day = read_check_day(app, values)
        changed = learnings.answered(made, answer, day)
        return learnings.save_check(app.store, changed, draft=key)

    fields = check_fields(app, learning, made)
    title = "Change the check"
    intro = _topic(learning)
    if await asking.ask(
        app, title, fields, save, draft_key=key, base_rev=made.rev, is_stale=is_stale, intro=intro
    ):
        app.announce("retention_check")
        tell(app, "Changed.", _UNDO)


async def follow(app: JournalApp, learning_id: int, kind: LineKind) -> Ref | None:
    """Note something that follows from a learning, an action or a win, and link the two."""
    if kind == "action":
        from rjournal.tui.flows import actions

        return await actions.follow(app, Ref("learning", learning_id))
    learning = app.store.learnings.get(learning_id)
    person = None if learning.person_id is None else app.store.people.find(learning.person_id)
    key = f"form:follow:{learning_id}:{kind}"

    def save(values: dict[str, str]) -> Ref:
        typed = read_new_line(app, kind, values)
        with app.store.act(f"Add {kind} line"):
            stored = session_lines.add_line(
                app.store, typed.line, day=app.today, person_id=typed.person_id, draft=key
            )
            ref = Ref(record_kind(kind), stored.id)
            app.store.links.connect(Ref("learning", learning_id), ref, LED_TO)
        return ref

    fields = new_line_fields(app, kind, alone=True, person=person)
    intro = Content.assemble("It follows from: ", render.flat(learning.topic)).stylize(render.FAINT)
    ref = await asking.ask(app, kind_word(kind), fields, save, draft_key=key, intro=intro)
    if ref is not None:
        app.announce(ref.kind, "link")
        tell(app, "Noted, and linked to what it follows from.", _UNDO)
    return ref


def _topic(learning: Learning) -> Content:
    return Content(render.flat(learning.topic)).stylize(render.FAINT)


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a form about something learned or taught.

    Raises:
        NotFound: the record lies in the trash.
        Invalid: this is no draft of such a form.
    """
    match draft.key.split(":")[1:]:
        case ["set-aside", number] if number.isdecimal():
            await set_aside(app, int(number))
        case ["check", number] if number.isdecimal():
            await check(app, int(number), draft_key=draft.key)
        case ["check", "change", number] if number.isdecimal():
            await correct_check(app, int(number))
        case ["follow", number, kind] if number.isdecimal() and kind in LINE_KINDS:
            await follow(app, int(number), next(known for known in LINE_KINDS if known == kind))
        case _:
            raise Invalid("This draft belongs to no form about what was learned.", "It stays where it is.")
