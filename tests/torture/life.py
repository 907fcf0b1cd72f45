"""One life of the program: started, used as somebody in a hurry would, killed at a moment nobody chose."""

from __future__ import annotations

import itertools
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from tests.pty.harness import Terminal
from tests.torture.ledger import Ledger

ENDINGS = (signal.SIGKILL,) * 8 + (signal.SIGTERM, signal.SIGHUP)
"""How a life ends: mostly without a warning."""

LONGEST_LIFE = 7.0
"""Seconds from the start of the process to its end, at most. Some end before they have shown anything."""

_FORM_WITHIN = (
    "SELECT 1 FROM (SELECT * FROM draft ORDER BY updated_at DESC, key LIMIT 1) WHERE fields LIKE '%details:%'"
)
"""Whether the draft that is offered first was left within the form for its details."""

WRITING = r"Leave, keep draft"
OFFERED = r"Left unfinished"


class Life:
    """One run of the program on a journal, by the throw of `dice`."""

    def __init__(self, home: Path, ledger: Ledger, dice: random.Random, words: Iterator[str]) -> None:
        self._home = home
        self._ledger = ledger
        self._dice = dice
        self._words = words
        self.diary: list[str] = []
        """What was being done, for the account of what went wrong."""
        self._undone = False
        self._terminal: Terminal
        self._killed_at = 0.0
        self._beside: list[tuple[str, subprocess.Popen[bytes]]] = []

    def run(self) -> None:
        """Live, die, and have the account settled."""
        ending = self._dice.choice(ENDINGS)
        self._terminal = start(self._home)
        with self._terminal:
            killer = threading.Timer(self._dice.uniform(0.1, LONGEST_LIFE), self._kill, (ending,))
            killer.start()
            try:
                self._use()
            except (AssertionError, OSError):
                # Whatever was being waited for: the program is dead, which is what this is about.
                killer.join()
            code = self._terminal.wait_for_exit()
        self._neighbours()
        if code not in (-ending, 128 + ending):
            self._ledger.faults.append(f"ended with {code} after signal {ending}")
        self._ledger.settle(self._killed_at, asked=code == 128 + ending)

    def _kill(self, ending: int) -> None:
        self._killed_at = time.monotonic()
        with suppress(ProcessLookupError):
            os.kill(self._terminal.pid, ending)

    def _use(self) -> None:
        # What is unfinished is offered a moment after the first paint; a key in between would go astray.
        offered = self._ledger.holds("SELECT 1 FROM draft")
        self._terminal.wait_for(OFFERED if offered else "n New")
        if offered:
            self._take_up_a_draft()
        while True:
            scene: Callable[[], None] = self._dice.choice(
                (
                    self._write,
                    self._write,
                    self._write_on,
                    self._say_more,
                    self._add_a_person,
                    self._note_a_line,
                    self._undo,
                    self._add_from_the_shell,
                )
            )
            self.diary.append(scene.__name__.strip("_"))
            scene()

    # What somebody does

    def _take_up_a_draft(self) -> None:
        if self._dice.random() < 0.3:
            self._press("escape")
            self._until_gone(OFFERED)
            return
        self._press("enter")
        self._until_gone(OFFERED)
        self._terminal.wait_for(r"\^s Save|What did you learn")
        if self._ledger.holds(_FORM_WITHIN):
            self._terminal.wait_for("Tags and mood")
            self._press("ctrl+s")
            self._until_gone("Tags and mood")
        if re.search(WRITING, self._terminal.text):
            self._type_and_save()
        else:
            self._press("ctrl+s")
            self._until_gone(r"\^s Save")

    def _write(self) -> None:
        self._press("j")
        self._terminal.wait_for(WRITING)
        self._type_and_save()

    def _write_on(self) -> None:
        """Change an entry that exists."""
        if not self._ledger.holds("SELECT 1 FROM entry WHERE deleted_at IS NULL"):
            return
        self._press("4")
        self._terminal.wait_for(r"e Edit")
        self._press("e")
        self._terminal.wait_for(WRITING)
        self._type_and_save()

    def _type_and_save(self) -> None:
        phrase = self._type(self._dice.randint(2, 30))
        if self._dice.random() < 0.3:
            self._press("escape")
            self._until_gone(WRITING)
            return
        self._press("ctrl+s")
        self._until_gone(WRITING)
        self._ledger.promise("entry", phrase)

    def _say_more(self) -> None:
        """Tags, in the form behind F2."""
        self._press("j")
        self._terminal.wait_for(WRITING)
        self._press("f2")
        self._terminal.wait_for("Tags and mood")
        self._type(self._dice.randint(1, 6))
        if self._dice.random() < 0.7:
            self._press("ctrl+s")
            self._until_gone("Tags and mood")
            self._type_and_save()

    def _add_a_person(self) -> None:
        self._press("5")
        self._terminal.wait_for("n Add person")
        self._press("n")
        self._terminal.wait_for("A name is enough|You had begun this")
        name = self._type(self._dice.randint(1, 3))
        self._press("ctrl+s")
        self._terminal.wait_for(r"─ With .*w\d+x")
        self._ledger.promise("person", name)
        self._press("escape")
        self._until_gone(r"─ With ")

    def _note_a_line(self) -> None:
        self._press("3")
        self._terminal.wait_for(r"Enter Open")
        self._press("enter")
        self._terminal.wait_for(r"l learned")
        for _ in range(self._dice.randint(1, 3)):
            self._press("l")
            self._terminal.wait_for(r"● learned")
            line = self._type(self._dice.randint(1, 4))
            self._press("enter")
            self._until_gone(r"● learned")
            self._ledger.promise("learning", line)
        self._press("escape")
        self._until_gone(r"l learned")

    def _undo(self) -> None:
        if self._undone:
            return
        # Once a life: a second one could not be told from the first by what is on the screen.
        self._undone = True
        self._press("u")
        self._terminal.wait_for("Taken back|There is nothing to take back")

    def _add_from_the_shell(self) -> None:
        """Another process writes to the same journal at the same time."""
        phrase = " ".join(itertools.islice(self._words, 3))
        command = [sys.executable, "-m", "rjournal", "add", phrase]
        self._beside.append((phrase, subprocess.Popen(command, env=environment(self._home), **_QUIET)))

    def _neighbours(self) -> None:
        for phrase, process in self._beside:
            if process.wait(30) == 0:
                self._ledger.promise("entry", phrase)
            else:
                self._ledger.faults.append(f"`rjournal add` ended with {process.returncode}")

    # With which fingers

    def _press(self, key: str) -> None:
        self._terminal.press(key)

    def _type(self, count: int) -> str:
        """Type so many words at an uneven pace and wait until they are on the screen; the words."""
        words = list(itertools.islice(self._words, count))
        for word in words:
            self._terminal.type(f"{word} ")
            pause = time.monotonic() + self._dice.choice((0.0, 0.02, 0.05, 0.15))
            self._terminal.wait_until(
                lambda pause=pause: self._look() and time.monotonic() >= pause, "a pause"
            )
        self._terminal.wait_until(lambda: self._look() and words[-1] in self._ledger.shown, "the last word")
        return " ".join(words)

    def _look(self) -> bool:
        text = self._terminal.text
        self._ledger.see(text, time.monotonic())
        return True

    def _until_gone(self, pattern: str) -> None:
        self._terminal.wait_until(
            lambda: not re.search(pattern, self._terminal.text), f"the end of {pattern}"
        )


_QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def environment(home: Path) -> dict[str, str]:
    """What the program is told of the world."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "LANG": "C.UTF-8",
        "RJOURNAL_HOME": str(home),
        "HOME": str(home),
        "TZ": "UTC",
    }


def start(home: Path) -> Terminal:
    """rjournal as its user starts it, on a terminal wide enough for a phrase to stand on one line."""
    return Terminal.spawn([sys.executable, "-m", "rjournal"], env=environment(home), columns=120, rows=40)
