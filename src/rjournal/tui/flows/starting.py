"""Starting something new, whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import Pick

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_PICKS = (
    Pick("entry", "Entry", "write down what you think"),
    Pick("session", "Session", "record one that was held"),
    Pick("plan", "Session to come", "plan one"),
    Pick("goal", "Goal", "what should change, and how anyone would notice"),
    Pick("person", "Person", "someone you learn from or teach"),
    Pick("pairing", "Pairing", "your role with someone, and the rhythm"),
    Pick("learned", "Learned", "something somebody taught you"),
    Pick("taught", "Taught", "something you taught somebody"),
    Pick("action", "Action", "something promised"),
    Pick("win", "Win", "something that went well, however small"),
    Pick("question", "Question", "something to ask or to find out"),
    Pick("note", "Note", "a gap, a topic, an assumption, an idea, a decision"),
)


async def choose_new(app: JournalApp) -> None:
    """Ask what is to be started, and start it."""
    picked = await choose(app, "New", _PICKS)
    if picked is not None:
        await _start(app, picked)


async def _start(app: JournalApp, what: str) -> None:
    # Each flow is imported when it is chosen: all of them together would be felt.
    match what:
        case "entry":
            from rjournal.tui.flows import writing

            await writing.write_entry(app)
        case "session":
            from rjournal.tui.flows import recording

            await recording.record_session(app)
        case "plan":
            from rjournal.tui.flows import planning

            await planning.plan_session(app)
        case "goal":
            from rjournal.tui.flows import goals

            await goals.set_goal(app)
        case "person":
            from rjournal.tui.flows import people

            await people.add_person(app)
        case "pairing":
            from rjournal.tui.flows import pairings

            await pairings.add_pairing(app)
        case "note":
            from rjournal.tui.flows import notes

            await notes.add(app)
        case "learned" | "taught" | "action" | "win" | "question":
            from rjournal.tui.flows import lines

            await lines.add_line(app, what)
