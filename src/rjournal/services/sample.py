"""The sample journal: a quarter that reads like life, for `rjournal demo`, the screenshots and the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar
from uuid import NAMESPACE_URL, uuid5

from rjournal.clock import as_stamp, named_zone
from rjournal.domain.entries import Entry
from rjournal.domain.goals import CHECK_EVERY, CheckIn, Goal, Lifecycle, Milestone, Pause, Revision
from rjournal.domain.lines import Action, Learning, NoteItem, Win
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Link, LinkType, Record, Ref
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.templates import stages, template_named
from rjournal.errors import Invalid
from rjournal.services import sample_pairs as pairs
from rjournal.services import sample_text as words
from rjournal.services.sample_entries import ENTRIES, SampleEntry
from rjournal.services.sample_learnings import said_of
from rjournal.services.sample_notes import NOTES
from rjournal.services.sample_skills import SKILLS, SampleSkill, changed, skill_of
from rjournal.services.skills import TEACHER
from rjournal.services.today import is_new

if TYPE_CHECKING:
    from rjournal.storage.store import Store

R = TypeVar("R", bound=Record)

_MORNING = time(7, 15)
_FRIDAY = 4


def fill(store: Store, today: date, *, zone: str = "UTC") -> None:
    """Write the sample journal into an empty one, as one act: a quarter that ends this morning, `today`.

    `zone` is the IANA name of the place its clock times belong to. The same day and zone always give the same
    records, to the letter, whenever they are made.

    Raises:
        Invalid: the journal holds something already; nothing was added.
        StorageError: nothing was written.
    """
    if not is_new(store):
        raise Invalid(
            "The sample goes into an empty journal only.",
            "This one was not touched. `rjournal demo` opens the sample in a folder of its own.",
        )
    with store.act("Fill the sample journal"):
        _Sample(store, today, zone).fill()
        # Whoever presses u to see what it does must not find an empty journal.
        store.history.seal(store.stamp())


class _Sample:
    """Makes records from the words, oldest kind first, and remembers what each key became."""

    def __init__(self, store: Store, today: date, zone: str) -> None:
        self.store = store
        self.today = today
        self.zone = zone
        self.tz = named_zone(zone) or UTC
        self.made = 0
        self.people: dict[str, Person] = {}
        self.pairings: dict[str, Pairing] = {}
        self.sessions: dict[str, Session] = {}
        self.goals: dict[str, Goal] = {}

    def fill(self) -> None:
        """Write everything."""
        for person in words.PEOPLE:
            self.person(person)
        for person in words.PEOPLE:
            self.pairing(person)
        for goal in words.GOALS:
            self.goal(goal)
        for session in words.SESSIONS:
            self.session(session)
        for ago, who, line in words.LOOSE_LINES:
            self.line(line, self.day(ago), None, self.people[who].id if who else None)
        for entry in ENTRIES:
            self.entry(entry)
        for skill in SKILLS:
            self.skill(skill)
        for learning in sorted(self.store.learnings.where(), key=lambda one: one.id):
            self.became(learning)
        for key, agreement in pairs.AGREEMENTS.items():
            self.agreement(agreement, self.pairings[key])
        self.past(pairs.PAST)
        for ago, who, line in NOTES:
            self.line(line, self.day(ago), None, self.people[who].id if who else None)

    # Days, moments, numbers

    def day(self, ago: int) -> date:
        """The day that lies `ago` days before today; to come when negative."""
        return self.today - timedelta(days=ago)

    def workday(self, ago: int) -> date:
        """As `day`, but a weekend in the past becomes the Friday before it: sessions are held at work."""
        day = self.day(ago)
        return day - timedelta(days=max(0, day.weekday() - _FRIDAY)) if ago > 0 else day

    def friday(self) -> date:
        """The next Friday after today."""
        return self.today + timedelta(days=(_FRIDAY - self.today.weekday() - 1) % 7 + 1)

    def moment(self, day: date, at: time) -> str:
        """A clock time of the sample's place as it is stored."""
        local = datetime.combine(min(day, self.today), at, tzinfo=self.tz)
        return as_stamp(local)

    def add(self, record: R, kind: str, day: date, at: time = _MORNING) -> R:
        """Store a record as if it had been written on `day`."""
        self.made += 1
        uid = str(uuid5(NAMESPACE_URL, f"rjournal sample {self.today.isoformat()} {self.made}"))
        written = self.moment(day, at)
        stored: R = self.store.repo(kind).add(
            replace(record, uid=uid, created_at=written, updated_at=written)
        )
        return stored

    def link(self, start: Ref, end: Ref, type: LinkType, day: date) -> None:
        """Link two records."""
        self.add(
            Link(from_kind=start.kind, from_id=start.id, to_kind=end.kind, to_id=end.id, type=type),
            "link",
            day,
        )

    # Records

    def person(self, one: words.SamplePerson) -> None:
        """A person, with the pairing if there is one."""
        day = self.day(one.began)
        person = Person(
            name=one.name,
            alias=one.alias,
            function=one.function,
            relation=one.relation,
            teaches=one.teaches,
            learns=one.learns,
        )
        self.people[one.key] = self.add(person, "person", day)

    def pairing(self, one: words.SamplePerson) -> None:
        """The pairing with a person, if there is one."""
        if one.role is None:
            return
        pairing = pairs.pairing_of(one, one.role, self.people, self.day)
        stored = self.pairings[one.key] = self.add(pairing, "pairing", self.day(one.began))
        pause = pairs.pause_of(one.key, stored.id, self.day)
        if pause is not None:
            self.add(pause, "pairing_pause", pause.start)

    def agreement(self, one: pairs.SampleAgreement, pairing: Pairing) -> None:
        """What two agreed, or mean to."""
        self.add(pairs.agreement_of(one, pairing.id, self.day), "agreement", self.day(one.ago))

    def past(self, one: pairs.SamplePast) -> None:
        """A pairing that ended before the quarter began, and was handed on."""
        began, following = self.day(one.began), self.people[one.following].id
        person = self.add(pairs.person_of(one), "person", began)
        pairing = pairs.past_pairing(one, person.id, following, self.day)
        self.agreement(one.agreement, self.add(pairing, "pairing", began))

    def session(self, one: words.SampleSession) -> None:
        """A session with its agenda and lines."""
        day = self.workday(one.ago)
        pairing = self.pairings[one.who]
        session = Session(
            pairing_id=pairing.id,
            day=day,
            until=None if one.until is None else self.day(one.until),
            start=one.start or None,
            zone=self.zone,
            minutes=one.minutes,
            format=one.format,
            status="held" if one.ago > 0 else "planned",
            purpose=one.purpose,
            notes=one.notes,
            useful=one.useful,
            safety=one.safety,
            talk_share_me=one.talk_share_me,
            resources=one.resources,
            protected=one.protected,
        )
        stored = self.sessions[one.key] = self.add(session, "session", day)
        for position, (text, origin, outcome) in enumerate(one.agenda):
            item = AgendaItem(
                text=text,
                pairing_id=pairing.id,
                session_id=stored.id,
                origin=origin,
                outcome=outcome,
                position=position,
            )
            point = Ref("agenda", self.add(item, "agenda", day).id)
            for note in self.store.notes.where("status = 'on agenda' AND text = ?", (text,)):
                self.link(point, Ref("note", note.id), "from", day)
        for line in one.lines:
            self.line(line, day, stored.id, pairing.person_id)

    def line(
        self,
        one: words.SampleLearning | words.SampleNote | words.SampleAction | words.SampleWin,
        day: date,
        session_id: int | None,
        person_id: int | None,
    ) -> None:
        """One line, in a session or on its own."""
        if isinstance(one, words.SampleLearning):
            self.add(self.learning(one, day, session_id, person_id), "learning", day)
        elif isinstance(one, words.SampleAction):
            self.add(self.action(one, day, session_id, person_id), "action", day)
        elif isinstance(one, words.SampleNote):
            self.note(one, day, session_id, person_id)
        else:
            win = Win(
                text=one.text,
                person_id=person_id,
                session_id=session_id,
                day=day,
                contributors=tuple(self.people[key].id for key in one.contributors),
                repeatable=one.repeatable,
            )
            self.add(win, "win", day)

    def note(self, one: words.SampleNote, day: date, session_id: int | None, person_id: int | None) -> Ref:
        """A question or its like, and what it turned into."""
        note = NoteItem(
            kind=one.kind,
            text=one.text,
            status=one.status,
            answer=one.answer,
            raised_by=one.raised_by,
            person_id=person_id,
            session_id=session_id,
            day=day,
            lens=one.lens,
            priority=one.priority,
            confidence=one.confidence,
            would_change=one.would_change,
            revisit_on=None if one.revisit is None else self.day(one.revisit),
        )
        ref = Ref("note", self.add(note, "note", day).id)
        if one.becomes is not None:
            then = self.day(one.became_ago)
            self.link(ref, self.note(one.becomes, then, None, person_id), "led-to", then)
        return ref

    def learning(
        self, one: words.SampleLearning, day: date, session_id: int | None, person_id: int | None
    ) -> Learning:
        """Something learned or taught."""
        said = said_of(one.topic)
        return Learning(
            direction="given" if one.given else "received",
            topic=one.topic,
            area=said.area,
            method=said.method,
            depth=said.depth,
            strength=said.strength,
            resources=said.resources,
            person_id=person_id,
            session_id=session_id,
            day=day,
            skill=one.skill,
            evidence=one.evidence,
            status=one.status,
            status_on=max(day, self.day(one.status_ago)),
            used_on=None if one.used_ago is None else self.day(one.used_ago),
            set_aside_reason=one.set_aside,
            diverges=bool(one.believed_before),
            believed_before=one.believed_before,
        )

    def became(self, learning: Learning) -> None:
        """Whether something stayed, and what it led to."""
        said = said_of(learning.topic)
        for check in said.checks:
            made = RetentionCheck(
                learning_id=learning.id,
                number=check.number,
                done_on=max(learning.day, self.day(check.ago)),
                how=check.how,
                result=check.result,
                note=check.note,
            )
            self.add(made, "retention_check", made.done_on)
        for kind in ("action", "win") if said.led_to else ():
            for line in self.store.repo(kind).where():
                if line.text.startswith(said.led_to):
                    self.link(Ref("learning", learning.id), Ref(kind, line.id), "led-to", line.day)

    def action(
        self, one: words.SampleAction, day: date, session_id: int | None, person_id: int | None
    ) -> Action:
        """Something promised."""
        due = self.friday() if one.due == "friday" else None if one.due is None else self.day(one.due)
        return Action(
            text=one.text,
            kind=one.kind,
            owner=one.owner,
            status=one.status,
            person_id=person_id,
            session_id=session_id,
            goal_id=self.goals[one.goal].id if one.goal else None,
            day=day,
            due=due,
            done_on=None if one.done_ago is None else self.day(one.done_ago),
            result=one.result,
            if_then=one.if_then,
            dropped_reason=one.dropped,
        )

    def goal(self, one: words.SampleGoal) -> None:
        """A goal with all that was recorded about it."""
        start = self.day(one.start)
        lifecycle: Lifecycle = "closed" if one.closed else "paused" if one.paused else "active"
        down = one.baseline is not None and one.target is not None and one.target < one.baseline
        goal = Goal(
            title=one.title,
            why=one.why,
            theme=one.theme,
            measure=one.measure,
            unit=one.unit,
            baseline=one.baseline,
            target=one.target,
            direction="down" if down else "up",
            observed=one.observed,
            times=one.times,
            skill=one.skill,
            retro_from=None if one.hindsight is None else float(one.hindsight[1]),
            start=start,
            due=self.day(one.due),
            check_every=CHECK_EVERY[one.measure],
            lifecycle=lifecycle,
            close_result="reached" if one.closed else None,
            close_note=one.closed[1] if one.closed else "",
            closed_on=self.day(one.closed[0]) if one.closed else None,
        )
        stored = self.goals[one.key] = self.add(goal, "goal", start)
        self.goal_history(one, stored)

    def goal_history(self, one: words.SampleGoal, goal: Goal) -> None:
        """What happened to a goal since it was set."""
        for position, (text, done) in enumerate(one.steps):
            done_on = None if done is None else self.day(done)
            step = Milestone(
                goal_id=goal.id, text=text, added_on=goal.start, done_on=done_on, position=position
            )
            self.add(step, "milestone", goal.start)
        for ago, value, confidence, note in one.readings:
            day = self.day(ago)
            reading = CheckIn(
                goal_id=goal.id, day=day, value=value, confidence=confidence, note=note, source="counted"
            )
            self.add(reading, "check_in", day, time(7, 30))
        for ago, level in one.partner:
            day = self.day(ago)
            rating = CheckIn(
                goal_id=goal.id, day=day, value=level, source="someone told me", assessed_by="them"
            )
            self.add(rating, "check_in", day, time(17, 0))
        if one.hindsight is not None:
            ago, level = one.hindsight
            looked = Revision(
                goal_id=goal.id, field="retro_from", old="", new=repr(float(level)), day=self.day(ago)
            )
            self.add(looked, "revision", self.day(ago))
        if one.paused:
            ago, reason = one.paused
            self.add(Pause(goal_id=goal.id, start=self.day(ago), reason=reason), "pause", self.day(ago))
        if one.revised and one.target is not None:
            ago, before, reason = one.revised
            revision = Revision(
                goal_id=goal.id,
                field="target",
                old=repr(float(before)),
                new=repr(float(one.target)),
                day=self.day(ago),
                reason=reason,
            )
            self.add(revision, "revision", self.day(ago))

    def skill(self, one: SampleSkill) -> None:
        """A skill with its ratings and whoever could teach it."""
        began = self.day(one.began)
        stored = self.add(skill_of(one, began), "skill", began)
        for change in changed(one, stored, self.day):
            self.add(change, "skill_change", change.day)
        for rating in one.ratings:
            day = self.day(rating.ago)
            who = self.people[rating.of].id if rating.of else None
            self.add(rating.assessment(stored.id, who, day), "assessment", day, time(7, 40))
        for key in one.teachers:
            self.link(Ref("skill", stored.id), Ref("person", self.people[key].id), TEACHER, began)

    def entry(self, one: SampleEntry) -> None:
        """An entry with its links."""
        session = self.sessions[one.session] if one.session else None
        day = session.day if session else self.day(one.ago)
        at = time.fromisoformat(one.at)
        entry = Entry(
            day=day,
            at=self.moment(day, at),
            zone=self.zone,
            type=one.type,
            template=one.template,
            title=one.title,
            body=one.body,
            stages=stages(template_named(one.template)) if one.template else (),
            prompts=one.prompts,
            mood=one.mood,
            energy=one.energy,
            mood_word=one.mood_word,
            tags=one.tags,
            visibility=one.visibility,
        )
        ref = Ref("entry", self.add(entry, "entry", day, at).id)
        if session:
            self.link(ref, Ref("session", session.id), "from", day)
        for key in one.people:
            self.link(ref, Ref("person", self.people[key].id), "about", day)
        for key in one.goals:
            self.link(ref, Ref("goal", self.goals[key].id), "supports", day)
