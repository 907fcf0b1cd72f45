"""How a session and what belongs to it are put into words and shapes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual.content import Content

from rjournal.domain import notes
from rjournal.domain.lines import SET_ASIDE, Action, Learning, LineKind, LineRecord, NoteItem, Win
from rjournal.domain.people import ROLE_WORDS
from rjournal.domain.periods import say
from rjournal.domain.sessions import ORIGIN_WORDS, AgendaItem, AgendaOutcome, ChangedBy, Session
from rjournal.services.session_view import SessionView
from rjournal.tui import render
from rjournal.tui.widgets.learning_words import status_shape

NO_PAIRING = "Outside any pairing"
"""What a session is called that belongs to nobody's pairing."""

ENTRY_SHAPE = "¶"
"""The shape of what was written about a session."""

HEADINGS: Mapping[LineKind, str] = {
    "learned": "Learned",
    "taught": "Taught",
    "question": "Questions",
    "action": "Actions",
    "win": "Wins",
    "decision": "Decisions",
    "idea": "Ideas",
    "topic": "Topics",
    "gap": "Gaps",
    "assumption": "Assumptions",
    "challenge": "Challenges",
}
"""What stands above the lines of a kind."""

STATUS_SHAPES: Mapping[str, str] = {
    "planned": "○",
    "held": "●",
    "moved": "→",
    "cancelled": "–",
    "missed": "·",
}
"""The shape before each status, so that it needs no colour."""

_OUTCOME_SHAPES: Mapping[AgendaOutcome, str] = {"open": "○", "done": "●", "parked": "‖", "carried": "→"}
_FORMAT_WORDS: Mapping[str, str] = {"async": "in writing"}


def role_words(role: str) -> str:
    """My role in a pairing as words; empty outside one. Show it with the person's name beside it."""
    return next((words for known, words in ROLE_WORDS.items() if known == role), "")


def format_words(format: str) -> str:
    """How a session is held, in words."""
    return _FORMAT_WORDS.get(format, format.replace("-", " "))


def status_words(status: str, by: ChangedBy | None = None, them: str = "them") -> str:
    """A status as a word, with who changed it: `moved by them`, or by the name that is given for them."""
    who = {"me": "you", "them": them, "other": "circumstance"}
    return f"{status} by {who[by]}" if by and status != "held" else status


def status_mark(status: str, by: ChangedBy | None = None) -> Content:
    """A session's status: its shape, then its word."""
    style = {"planned": render.ACCENT, "held": render.GROWN}.get(status, render.FAINT)
    return render.state(status_words(status, by), shape=STATUS_SHAPES[status], style=style)


def when_words(session: Session, today: date) -> str:
    """When a session is or was: `today 10:00`, `Fri 13 Feb 15:30`, `Mon 2 Mar to Fri 6 Mar`."""
    day = say(session.day, today=today)
    if session.until is not None and session.until != session.day:
        return f"{day} to {say(session.until, today=today)}"
    return f"{day} {session.start}" if session.start else day


def fact_words(session: Session, today: date) -> str:
    """When, how long and how: `Today 10:00, 45 min, video`."""
    when = when_words(session, today)
    protected = ", protected" if session.protected else ""
    how = format_words(session.format)
    return f"{when[:1].upper()}{when[1:]}, {session.minutes} min, {how}{protected}"


def awaiting_words(awaiting: str | None, name: str = "") -> str:
    """Whose reply is awaited in a session in writing, theirs by `name`; empty for nobody’s."""
    if awaiting is None:
        return ""
    return "your reply is awaited" if awaiting == "me" else f"a reply from {name or 'them'} is awaited"


def whom(view: SessionView) -> str:
    """Whom a session is with."""
    return view.person.name if view.person else NO_PAIRING


def agenda_marks(item: AgendaItem) -> tuple[Content, Content]:
    """The shape before an agenda item, and the words at its right."""
    done = item.outcome == "done"
    shape = Content(_OUTCOME_SHAPES[item.outcome]).stylize(render.GROWN if done else render.SOFT)
    words = {"open": ORIGIN_WORDS[item.origin], "done": "done", "parked": "parked", "carried": "carried on"}
    return shape, render.label(words[item.outcome], render.GROWN if done else render.FAINT)


def line_marks(record: LineRecord, today: date) -> tuple[Content, Content]:
    """The shape before a line, and the words at its right."""
    match record:
        case Learning():
            return _learning_marks(record)
        case Action():
            return _action_marks(record, today)
        case NoteItem():
            return _note_marks(record)
        case Win():
            return Content("+").stylize(render.GROWN), Content("")


def _learning_marks(learning: Learning) -> tuple[Content, Content]:
    shape = Content("·").stylize(render.SOFT)
    if learning.status == SET_ASIDE:
        return shape, render.label(SET_ASIDE, render.FAINT)
    style = render.GROWN if learning.used_on else render.FAINT
    way = status_shape(learning.direction, learning.status)
    return shape, Content.assemble(render.label(learning.status, style), "  ", way)


def _action_marks(action: Action, today: date) -> tuple[Content, Content]:
    if action.status == "done":
        words = f"done {say(action.done_on, today=today)}" if action.done_on else "done"
        return Content("●").stylize(render.GROWN), render.label(words, render.GROWN)
    if action.status == "dropped":
        return Content("–").stylize(render.FAINT), render.label("dropped", render.FAINT)
    whose = {"me": "", "them": "theirs", "both": "both"}[action.owner]
    due = f"by {say(action.due, today=today)}" if action.due else ""
    carried = f"carried {action.carried}×" if action.carried else ""
    words = ", ".join(part for part in (whose, due, carried) if part)
    return Content("○").stylize(render.SOFT), render.label(words, render.FAINT)


def _note_marks(note: NoteItem) -> tuple[Content, Content]:
    settled = note.status in ("answered", "turned into", "confirmed")
    style = render.GROWN if settled else render.FAINT
    raised = {"me": "", "them": "theirs", "both": "both"}[note.raised_by]
    words = raised if note.status == "open" else notes.status_words(note.kind, note.status)
    if note.kind in ("decision", "idea") and note.status == "open":
        return Content("·").stylize(render.SOFT), render.label(words, style)
    return Content("●" if settled else "○").stylize(render.GROWN if settled else render.SOFT), render.label(
        words, style
    )
