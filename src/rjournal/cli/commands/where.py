"""`rjournal where`: every file, who may read it, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented, json_option
from rjournal.rescue import PATTERN

if TYPE_CHECKING:
    from rjournal.paths import Paths


@documented("where", examples=("rjournal where", "rjournal where --json"))
@json_option
@takes_call
def command(call: Call, /, *, as_json: bool) -> None:
    """Say where everything is kept.

    Every file with its permissions and what it holds. There is nothing elsewhere: nothing leaves the machine.
    """
    found = [_looked_at(path, holds) for path, holds in _places(call.paths)]
    if as_json:
        output.data(found)
    else:
        output.rows((place["permissions"] or "not there", place["path"], place["holds"]) for place in found)


def _places(paths: Paths) -> Iterator[tuple[Path, str]]:
    yield paths.journal, "everything you wrote, drafts included"
    for suffix in ("-wal", "-shm"):
        beside = paths.journal.with_name(paths.journal.name + suffix)
        if beside.exists():
            yield beside, "what the journal is just writing"
    for path in sorted(paths.data.glob(PATTERN)):
        yield path, "text that could not be saved"
    yield paths.config_file, "your settings"
    for folder, holds in (
        (paths.templates, "your own templates"),
        (paths.backups, "copies of the journal"),
        (paths.log, "where faults happened, without any of your text"),
        (paths.scratch, "what is open in your editor, and what it left"),
    ):
        yield folder, holds
        if folder.is_dir():
            yield from ((path, holds) for path in sorted(folder.rglob("*")) if path.is_file())


def _looked_at(path: Path, holds: str) -> dict[str, Any]:
    try:
        status = path.lstat()
    except OSError:
        return {"path": str(path), "exists": False, "permissions": None, "bytes": None, "holds": holds}
    return {
        "path": str(path),
        "exists": True,
        "permissions": f"{status.st_mode & 0o7777:04o}",
        "bytes": status.st_size,
        "holds": holds,
    }
