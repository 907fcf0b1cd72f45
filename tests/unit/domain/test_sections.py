from __future__ import annotations

import pytest

from rjournal.domain import sections as reading
from rjournal.domain.templates import QUICK, skeleton
from tests.hostile import HOSTILE, LONG_LINE

EVERYTHING = (
    *HOSTILE,
    LONG_LINE,
    "\n\n".join(HOSTILE),
    "> " * 50_000,
    "- " * 50_000,
    "## a" + " " * 100_000 + "b",
)


def headings(body: str) -> list[str | None]:
    return [part.heading for part in reading.sections(body)]


# Sections


def test_a_body_is_cut_at_its_headings() -> None:
    parts = reading.sections("before\n\n## What\nwas said\n\n## So what ##\n")
    assert [(part.heading, part.text) for part in parts] == [
        (None, "before\n\n"),
        ("What", "was said\n\n"),
        ("So what", ""),
    ]


@pytest.mark.parametrize("body", EVERYTHING, ids=range(len(EVERYTHING)))
def test_the_parts_of_a_hostile_body_are_the_body(body: str) -> None:
    assert "".join(body[part.start : part.end] for part in reading.sections(body)) == body


def test_an_empty_body_has_no_parts() -> None:
    assert reading.sections("") == ()


@pytest.mark.parametrize(
    "body",
    [
        "```\n## a comment\n```\n",
        "~~~~ sh\n```\n## a comment\n~~~\n~~~~\n",
        "```\n## never closed\n",
        "- ```\n  ## in a list\n  ```\n",
        "    ## indented code\n",
        "> ## quoted\n",
        "<!--\n## hidden\n-->\n",
        "##hashtag\n",
        "# one\n\n### three\n",
        "a sentence\n---\nanother\n",
    ],
)
def test_what_is_no_section_heading_cuts_nothing(body: str) -> None:
    assert headings(body) == [None]


@pytest.mark.parametrize(
    "body",
    [
        "```\ncode\n```\n## After\n",
        "> ```\n> code\n## After\n",
        "- ```\n  code\n\n## After\n",
        "`` ` ``` inline\n## After\n",
        "<!-- said --> \n## After\n",
        "text\n    ## still the paragraph\n## After\n",
    ],
)
def test_a_heading_after_code_is_one_again(body: str) -> None:
    assert headings(body)[-1] == "After"


# Reading


def test_reading_leaves_out_headings_with_nothing_under_them() -> None:
    body = "## What\n\nA demo.\n\n## So what\n\n\n## Now what\n \n"
    assert reading.without_empty(body) == "## What\n\nA demo.\n\n"


def test_reading_keeps_everything_that_was_typed_as_it_is() -> None:
    body = "intro\n## A\n### only a deeper heading\n## B\n```\n\n```\n"
    assert reading.without_empty(body) == body


def test_an_empty_heading_stays_where_it_keeps_the_next_one_out_of_a_fence() -> None:
    body = "- ```\n## Empty\n  ## Next\ntext\n"
    assert reading.without_empty(body) == body


def test_an_entry_of_headings_alone_is_still_shown() -> None:
    assert reading.without_empty("## Call them tomorrow\n") == "## Call them tomorrow\n"


def test_a_sentence_with_dashes_under_it_is_not_hidden() -> None:
    body = "## What\n\nShe left.\n---\n"
    assert reading.without_empty(body) == body


def test_a_template_as_it_was_offered_is_blank() -> None:
    assert reading.is_blank(skeleton(QUICK), QUICK)
    assert reading.is_blank("## Now what\n \n", QUICK)
    assert reading.is_blank("", QUICK)
    assert reading.is_blank(" \n", None)


@pytest.mark.parametrize(
    "body", ["x", "## What\n\nx\n", "## What else\n", "### What\n", "## What\n## ?\n", "---\n"]
)
def test_anything_typed_is_not_blank(body: str) -> None:
    assert not reading.is_blank(body, QUICK)


def test_without_a_template_a_heading_was_typed() -> None:
    assert not reading.is_blank("## What\n")


# Titles


def test_its_own_title_comes_first_and_is_shown_whole() -> None:
    assert reading.title_of("  A\ttitle\n" + "x" * 100, "body") == "A title " + "x" * 100


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("## What\n\nShe showed me a query.\nMore.", "She showed me a query."),
        ("\n\n- [ ] Call Anna", "Call Anna"),
        ("> 1. quoted", "quoted"),
        ("---\n\nAfter a rule", "After a rule"),
        ("```\ncode\n```\nAfter code", "After code"),
        ("-5 degrees", "-5 degrees"),
        ("*Really* good", "*Really* good"),
        ("Underlined\n==========\ntext", "Underlined"),
        ("🎉", "🎉"),
        ("## What\n\n## So what\n", ""),
        ("", ""),
        (" \n\t\n", ""),
    ],
)
def test_an_untitled_entry_is_shown_by_its_first_words(body: str, title: str) -> None:
    assert reading.title_of(" ", body) == title


def test_a_long_line_is_shortened_between_words() -> None:
    title = reading.title_of("", "the numbers, the table and the story behind the numbers", limit=20)
    assert title == "the numbers, the…"
    assert reading.title_of("", "exactly twenty chars", limit=20) == "exactly twenty chars"
    assert reading.title_of("", "the numbers, then more", limit=13) == "the numbers…"


@pytest.mark.parametrize("sign", ["e\u0301", "👍🏽", "👩\u200d👩\u200d👧", "日"])
def test_a_line_without_spaces_is_cut_between_signs(sign: str) -> None:
    for limit in range(1, 30):
        title = reading.title_of("", sign * 30, limit)
        assert len(title) <= limit
        assert title[-1] == "…"
        assert title[:-1] == sign * (len(title[:-1]) // len(sign))


# Joining a larger document


@pytest.mark.parametrize(
    ("body", "levels", "demoted"),
    [
        ("# a\n## b\ntext\n", 2, "### a\n#### b\ntext\n"),
        ("   ## b ##", 1, "   ### b ##"),
        ("##", 1, "###"),
        ("##### a\n###### b\n", 3, "###### a\n###### b\n"),
        ("#hashtag\n####### seven", 1, "#hashtag\n####### seven"),
        ("> # quoted\n\n- ## listed\n", 1, "> ## quoted\n\n- ### listed\n"),
        ("> - > - # deep\n", 1, "> - > - ## deep\n"),
        ("Title\n=====\n\nSub\n---\nx", 1, "## Title\n\n### Sub\nx"),
        ("two\nlines\n---", 1, "### two lines"),
        ("Learning C #\n---\n", 1, "### Learning C # #\n"),
        ("- item\n---\n# a\n", 1, "- item\n---\n## a\n"),
        ("> quoted\n> ===\n", 1, "> quoted\n> ===\n"),
        ("Title\n===\n# a\n", 0, "Title\n===\n# a\n"),
    ],
)
def test_headings_move_down(body: str, levels: int, demoted: str) -> None:
    assert reading.demote(body, levels) == demoted


@pytest.mark.parametrize(
    "code",
    [
        "```\n# comment\nx\n---\n```\n",
        "```\n# never closed\n\n# still code\n",
        "- ```\n  # comment\n  ```\n",
        "1. step\n\n   ~~~\n   # comment\n   ~~~\n",
        "    # indented\n",
        "<pre>\n# comment\n</pre>\n",
    ],
)
def test_code_is_never_touched(code: str) -> None:
    assert reading.demote(code, 3) == code


def test_headings_are_never_moved_up() -> None:
    with pytest.raises(ValueError, match="down"):
        reading.demote("## a", -1)


@pytest.mark.parametrize(
    ("body", "added"),
    [
        ("```\ncode", "\n```\n"),
        ("```\ncode\n", "```\n"),
        ("~~~~ sh\n~~~\n```\n", "~~~~\n"),
        ("<!-- a note\n", "-->\n"),
        ("<PRE>\n\nx\n", "</pre>\n"),
        ("```\ncode\n```\n", ""),
        ("<!-- a note -->\n", ""),
        ("-\n\n  ```\n", "```\n"),
        ("> ```\n> code\n", ""),
        ("- ```\n  code\n", ""),
        ("plain", ""),
        ("", ""),
    ],
)
def test_what_was_left_open_is_closed_with_one_line(body: str, added: str) -> None:
    assert reading.fence_guard(body) == body + added


@pytest.mark.parametrize("body", EVERYTHING, ids=range(len(EVERYTHING)))
def test_a_guarded_body_needs_no_second_guard_and_lost_nothing(body: str) -> None:
    guarded = reading.fence_guard(body)
    assert guarded.startswith(body)
    assert reading.fence_guard(guarded) == guarded


# Length


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Don't count well-known C++ twice", 5),
        ("- [ ] call Anna — today", 3),
        ("one—two", 2),
        ("日本語の日記、数学", 8),
        ("データ science", 4),
        ("한국어 문장", 2),
        ("हिन्दी में", 2),
        ("👍🏽 *** --- ...", 0),
        ("17 days", 2),
        ("### A deeper heading counts", 4),
    ],
)
def test_words_are_counted_as_their_writer_would(text: str, words: int) -> None:
    assert reading.word_count(text) == words


def test_a_fresh_template_has_no_words_yet() -> None:
    assert reading.word_count(skeleton(QUICK)) == 0
    assert reading.word_count("## What\n\nA demo.\n\n## So what\n\n") == 2
