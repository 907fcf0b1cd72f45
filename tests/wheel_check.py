"""Build the wheel, install it into a bare environment elsewhere, and try it there as a user would.

Run by `make wheel` as a module, not by pytest: run as a file, `tests` would be on the path and `tests/pty` in
the place of Python's own `pty`. What the package leaves out (styles, help, the schema) shows only here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

from tests.pty.harness import Terminal

ROOT = Path(__file__).resolve().parent.parent
CARRIED = (".tcss", ".md", ".sql", "py.typed")
"""What is not Python and has to be in the wheel."""


def main() -> None:
    """Build, install, open; the first thing that does not work ends it with its output."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        wheel = build(folder)
        check_contents(wheel)
        program = install(wheel, folder)
        check_commands(program, folder)
        check_screen(program, folder)
    print(f"{wheel.name}: complete, installs and opens")  # noqa: T201 - this is a script


def build(folder: Path) -> Path:
    """Build the wheel from the checkout."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def check_contents(wheel: Path) -> None:
    """Every data file of the source tree is in the wheel."""
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.name.endswith(CARRIED) and path.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        missing = wanted - set(archive.namelist())
    assert wanted, "the source tree has no data files: has the layout changed?"
    assert not missing, f"not in the wheel: {sorted(missing)}"


def install(wheel: Path, folder: Path) -> Path:
    """Install the wheel with the project's versions into a new environment; the program in it."""
    place = folder / "elsewhere"
    venv.create(place, with_pip=True)
    run(place / "bin" / "python", "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel)
    return place / "bin" / "rjournal"


def check_commands(program: Path, folder: Path) -> None:
    """The command line writes and finds, with nothing of the checkout in reach."""
    said = run(program, "add", "The wheel turns", env=environment(folder))
    assert "e1" in said, said
    assert "wheel" in run(program, "search", "wheel", env=environment(folder))


def check_screen(program: Path, folder: Path) -> None:
    """The UI opens, shows its help page, and leaves the terminal as it was."""
    with Terminal.spawn([program], env={**environment(folder), "PYTHONPATH": ""}) as terminal:
        terminal.wait_for("Today")
        terminal.press("f1")
        terminal.wait_for("(?i)help")
        terminal.press("ctrl+q")
        terminal.must_end_with(0)
        terminal.assert_left_sane()


def environment(folder: Path) -> dict[str, str]:
    """A home of its own."""
    return {"RJOURNAL_HOME": str(folder / "home"), "HOME": str(folder), "LANG": "C.UTF-8"}


def run(*command: object, env: dict[str, str] | None = None) -> str:
    """Run a command and give its output; one that fails ends the check with what it said."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | (env or {})
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        check=False,
        cwd=tempfile.gettempdir(),
        env=variables,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


if __name__ == "__main__":
    main()
