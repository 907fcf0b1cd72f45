"""The words of the sample journal: its people, sessions and goals. The entries are in `sample_entries.py`.

A commercial director of a tile maker learns to read and show data from a young analyst, and teaches a plant
director to run meetings in which everybody speaks. All of them are invented. Days are given as days before
today (`ago`; negative is to come), so that the journal always ends this morning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rjournal.domain.goals import MeasureKind, Theme
from rjournal.domain.lines import ActionKind, ActionStatus, Lens, NoteKind, NoteStatus, Owner
from rjournal.domain.people import Relation, Role
from rjournal.domain.sessions import AgendaOrigin, AgendaOutcome, SessionFormat


@dataclass(frozen=True)
class SamplePerson:
    """Someone in the sample, with the pairing if `role` is given."""

    key: str
    name: str
    alias: str
    function: str
    relation: Relation
    teaches: tuple[str, ...] = ()
    learns: tuple[str, ...] = ()
    role: Role | None = None
    purpose: str = ""
    cadence_days: int = 14
    began: int = 84


@dataclass(frozen=True)
class SampleLearning:
    """A line learned or taught, and where it stands `status_ago` days ago."""

    topic: str
    status: str
    status_ago: int
    given: bool = False
    skill: str = ""
    evidence: str = ""
    believed_before: str = ""
    used_ago: int | None = None
    set_aside: str = ""


@dataclass(frozen=True)
class SampleNote:
    """A question or its like; `revisit` is in days before today, `becomes` what it turned into and when."""

    kind: NoteKind
    text: str
    status: NoteStatus = "open"
    answer: str = ""
    raised_by: Owner = "me"
    lens: Lens | None = None
    priority: bool = False
    confidence: int | None = None
    would_change: str = ""
    revisit: int | None = None
    becomes: SampleNote | None = None
    became_ago: int = 0


@dataclass(frozen=True)
class SampleAction:
    """A promise. `due` is in days before today, or `friday`: the next one."""

    text: str
    status: ActionStatus = "open"
    owner: Owner = "me"
    due: int | Literal["friday"] | None = None
    done_ago: int | None = None
    result: str = ""
    if_then: str = ""
    goal: str = ""
    dropped: str = ""
    kind: ActionKind = "do"


@dataclass(frozen=True)
class SampleWin:
    """Something that went well."""

    text: str
    contributors: tuple[str, ...] = ()
    repeatable: bool = False


@dataclass(frozen=True)
class SampleSession:
    """A session with its agenda and lines; one with `ago` below 0 is still planned.

    `until` is the last day of a window, in days before today as `ago` is.
    """

    key: str
    ago: int
    who: str
    start: str
    purpose: str
    format: SessionFormat = "video"
    minutes: int = 45
    notes: str = ""
    agenda: tuple[tuple[str, AgendaOrigin, AgendaOutcome], ...] = ()
    lines: tuple[SampleLearning | SampleNote | SampleAction | SampleWin, ...] = ()
    useful: int | None = None
    safety: int | None = None
    talk_share_me: int | None = None
    until: int | None = None
    resources: tuple[str, ...] = ()
    protected: bool = False


PEOPLE: tuple[SamplePerson, ...] = (
    SamplePerson(
        "noor", "Noor Vermeer", "my data mentor", "Data analyst", "junior",
        teaches=("data storytelling", "spreadsheets"), learns=("how prices are decided",), role="learner",
        purpose="Read a chart before I believe it, and show one that people act on",
    ),
    SamplePerson(
        "tomasz", "Tomasz Zieliński", "a plant director", "Plant director, Łódź", "senior",
        teaches=("running a plant",), learns=("meetings where everyone speaks",), role="mentor",
        purpose="Run the morning meeting so that the quietest shift lead is heard", cadence_days=28, began=70,
    ),
    SamplePerson("amina", "Amina Diallo", "a colleague in operations", "Head of operations", "peer"),
)  # fmt: skip

SESSIONS: tuple[SampleSession, ...] = (
    SampleSession(
        "noor1", 69, "noor", "10:00", "What I ask of a number",
        notes="Noor put three of my slides on the wall and asked what each was for. I could answer for one.",
        agenda=(("How you work with the sales data", "me", "done"),
                ("What you want from me", "them", "done")),
        lines=(
            SampleLearning(
                "Write the sentence first, then look for the chart that proves it", "habit", 20,
                skill="data storytelling", evidence="Every deck since the fair starts with a sentence.",
                believed_before="That the chart comes first and the message falls out of it.", used_ago=61,
            ),
            SampleLearning("How a price travels from the plant to a shop shelf", "shown back", 55,
                           given=True),
            SampleNote("question", "Which of our reports does nobody open?", "answered",
                       "Eleven of nineteen. Noor counted the clicks and we stopped six of them."),
            SampleAction("Send Noor the last four pricing decks", "done", due=66, done_ago=68),
        ),
        useful=4, safety=4, talk_share_me=65,
    ),
    SampleSession(
        "tomasz1", 59, "tomasz", "15:30", "Why nobody speaks at seven in the morning", "in-person", 60,
        notes="He runs it standing, from a list, in eleven minutes. Efficient, and silent.",
        lines=(
            SampleLearning("Ask for the worst news first, and thank whoever brings it", "used by them", 24,
                           given=True, skill="meetings", evidence="Two near misses were named in one week.",
                           used_ago=24),
            SampleLearning("A shift lead will not contradict a number on the wall, only a person who asks",
                           "used", 40, skill="listening", used_ago=40),
            SampleAction("Sit in on the early shift once, and say nothing", "done", due=45, done_ago=47,
                         result="Forty minutes by the kiln told me more than the report."),
        ),
        useful=4, safety=3,
    ),
    SampleSession(
        "noor2", 55, "noor", "10:00", "Averages that hide people",
        notes="We split the delivery times by region. The average was fine. The south was not.",
        agenda=(("The delivery dashboard", "me", "done"), ("Medians", "them", "done"),
                ("How you present to the board", "them", "carried")),
        resources=("~/decks/delivery-by-region.pdf the map we drew",),
        lines=(
            SampleLearning("Ask for the spread before the average", "used", 33, skill="statistics",
                           evidence="Found the slow southern route before the customers called.",
                           used_ago=33),
            SampleNote("decision", "Regional delivery times go on page 1, the average to the annex"),
            SampleNote("assumption", "Customers in the south forgive late deliveries, being used to them",
                       "dropped", "They do not. They order samples from somebody else."),
            SampleWin("The southern route was fixed before the season began", ("noor", "amina"), True),
            SampleAction("Show Amina the map by region", "done", due=50, done_ago=52),
        ),
        useful=5, safety=4, talk_share_me=50,
    ),
    SampleSession(
        "noor3", 41, "noor", "10:00", "Watching a spreadsheet being built", "shadowing", 60,
        notes="I kept my hands off the keyboard for an hour. It was harder than the statistics.",
        lines=(
            SampleLearning("One row is one event, never a total", "tried", 30, skill="spreadsheets"),
            SampleLearning("Pivot tables, slowly, with my own orders", "heard", 41, skill="spreadsheets"),
            SampleNote("idea", "Let each region keep its own notes beside the numbers"),
            SampleNote("gap", "I nod at “confidence interval” and could not explain it", "answered",
                       "A range that would catch the truth nineteen times in twenty, if we repeated it."),
        ),
        useful=4, safety=4, talk_share_me=30,
    ),
    SampleSession(
        "tomasz2", 31, "tomasz", "", "Two minutes of writing before anyone talks", "async", 45, until=28,
        resources=("https://example.org/cards the card, as he photographed it",),
        notes="He tried it on Saturday with six people. Five wrote more than he expected.",
        agenda=(("What became of the worst news first", "check", "done"),
                ("Writing before talking", "me", "done")),
        lines=(
            SampleLearning("Two silent minutes with a card, then go round from the newest person",
                           "passed on by them", 9, given=True, skill="meetings", used_ago=26,
                           evidence="The night shift does it without him now."),
            SampleNote("question", "Who runs the meeting when you are away?", "open", raised_by="them"),
            SampleWin("A trainee named the cracked mould that three of us had walked past", ("tomasz",)),
        ),
        useful=5, safety=4,
    ),
    SampleSession(
        "noor4", 27, "noor", "10:00", "Saying what we do not know",
        notes="She asked what I would do if the forecast were wrong by a third. I did not know, and said so.",
        agenda=(("How you present to the board", "carried", "done"), ("The spring forecast", "me", "done"),
                ("What she would stop reporting", "them", "parked")),
        lines=(
            SampleLearning("Draw the range, then say which end I would bet on", "passed on", 12,
                           skill="data storytelling", used_ago=21,
                           evidence="Amina asked for the same picture for her stock plan."),
            SampleLearning("Colour by meaning, not by product family", "set aside", 18, skill="charts",
                           set_aside="Our customers know the families by their colours."),
            SampleNote("challenge", "You ask for options and then argue for the first one", raised_by="them"),
            SampleNote("decision", "No forecast without its range, mine included"),
            SampleAction("Ask for two options before saying mine", "done", due=20, done_ago=21,
                         if_then="If someone brings one price, then I ask for a second before I speak."),
        ),
        useful=5, safety=5, talk_share_me=40,
    ),
    SampleSession(
        "noor5", 13, "noor", "10:00", "One page that decides",
        notes="We cut the pricing deck from fourteen pages to five. The fifth is a question.",
        agenda=(("Fourteen pages", "me", "done"), ("My pricing deck", "me", "carried"),
                ("Headline first: used yet?", "check", "done")),
        lines=(
            SampleLearning("Lead with the decision, then the reason, then the chart", "used", 0,
                           skill="data storytelling", evidence="This morning’s page 1.", used_ago=0,
                           believed_before="That people need the background to trust the answer."),
            SampleLearning("How a discount is approved, and who can stop it", "taught", 13, given=True),
            SampleNote("question", "Who meets this decision last?", "on agenda"),
            SampleAction("Redo page 1 of the pricing deck", due="friday", goal="prices",
                         if_then="If I start with a chart, then I stop and write the sentence."),
            SampleAction("Let Noor present the regional page herself", "done", due=5, done_ago=6,
                         result="She was asked to come back next month.", goal="prices"),
            SampleAction("Find out why samples take nine days", "done", owner="them", due=6, done_ago=7),
        ),
        useful=5, safety=5, talk_share_me=35,
    ),
    SampleSession(
        "tomasz3", 3, "tomasz", "15:30", "Handing over the meeting", "phone", 30,
        notes="He was away for two days and nobody rang him. He is not sure whether to be pleased.",
        agenda=(("Who runs it when you are away", "carried", "done"),),
        lines=(
            SampleLearning("Give away the first question, keep the last one", "taught", 3, given=True,
                           skill="meetings"),
            SampleAction("Write down the three rules for the shift leads", owner="them", due=-11),
            SampleNote("idea", "Swap: one of his shift leads chairs our pricing round once"),
        ),
        useful=4, safety=4,
    ),
    SampleSession(
        "next", -1, "noor", "10:00", "Page 1, and who is missing from it",
        agenda=(("Chart choice", "them", "open"), ("My pricing deck", "carried", "open"),
                ("Who meets this decision last?", "bank", "open")),
        protected=True,
    ),
)  # fmt: skip

LOOSE_LINES: tuple[tuple[int, str, SampleNote | SampleAction | SampleWin], ...] = (
    (2, "noor", SampleAction("Thank Noor in the ops meeting", due=0)),
    (38, "amina", SampleNote("topic", "What operations sees a week before we do")),
    (16, "", SampleAction("Book a week at the Łódź plant", "dropped", due=12, dropped="Rebuilding")),
    (9, "noor", SampleWin("Noor’s regional page was quoted in the board minutes, with her name", ("noor",))),
)
"""Lines outside any session: how many days ago, with whom, and the line."""


@dataclass(frozen=True)
class SampleGoal:
    """A goal, its days counted back from today (a date to come is negative).

    `steps` are (text, done days ago), `readings` (days ago, value, confidence, note) from the oldest on,
    `paused` (since, why), `revised` (on, the target before, why), `closed` (on, the closing note). A
    habit has its `times` a week, a skill its name, `partner` ratings of it (days ago, level) and `hindsight`:
    when it was looked back on, and the level it began at as seen then.
    """

    key: str
    title: str
    why: str
    start: int
    due: int
    measure: MeasureKind = "numeric"
    unit: str = ""
    baseline: float | None = None
    target: float | None = None
    theme: Theme = "decision"
    observed: str = ""
    steps: tuple[tuple[str, int | None], ...] = ()
    readings: tuple[tuple[int, float | None, int | None, str], ...] = ()
    paused: tuple[int, str] | None = None
    revised: tuple[int, float, str] | None = None
    closed: tuple[int, str] | None = None
    times: int | None = None
    skill: str = ""
    partner: tuple[tuple[int, int], ...] = ()
    hindsight: tuple[int, int] | None = None


GOALS: tuple[SampleGoal, ...] = (
    SampleGoal(
        "prices", "Time to decide on prices", "Shops wait for us, and then order from somebody who answers.",
        42, -42, unit="days", baseline=21, target=10,
        observed="Working days from the first question to the signed list, last five decisions",
        readings=(
            (42, 21, 3, "Counted with Amina from the mails. Worse than I had said aloud."),
            (28, 20, 3, "One list went out in twelve days. The other waited for me."),
            (14, 23, 2, "The glaze shortage: four decisions at once, and all of them came to my desk."),
            (0, 17, 3, "Two small lists went out without me. Nothing broke."),
        ),
    ),
    SampleGoal(
        "story", "Show data so that people act on it", "My slides were admired, and nothing came of them.",
        42, -42, "milestones", theme="skill",
        observed="Somebody in the room changes a plan because of a page of mine",
        steps=(
            ("Rebuild one old chart with Noor watching", 33),
            ("Put the sentence above every chart of one deck", 9),
            ("Present the forecast with its range to the board", None),
            ("Let somebody else tell the story from my page", None),
        ),
        readings=((9, None, 4, "Five pages instead of fourteen, and the questions were better."),),
    ),
    SampleGoal(
        "floor", "Days on the shop floor", "I decide about ovens I have stood beside twice.", 70, -60,
        unit="days", baseline=0, target=12, theme="curiosity", observed="Whole days in Łódź, boots on",
        readings=((60, 1, 4, "Sat with the early shift and said nothing."),
                  (44, 3, 4, "Two days beside the glaze line. They waste less than our reports say.")),
        paused=(10, "The second line is being rebuilt; visitors would be in the way."),
    ),
    SampleGoal(
        "voices", "Voices in the Monday meeting", "Twelve people, and I knew the minutes beforehand.",
        84, 14, unit="people", baseline=4, target=9, theme="inclusion",
        observed="How many of the twelve say something that is not an answer to me",
        readings=((70, 5, 3, "Counted for the first time. I had guessed eight."),
                  (56, 6, 3, "Cards before talking. It felt like school, and it worked."),
                  (35, 8, 4, "Ruta spoke twice and was right both times."),
                  (18, 9, 5, "Nine, and I was not in the room for half of it.")),
        revised=(63, 8, "Two people joined"),
        closed=(12, "It no longer depends on my asking. Tomasz borrowed the cards; I count again in summer."),
    ),
    SampleGoal(
        "ask", "Ask before I answer", "I answer before people have finished asking.", 35, -49, "habit",
        theme="curiosity", times=3,
        observed="A question of mine comes first, in a meeting I could have decided",
        readings=(
            (34, 1, None, "Twice, if I count the lift."), (32, 1, None, ""), (30, 1, 3, ""),
            (27, 1, None, ""), (25, 1, None, ""), (20, 1, None, ""), (18, 1, None, ""),
            (16, 1, 4, "Ruta asked whether I was well."), (13, 1, None, ""), (11, 1, None, ""),
            (9, 1, None, ""), (6, 1, None, ""),
            (4, 1, 4, "The answer was better than mine."), (2, 1, None, ""), (1, 1, None, ""),
        ),
    ),
    SampleGoal(
        "charts", "Draw charts that answer something", "I ask for charts, and get what I asked for.", 42, -42,
        "skill", skill="Charts", baseline=1, target=3, theme="skill",
        observed="A page of mine goes to the board as I drew it",
        readings=((42, 1, None, "I colour in what others drew."),
                  (9, 2, 4, "Sorted bars, one sentence above them, all on my own.")),
        partner=((8, 2),), hindsight=(8, 0),
    ),
)  # fmt: skip
