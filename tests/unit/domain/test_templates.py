from __future__ import annotations

import pytest

from rjournal.domain import templates
from rjournal.domain.sections import is_blank, sections
from rjournal.errors import Invalid, NotFound
from tests.hostile import HOSTILE, LONG_LINE


def headings(template: templates.Template) -> list[str]:
    return [section.heading for section in template.sections]


def test_the_quick_template() -> None:
    assert headings(templates.QUICK) == ["What", "So what", "Now what"]
    assert templates.stages(templates.QUICK) == ("D1", "D2", "D3")
    assert templates.QUICK.id == "T1"


def test_the_learner_session_keeps_kolbs_terms_as_hints() -> None:
    assert [(s.heading, s.stage, s.hint) for s in templates.LEARNER_SESSION.sections] == [
        ("Purpose", "", ""),
        ("What I was shown", "K1", "concrete experience"),
        ("What surprised or contradicted me", "K2", "reflective observation"),
        ("The rule I take away", "K3", "abstract conceptualisation"),
        ("Where I'll try it, if–then", "K4", "active experimentation"),
        ("What I gave back", "A", ""),
        ("Credit due", "", ""),
    ]


def test_the_teaching_log() -> None:
    assert headings(templates.TEACHING_LOG) == [
        "Situation",
        "Task",
        "Action",
        "Result",
        "Reflection",
        "Transfer: how and when I'll check",
    ]
    assert templates.stages(templates.TEACHING_LOG) == ("ST", "TA", "AC", "RE", "RF", "TR")


def test_an_entry_starts_from_headings_with_room_under_each() -> None:
    assert templates.skeleton(templates.QUICK) == "## What\n\n\n## So what\n\n\n## Now what\n\n"


@pytest.mark.parametrize("template", templates.TEMPLATES, ids=lambda t: t.name)
def test_what_an_entry_starts_from_reads_back_as_the_template_and_counts_as_blank(
    template: templates.Template,
) -> None:
    start = templates.skeleton(template)
    assert [part.heading for part in sections(start)] == headings(template)
    assert is_blank(start, template)


def test_after_a_session_the_quick_one_is_the_default_and_the_role_says_what_else() -> None:
    quick, learner, teaching = templates.TEMPLATES
    assert templates.templates_for("learner") == (quick, learner)
    assert templates.templates_for("mentor") == (quick, teaching)
    assert templates.templates_for("reciprocal") == (quick, learner, teaching)
    assert templates.templates_for(None) == (quick,)


@pytest.mark.parametrize("text", ["T3", "t3", " learner SESSION "])
def test_a_template_answers_to_its_id_and_its_name(text: str) -> None:
    assert templates.template_named(text) is templates.LEARNER_SESSION


def test_my_own_template_comes_before_a_built_in_one_of_the_same_name() -> None:
    own = templates.parse_user_template("quick", "## Only this")
    assert templates.template_named("Quick", [own]) is own


def test_a_name_that_is_none_lists_those_that_are() -> None:
    own = templates.parse_user_template("weekly", "## Only this")
    with pytest.raises(NotFound) as caught:
        templates.template_named("qick", [own])
    assert "weekly, Quick, Learner session, Teaching log" in caught.value.hint


def test_a_template_of_ones_own() -> None:
    template = templates.parse_user_template(
        "friday",
        "# Friday\n\nWords before the first section are for whoever edits this.\n\n"
        "## What moved <!-- D1 -->\nHowever\nlittle\n\n## Next ##\n\n##   Spaced   out  <!--D3-->\n",
    )
    assert template.id == "friday"
    assert template.name == "Friday"
    assert [(s.heading, s.stage, s.hint) for s in template.sections] == [
        ("What moved", "D1", "However little"),
        ("Next", "", ""),
        ("Spaced   out", "D3", ""),
    ]
    assert template.entry_type == "free"


def test_a_template_without_a_name_is_called_like_its_file() -> None:
    assert templates.parse_user_template("friday", "## A\n# Not its name\n").name == "friday"


def test_a_heading_in_a_code_fence_begins_no_section() -> None:
    template = templates.parse_user_template("code", "## A\n```\n## B\n```\n")
    assert headings(template) == ["A"]


@pytest.mark.parametrize("text", ["", "# Only a name", "prose", "```\n## A\n", "###### too deep"])
def test_a_template_with_no_sections_says_what_one_looks_like(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        templates.parse_user_template("friday", text)
    assert "friday" in caught.value.message
    assert "## " in caught.value.hint


@pytest.mark.parametrize("text", ["##", "## ##", "## <!-- D1 -->", "## A\n##  \n"])
def test_a_heading_without_words_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="no words"):
        templates.parse_user_template("friday", text)


@pytest.mark.parametrize("text", [*HOSTILE, LONG_LINE])
def test_hostile_headings_come_through_as_they_are_or_are_refused(text: str) -> None:
    line = " ".join(text.split()) or "x"
    template = templates.parse_user_template("own", f"## A {line} z\n")
    assert headings(template) == [f"A {line} z"]
    assert [part.heading for part in sections(templates.skeleton(template))] == headings(template)
