"""The journal as the rest of the program sees it: its repositories, its acts, its undo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rjournal import clock
from rjournal.errors import Busy, NewerJournal, StorageError
from rjournal.storage import faults
from rjournal.storage.connection import Connection
from rjournal.storage.history import Act, Before, History

if TYPE_CHECKING:
    from rjournal.storage.repos.base import Repo
    from rjournal.storage.repos.belongings import Belongings
    from rjournal.storage.repos.drafts import Drafts
    from rjournal.storage.repos.entries import Entries
    from rjournal.storage.repos.goals import CheckIns, Goals, Milestones, Pauses, Revisions
    from rjournal.storage.repos.learnings import Learnings, RetentionChecks
    from rjournal.storage.repos.lines import Actions, Notes, Wins
    from rjournal.storage.repos.links import Links
    from rjournal.storage.repos.people import Agreements, PairingPauses, Pairings, People
    from rjournal.storage.repos.sessions import Agenda, Sessions
    from rjournal.storage.repos.silences import Silences
    from rjournal.storage.repos.skills import Assessments, SkillChanges, Skills
    from rjournal.storage.repos.tags import PromptUses, Tags
    from rjournal.storage.repos.waiting import Waiting
    from rjournal.storage.search import SearchIndex


class Store:
    """One open journal, for the thread that opened it.

    Repositories are loaded when first used: `rjournal add` pays for entries alone.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.history = History(connection)
        self.caveat: StorageError | None = None
        """Why this journal is open for reading only, and what may be missing; None where it is not."""

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the journal at `path` for reading and writing, creating or migrating it where needed.

        Raises:
            StorageError: the file cannot be used; a subclass says why.
        """
        return cls._ready(Connection(path))

    @classmethod
    def absent(cls, path: Path) -> Store:
        """The empty journal that is at `path` before anything was written: no file is made, and none can be.

        Raises:
            StorageError: there is no memory for it.
        """
        store = cls._ready(Connection(path, in_memory=True))
        store.connection.refusal = store.caveat = faults.absent(path)
        return store

    @classmethod
    def _ready(cls, connection: Connection) -> Store:
        """The journal on a connection, with today's tables and a current index."""
        from rjournal.storage.migrations import bring_up_to_date

        try:
            bring_up_to_date(connection, stamp=clock.stamp())
            store = cls(connection)
            if not store.search.is_current():
                store.search.rebuild()
        except BaseException:
            connection.close()
            raise
        return store

    @classmethod
    def open_or_view(cls, path: Path) -> Store:
        """Open the journal at `path`, for reading only where it cannot be written to; `caveat` then says so.

        Raises:
            NewerJournal: a newer rjournal wrote it.
            Busy: another program kept it locked.
            StorageError: it cannot be read either.
        """
        try:
            return cls.open(path)
        except (NewerJournal, Busy):
            raise
        except StorageError as error:
            # Looking on in a broken journal is rare, and every start would pay for it here.
            from rjournal.storage.viewing import view

            connection, caveat = view(path, error)
            store = cls(connection)
            store.caveat = caveat
            return store

    @classmethod
    def reader(cls, path: Path) -> Store:
        """Open the journal for reading only, in whatever thread calls this.

        Raises:
            StorageError: the file cannot be used.
        """
        from rjournal.storage.viewing import reading

        return cls(reading(path)[0])

    @property
    def readonly(self) -> bool:
        """Whether nothing may be written, from the start or since the file was found damaged."""
        return self.connection.refusal is not None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the journal."""
        self.connection.close()

    @property
    def path(self) -> Path:
        """The journal's file."""
        return self.connection.path

    def stamp(self) -> str:
        """The present moment as it is stored."""
        return clock.stamp()

    # Acts

    @contextmanager
    def act(self, words: str) -> Iterator[None]:
        """One act of the user: everything inside is one transaction and one step of undo, called `words`.

        Inside another act it joins that one.

        Raises:
            StorageError: nothing of the act was written.
        """
        with self.history.act(words, stamp=self.stamp()):
            yield

    def undo(self) -> Act | None:
        """Undo the newest act that stands and name it; None when there is nothing to undo."""
        act = self.history.undoable()
        if act is not None:
            with self.history.act(act.words, stamp=self.stamp(), undoes=act.id):
                self._put_back(act)
        return act

    def redo(self) -> Act | None:
        """Take back the newest undoing and name the act that stands again; None when there is none."""
        act = self.history.redoable()
        if act is not None:
            with self.history.act(act.words, stamp=self.stamp(), redoes=act.id):
                self._put_back(act)
        return act

    def _put_back(self, act: Act) -> None:
        self.history.mark_undone(act.id, self.stamp())
        # A record changed twice in one act goes back to what it was before the first change.
        first: dict[tuple[str, int], Before] = {}
        for image in self.history.images(act.id):
            first[(image.kind, image.id)] = image
        for image in first.values():
            if image.row is not None and image.kind == "draft":
                self.drafts.put_back(image.row)
            elif image.kind == "prompt_use":
                self.prompt_uses.put_back(image.id, image.row)
            else:
                self.repo(image.kind).put_back(image.id, image.row)

    def check_place(self) -> None:
        """See that the journal is still where it was opened.

        Raises:
            Replaced: it was moved, removed or replaced.
        """
        self.connection.check_place()

    def check_sound(self) -> None:
        """Look at the whole file, because something cannot be explained otherwise.

        Raises:
            Damaged: it is not what was written to it.
        """
        self.connection.check_sound()

    def save_copy(self, path: Path) -> Path:
        """Write what is open to a new file (0600), whatever became of the journal's own; the path in full.

        Raises:
            Invalid: there is something at `path` already, or its folder does not exist.
            StorageError: the copy could not be written, or is not sound; nothing was left behind.
        """
        from rjournal.storage.viewing import save_copy

        return save_copy(self.connection, path)

    def data_version(self) -> int:
        """A number that changes when another process has written to the journal."""
        row = self.connection.one("PRAGMA data_version")
        return 0 if row is None else int(row[0])

    def has_drafts(self, beginning: str) -> bool:
        """Whether a draft is kept under a key that begins so: one look, for which no repository is loaded."""
        found = self.connection.one(
            "SELECT 1 FROM draft WHERE key >= ? AND key < ? LIMIT 1", (beginning, f"{beginning}\U0010ffff")
        )
        return found is not None

    # Repositories

    def repo(self, kind: str) -> Repo[Any]:
        """The repository of a kind of record."""
        repo: Repo[Any] = getattr(self, _REPOS[kind])
        return repo

    @cached_property
    def people(self) -> People:
        """Everyone the journal knows."""
        from rjournal.storage.repos.people import People

        return People(self)

    @cached_property
    def pairings(self) -> Pairings:
        """The mentoring relationships."""
        from rjournal.storage.repos.people import Pairings

        return Pairings(self)

    @cached_property
    def agreements(self) -> Agreements:
        """What the two of a pairing agreed."""
        from rjournal.storage.repos.people import Agreements

        return Agreements(self)

    @cached_property
    def pairing_pauses(self) -> PairingPauses:
        """When pairings rested."""
        from rjournal.storage.repos.people import PairingPauses

        return PairingPauses(self)

    @cached_property
    def sessions(self) -> Sessions:
        """Sessions."""
        from rjournal.storage.repos.sessions import Sessions

        return Sessions(self)

    @cached_property
    def agenda(self) -> Agenda:
        """Agenda items."""
        from rjournal.storage.repos.sessions import Agenda

        return Agenda(self)

    @cached_property
    def learnings(self) -> Learnings:
        """What was learned and taught."""
        from rjournal.storage.repos.learnings import Learnings

        return Learnings(self)

    @cached_property
    def retention_checks(self) -> RetentionChecks:
        """Whether what was learned and taught stayed."""
        from rjournal.storage.repos.learnings import RetentionChecks

        return RetentionChecks(self)

    @cached_property
    def notes(self) -> Notes:
        """Questions and their like."""
        from rjournal.storage.repos.lines import Notes

        return Notes(self)

    @cached_property
    def actions(self) -> Actions:
        """What was promised."""
        from rjournal.storage.repos.lines import Actions

        return Actions(self)

    @cached_property
    def wins(self) -> Wins:
        """What went well."""
        from rjournal.storage.repos.lines import Wins

        return Wins(self)

    @cached_property
    def entries(self) -> Entries:
        """Journal entries."""
        from rjournal.storage.repos.entries import Entries

        return Entries(self)

    @cached_property
    def goals(self) -> Goals:
        """Goals."""
        from rjournal.storage.repos.goals import Goals

        return Goals(self)

    @cached_property
    def milestones(self) -> Milestones:
        """Steps of milestones goals."""
        from rjournal.storage.repos.goals import Milestones

        return Milestones(self)

    @cached_property
    def check_ins(self) -> CheckIns:
        """Readings of goals."""
        from rjournal.storage.repos.goals import CheckIns

        return CheckIns(self)

    @cached_property
    def pauses(self) -> Pauses:
        """Pauses of goals."""
        from rjournal.storage.repos.goals import Pauses

        return Pauses(self)

    @cached_property
    def revisions(self) -> Revisions:
        """Revisions of goals."""
        from rjournal.storage.repos.goals import Revisions

        return Revisions(self)

    @cached_property
    def skills(self) -> Skills:
        """The skills on the map."""
        from rjournal.storage.repos.skills import Skills

        return Skills(self)

    @cached_property
    def assessments(self) -> Assessments:
        """Ratings of skills."""
        from rjournal.storage.repos.skills import Assessments

        return Assessments(self)

    @cached_property
    def skill_changes(self) -> SkillChanges:
        """What skills were before."""
        from rjournal.storage.repos.skills import SkillChanges

        return SkillChanges(self)

    @cached_property
    def silences(self) -> Silences:
        """What is not to be reminded of."""
        from rjournal.storage.repos.silences import Silences

        return Silences(self)

    @cached_property
    def links(self) -> Links:
        """Links between records."""
        from rjournal.storage.repos.links import Links

        return Links(self)

    @cached_property
    def drafts(self) -> Drafts:
        """What is being written."""
        from rjournal.storage.repos.drafts import Drafts

        return Drafts(self)

    @cached_property
    def belongings(self) -> Belongings:
        """Whom or what records belong to."""
        from rjournal.storage.repos.belongings import Belongings

        return Belongings(self)

    @cached_property
    def tags(self) -> Tags:
        """The tags in use."""
        from rjournal.storage.repos.tags import Tags

        return Tags(self)

    @cached_property
    def prompt_uses(self) -> PromptUses:
        """Which prompts were put when."""
        from rjournal.storage.repos.tags import PromptUses

        return PromptUses(self)

    @cached_property
    def waiting(self) -> Waiting:
        """What decides what is due."""
        from rjournal.storage.repos.waiting import Waiting

        return Waiting(self)

    @cached_property
    def search(self) -> SearchIndex:
        """The index over everything."""
        from rjournal.storage.search import SearchIndex

        return SearchIndex(self.connection)


_REPOS: dict[str, str] = {
    "person": "people",
    "pairing": "pairings",
    "session": "sessions",
    "agenda": "agenda",
    "learning": "learnings",
    "note": "notes",
    "action": "actions",
    "win": "wins",
    "entry": "entries",
    "goal": "goals",
    "milestone": "milestones",
    "check_in": "check_ins",
    "pause": "pauses",
    "revision": "revisions",
    "link": "links",
    "skill": "skills",
    "assessment": "assessments",
    "skill_change": "skill_changes",
    "agreement": "agreements",
    "pairing_pause": "pairing_pauses",
    "retention_check": "retention_checks",
    "silence": "silences",
}

KINDS: tuple[str, ...] = tuple(_REPOS)
"""Every kind of record there is."""
