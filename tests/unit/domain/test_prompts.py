from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from rjournal.domain import prompts
from rjournal.domain.people import Role
from rjournal.domain.templates import TEMPLATES, Template, stages

MONDAY = date(2026, 2, 16)


def test_the_bank_holds_every_prompt_of_the_document() -> None:
    assert Counter(p.group for p in prompts.BANK) == {
        "BS": 8,
        "AL": 11,
        "TM": 10,
        "FB": 8,
        "AF": 9,
        "MQ": 7,
        "QR": 10,
        "CU": 9,
        "IN": 8,
        "PS": 6,
        "CL": 4,
        "Q": 2,
    }
    assert len(prompts.BANK) == 92


def test_ids_are_unique_and_number_their_group_without_gaps() -> None:
    numbered = [
        f"{group}{n}" for group in prompts.GROUPS for n in range(1, 1 + len(prompts.prompts_in([group])))
    ]
    assert [p.id for p in prompts.BANK] == numbered


@pytest.mark.parametrize(
    ("prompt_id", "role", "stage", "text"),
    [
        ("BS3", "L", "GR-R", "Show, don't tell: what could I ask to *see* being done?"),
        ("AL5", "L", "K3", 'Finish: "So the general rule seems to be…, except when…"'),
        ("AL11", "L", "W-plan", "If … happens this week, then I will …"),
        ("TM5", "T", "RF", "What did preparing this teach *me*?"),
        ("FB6", "B", "G2", "What was my first reaction, and what was the second?"),
        (
            "AF4",
            "B",
            "AAR3",
            "Was this a slip in known territory, several small things meeting, "
            "or an honest test of something new?",
        ),
        ("QR8", "B", "F4", "Keep, change, stop: one line each."),
        ("CU4", "B", "clarify", 'When you say "everyone", whom do you picture?'),
        ("PS5", "T", "", "What would I need to know before saying the thing I left out?"),
        ("Q1", "B", "D1–3", "One thing I learned · why it matters here · what I'll do by when."),
        ("Q2", "B", "progress", "One thing that moved today, however little."),
    ],
)
def test_prompts_read_word_for_word(prompt_id: str, role: str, stage: str, text: str) -> None:
    prompt = prompts.prompt_by_id(prompt_id)
    assert prompt is not None
    assert (prompt.role, prompt.stage, prompt.text) == (role, stage, text)


def test_no_text_is_asked_twice_or_broken_by_a_line_end() -> None:
    texts = [p.text for p in prompts.BANK]
    assert len(set(texts)) == 92
    assert all(text == " ".join(text.split()) and text[-1] in '.?…"' for text in texts)


def test_a_plain_prompt_shows_no_emphasis_marks() -> None:
    assert not any("*" in p.plain for p in prompts.BANK)
    prompt = prompts.prompt_by_id("TM5")
    assert prompt is not None
    assert prompt.plain == "What did preparing this teach me?"


def test_an_id_from_another_version_is_no_error() -> None:
    assert prompts.prompt_by_id("ZZ9") is None


def test_the_question_stays_the_same_all_day_even_once_it_is_answered() -> None:
    asked = prompts.question_for(MONDAY, {})
    assert prompts.question_for(MONDAY, {asked.id: MONDAY}) == asked
    assert prompts.question_for(MONDAY, {asked.id: MONDAY + timedelta(days=9)}) == asked


def test_every_question_is_asked_once_before_any_comes_again() -> None:
    everyday = prompts.prompts_in(prompts.EVERYDAY_GROUPS)
    used: dict[str, date] = {}
    for n in range(len(everyday)):
        day = MONDAY + timedelta(days=n)
        used[prompts.question_for(day, used).id] = day
    assert set(used) == {p.id for p in everyday}


def test_after_that_the_longest_unasked_comes_first() -> None:
    everyday = prompts.prompts_in(prompts.EVERYDAY_GROUPS)
    used = {p.id: MONDAY - timedelta(days=2) for p in everyday} | {"IN4": MONDAY - timedelta(days=300)}
    assert prompts.question_for(MONDAY, used).id == "IN4"


def test_days_in_a_row_ask_from_different_groups() -> None:
    groups = {prompts.question_for(MONDAY + timedelta(days=n), {}).group for n in range(4)}
    assert groups == set(prompts.EVERYDAY_GROUPS)


def test_without_any_record_of_use_the_days_still_differ() -> None:
    asked = {prompts.question_for(MONDAY + timedelta(days=n), {}).id for n in range(36)}
    assert len(asked) > 20


def test_skipping_goes_through_all_of_them_and_then_round_again() -> None:
    everyday = prompts.prompts_in(prompts.EVERYDAY_GROUPS)
    skipped: list[str] = []
    for _ in everyday:
        skipped.append(prompts.question_for(MONDAY, {}, skipped=skipped).id)
    assert sorted(skipped) == sorted(p.id for p in everyday)
    again = prompts.question_for(MONDAY, {}, skipped=skipped)
    assert again.id == skipped[0]
    assert prompts.question_for(MONDAY, {}, skipped=[*skipped, again.id]).id == skipped[1]


def test_skipping_offers_another_group_next() -> None:
    first = prompts.question_for(MONDAY, {})
    assert prompts.question_for(MONDAY, {}, skipped=[first.id]).group != first.group


def test_the_everyday_question_presumes_no_session_no_failure_and_no_quarter_end() -> None:
    asked = {prompts.question_for(MONDAY + timedelta(days=n), {}).group for n in range(60)}
    assert not asked & {"BS", "AL", "TM", "FB", "AF", "MQ", "QR", "CL"}


@pytest.mark.parametrize(("role", "other"), [("learner", "T"), ("mentor", "L")])
def test_a_role_is_never_asked_the_other_ones_questions(role: Role, other: str) -> None:
    suiting = prompts.prompts_in(prompts.GROUPS, role)
    assert suiting
    assert other not in {p.role for p in suiting}


def test_someone_who_learns_and_teaches_is_asked_everything() -> None:
    assert prompts.prompts_in(prompts.GROUPS, "reciprocal") == prompts.BANK


def test_asking_from_nothing_says_so() -> None:
    with pytest.raises(ValueError, match="no prompt"):
        prompts.question_for(MONDAY, {}, groups=["TM"], role="learner")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_every_stage_of_every_template_has_a_prompt(template: Template) -> None:
    for stage in filter(None, stages(template)):
        assert prompts.for_stage(template.id, stage), stage


def test_a_section_is_offered_its_own_stage_before_its_kin() -> None:
    offered = [p.stage for p in prompts.for_stage("T1", "D3", "learner")]
    assert offered[0] == "D3"
    assert offered == sorted(offered, key="D3".__ne__)
    assert {p.id for p in prompts.for_stage("T1", "D3", "learner")} >= {"AL3", "AL11"}


def test_what_i_gave_back_is_asked_with_the_words_made_for_it() -> None:
    assert prompts.for_stage("T3", "A")[0].id == "AL10"


def test_the_quick_template_asks_a_mentor_a_mentors_questions() -> None:
    assert "T" not in {p.role for p in prompts.for_stage("T1", "D1", "learner")}
    assert "L" not in {p.role for p in prompts.for_stage("T1", "D1", "mentor")}


def test_a_template_for_after_a_session_does_not_ask_about_quarters_or_feedback() -> None:
    for template in TEMPLATES[:2]:
        offered = {p.group for stage in stages(template) for p in prompts.for_stage(template.id, stage)}
        assert not offered & {"BS", "FB", "AF", "MQ", "QR", "CL"}


def test_a_template_of_ones_own_may_use_any_stage_and_unknown_ones_offer_nothing() -> None:
    assert [p.id for p in prompts.for_stage("my-own", "AAR3")] == ["AF3", "AF4"]
    assert prompts.for_stage("my-own", "nonsense") == ()
    assert prompts.for_stage("T1", "") == ()
