"""What can be asked of the journal's file: whether it opens, is sound, and has everything in step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rjournal.errors import NewerJournal, StorageError
from rjournal.services.upkeep.findings import Finding, Repair, counted
from rjournal.storage import faults, migrations, soundness
from rjournal.storage.store import Store

FIX = "`rjournal doctor --fix` puts it right."
_RESTORE = "`rjournal restore` lists the copies there are."


def of_journal(path: Path) -> Iterator[Finding]:
    """Ask everything of the journal at `path`; it is only read, and what cannot be read is said."""
    if not path.exists():
        yield Finding(
            "journal", "note", f"There is no journal yet: {path}.", "It is made with the first entry."
        )
        return
    try:
        store = Store.reader(path)
    except StorageError as error:
        yield _unreadable("journal", error)
        return
    with store:
        yield from _file(store)
        schema = _schema(store)
        yield schema
        if schema.state == "ok":
            yield from _records(store)


def _file(store: Store) -> Iterator[Finding]:
    try:
        number = soundness.faults_of_the_file(store)
    except StorageError as error:
        yield _unreadable("integrity", error)
        return
    if number:
        places = counted(number, "place", "places")
        yield Finding("integrity", "bad", f"The file is damaged in {places}.", faults.way_back(store.path))
    else:
        yield Finding("integrity", "ok", "The file is sound.")


def _schema(store: Store) -> Finding:
    try:
        names = migrations.applied_names(store.connection)
        migrations.refuse_newer(names)
    except NewerJournal as error:
        return Finding("schema", "bad", error.message, error.hint)
    except StorageError as error:
        return _unreadable("schema", error)
    if names != migrations.NAMES:
        says = "An older rjournal wrote this journal, so its records were not looked at."
        return Finding(
            "schema", "note", says, "It is brought up to date when it is opened next; ask again then."
        )
    return Finding("schema", "ok", f"The tables are those of this version ({names[-1]}).")


def _records(store: Store) -> Iterator[Finding]:
    ask = (
        ("references", _references),
        ("search index", _index),
        ("links", _links),
        ("earlier versions", _versions),
        ("drafts", _drafts),
    )
    for about, question in ask:
        try:
            yield question(store)
        except StorageError as error:
            yield _unreadable(about, error)
        # A damaged record may hold what is no date or no list.
        except (ValueError, TypeError):
            yield Finding(about, "bad", "A record could not be read.", _RESTORE)


def _references(store: Store) -> Finding:
    number = soundness.broken_references(store)
    if not number:
        return Finding("references", "ok", "Every record has what it refers to.")
    records = counted(number, "record refers", "records refer")
    return Finding("references", "bad", f"{records} to something that is not there.", _RESTORE)


def _index(store: Store) -> Finding:
    repair = Repair(
        "Build the search index anew from the records?",
        "The search index is built anew.",
        partial(written, store.path, soundness.index_anew),
    )
    try:
        number = soundness.out_of_step(store)
    except StorageError as error:
        if not faults.is_of_index(error):
            raise
        return Finding("search index", "repairable", "The search index cannot be read.", FIX, repair)
    if not number:
        return Finding("search index", "ok", "Everything is found by its words and tags.")
    places = counted(number, "place", "places")
    says = f"The search index does not say what the records say, in {places}."
    return Finding("search index", "repairable", says, FIX, repair)


def _links(store: Store) -> Finding:
    number = soundness.links_to_nothing(store)
    if not number:
        return Finding("links", "ok", "Every link leads somewhere.")
    repair = Repair(
        "Remove the links that lead to nothing?",
        "The links that led to nothing are gone.",
        partial(written, store.path, soundness.remove_links_to_nothing),
    )
    says = f"{counted(number, 'link leads', 'links lead')} to nothing."
    return Finding("links", "repairable", says, FIX, repair)


def _versions(store: Store) -> Finding:
    number = soundness.versions_of_nothing(store)
    if not number:
        return Finding("earlier versions", "ok", "Every earlier version has its record.")
    says = f"{counted(number, 'earlier version is', 'earlier versions are')} kept of records that are gone."
    return Finding("earlier versions", "note", says, "They do no harm, and nothing removes them.")


def _drafts(store: Store) -> Finding:
    waiting, lost = store.drafts.count(), soundness.drafts_of_nothing(store)
    if not waiting:
        return Finding("drafts", "ok", "Nothing is unfinished.")
    says = f"{counted(waiting, 'draft waits', 'drafts wait')} to be finished."
    if lost:
        says += f" {counted(lost, 'of them belongs', 'of them belong')} to a record that is gone."
    return Finding("drafts", "note", says, "`rjournal drafts` shows their words.")


def _unreadable(about: str, error: StorageError) -> Finding:
    return Finding(about, "bad", error.message, error.hint)


def written(path: Path, act: Callable[[Store], object]) -> None:
    """Do something to the journal at `path`, opened for it.

    Raises:
        StorageError: nothing was changed.
    """
    with Store.open(path) as store:
        act(store)
