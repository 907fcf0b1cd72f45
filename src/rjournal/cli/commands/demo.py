"""`rjournal demo`: a sample journal to look around in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rjournal.cli import output
from rjournal.cli.call import Call, takes_call
from rjournal.cli.command import documented
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.paths import Paths


@documented("demo", examples=("rjournal demo", "rjournal demo --path sample --no-open"))
@click.option("--path", "folder", type=click.Path(path_type=Path), help="Keep it in this folder.")
@click.option("--no-open", is_flag=True, help="Only make it, and print where it is.")
@takes_call
def command(call: Call, /, *, folder: Path | None, no_open: bool) -> None:
    """Open a sample journal in a throw-away folder.

    Your own journal is not touched. The folder goes when you leave, unless you gave it or only had it made.
    """
    # tempfile and shutil cost 10 ms, and only the demo makes folders to throw away.
    import shutil
    import tempfile

    throw_away = folder is None and not no_open
    home = Path(tempfile.mkdtemp(prefix="rjournal-demo-")) if folder is None else folder.absolute()
    try:
        paths = _filled(call, home)
        if no_open:
            output.block(str(home))
            return
        from rjournal.cli.main import open_screen

        open_screen(paths, is_sample=throw_away)
    finally:
        if throw_away:
            shutil.rmtree(home, ignore_errors=True)


def _filled(call: Call, home: Path) -> Paths:
    """The sample journal, in a folder without any journal.

    Raises:
        Invalid: there is one already.
    """
    from rjournal.paths import Paths
    from rjournal.services.sample import fill
    from rjournal.storage.store import Store

    paths = Paths(data=home, config=home)
    if paths.journal.exists():
        raise Invalid(
            f"There is a journal already: {paths.journal}.", "It was not touched. Give another folder."
        )
    with Store.open(paths.journal) as store:
        fill(store, call.today, zone=call.zone)
    return paths
