"""User text put into a document stays text, as a CommonMark parser reads it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rjournal.domain.text import private_spans, sanitize
from rjournal.transfer.markup import body, heading, item, mark, sub_items, words
from tests.hostile import HOSTILE

PARSER = MarkdownIt("commonmark")
PIECES = st.sampled_from(
    ["#", "##", "-", "+", "*", "_", "`", "```", "~~~", ">", "=", "1.", "12)", "[", "]", "[ ]", "]:", "(", ")",
     "<", "<!--", "-->", "<div>", "</pre>", "<script>", "<?", "|", "\\", "%%", "&lt;", "!", "a", "é", "b c",
     " ", "  ", "    ", "\t", "\n", "\n\n"]
)  # fmt: skip
MESS = st.lists(PIECES, max_size=12).map("".join)


def shape(document: str) -> list[str]:
    """The blocks of a document from the outside in, without their words."""
    return [token.type for token in PARSER.parse(document) if token.type != "inline"]


def headings(document: str) -> list[tuple[str, str]]:
    tokens = PARSER.parse(document)
    return [
        (token.tag, tokens[at + 1].content) for at, token in enumerate(tokens) if token.type == "heading_open"
    ]


def shown(token: Token) -> str:
    return "".join(child.content if child.type != "softbreak" else "\n" for child in token.children or [])


@given(MESS)
def test_a_heading_is_one_heading_whatever_it_says(text: str) -> None:
    document = heading(3, text) + "after\n"
    assert shape(document) == ["heading_open", "heading_close", "paragraph_open", "paragraph_close"]


@given(MESS, MESS)
def test_an_item_is_one_item_with_paragraphs_alone(text: str, note: str) -> None:
    document = item(text, "a note", box=None, mark=mark("entry", "e1", "u-1")) + sub_items([("why", note)])
    kinds = shape(document + "- second\n\n### after\n")
    assert set(kinds) <= {
        "bullet_list_open", "list_item_open", "paragraph_open", "paragraph_close", "list_item_close",
        "bullet_list_close", "heading_open", "heading_close",
    }  # fmt: skip
    assert kinds.count("list_item_open") == (3 if note.strip() else 2)
    assert kinds.count("heading_open") == 1


@given(MESS)
def test_a_body_swallows_nothing_and_rises_to_no_level_of_ours(text: str) -> None:
    found = headings(heading(3, "Mine") + body(text, 3) + heading(3, "Next"))
    assert found[0] == ("h3", "Mine") and found[-1] == ("h3", "Next")
    assert all(tag in ("h4", "h5", "h6") for tag, _ in found[1:-1])


@given(MESS, MESS)
def test_private_text_ends_with_its_record(first: str, second: str) -> None:
    for document in (
        body(first, 3) + "public\n",
        f"{words(first)} public\n",
        item(first) + sub_items([("note", second)]) + "- public\n",
    ):
        at = document.index("public")
        assert not any(start <= at < end for start, end in private_spans(document))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# of errors", r"### \# of errors"),
        ("Learn C #", r"### Learn C \#"),
        ("use *stars* and `code`", "### use *stars* and `code`"),
        ("a <b> tag and <https://example.org>", r"### a \<b> tag and <https://example.org>"),
        (r"typed \<b> already", r"### typed \<b> already"),
        ("two\nlines", "### two lines"),
    ],
)
def test_only_what_would_be_structure_is_escaped(text: str, line: str) -> None:
    assert heading(3, text) == f"{line}\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "- a list",
        "1. first",
        "2) second",
        "> quoted",
        "---",
        "* * *",
        "```python",
        "[ ] box",
        "[x]: http://y",
    ],
)
def test_an_item_shows_the_marks_that_were_typed(text: str) -> None:
    inline = next(token for token in PARSER.parse(item(text)) if token.type == "inline")
    assert shown(inline) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_body_keeps_every_byte(text: str) -> None:
    clean = sanitize(text)
    kept = body(clean, 3)
    if "#" in clean or "---" in clean:
        return  # headings move, which test_sections.py holds
    assert kept.startswith(clean) or not clean.strip()


def test_an_item_keeps_its_lines_and_its_box() -> None:
    assert item("one\n# two\n\nthree", "done", box=True) == "- [x] one\n  \\# two\n\n  three · done\n"
    assert item("open", box=False) == "- [ ] open\n"


def test_a_mark_cannot_be_closed_by_a_uid() -> None:
    assert mark("entry", "e1", "x--><h1>") == "<!-- entry e1 x--h1 -->"
