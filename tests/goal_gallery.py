"""One goal of every kind, and a goal in every state its kind can be in: for the pictures and the tests.

`fill` writes the goals of a show window into a journal, as of `TODAY`; `every_state` makes the facts of each
kind in each state, without any journal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goals import CheckIn, Goal, MeasureKind, Milestone, Pause, Revision
from rjournal.domain.lines import Action, Learning
from rjournal.domain.records import Ref
from rjournal.storage.store import Store

TODAY = date(2026, 2, 16)
START = date(2026, 1, 5)
DUE = date(2026, 3, 30)

Readings = Sequence[tuple[str, float | None, str]]


def on(text: str) -> date:
    """`02-16` is a day of 2026."""
    return date.fromisoformat(f"2026-{text}")


_DECIDE: Readings = (
    ("01-05", 21, ""),
    ("01-19", 20, "Asked for the range first, once."),
    ("02-02", 23, "The glaze shortage. Two cases stuck, and I stopped asking."),
    ("02-16", 17, "Two small lists in nine and ten days."),
)
_QUIET: Readings = (
    ("01-12", 2, ""),
    ("01-26", 1, ""),
    ("02-04", 3, "Quarter end, as every year."),
    ("02-12", 2, "Said no to the second status round."),
)
_WEEKS = (3, 4, 2, 3, 0, 1)
_TALKS: Readings = (
    ("01-09", 2, "Tiago, and the night shift."),
    ("01-21", 3, ""),
    ("02-03", 4, "The whole kiln team at once."),
    ("02-10", -1, "Counted one of them twice."),
)


def fill(store: Store) -> dict[str, Goal]:
    """Every kind once, one that is paused and one that was revised; by a short name each."""
    with store.act("Fill the gallery"):
        made = {name: store_as_is(store, facts) for name, facts in gallery().items()}
        _trail(store, made["decide"])
    return made


def gallery() -> dict[str, GoalFacts]:
    """The goals of the show window with all that is known of them."""
    return {
        "decide": _facts(
            _goal("numeric", "Time to decide on prices", unit="days", baseline=21.0, target=10.0),
            _DECIDE,
            confidences=(3, 4, 2, 3),
        ),
        "voices": replace(
            _facts(
                _goal("numeric", "Voices in the Monday meeting", unit="people", baseline=3.0, target=9.0),
                (("01-12", 4, ""), ("01-26", 5, ""), ("02-09", 7, "Cards before talking. Nine cards.")),
            ),
            revisions=(_revised("target", "6.0", "9.0", "01-28", "Two people joined the meeting"),),
        ),
        "quiet": _facts(
            _goal("hold", "Quiet mornings", unit="meetings before ten", high=2.0, check_every=14), _QUIET
        ),
        "charts": replace(
            _facts(
                _goal(
                    "skill", "Read a chart aloud", skill="Charts", baseline=1.0, target=4.0, retro_from=0.0
                ),
                (("01-06", 1, ""), ("01-27", 3, "Explained one to the board."), ("02-10", 2, "")),
            ),
            check_ins=(
                *_readings((("01-06", 1, ""), ("01-27", 3, "Explained one to the board."), ("02-10", 2, ""))),
                CheckIn(
                    id=90, goal_id=1, day=on("02-11"), value=3, source="someone told me", assessed_by="them"
                ),
            ),
        ),
        "handover": replace(
            _facts(_goal("milestones", "Handover, junior voice first"), ()), milestones=_steps()
        ),
        "ask": _facts(
            _goal("habit", "Ask one open question in the stand-up", unit="", times=3, due=None),
            [(day.strftime("%m-%d"), 1.0, "") for day in _habit_days()],
        ),
        "talks": _facts(_goal("total", "Hear how others decide", unit="talks", target=20.0), _TALKS),
        "fair": _facts(
            _goal(
                "reflective",
                "Fair hearings",
                question="Whose view changed a decision of mine this week?",
                due=None,
            ),
            (
                ("01-16", None, "Lena's, on the order of the shelves. I had decided before I asked."),
                ("02-06", None, "Nobody's. I was in a hurry, and it showed in the minutes."),
            ),
        ),
        "shop": replace(
            _facts(
                _goal("numeric", "Days on the shop floor", unit="days", baseline=0.0, target=12.0),
                (("01-16", 2, ""), ("01-30", 3, "A night shift.")),
            ),
            pauses=(
                Pause(goal_id=1, start=on("02-06"), reason="The second line is being rebuilt"),
                Pause(goal_id=1, start=on("01-19"), until=on("01-23"), reason="Away"),
            ),
        ),
    }


def every_state() -> Iterator[tuple[str, GoalFacts]]:
    """Each kind in each state that the rules know, with the name of both; as of `TODAY`."""
    for name, facts in gallery().items():
        goal = facts.goal
        yield f"{name}", facts
        yield f"{name} draft", replace(facts, goal=replace(goal, lifecycle="draft"), check_ins=())
        yield f"{name} without readings", _bare(facts)
        yield f"{name} not started", replace(_bare(facts), goal=replace(goal, start=on("03-02"), due=None))
        yield f"{name} paused", replace(facts, pauses=(Pause(goal_id=1, start=on("02-04")),))
        yield f"{name} stale", _until(facts, "01-07")
        yield f"{name} past its date", replace(facts, goal=replace(goal, due=on("02-10")))
        yield f"{name} without a date", replace(facts, goal=replace(goal, due=None))
        yield f"{name} early", replace(facts, goal=replace(goal, due=date(2027, 3, 30)))
        yield f"{name} closed", replace(facts, goal=_closed(goal))
        yield f"{name} reached", _reached(facts)
        yield f"{name} with odd numbers", _odd(facts)
        yield f"{name} incomplete", replace(facts, goal=_incomplete(goal), milestones=())


def _goal(measure: MeasureKind, title: str, **more: object) -> Goal:
    baseline, target = more.get("baseline"), more.get("target")
    down = isinstance(baseline, float) and isinstance(target, float) and target < baseline
    values: dict[str, object] = {
        "id": 1,
        "title": title,
        "measure": measure,
        "start": START,
        "due": DUE,
        "direction": "down" if down else "up",
    }
    return Goal(**(values | more))  # type: ignore[arg-type]


def _readings(readings: Readings, confidences: Sequence[int] = ()) -> tuple[CheckIn, ...]:
    return tuple(
        CheckIn(
            id=at + 1,
            goal_id=1,
            day=on(day),
            value=value,
            note=note,
            source="counted",
            confidence=confidences[at] if at < len(confidences) else None,
        )
        for at, (day, value, note) in enumerate(readings)
    )


def _facts(goal: Goal, readings: Readings, confidences: Sequence[int] = ()) -> GoalFacts:
    return GoalFacts(goal, _readings(readings, confidences))


def _revised(field: str, old: str, new: str, day: str, reason: str) -> Revision:
    return Revision(goal_id=1, field=field, old=old, new=new, day=on(day), reason=reason)


def _steps() -> tuple[Milestone, ...]:
    def step(at: int, text: str, **more: object) -> Milestone:
        values: dict[str, object] = {
            "id": at,
            "goal_id": 1,
            "text": text,
            "added_on": START,
            "position": at,
        }
        return Milestone(**(values | more))  # type: ignore[arg-type]

    return (
        step(1, "Sit in on two handovers and say nothing", done_on=on("01-14")),
        step(2, "Write down the order people speak in", done_on=on("01-28"), weight=2.0),
        step(3, "The youngest voice begins, one week long", due=on("02-27"), weight=2.0),
        step(4, "Ask the night shift what changed", added_on=on("02-02")),
        step(5, "A poster about it", dropped_on=on("02-09"), dropped_reason="nobody would read it"),
        step(6, "Hand the order over to Tiago", due=on("03-20")),
    )


def _habit_days() -> list[date]:
    """Three, four, two, three, none and one times in the weeks since the start."""
    return [
        START + timedelta(days=7 * week + 2 * time)
        for week, times in enumerate(_WEEKS)
        for time in range(times)
    ]


def _bare(facts: GoalFacts) -> GoalFacts:
    steps = tuple(replace(step, done_on=None, dropped_on=None) for step in facts.milestones)
    return replace(facts, check_ins=(), milestones=steps)


def _until(facts: GoalFacts, day: str) -> GoalFacts:
    """The readings as if all had been noted by a day."""
    last = on(day)
    steps = tuple(replace(one, done_on=last if one.done_on else None) for one in facts.milestones)
    return replace(
        facts,
        goal=replace(facts.goal, check_every=7),
        check_ins=tuple(replace(one, day=min(one.day, last)) for one in facts.check_ins),
        milestones=steps,
    )


def _closed(goal: Goal) -> Goal:
    return replace(
        goal,
        lifecycle="closed",
        close_result="partly",
        close_note="It moved, and then the season was over.",
        closed_on=on("02-14"),
        attainment=-1,
    )


def _reached(facts: GoalFacts) -> GoalFacts:
    """The aim reached on 10 February; of numbers it has slipped again since."""
    goal, day = facts.goal, on("02-10")
    aim = goal.target if goal.target is not None else goal.high or 1.0
    reading = CheckIn(id=80, goal_id=1, day=day, value=aim)
    slipped = CheckIn(id=81, goal_id=1, day=on("02-15"), value=goal.baseline or 0.5, note="Slipped a little.")
    steps = tuple(replace(one, done_on=day) for one in facts.milestones if one.dropped_on is None)
    more = (reading, slipped) if goal.measure in ("numeric", "skill", "hold") else (reading,)
    return replace(
        facts,
        check_ins=(*facts.check_ins, *more) if goal.measure != "reflective" else facts.check_ins,
        milestones=steps,
    )


def _odd(facts: GoalFacts) -> GoalFacts:
    """Numbers that no form takes but an old file may hold: minus zero, not a number, beyond all measure."""
    values = (-0.0, float("nan"), float("inf"), 1e300, -1e15, 1e-13, 0.1 + 0.2)
    odd = tuple(
        CheckIn(id=60 + at, goal_id=1, day=on(f"02-{at + 1:02}"), value=value)
        for at, value in enumerate(values)
    )
    return replace(facts, check_ins=(*facts.check_ins, *odd))


def _incomplete(goal: Goal) -> Goal:
    return replace(goal, baseline=None, target=None, low=None, high=None, times=None, question="", skill="")


def store_as_is(store: Store, facts: GoalFacts) -> Goal:
    """Write a goal with all that belongs to it, whether or not a form would take it."""
    paused = any(one.until is None for one in facts.pauses)
    goal = replace(facts.goal, id=0, lifecycle="paused") if paused else replace(facts.goal, id=0)
    goal = store.goals.add(goal)
    for kind, records in (
        ("check_in", facts.check_ins),
        ("milestone", facts.milestones),
        ("pause", facts.pauses),
        ("revision", facts.revisions),
    ):
        for record in records:
            store.repo(kind).add(replace(record, id=0, goal_id=goal.id))
    return goal


def _trail(store: Store, goal: Goal) -> None:
    learned = store.learnings.add(
        Learning(direction="received", topic="Lead with the decision, not the data", day=on("01-12"))
    )
    store.links.connect(Ref("learning", learned.id), Ref("goal", goal.id), "supports")
    store.actions.add(
        Action(text="Redo page 1 of the pricing deck", day=on("02-02"), due=on("02-20"), goal_id=goal.id)
    )
