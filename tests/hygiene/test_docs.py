"""What a document promises: the commands it shows, the files it points to and the rules it cites exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from rjournal.cli.main import COMMANDS, root
from rjournal.domain.records import HANDLE_LETTERS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
HELP = sorted((ROOT / "src/rjournal/tui/help").glob("*.md"))

_BLOCK = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(rjournal [^`]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_SOURCE = re.compile(r"`((?:src|tests|docs|screenshots)/[\w./-]+)`")


def shown_commands(page: Path) -> list[str]:
    """Every command line of rjournal that a page shows, in blocks and in sentences."""
    text = page.read_text("utf-8")
    lines = [line.strip().removeprefix("$ ") for block in _BLOCK.findall(text) for line in block.splitlines()]
    # What stands three spaces and more behind a command is a remark on it.
    in_blocks = [re.split(r"\s{3,}", line)[0] for line in lines if line.startswith("rjournal ")]
    return [*in_blocks, *_INLINE.findall(text)]


COMMAND_LINES = [(page.name, line) for page in [*PAGES, *HELP] for line in shown_commands(page)]


@pytest.mark.parametrize(("page", "line"), COMMAND_LINES, ids=[line for _, line in COMMAND_LINES])
def test_every_command_a_page_shows_exists_with_its_options(page: str, line: str) -> None:
    words = shlex.split(re.split(r" [<>|] | · ", line)[0])[1:]
    command: click.Command = root
    context = click.Context(root, info_name="rjournal")
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        if found is None:
            fallback = getattr(command, "otherwise", "")
            assert fallback, f"{page}: there is no `{words[0]}` in `{line}`"
            found = command.get_command(context, fallback)
        else:
            words = words[1:]
        assert found is not None
        command = found
    known = {option for param in command.params for option in param.opts} | {"--help", "-h", "--version"}
    unknown = [word.split("=")[0] for word in words if re.match(r"--?[a-z]", word)]
    assert set(unknown) <= known, f"{page}: `{line}` has options that `{command.name}` does not"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_a_page_points_to_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    links = [page.parent / link for link in _LINK.findall(text) if not link.startswith(("http", "mailto:"))]
    named = [ROOT / path for path in _SOURCE.findall(text)]
    missing = [str(path) for path in [*links, *named] if not path.exists()]
    assert not missing


def test_every_section_the_code_refers_to_exists() -> None:
    domain = (ROOT / "docs/domain.md").read_text("utf-8")
    headings = set(re.findall(r"^#+ (\d+(?:\.\d+)?)\.? ", domain, re.MULTILINE))
    sources = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    cited = {
        number
        for path in sources
        for number in re.findall(r"domain\.md §(\d+(?:\.\d+)?)", path.read_text("utf-8"))
    }
    assert cited, "no rule names its source: has the way of citing changed?"
    assert cited <= headings


def test_the_guide_tells_of_every_command_and_every_handle() -> None:
    guide = (ROOT / "docs/guide.md").read_text("utf-8")
    untold = [name for name in COMMANDS if f"rjournal {name}" not in guide]
    assert untold == []
    letters = [letter for letter in HANDLE_LETTERS if not re.search(rf"`{letter}\d+`", guide)]
    assert letters == []


def test_the_guide_names_every_exit_code() -> None:
    from rjournal import errors

    codes = {
        kind.exit_code
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.RJournalError)
    }
    guide = (ROOT / "docs/guide.md").read_text("utf-8")
    section = guide.split("## Exit codes", 1)[1]
    assert all(re.search(rf"^\| {code} \|", section, re.MULTILINE) for code in codes)
