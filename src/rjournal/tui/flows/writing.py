"""Writing: a new entry, a changed one, the notes of a session; and going on with any of their drafts.

Drafts are kept under `entry:<id>` for an entry, `entry:new:<handle>` for a new one about a session or at the
end of a pairing, `entry:new:<uid>` for any other, and `session:<id>:notes` for notes. They go in the act that
saves their record.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import uuid4

from rjournal import clock
from rjournal.domain.entries import Entry
from rjournal.domain.periods import full
from rjournal.domain.prompts import Prompt
from rjournal.domain.records import Ref
from rjournal.domain.sections import is_blank
from rjournal.domain.templates import Template, skeleton, stages
from rjournal.errors import Invalid
from rjournal.services.entries import EntryLinks, links_of, new_entry, save_entry
from rjournal.services.sessions import save_session
from rjournal.services.unfinished import kept_when
from rjournal.tui.base import tell
from rjournal.tui.flows import writing_offers as offers
from rjournal.tui.flows.writing_offers import ids_of
from rjournal.tui.screens.write import WriteScreen
from rjournal.tui.writing import Details, TwoTexts, Writing, Written, begun_from_fields

if TYPE_CHECKING:
    from rjournal.domain.sessions import Session
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp


async def write_entry(
    app: JournalApp,
    *,
    entry_id: int | None = None,
    template_id: str | None = None,
    prompt: Prompt | None = None,
    session_id: int | None = None,
    pairing_id: int | None = None,
    person_ids: Sequence[int] = (),
    draft: Draft | None = None,
) -> Entry | None:
    """Write a new entry or go on with one, and return it once it is saved; None when it was left as a draft.

    Args:
        app: The app.
        entry_id: The entry to change; None for a new one. Its draft, if there is one, is taken up.
        template_id: The headings to start from, a template's id or name. A new entry after a session starts
            from T1 unless told otherwise, any other from an empty page.
        prompt: The question to show first.
        session_id: The session a new entry reflects on.
        pairing_id: The pairing a new entry closes: its person and the questions for an end go with it.
        person_ids: Whom a new entry is about.
        draft: What to go on with.

    Raises:
        NotFound: there is no such entry, session or template.
    """
    if entry_id is not None:
        desk = _EntryDesk.on(app, entry_id, draft)
    else:
        desk = _EntryDesk.anew(app, template_id, _About(session_id, pairing_id, tuple(person_ids)), draft)
        desk.first = prompt
    if draft is None:
        _say_taken_up(app, desk.taken_up)
    await app.push_screen_wait(
        WriteScreen(
            desk.writing(),
            keeper=app.store.drafts,
            save=desk.save,
            two_texts=desk.two_texts(),
            scratch=app.paths.scratch,
            known_tags=partial(offers.known_tags, app.store),
        )
    )
    return desk.saved


async def write_notes(app: JournalApp, session_id: int) -> Session | None:
    """Write the raw notes of a session; returns the session once they are saved, None when they were left.

    Raises:
        NotFound: there is no such session.
    """
    desk = _NotesDesk(app, session_id)
    _say_taken_up(app, desk.taken_up)
    await app.push_screen_wait(
        WriteScreen(
            desk.writing(),
            keeper=app.store.drafts,
            save=desk.save,
            two_texts=TwoTexts(
                title=lambda: "These notes were changed elsewhere",
                save_as_new=desk.save_as_entry,
                save_over=desk.save_over,
            ),
            scratch=app.paths.scratch,
        )
    )
    return desk.saved


def _say_taken_up(app: JournalApp, draft: Draft | None) -> None:
    """Say that what is on the screen was begun before: nobody asked for it, and it may be another's."""
    if draft is not None:
        tell(
            app,
            f"This goes on with what was begun, last kept {kept_when(draft.updated_at)}.",
            "It is not saved yet. Where another window is writing it too, both texts are kept.",
        )


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a draft of an entry or of a session's notes.

    A draft whose record is gone, or whose key nobody knows, becomes a new entry: its text is never lost.
    """
    place, _, rest = draft.key.partition(":")
    # Where two windows wrote on one entry, each has a draft: `entry:42` and `entry:42~2`.
    number = _number(re.split("[:~]", rest)[0])
    if place == "entry" and number and app.store.entries.find(number) is not None:
        await write_entry(app, entry_id=number, draft=draft)
    elif place == "session" and rest.endswith(":notes") and number and app.store.sessions.find(number):
        await write_notes(app, number)
    else:
        await write_entry(app, draft=draft)


@dataclass(frozen=True)
class _About:
    """What a new entry is about: a session, a pairing that it closes, or people."""

    session: int | None
    pairing: int | None
    people: tuple[int, ...]

    @cached_property
    def key(self) -> str:
        """Where its draft is kept; where nothing tells it from another a name of its own does."""
        if self.session:
            return f"entry:new:{Ref('session', self.session).handle}"
        return f"entry:new:{Ref('pairing', self.pairing).handle if self.pairing else uuid4().hex}"


@dataclass
class _EntryDesk:
    """One entry being written: what the screen starts from, and how it is saved."""

    app: JournalApp
    entry: Entry
    """As it was read; for a new one what it begins as. Its `rev` is the one that saving expects to find."""
    start: Written
    draft_key: str
    recovered: Written | None = None
    taken_up: Draft | None = None
    details_begun: Mapping[str, str] | None = None
    first: Prompt | None = None
    saved: Entry | None = None

    @classmethod
    def on(cls, app: JournalApp, entry_id: int, draft: Draft | None) -> _EntryDesk:
        """An entry that exists."""
        entry = app.store.entries.get(entry_id)
        key = f"entry:{entry_id}"
        draft = draft or app.store.drafts.get(key)
        start = _written(entry, links_of(app.store, entry_id))
        if draft is None:
            return cls(app, entry, start, key)
        # Saving must find the entry as it was when the draft was begun, or say that it was changed since.
        entry = replace(entry, rev=draft.base_rev or entry.rev)
        recovered = _recover(draft, start)
        return cls(app, entry, start, draft.key, recovered, draft, begun_from_fields(draft.fields))

    @classmethod
    def anew(
        cls,
        app: JournalApp,
        template_id: str | None,
        about: _About,
        draft: Draft | None,
    ) -> _EntryDesk:
        """An entry that does not exist yet."""
        draft = draft or app.store.drafts.get(about.key)
        key = draft.key if draft else about.key
        entry, people = new_entry(clock.now(), clock.zone_name()), about.people
        closes = offers.closes(app.store, key)
        if closes is not None:
            entry, people = replace(entry, type="closing"), (closes.person_id,)
        template = offers.start_template(app, template_id, about.session)
        start = Written(
            body=skeleton(template) if template else "",
            details=Details(day=entry.day, people=_keys("person", people)),
            template=template.id if template else "",
            session=Ref("session", about.session).handle if about.session else "",
        )
        if draft is None:
            return cls(app, entry, start, key)
        recovered = _recover(draft, start)
        # What it reflects on is no part of the page; the screen takes it from where it started.
        start = replace(start, session=recovered.session)
        return cls(app, entry, start, draft.key, recovered, draft, begun_from_fields(draft.fields))

    @property
    def session_id(self) -> int | None:
        """The session it reflects on."""
        return next(iter(ids_of((self.start.session,))), None)

    def writing(self) -> Writing:
        """What the screen is told."""
        store = self.app.store
        now = self.recovered or self.start
        pairing, when = offers.after(store, self.session_id)
        closes = offers.closes(store, self.draft_key)
        return Writing(
            draft_key=self.draft_key,
            start=self.start,
            recovered=self.recovered,
            base_rev=self.entry.rev,
            when=when,
            goals=offers.goal_picks(store, now.goals),
            set_goal=lambda then: self.app.flow(offers.set_goal(self.app, then)),
            people=offers.people_picks(store, now.details.people),
            prompts=offers.questions(
                store, self.session_id, pairing or closes, self.first, closes=closes is not None
            ),
            asks_first=self.entry.id == 0,
            asked_under=None if self.first else partial(offers.asked_under, self.app, pairing),
            templates=offers.templates(self.app),
            read_day=partial(self.app.read_day, future=False),
            details_begun=self.details_begun,
        )

    def save(self, written: Written) -> None:
        """Store the entry with its links, in the act that drops the draft.

        Raises:
            Invalid: nothing was written beyond the headings.
            Conflict: the entry was changed elsewhere meanwhile.
            StorageError: nothing was written.
        """
        self._store(self.entry, written)

    def two_texts(self) -> TwoTexts:
        """What can be done when another window changed or deleted the entry."""

        def title() -> str:
            present = self.app.store.entries.find(self.entry.id)
            return f"This entry was {'deleted' if present is None else 'changed'} elsewhere"

        return TwoTexts(
            title=title, save_as_new=self.save_as_new, save_over=self.save_over, look=self.look_at_the_other
        )

    def save_as_new(self, written: Written) -> None:
        """Store it beside the entry that was changed elsewhere meanwhile. Raises as `save`."""
        self._store(new_entry(clock.now(), clock.zone_name()), written)

    def save_over(self, written: Written) -> None:
        """Store it in the place of what was saved elsewhere, which history keeps. Raises as `save`."""
        present = self.app.store.entries.find(self.entry.id, trashed=True)
        if present is None:
            # Deleted for good: there is nothing to put it in the place of.
            self.save_as_new(written)
        else:
            self._store(replace(self.entry, rev=present.rev), written)

    def look_at_the_other(self, then: Callable[[], Awaitable[None]]) -> None:
        """Show the entry as it is in the journal, and go on with `then` when it was left."""
        from rjournal.tui.screens.read import ReadScreen

        async def left(_: object) -> None:
            await then()

        if self.app.store.entries.find(self.entry.id) is None:
            tell(self.app, "It lies in the trash; what is here is all there is of it besides.")
        else:
            self.app.push_screen(ReadScreen(self.entry.id), left)

    def _store(self, entry: Entry, written: Written) -> None:
        store = self.app.store
        template = offers.known_template(self.app, written.template)
        if not written.title.strip() and is_blank(written.body, template):
            raise Invalid("There is nothing to save yet.", "Write a line under one of the headings first.")
        is_new = entry.id == 0
        links = EntryLinks(
            session=self.session_id if is_new else None,
            people=ids_of(written.details.people),
            goals=ids_of(written.goals),
        )
        with store.act("Write entry" if is_new else "Change entry"):
            self.saved = save_entry(store, _entry_of(entry, written, template), links, draft=self.draft_key)
            for prompt in written.prompts:
                if prompt not in self.start.prompts:
                    store.prompt_uses.note(prompt, self.app.today)
        also = [kind for kind, touched in (("goal", links.goals), ("session", self.session_id)) if touched]
        self.app.announce("entry", "link", *also)
        # 3/4 is read by a setting, and an entry of another day is not where one would look for it.
        moved = self.saved.day != entry.day
        tell(self.app, f"Saved under {full(self.saved.day)}." if moved else "Saved.", "u takes it back.")


class _NotesDesk:
    """The notes of one session being written."""

    def __init__(self, app: JournalApp, session_id: int) -> None:
        self._app = app
        self._session = app.store.sessions.get(session_id)
        self._key = f"session:{session_id}:notes"
        self.taken_up = app.store.drafts.get(self._key)
        self.saved: Session | None = None

    def writing(self) -> Writing:
        """What the screen is told."""
        session = self._session
        person = offers.person_of(self._app.store, session)
        start = Written(body=session.notes, details=Details(visibility=session.visibility))
        return Writing(
            draft_key=self._key,
            start=start,
            recovered=_recover(self.taken_up, start) if self.taken_up else None,
            base_rev=self._base_rev,
            when=f"{full(session.day)}, notes of the session{f' with {person.name}' if person else ''}",
            with_title=False,
            with_details=False,
            may_be_empty=True,
        )

    @property
    def _base_rev(self) -> int:
        return (self.taken_up.base_rev if self.taken_up else 0) or self._session.rev

    def save(self, written: Written) -> None:
        """Store the notes. Raises Conflict when the session was changed elsewhere meanwhile."""
        store = self._app.store
        changed = replace(store.sessions.get(self._session.id), notes=written.body, rev=self._base_rev)
        self.saved = save_session(store, changed, draft=self._key)
        self._app.announce("session")
        tell(self._app, "Notes saved.", "u takes it back.")

    def save_over(self, written: Written) -> None:
        """Store the notes in the place of those saved elsewhere, which history keeps."""
        self._session = self._app.store.sessions.get(self._session.id, trashed=True)
        self.taken_up = None
        self.save(written)

    def save_as_entry(self, written: Written) -> None:
        """Keep the notes as an entry about the session, beside those that were changed elsewhere."""
        entry = replace(new_entry(clock.now(), clock.zone_name()), body=written.body, type="session")
        save_entry(self._app.store, entry, EntryLinks(session=self._session.id), draft=self._key)
        self._app.announce("entry", "link", "session")
        tell(self._app, "Saved as an entry about the session.", "u takes it back.")


# From records to what stands on the screen, and back


def _written(entry: Entry, links: EntryLinks) -> Written:
    return Written(
        title=entry.title,
        body=entry.body,
        details=Details(
            tags=entry.tags,
            mood=entry.mood,
            energy=entry.energy,
            mood_word=entry.mood_word,
            visibility=entry.visibility,
            day=entry.day,
            people=_keys("person", links.people or ()),
        ),
        goals=_keys("goal", links.goals or ()),
        prompts=entry.prompts,
        template=entry.template,
        session=Ref("session", links.session).handle if links.session else "",
    )


def _entry_of(entry: Entry, written: Written, template: Template | None) -> Entry:
    details = written.details
    changed = replace(
        entry,
        title=written.title,
        body=written.body,
        tags=details.tags,
        mood=details.mood,
        energy=details.energy,
        mood_word=details.mood_word,
        visibility=details.visibility,
        day=details.day or entry.day,
        prompts=written.prompts,
    )
    if template is not None and template.id != entry.template:
        changed = replace(changed, template=template.id, stages=stages(template))
        if entry.id == 0:
            changed = replace(changed, type=template.entry_type)
    elif entry.id == 0 and written.session:
        changed = replace(changed, type="session")
    return changed


def _recover(draft: Draft, start: Written) -> Written:
    """What a draft holds. One that another place wrote is read for its words: they become the text."""
    fields = dict(draft.fields)
    if "body" not in fields:
        fields["body"] = "\n\n".join(value for value in fields.values() if value.strip())
    found = Written.from_fields(fields)
    return replace(
        found,
        details=replace(found.details, day=found.details.day or start.details.day),
        session=found.session or start.session,
    )


def _keys(kind: str, ids: Sequence[int]) -> tuple[str, ...]:
    return tuple(Ref(kind, id).handle for id in ids)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
