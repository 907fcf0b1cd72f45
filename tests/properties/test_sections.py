"""Whatever people write, reading its sections loses nothing, and we see the headings that Markdown sees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rjournal.domain.outline import outline
from rjournal.domain.sections import DEEPEST_HEADING, demote, fence_guard, is_blank, sections, without_empty

LINES = (
    *("", "text", "more words", "  text", "\ttext", "#hash", "C #", "____"),
    *("# a", "## b", "### c ##", "   ###### h", "    # code", "\t# tab", "##", "## - item"),
    *("===", "---", "-", "* * *"),
    *("```", "~~~", "````", "``` py", "  ```", "   ~~~", "    ```", "` ``` `"),
    *("- x", "1. n", "14. m", "  - a", "- ```", "- # li", "- \t# li", "  ## in", "    deep"),
    *("> q", ">", "> ```", "> # qh", "> - ```", "+ > # z", "  > y", "> ==="),
    *("<!-- c", "-->", "<pre>", "</pre>", "<div>", "<b>"),
)
"""Everything that begins, ends or interrupts a block, in the shapes that have fooled line-by-line readers."""

bodies = st.lists(st.sampled_from(LINES), max_size=9).map("\n".join) | st.text(
    alphabet="#`~-=> \n\tab1.<!", max_size=60
)
commonmark = MarkdownIt("commonmark")


def headings_seen_by_markdown(body: str) -> list[tuple[int, bool]]:
    """Levels in order, and whether each stands in a quotation or a list."""
    return [(int(t.tag[1]), t.level > 0) for t in commonmark.parse(body) if t.type == "heading_open"]


def words_of(body: str) -> list[str]:
    """The letters and digits of each heading, paragraph and code block, in order."""
    tokens = [token for token in commonmark.parse(body) if token.content]
    return ["".join(filter(str.isalnum, token.content)) for token in tokens]


@given(st.text() | bodies)
def test_the_parts_joined_are_the_body(body: str) -> None:
    assert "".join(body[part.start : part.end] for part in sections(body)) == body
    assert "".join(line.text for line in outline(body).lines) == body


@given(bodies)
def test_headings_are_those_that_markdown_sees(body: str) -> None:
    lines = outline(body).lines
    ours = [(line.level, line.nested) for line in lines if line.kind in ("heading", "underline")]
    assert ours == headings_seen_by_markdown(body)


@given(bodies, st.integers(1, 6))
def test_demoting_puts_every_heading_below_the_record(body: str, levels: int) -> None:
    before = headings_seen_by_markdown(body)
    after = headings_seen_by_markdown(demote(body, levels))
    assert len(before) == len(after)
    for (was, nested), (now, _) in zip(before, after, strict=True):
        assert now == min(was + levels, DEEPEST_HEADING) or (nested and now == was)


@given(bodies, st.integers(0, 6))
def test_demoting_loses_no_text(body: str, levels: int) -> None:
    assert words_of(demote(body, levels)) == words_of(body)


@given(st.text() | bodies, st.integers(0, 6))
def test_demoting_a_body_without_headings_changes_no_byte(body: str, levels: int) -> None:
    if not headings_seen_by_markdown(body) and not any(line.level for line in outline(body).lines):
        assert demote(body, levels) == body


@given(bodies, st.integers(0, 3), st.integers(0, 3))
def test_demoting_twice_is_demoting_once_by_both(body: str, one: int, two: int) -> None:
    assert demote(demote(body, one), two) == demote(body, one + two)


@given(bodies)
def test_what_follows_a_guarded_body_stands_on_its_own(body: str) -> None:
    document = commonmark.parse(f"{fence_guard(body)}\n\n# The next record\n")
    assert document[-2].content == "The next record"
    assert document[-3].level == 0


@given(bodies)
def test_reading_hides_nothing_but_section_headings(body: str) -> None:
    shown = without_empty(body)
    assert [p.text for p in sections(shown) if not p.empty] == [p.text for p in sections(body) if not p.empty]
    assert is_blank(body) or not is_blank(shown)
