"""`rjournal doctor` finds each fault that is put in, and repairs what can be, after asking and copying."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rjournal.storage.store import Store
from tests.cli.conftest import Ran, Run

SECRET = "Zyxomma petiolatum"
"""Words that are in the journal and in no message."""

Fault = Callable[[Path], object]


@pytest.fixture
def journal(done: Run, home: Path) -> Path:
    """A journal with an entry about Noor, and a copy of it."""
    done("person", "add", "Noor Vermeer")
    done("add", SECRET, "--with", "noor", "--tag", "charts")
    done("backup")
    # A start as any other: what the copy left beside the journal goes.
    done("list")
    return home / "journal.db"


def sql(*statements: str) -> Fault:
    def inject(journal: Path) -> None:
        with closing(sqlite3.connect(journal, isolation_level=None)) as raw:
            for statement in statements:
                raw.execute(statement)

    return inject


def beside(name: str, content: bytes = b"left", mode: int = 0o600) -> Fault:
    def inject(journal: Path) -> None:
        path = journal.parent / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_bytes(content)
        path.chmod(mode)

    return inject


def states(ran: Ran) -> dict[str, str]:
    return {finding["about"]: finding["state"] for finding in ran.json}


def test_a_draft_that_was_discarded_is_no_earlier_version_of_nothing(done: Run, journal: Path) -> None:
    """What brings it back is kept with the earlier versions, under no record's number."""
    with Store.open(journal) as store:
        store.drafts.save("entry:new:x", {"body": "begun"})
        store.drafts.discard("entry:new:x")
    found = {finding["about"]: finding for finding in done("doctor", "--json").json}
    assert found["earlier versions"]["state"] == found["links"]["state"] == found["drafts"]["state"] == "ok"
    done("doctor", "--fix")
    done("undo")
    with Store.open(journal) as store:
        assert [draft.fields for draft in store.drafts.all()] == [{"body": "begun"}]


def test_a_sound_journal_is_called_sound_and_left_as_it_is(done: Run, journal: Path) -> None:
    before = journal.read_bytes()
    ran = done("doctor", "--json")
    assert set(states(ran).values()) == {"ok"}
    assert {"integrity", "search index", "permissions", "disk", "copies", "versions"} < set(states(ran))
    assert journal.read_bytes() == before
    assert "The file is sound." in done("doctor").out


def test_before_the_first_entry_there_is_nothing_wrong(done: Run, home: Path) -> None:
    assert states(done("doctor", "--json"))["journal"] == "note"
    assert not home.exists()


REPAIRABLE = {
    "a document is missing": ("search index", sql("DELETE FROM search_doc WHERE kind = 'entry'")),
    "a document is stale": ("search index", sql("UPDATE search_doc SET body = 'old' WHERE kind = 'entry'")),
    "a document of nothing": (
        "search index",
        sql(
            "INSERT INTO search_doc (id, kind, ref_id, title, body, tags, day)"
            " VALUES (7, 'entry', 99, '', '', '', '2026-02-16')"
        ),
    ),
    "a tag is missing": ("search index", sql("DELETE FROM record_tag")),
    "a tag too many": ("search index", sql("INSERT INTO record_tag VALUES ('x', 'entry', 1)")),
    "the index is empty": ("search index", sql("INSERT INTO search_fts (search_fts) VALUES ('delete-all')")),
    "the index is damaged": (
        "search index",
        sql("UPDATE search_fts_data SET block = x'ff00ff' WHERE id > 10"),
    ),
    "the index lost a table": ("search index", sql("DROP TABLE search_fts_idx")),
    "a link to nothing": ("links", sql("UPDATE link SET to_id = 99")),
    "a file is open to others": ("permissions", lambda journal: journal.chmod(0o644)),
    "a copy is open to others": (
        "permissions",
        lambda journal: next((journal.parent / "backups").iterdir()).chmod(0o640),
    ),
    "the folder is open to others": ("permissions", lambda journal: journal.parent.chmod(0o755)),
    "the settings are open to others": ("permissions", beside("config.toml", b"", 0o644)),
    "a copy was cut off": ("cut-off copies", beside("backups/copy-abc.part")),
}


@pytest.mark.parametrize(("about", "fault"), REPAIRABLE.values(), ids=REPAIRABLE)
def test_what_can_be_repaired_is_found_and_repaired(
    done: Run, run: Run, journal: Path, about: str, fault: Fault
) -> None:
    fault(journal)
    found = run("doctor", "--json")
    assert (found.code, states(found)[about]) == (4, "repairable")
    assert {name for name, state in states(found).items() if state != "ok"} == {about}
    refused = run("doctor", "--fix", stdin=b"n\n", terminal=True)
    assert (refused.code, refused.err.count("[y/N]")) == (4, 1)
    assert states(run("doctor", "--json"))[about] == "repairable"
    fixed = run("doctor", "--fix", "--yes")
    assert fixed.code == 0, fixed.err
    assert SECRET.casefold() not in (found.out + found.err + fixed.out + fixed.err).casefold()
    assert set(states(done("doctor", "--json")).values()) == {"ok"}
    assert SECRET in done("search", "zyxomma").out
    assert SECRET in done("show", "e1").out


@pytest.mark.parametrize("name", ["a link to nothing", "a tag is missing"])
def test_a_repair_that_writes_makes_a_copy_first(run: Run, journal: Path, name: str) -> None:
    REPAIRABLE[name][1](journal)
    ran = run("doctor", "--fix", "--yes")
    copy = journal.parent / "backups" / "before-repair-20260216T090000.db"
    assert f"A copy was made first: {copy}." in ran.err
    with closing(sqlite3.connect(copy)) as raw:
        tags = raw.execute("SELECT count(*) FROM record_tag").fetchone()[0]
        ends = raw.execute("SELECT to_id, deleted_at FROM link").fetchall()
    assert (tags, ends) == ((1, [(99, None)]) if name == "a link to nothing" else (0, [(1, None)]))


def test_without_a_copy_nothing_is_repaired(run: Run, journal: Path) -> None:
    sql("UPDATE link SET to_id = 99")(journal)
    for path in (journal.parent / "backups").iterdir():
        path.unlink()
    (journal.parent / "backups").rmdir()
    (journal.parent / "backups").write_text("in the way")
    (journal.parent / "backups").chmod(0o600)
    ran = run("doctor", "--fix", "--yes")
    assert ran.code == 4
    assert "not repaired, because no copy" in ran.err
    assert states(run("doctor", "--json"))["links"] == "repairable"


def _damage(table: str) -> Fault:
    def inject(journal: Path) -> None:
        with closing(sqlite3.connect(journal)) as raw:
            page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        content = bytearray(journal.read_bytes())
        content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
        journal.write_bytes(bytes(content))

    return inject


BAD = {
    "a page is damaged": ("integrity", _damage("entry")),
    "the file is cut short": (
        "journal",
        lambda journal: journal.write_bytes(journal.read_bytes()[:5000]),
    ),
    "it is a letter": ("journal", lambda journal: journal.write_bytes(b"Dear Noor, " * 500)),
    "a reference leads nowhere": (
        "references",
        sql("PRAGMA foreign_keys = OFF", "DELETE FROM act"),
    ),
    "a newer program's": (
        "schema",
        sql("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('rjournal', 'm0099_x')"),
    ),
    "the newest copy is damaged": (
        "copies",
        lambda journal: next((journal.parent / "backups").iterdir()).write_bytes(b"x" * 9000),
    ),
}


@pytest.mark.parametrize(("about", "fault"), BAD.values(), ids=BAD)
def test_what_is_beyond_repair_is_said_and_nothing_is_written(
    run: Run, journal: Path, about: str, fault: Fault
) -> None:
    fault(journal)
    before = journal.read_bytes()
    ran = run("doctor", "--json")
    assert ran.code == 4
    wrong = [finding for finding in ran.json if finding["state"] == "bad"]
    assert about in {finding["about"] for finding in wrong} or "integrity" in {one["about"] for one in wrong}
    assert all(finding["advice"] for finding in wrong)
    assert run("doctor", "--fix", "--yes").code == 4
    assert journal.read_bytes() == before
    assert "Zyxomma" not in ran.out + ran.err


NOTED = {
    "a draft waits": (
        "drafts",
        sql("INSERT INTO draft (key, fields, created_at, updated_at) VALUES ('entry:99', '{}', '', '')"),
        "belongs to a record that is gone",
    ),
    "versions of nothing": (
        "earlier versions",
        sql("INSERT INTO history (act_id, kind, ref_id) SELECT id, 'entry', 99 FROM act LIMIT 1"),
        "1 earlier version",
    ),
    "words were rescued": ("rescued text", beside("unsaved-1.md"), "unsaved-1.md"),
    "the editor left a file": ("editor files", beside("scratch/entry.md"), "entry.md"),
    "a setting is wrong": ("settings", beside("config.toml", b"backups = 3"), "backups has to be"),
    "a template is wrong": ("templates", beside("templates/mine.md", b"\xff\xfe"), "mine.md"),
}


@pytest.mark.parametrize(("about", "fault", "words"), NOTED.values(), ids=NOTED)
def test_what_is_worth_knowing_is_said_and_is_no_failure(
    done: Run, journal: Path, about: str, fault: Fault, words: str
) -> None:
    fault(journal)
    if (journal.parent / "templates").exists():
        (journal.parent / "templates").chmod(0o700)
    (finding,) = (one for one in done("doctor", "--json").json if one["state"] != "ok")
    assert (finding["about"], finding["state"]) == (about, "note")
    assert words in finding["says"]
    assert finding["advice"]


def test_a_journal_without_copies_or_with_old_ones_is_told(
    done: Run, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RJOURNAL_NOW", "2026-03-16T09:00:00")
    assert states(done("doctor", "--json"))["copies"] == "note"
    assert "4 weeks ago" in done("doctor").out
    for path in (journal.parent / "backups").iterdir():
        path.unlink()
    assert "There is no copy" in done("doctor").out
    (journal.parent / "config.toml").write_text("backups = false")
    (journal.parent / "config.toml").chmod(0o600)
    assert "`backups` is off" in done("doctor").err


def test_a_wal_file_that_has_grown_is_written_into_the_journal(run: Run, done: Run, journal: Path) -> None:
    with closing(sqlite3.connect(journal, isolation_level=None)) as raw:
        raw.execute("PRAGMA wal_autocheckpoint = 0")
        raw.execute("CREATE TABLE large (x BLOB)")
        raw.execute("INSERT INTO large VALUES (zeroblob(17000000))")
        raw.execute("DROP TABLE large")
        found = run("doctor", "--json")
        assert states(found)["wal"] == "repairable"
        assert "has grown to" in run("doctor").out
        done("doctor", "--fix", "--yes")
        assert journal.with_name("journal.db-wal").stat().st_size < 100_000


def test_a_journal_that_may_only_be_read_is_told(
    done: Run, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who runs the tests may be root, who may write everywhere.
    monkeypatch.setattr("os.access", lambda path, mode: False)
    (finding,) = (one for one in done("doctor", "--json").json if one["state"] != "ok")
    assert (finding["about"], finding["state"]) == ("writing", "note")
    assert "may only be read" in finding["says"]


def test_a_network_is_told(done: Run, journal: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from rjournal.storage import filesystem

    mounts = tmp_path / "mountinfo"
    mounts.write_text("36 35 98:0 / / rw - ext4 /dev/sda rw\n37 36 0:1 / /tmp rw - nfs4 server:/x rw\n")
    mounts.write_text(mounts.read_text().replace("/tmp", str(journal.parent.resolve())))
    monkeypatch.setattr(filesystem, "MOUNTS", mounts)
    (finding,) = (one for one in done("doctor", "--json").json if one["state"] != "ok")
    assert finding["says"] == "The journal lies on a network file system (nfs4)."
