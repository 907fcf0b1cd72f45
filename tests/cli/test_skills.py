"""The map of skills from the shell."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run
from tests.hostile import HOSTILE


@pytest.fixture
def story(done: Run, noor: None) -> None:
    """A journal with one skill that Noor could teach."""
    done("skill", "add", "Data storytelling", "--importance", "3", "--target", "4", "--teacher", "noor")


@pytest.mark.usefixtures("story")
def test_a_skill_is_rated_by_two_and_shown_apart(done: Run) -> None:
    said = done("skill", "rate", "story", "1", "--on", "5 jan 2026", "--evidence", "I read my slides aloud")
    assert "k1  Data storytelling  you 1, aim 4" in said.out and "Noted as t1" in said.err
    done("skill", "rate", "data", "comp")
    said = done("skill", "rate", "k1", "2", "--by", "them")
    assert said.out == (
        "k1  Data storytelling  you 3, they 2, aim 4  1 step to go  matters most, core  Noor Vermeer\n"
    )
    assert "They rate you 1 step below yourself." in said.err
    back = done("skill", "rate", "story", "0", "--kind", "looking-back")
    assert "From your first rating: 2 steps; looking back: 3 steps." in back.err
    shown = done("skill", "show", "story").out
    for line in (
        "you: 3, Competent",
        "they: 2, Advanced beginner",
        "aim: 4, Proficient",
        "could teach it: Noor Vermeer (p1)",
        "rating of Mon 5 Jan 2026: t1 1, Novice (by you, first): I read my slides aloud",
        "rating of Mon 16 Feb 2026: t4 0, Not met (by you, looking-back)",
    ):
        assert line in shown
    assert done("show", "k1").out == shown


@pytest.mark.usefixtures("story")
def test_the_map_and_a_skill_are_told_as_of_any_day(done: Run) -> None:
    done("skill", "rate", "story", "1", "--on", "5 jan 2026")
    done("skill", "rate", "story", "3")
    done("skill", "edit", "story", "--target", "5", "--horizon", "emerging")
    assert [one["level"] for one in done("skill", "map", "--json", "--as-of", "6 jan 2026").json] == [1]
    (now,) = done("skill", "--json").json
    assert (now["level"], now["their_level"], now["gap"], now["weight"]) == (3, None, 2, 6)
    assert (now["teachers"], now["horizon_since"]) == (["p1"], "2026-02-16")
    (then,) = done("skill", "map", "--as-of", "yesterday", "--json").json
    assert (then["target_level"], then["horizon"], then["gap"]) == (4, "core", 3)
    shown = done("skill", "show", "k1", "--as-of", "yesterday", "--json").json
    assert [one["handle"] for one in shown["assessments"]] == ["t1"] and shown["changes"] == []


def test_an_empty_map_says_how_it_begins(done: Run) -> None:
    ran = done("skill")
    assert ran.out == "" and "`rjournal skill add`" in ran.err
    assert done("skill", "map", "--json").json == []


def test_a_map_of_before_the_first_skill_is_empty(done: Run) -> None:
    done("skill", "add", "Listening")
    ran = done("skill", "map", "--as-of", "1 jan 2026")
    assert ran.out == "" and "No skill was on the map yet that day." in ran.err


def test_what_matters_most_and_has_nobody_is_said_beside_the_map(done: Run) -> None:
    done("skill", "add", "AI tools", "--importance", "3")
    ran = done("skill")
    assert ran.out == "k1  AI tools    not rated, no aim yet  matters most, core\n"
    assert "“AI tools” matters most, and has no goal yet and nobody to learn it from." in ran.err


def test_a_map_left_alone_for_half_a_year_is_said_to_be(done: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done("skill", "add", "Listening")
    monkeypatch.setenv("RJOURNAL_NOW", "2026-08-17T09:00:00")
    assert "Not looked through since 16 Feb 2026" in done("skill").err


@pytest.mark.usefixtures("story")
def test_somebody_else_s_level_is_kept_apart(done: Run) -> None:
    ran = done("skill", "rate", "story", "4", "--of", "noor", "--evidence", "she taught three of us")
    assert ran.out.startswith("t1") and "Data storytelling, 4, Proficient" in ran.out
    (now,) = done("skill", "--json").json
    assert now["level"] is None
    assert "rating of Noor Vermeer of Mon 16 Feb 2026: t1 4" in done("skill", "show", "story").out


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("skill", "rate", "story", "6"), "A level is a whole number from 0 to 5."),
        (("skill", "rate", "story", "-1"), "A level is a whole number from 0 to 5."),
        (("skill", "rate", "story", "3", "--on", "tomorrow"), "still to come"),
        (("skill", "rate", "nothing", "3"), "Known: Data storytelling (k1)"),
        (("skill", "rate", "story", "1", "--kind", "looking-back", "--by", "them"), "whoever's level it is"),
        (("skill", "add", "X", "--importance", "4"), "Importance is 1, 2 or 3."),
        (("skill", "add", "X", "--target", "9"), "A level is a whole number from 0 to 5."),
        (("skill", "add", " "), "A skill needs a name."),
        (("skill", "add", "DATA storytelling"), "on the map already (k1)"),
        (("skill", "add", "X", "--teacher", "nobody"), "No person is called"),
        (("skill", "edit", "story"), "Say what to change."),
        (("skill", "map", "--as-of", "tomorrow"), "still to come"),
        (("skill", "show", "story", "--as-of", "1 jan 2026"), "not on the map yet"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_makes_no_sense_is_said(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err


@pytest.mark.usefixtures("story")
def test_words_that_could_not_be_saved_are_kept(run: Run, done: Run) -> None:
    ran = run("skill", "rate", "story", "9", "--evidence", "Nobody asked what page 1 meant")
    assert ran.code == 2 and "kept as a draft" in ran.err
    assert "Nobody asked what page 1 meant" in done("drafts").out


@pytest.mark.usefixtures("story")
def test_a_rating_goes_to_the_trash_and_comes_back(done: Run) -> None:
    done("skill", "rate", "story", "3")
    done("delete", "t1")
    assert done("skill", "--json").json[0]["level"] is None
    done("undo")
    assert done("skill", "--json").json[0]["level"] == 3
    done("skill", "edit", "story", "--target", "none", "--name", "Stories")
    assert done("skill").out.startswith("k1  Stories  you 3  no aim yet")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_steers_the_terminal(run: Run, text: str) -> None:
    run("skill", "add", "--why", text, "--", text)
    run("skill", "add", "Plain", "--why", text)
    run("skill", "rate", "--evidence", text, "--", "plain", "3")
    for words in (("skill",), ("skill", "show", "plain"), ("skill", "map", "--json"), ("search", "plain")):
        ran = run(*words)
        assert ran.code == 0, ran.err
        assert not {"\x1b", "\x07", "\x9b", "\x00", "\x08"} & set(ran.out + ran.err)
