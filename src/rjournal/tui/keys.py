"""Every key of the program, once: the footer, the help, the palette and the user's keymap all read this.

A screen binds what it can do with `binding("edit")` or `bindings("edit", "delete")`. The act's method is
`action_<name>` on the screen (or the app, for the global ones). One-letter keys do not fire while someone
types: Textual hands printable keys to a focused field first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

Group = Literal[
    "Areas",
    "Everywhere",
    "On Today",
    "On what is due",
    "On a record",
    "In a session",
    "On a prep sheet",
    "In a list",
    "In the search",
    "In the help",
    "While writing",
    "In a form",
]
"""The headings of the help, in the order of `GROUPS`."""

GROUPS: tuple[Group, ...] = (
    "Areas",
    "Everywhere",
    "On Today",
    "On what is due",
    "On a record",
    "In a session",
    "On a prep sheet",
    "In a list",
    "In the search",
    "In the help",
    "While writing",
    "In a form",
)


@dataclass(frozen=True)
class KeyAct:
    """One thing a key does.

    `keys` are the default keys, comma separated, the one to show first. `label` is the footer's word for it,
    `says` one sentence for the help. `show` lets it into the footer.
    """

    id: str
    keys: str
    action: str
    label: str
    says: str
    group: Group
    show: bool = True
    priority: bool = False

    @property
    def shown_key(self) -> str:
        """The first key as people write it: `^s`, `F1`, `Enter`, `/`."""
        return key_name(self.keys.split(",")[0])


@dataclass(frozen=True)
class Area:
    """One of the six areas: its id, the key that opens it and its name on the screen."""

    id: str
    key: str
    name: str


AREAS: tuple[Area, ...] = (
    Area("today", "1", "Today"),
    Area("goals", "2", "Goals"),
    Area("sessions", "3", "Sessions"),
    Area("journal", "4", "Journal"),
    Area("people", "5", "People"),
    Area("review", "6", "Review"),
)

_AREA_ACTS = tuple(
    KeyAct(
        f"area.{area.id}", area.key, f"go('{area.id}')", area.name, f"Go to {area.name}.", "Areas", show=False
    )
    for area in AREAS
)

_EVERYWHERE = (
    KeyAct("new", "n", "new", "New", "Start something new; in an area, one of its records.", "Everywhere"),
    KeyAct(
        "session", "s", "session", "Session", "Record a session: with whom, what, what of it.", "Everywhere"
    ),
    KeyAct("write", "j", "write", "Write", "Write an entry.", "Everywhere"),
    KeyAct("check_in", "c", "check_in", "Check in", "Note where a goal stands today.", "Everywhere"),
    KeyAct(
        "notes_list",
        "8",
        "notes_list",
        "Questions",
        "See what is open to ask or find out.",
        "Everywhere",
        show=False,
    ),
    KeyAct(
        "actions_list", "9", "actions_list", "Promises", "See everything promised.", "Everywhere", show=False
    ),
    KeyAct("due", "0", "due", "Due", "See everything that waits.", "Everywhere", show=False),
    KeyAct("search", "slash", "search", "Search", "Search everything you wrote.", "Everywhere"),
    KeyAct("help", "f1,question_mark", "help", "Help", "Show what the keys here do.", "Everywhere"),
    KeyAct("undo", "u,ctrl+z", "undo", "Undo", "Take back the last change.", "Everywhere", show=False),
    KeyAct("redo", "U,ctrl+y", "redo", "Redo", "Do again what was taken back.", "Everywhere", show=False),
    KeyAct(
        "palette", "ctrl+p", "command_palette", "Commands", "Find any act by name.", "Everywhere", show=False
    ),
    KeyAct("back", "escape", "back", "Back", "Go back to where you came from.", "Everywhere"),
    KeyAct("quit", "q", "quit", "Quit", "Leave; what you were writing is kept.", "Everywhere", show=False),
    KeyAct(
        "quit_now",
        "ctrl+q",
        "quit",
        "Quit",
        "Leave from anywhere; what you were writing is kept.",
        "Everywhere",
        show=False,
        priority=True,
    ),
)

_ON_A_RECORD = (
    KeyAct("open", "enter", "open", "Open", "Open what is selected.", "On a record"),
    KeyAct("edit", "e", "edit", "Edit", "Change it.", "On a record"),
    KeyAct(
        "delete", "d,delete", "delete", "Delete", "Move it to the trash; u brings it back.", "On a record"
    ),
    KeyAct("plan", "p", "plan", "Plan", "Plan a session with this person.", "On a record"),
    KeyAct(
        "prepare", "p", "prepare", "Prepare", "Prepare the session: its agenda, what is open.", "On a record"
    ),
    KeyAct("pause", "p", "pause", "Pause", "Pause a goal: nothing is asked of it meanwhile.", "On a record"),
    KeyAct("resume", "p", "resume", "Resume", "Take a paused goal up again.", "On a record"),
    KeyAct("close", "x", "close", "Close", "Close it, saying how it ended.", "On a record"),
    KeyAct("reopen", "x", "reopen", "Reopen", "Open again what was closed.", "On a record"),
    KeyAct("step.add", "a", "add_step", "Add step", "Add a step to the goal.", "On a record"),
    KeyAct("step.drop", "x", "drop_step", "Drop", "Drop the selected step, with the reason.", "On a record"),
    KeyAct("moved_goal", "m", "moved_goal", "Moved a goal", "Say that this moved a goal.", "On a record"),
    KeyAct(
        "move_on", "greater_than_sign", "move_on", "Move on", "Move its status one step on.", "On a record"
    ),
    KeyAct(
        "move_back",
        "less_than_sign",
        "move_back",
        "Move back",
        "Move its status one step back.",
        "On a record",
        show=False,
    ),
    KeyAct("check", "c", "check", "Check", "Note whether it stayed, and how that went.", "On a record"),
    KeyAct(
        "follow.action",
        "a",
        "follow('action')",
        "Action",
        "Note an action that follows from it.",
        "On a record",
        show=False,
    ),
    KeyAct(
        "follow.win", "w", "follow('win')", "Win", "Note a win that came of it.", "On a record", show=False
    ),
    KeyAct("follow", "A", "follow", "Action", "Note an action that follows from it.", "On a record"),
    KeyAct("note.answer", "r", "answer", "Answer", "Note the answer, or the response.", "On a record"),
    KeyAct(
        "note.turn",
        "T",
        "turn",
        "Turn into …",
        "Turn it into something else, and link the two.",
        "On a record",
    ),
    KeyAct(
        "note.status", "greater_than_sign", "choose_status", "Status", "Say where it stands.", "On a record"
    ),
    KeyAct(
        "note.agenda", "p", "to_agenda", "Agenda", "Put it on the agenda of the next session.", "On a record"
    ),
    KeyAct("note.bank", "b", "bank", "Bank", "Offer questions to put to the other person.", "On a record"),
    KeyAct("action.result", "r", "result", "Result", "Tick it off, saying what came of it.", "On a record"),
    KeyAct("line.drop", "x", "drop", "Let go", "Let it go, or take it up again.", "On a record"),
    KeyAct("set_aside", "x", "set_aside", "Set aside", "Put it aside, with the reason.", "On a record"),
    KeyAct(
        "pairing",
        "plus",
        "pairing",
        "Pairing",
        "Begin a pairing with this person, or change its rhythm and state.",
        "On a record",
    ),
    KeyAct(
        "agreement",
        "g",
        "agreement",
        "Agreement",
        "Read or write what the two of you agreed.",
        "On a record",
    ),
    KeyAct(
        "agree",
        "a",
        "agree",
        "Agreed",
        "Note that both of you agreed, and when to look again.",
        "On a record",
    ),
    KeyAct("export", "x,E", "export", "Export", "Write it to a Markdown file.", "On a record"),
    KeyAct("show", "o", "show", "Open", "Go to the record itself, in its area.", "On a record"),
    KeyAct("tick", "space", "tick", "Tick", "Tick it off, or take the tick away.", "On a record"),
    KeyAct("revise", "r", "revise", "Revise", "Change the aim, with the reason.", "On a record"),
    KeyAct(
        "as_of",
        "g",
        "as_of",
        "As of a day",
        "Show the goal as it stood on an earlier day.",
        "On a record",
        show=False,
    ),
    KeyAct("links", "l", "links", "Links", "Show what it is linked to, and link more.", "On a record"),
    KeyAct(
        "visibility", "v", "visibility", "Who may see it", "Say who may see it.", "On a record", show=False
    ),
    KeyAct(
        "versions",
        "h",
        "versions",
        "Earlier versions",
        "Read what it said earlier.",
        "On a record",
        show=False,
    ),
    KeyAct(
        "bring_back", "b", "bring_back", "Bring back", "Make it the present version again.", "On a record"
    ),
    KeyAct("rate", "c", "rate", "Rate", "Say how far you are, or what they say of it.", "On a record"),
    KeyAct("teachers", "t", "teachers", "Teachers", "Say who could teach it.", "On a record"),
    KeyAct(
        "starters",
        "a",
        "starters",
        "Some to start with",
        "Choose among skills that courses seldom teach.",
        "On a record",
        show=False,
    ),
    KeyAct("restore", "enter", "restore", "Restore", "Take it out of the trash.", "On a record"),
)

_ON_WHAT_IS_DUE = (
    KeyAct("due.act", "enter", "act", "Do it", "Do what it waits for.", "On what is due"),
    KeyAct("due.more", "enter", "more", "All of it", "See everything that waits.", "On what is due"),
    KeyAct(
        "due.done",
        "space",
        "finish",
        "Done",
        "Have done with it: a promise is ticked off, anything else put away.",
        "On what is due",
    ),
    KeyAct("due.snooze", "z", "snooze", "Later", "Let it wait for some days.", "On what is due"),
    KeyAct(
        "due.off",
        "x",
        "switch_off",
        "Kind off",
        "Say nothing of its kind any more.",
        "On what is due",
        show=False,
    ),
    KeyAct("due.wake", "enter,space", "wake", "Wake", "Let it speak again.", "On what is due"),
    KeyAct(
        "due.silent", "v", "silent", "Silent", "See what was put away, or what waits again.", "On what is due"
    ),
)

_ON_TODAY = (
    KeyAct("question.write", "enter", "write_to_question", "Write", "Write to the question.", "On Today"),
    KeyAct(
        "question.skip", "x", "skip_question", "Another", "Put the question aside for another.", "On Today"
    ),
    KeyAct(
        "first.person",
        "a",
        "add_person",
        "Add someone",
        "Add someone you learn from or teach.",
        "On Today",
        show=False,
    ),
    KeyAct("first.goal", "g", "set_goal", "Set a goal", "Set a goal.", "On Today", show=False),
    KeyAct(
        "first.sample", "o", "open_sample", "Look around", "Open the sample journal.", "On Today", show=False
    ),
    KeyAct(
        "panel.next", "tab,down", "panel(1)", "Next panel", "Go to the next panel.", "On Today", show=False
    ),
    KeyAct(
        "panel.previous",
        "shift+tab,up",
        "panel(-1)",
        "Panel before",
        "Go to the panel before.",
        "On Today",
        show=False,
    ),
    KeyAct(
        "panel.across", "left,right", "across", "Across", "Go to the panel beside.", "On Today", show=False
    ),
)

_IN_A_SESSION = (
    *(
        KeyAct(f"line.{kind}", key, f"line('{kind}')", label, says, "In a session", show=False)
        for kind, key, label, says in (
            ("learned", "l", "Learned", "Note something you learned."),
            ("taught", "t", "Taught", "Note something you taught."),
            ("question", "q", "Question", "Note a question."),
            ("action", "a", "Action", "Note something promised, by you or by them."),
            ("win", "w", "Win", "Note something that went well."),
            ("decision", "d", "Decision", "Note something decided."),
            ("idea", "i", "Idea", "Note an idea."),
            ("topic", "o", "Topic", "Note something to come back to."),
            ("gap", "g", "Gap", "Note something you found you do not know."),
            ("assumption", "k", "Assumption", "Note something taken for granted."),
            ("challenge", "h", "Challenge", "Note where one of you was challenged."),
        )
    ),
    KeyAct("line.any", "plus", "add", "Add", "Add an agenda item or any kind of line.", "In a session"),
    KeyAct(
        "line.delete", "delete", "delete", "Delete", "Move it to the trash; u brings it back.", "In a session"
    ),
    KeyAct(
        "line.add", "enter", "submit", "Add it", "Add the line, and be ready for the next.", "In a session"
    ),
    KeyAct(
        "line.stop",
        "escape,tab",
        "stop",
        "Other kind",
        "Keep what is typed and choose again.",
        "In a session",
    ),
    KeyAct("notes", "n", "notes", "Notes", "Write raw notes on a whole screen.", "In a session"),
    KeyAct("reflect", "r", "reflect", "Reflect", "Write about it: what, so what, now what.", "In a session"),
    KeyAct(
        "reflect_longer",
        "R",
        "reflect_longer",
        "Longer",
        "Write about it from one of the longer templates.",
        "In a session",
        show=False,
    ),
    KeyAct(
        "status", "x", "status", "Status", "Say that it was held, moved, cancelled or missed.", "In a session"
    ),
    KeyAct(
        "agenda.park",
        "p",
        "park",
        "Park",
        "Let it wait with the pairing until you take it up.",
        "In a session",
    ),
    KeyAct(
        "agenda.carry",
        "greater_than_sign",
        "carry",
        "Carry on",
        "Let it stand on the next session’s agenda.",
        "In a session",
    ),
    KeyAct(
        "agenda.up",
        "K,shift+up",
        "reorder(-1)",
        "Up",
        "Move it up on the agenda.",
        "In a session",
        show=False,
    ),
    KeyAct(
        "agenda.down",
        "J,shift+down",
        "reorder(1)",
        "Down",
        "Move it down on the agenda.",
        "In a session",
        show=False,
    ),
    KeyAct(
        "session.reply",
        "y",
        "pass_on",
        "Whose reply",
        "Say that one of you wrote: the other’s reply is awaited.",
        "In a session",
    ),
    KeyAct(
        "session.close",
        "f",
        "close_session",
        "Close",
        "Settle what stayed open, write about it, agree on the next date.",
        "In a session",
        show=False,
    ),
    KeyAct("session.begin", "s", "begin", "Begin", "Record it while it runs.", "In a session"),
    KeyAct("session.done", "escape", "back", "Done", "Go on; all of it is saved.", "In a session"),
)

_ON_A_PREP_SHEET = (
    KeyAct(
        "prep.pull", "a", "pull", "On the agenda", "Put what is selected on the agenda.", "On a prep sheet"
    ),
    KeyAct("prep.add", "plus", "add", "Add", "Add something of your own to the agenda.", "On a prep sheet"),
    KeyAct(
        "prep.ask",
        "b",
        "ask",
        "Ask this",
        "Put the question offered on the agenda.",
        "On a prep sheet",
        show=False,
    ),
    KeyAct(
        "prep.another",
        "x",
        "another",
        "Another question",
        "Offer another question to put to them.",
        "On a prep sheet",
    ),
    KeyAct(
        "prep.purpose",
        "t",
        "purpose",
        "Purpose",
        "Say what you want to do in it.",
        "On a prep sheet",
    ),
    KeyAct("prep.copy", "y", "copy", "Copy", "Copy the sheet as Markdown.", "On a prep sheet", show=False),
    KeyAct(
        "prep.export",
        "E",
        "export",
        "Export",
        "Write the sheet to a Markdown file.",
        "On a prep sheet",
        show=False,
    ),
    KeyAct(
        "prep.across",
        "left,right,tab,shift+tab",
        "across",
        "Across",
        "Go to the column beside.",
        "On a prep sheet",
        show=False,
    ),
)

_IN_A_LIST = (
    KeyAct("list.up", "up", "row(-1)", "Up", "Select the row above.", "In a list", show=False),
    KeyAct("list.down", "down", "row(1)", "Down", "Select the row below.", "In a list", show=False),
    KeyAct("list.page_up", "pageup", "page(-1)", "Page up", "Go up by a page.", "In a list", show=False),
    KeyAct(
        "list.page_down", "pagedown", "page(1)", "Page down", "Go down by a page.", "In a list", show=False
    ),
    KeyAct("list.home", "home", "first", "First", "Select the first row.", "In a list", show=False),
    KeyAct("list.end", "end", "last", "Last", "Select the last row.", "In a list", show=False),
    KeyAct("filter", "f", "filter", "Filter", "Show only some of them; again for others.", "In a list"),
    KeyAct(
        "only",
        "F",
        "only",
        "Only …",
        "Choose whom, what or which state to show; again for more.",
        "In a list",
    ),
    KeyAct("view", "v", "switch_view", "Other view", "Show the same records another way.", "In a list"),
    KeyAct(
        "skills",
        "k",
        "skills",
        "Skills",
        "See what matters, and who could teach it.",
        "In a list",
    ),
    KeyAct(
        "timeline",
        "T",
        "timeline",
        "Timeline of pairs",
        "See the pairs past, present and planned.",
        "In a list",
        show=False,
    ),
    KeyAct("earlier", "less_than_sign,left", "step(-1)", "Earlier", "Go to the one before.", "In a list"),
    KeyAct("later", "greater_than_sign,right", "step(1)", "Later", "Go to the one after.", "In a list"),
    KeyAct("to_day", "g", "to_day", "Go to a day", "Go to what is nearest to a day.", "In a list"),
    KeyAct(
        "on_this_day",
        "o",
        "on_this_day",
        "On this day",
        "Show what was written a month or a year ago today.",
        "In a list",
        show=False,
    ),
    KeyAct("drafts", "D", "drafts", "Drafts", "Go on with something unfinished.", "In a list", show=False),
    KeyAct("list.choose", "enter", "choose", "Open", "Open the selected row.", "In a list", show=False),
)

_IN_THE_SEARCH = (
    KeyAct(
        "search.best", "enter", "best", "Best first", "The best hits first; again opens one.", "In the search"
    ),
    KeyAct("search.hits", "down", "hits", "To the hits", "Go to the hits.", "In the search"),
    KeyAct("search.kind", "tab", "kind(1)", "Kind", "Look among another kind of record.", "In the search"),
    KeyAct(
        "search.kind_before",
        "shift+tab",
        "kind(-1)",
        "Kind before",
        "Look among the kind before.",
        "In the search",
        show=False,
    ),
    KeyAct("search.words", "slash", "words", "Other words", "Go back to the words.", "In the search"),
)

_IN_THE_HELP = (
    KeyAct("help.next", "right,tab", "screen.page(1)", "Next page", "Turn to the next page.", "In the help"),
    KeyAct(
        "help.before", "left,shift+tab", "screen.page(-1)", "Page before", "Turn back a page.", "In the help"
    ),
)

_WHILE_WRITING = (
    KeyAct("save", "ctrl+s", "save", "Save", "Save it.", "While writing"),
    KeyAct("prompt", "ctrl+t", "prompt", "Prompt", "Offer another question to write to.", "While writing"),
    KeyAct("details", "f2", "details", "Tags, mood, links", "Add tags, a mood or links.", "While writing"),
    KeyAct(
        "write.goal", "f3", "goal", "Moved a goal", "Say that this moved a goal.", "While writing", show=False
    ),
    KeyAct("editor", "f4,ctrl+o", "editor", "Editor", "Write in your own editor.", "While writing"),
    KeyAct(
        "write.template",
        "f5",
        "template",
        "Template",
        "Add the headings of a template.",
        "While writing",
        show=False,
    ),
    KeyAct(
        "write.no_prompt",
        "f8",
        "no_prompt",
        "No question",
        "Put the question away.",
        "While writing",
        show=False,
    ),
    KeyAct(
        # Elsewhere these take back a change of the journal; here that would happen behind the text.
        "write.own_undo",
        "ctrl+z,ctrl+y",
        "own_undo",
        "Undo, redo",
        "Take back or do again what you typed.",
        "While writing",
        show=False,
    ),
    KeyAct(
        "leave", "escape", "leave", "Leave, keep draft", "Leave; the text stays as a draft.", "While writing"
    ),
)

_IN_A_FORM = (
    KeyAct("form.save", "ctrl+s", "save", "Save", "Save what the form holds.", "In a form"),
    KeyAct("form.more", "f2", "more", "More", "Show the rest of what can be said.", "In a form"),
    KeyAct(
        "form.leave", "escape", "leave", "Leave", "Leave; asks first if you typed something.", "In a form"
    ),
    KeyAct("answer.yes", "y", "answer(True)", "Yes", "Say yes.", "In a form", show=False),
    KeyAct("answer.no", "n", "answer(False)", "No", "Say no.", "In a form", show=False),
    KeyAct(
        "answer.other", "left,right", "other", "Other", "Go to the other answer.", "In a form", show=False
    ),
    KeyAct("answer.back", "escape", "back", "Back", "Leave without an answer.", "In a form"),
    KeyAct("pick.take", "enter", "screen.take", "Take it", "Choose what is marked.", "In a form"),
    KeyAct("settle.done", "space,d", "settle('done')", "Done", "It was talked about.", "In a form"),
    KeyAct("settle.parked", "p", "settle('parked')", "Park", "It waits until you take it up.", "In a form"),
    KeyAct(
        "settle.carried",
        "greater_than_sign,c",
        "settle('carried')",
        "Carry on",
        "It stands on the next agenda.",
        "In a form",
    ),
    KeyAct("settle.open", "o", "settle('open')", "Leave", "It stays as it is.", "In a form", show=False),
    KeyAct("settle.take", "enter", "take", "Keep", "Keep what is said of each.", "In a form"),
    KeyAct("pick.up", "up", "move(-1)", "Up", "Mark the one above.", "In a form", show=False),
    KeyAct("pick.down", "down", "move(1)", "Down", "Mark the one below.", "In a form", show=False),
    KeyAct("choice.enter", "enter", "submit", "Save", "Save what the form holds.", "In a form", show=False),
    KeyAct("form.back", "escape", "back", "Back", "Leave without choosing.", "In a form"),
    KeyAct(
        "choice.previous", "left", "step(-1)", "Previous", "Take the choice before.", "In a form", show=False
    ),
    KeyAct("choice.next", "right,space", "step(1)", "Next", "Take the next choice.", "In a form", show=False),
)

ACTS: Mapping[str, KeyAct] = {
    act.id: act
    for act in (
        *_AREA_ACTS,
        *_EVERYWHERE,
        *_ON_TODAY,
        *_ON_WHAT_IS_DUE,
        *_ON_A_RECORD,
        *_IN_A_SESSION,
        *_ON_A_PREP_SHEET,
        *_IN_A_LIST,
        *_IN_THE_SEARCH,
        *_IN_THE_HELP,
        *_WHILE_WRITING,
        *_IN_A_FORM,
    )
}
"""Every act by its id."""

_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "plus": "+",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def binding(act_id: str, *, action: str = "", label: str = "", show: bool | None = None) -> Binding:
    """A Textual binding for an act; what is given replaces the registry's `action`, `label` or `show`.

    Raises:
        KeyError: no act has this id (a programming mistake, found at import).
    """
    act = ACTS[act_id]
    return Binding(
        key=act.keys,
        action=action or act.action,
        description=label or act.label,
        show=act.show if show is None else show,
        tooltip=act.says,
        priority=act.priority,
        id=act.id,
    )


def bindings(*act_ids: str) -> list[BindingType]:
    """Bindings for several acts, in the order in which the footer should offer them."""
    return [binding(act_id) for act_id in act_ids]


def global_bindings() -> list[BindingType]:
    """What the app binds, so that it works on every screen: areas, everywhere, quit."""
    return bindings(*(act.id for act in (*_AREA_ACTS, *_EVERYWHERE) if act.id != "back"))


def key_name(key: str) -> str:
    """How a key is written for people: `ctrl+s` is `^s`, `f1` is `F1`, `slash` is `/`."""
    *modifiers, last = key.strip().split("+")
    name = _NAMES.get(last, last)
    if len(last) > 1 and last[0] == "f" and last[1:].isdigit():
        name = last.upper()
    if "ctrl" in modifiers:
        name = f"^{name}"
    if "alt" in modifiers:
        name = f"Alt {name}"
    if "shift" in modifiers:
        name = f"Shift {name}"
    return name
