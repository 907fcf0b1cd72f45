"""What people type to search finds what they wrote, in a real full-text index; nothing typed is an error."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from rjournal.domain.cells import cells
from rjournal.domain.folding import fold_text
from rjournal.domain.query import (
    MAX_LENGTH,
    MAX_TERMS,
    MAX_TOKENS,
    Snippet,
    compile_query,
    parse_query,
    snippet,
)
from tests.hostile import HOSTILE, LONG_LINE

Find = Callable[[str], list[int]]

WRITTEN: tuple[tuple[str, str, str], ...] = (
    ("Łódź", "Spotkanie we środę.", "travel"),
    ("Ἀθήνα", "Ο μέντορας είπε: άκου.", ""),
    ("Ёлка", "Всё ещё учусь у неё.", ""),
    ("Straße", "Ein großes Maß an Geduld.", ""),
    ("日記", "今日は数学と統計を学んだ。がんばる。", "統計"),
    ("日记", "我们讨论了逆向导师制度。", ""),
    ("C++ and a:b", "I don't know what col:umn means; the o'clock rule.", "data-storytelling"),
    ("Data", "We spoke about storytelling with data, and I learned to wait.", "listening"),
    ("हिन्दी", "क्या हाल है? ภาษาไทย 🎉", ""),
    ("한국어", "심리적 안전에 대한 회의를 했다.", ""),
)


@pytest.fixture
def find() -> Find:
    """Searches `WRITTEN` (or one text that `find.write` added); answers with row numbers, in order."""
    table = sqlite3.connect(":memory:")
    table.execute(
        "create virtual table t using fts5(title, body, tags, content='',"
        " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    for number, texts in enumerate([*WRITTEN, *((text, "", "") for text in HOSTILE)]):
        table.execute(
            "insert into t(rowid, title, body, tags) values (?, ?, ?, ?)", (number, *map(fold_text, texts))
        )

    def search(typed: str) -> list[int]:
        expression = compile_query(typed)
        if expression is None:
            return []
        rows = table.execute("select rowid from t where t match ? order by rowid", (expression,))
        return [number for (number,) in rows if number < len(WRITTEN)]

    return search


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("lodz", "Łódź"),
        ("łódź", "Łódź"),
        ("SRODE", "Łódź"),
        ("αθηνα", "Ἀθήνα"),
        ("ΜΈΝΤΟΡΑΣ", "Ἀθήνα"),
        ("елка", "Ёлка"),
        ("неё", "Ёлка"),
        ("strasse", "Straße"),
        ("STRAẞE", "Straße"),
        ("grosses mass", "Straße"),
        ("統計", "日記"),
        ("学と統", "日記"),
        ("がん", "日記"),
        ("か\u3099ん", "日記"),
        ("导师", "日记"),
        ("向导师制", "日记"),
        ("C++", "C++ and a:b"),
        ("c++ a:b", "C++ and a:b"),
        ("don't", "C++ and a:b"),
        ("don’t", "C++ and a:b"),
        ("col:umn", "C++ and a:b"),
        ("o'cl", "C++ and a:b"),
        ("learn", "Data"),
        ('"storytelling with" data', "Data"),
        ('"storytelling wi', "Data"),
        ("data -c", "Data"),
        ('data -"col:umn means"', "Data"),
        ("#data-storytelling", "C++ and a:b"),
        ("tag:Data-Story", "C++ and a:b"),
        ('TAG:"data storytelling"', "C++ and a:b"),
        ("＃統計", "日記"),
        ("हिन्दी", "हिन्दी"),
        ("क्या", "हिन्दी"),
        ("ไทย", "हिन्दी"),
        ("🎉", "हिन्दी"),
        ("안전", "한국어"),
        ("심리", "한국어"),
    ],
)
def test_people_find_what_they_wrote(find: Find, typed: str, title: str) -> None:
    assert [WRITTEN[number][0] for number in find(typed)] == [title]


@pytest.mark.parametrize(
    "typed",
    [
        "lodzx",
        "don-u't",
        "learn ",
        '"learn"',
        '"data storytelling with"',
        "と数学",
        "#learned",
        "かん",
        "कया",
        "ata",
    ],
)
def test_what_was_not_written_is_not_found(find: Find, typed: str) -> None:
    assert find(typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        *HOSTILE,
        *(f'-{text} "{text}" #{text} tag:{text}' for text in HOSTILE),
        LONG_LINE,
        "日本" * 5000,
        "a b " * 5000,
        '""#1' * 50_000,
        " ".join(f"w{number}" for number in range(2000)),
        '"' + "a " * 5000,
        "-" + " -x" * 500 + " y",
        "\x00",
        'a"b\x00c*',
        "NEAR(a b, 2)",
        "title : x AND ^y",
        "{title body} : z + w",
        "AND",
        "a OR",
        '"',
        '""',
        '"" a',
        "#",
        "tag:",
        "tag: x",
        '#"',
        "- -",
        "--x y",
        "*",
        "ᦰ",
    ],
)
def test_nothing_that_is_typed_is_an_error(find: Find, typed: str) -> None:
    find(typed)
    for width in (0, 1, 5, 6, 20, 60):
        shown = snippet(f"before {typed} after", typed, width)
        assert cells(shown.text) <= width
        assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)


@pytest.mark.parametrize("text", [text for text in HOSTILE if compile_query(text)])
def test_every_text_with_words_is_found_by_itself(text: str) -> None:
    table = sqlite3.connect(":memory:")
    table.execute(
        "create virtual table t using fts5(title, body, tags, tokenize='unicode61 remove_diacritics 2')"
    )
    table.execute("insert into t values ('', ?, ?)", (fold_text(text), fold_text(text)))
    assert table.execute("select count(*) from t where t match ?", (compile_query(text),)).fetchone() == (1,)


@pytest.mark.parametrize("typed", ["", "  ", "(", "*", '"', "-", "-only", "++", "…", "、", "\x00", "#", "'"])
def test_there_may_be_nothing_to_look_for(typed: str) -> None:
    assert compile_query(typed) is None


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("one tw", '"one" AND "tw" *'),
        ("one two ", '"one" AND "two"'),
        ("don't", '"don t" *'),
        ('a "b c"', '"a" AND "b c"'),
        ("C++", '"c"'),
        ("don’", '"don"'),
        ("été", '"ete" *'),
        ("e\u0301te\u0301", '"ete" *'),
        ("a a b", '"a" AND "b" *'),
        ("a -b -c", '("a") NOT ("b" OR "c")'),
        ("well-known", '"well known" *'),
        ('"a"-b', '"a" AND "b" *'),
        ("#12", '"12" *'),
        ("#1on1", '(tags : "1on1" *)'),
        ("#x y", '(tags : "x") AND "y" *'),
        ("AND", '"and" *'),
    ],
)
def test_the_expression_is_made_of_quoted_words(typed: str, expression: str) -> None:
    assert compile_query(typed) == expression


def test_a_pasted_page_is_searched_by_its_first_words() -> None:
    assert len(parse_query(" ".join(f"w{number}" for number in range(500)))) == MAX_TERMS
    assert parse_query(" " * MAX_LENGTH + "beyond") == ()
    assert [len(term.tokens) for term in parse_query('"' + "a " * 500)] == [MAX_TOKENS]


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.marks]


@pytest.mark.parametrize(
    ("text", "typed", "marks"),
    [
        ("Die Straße in Łódź", "strasse lodz", ["Straße", "Łódź"]),
        ("eﬃcient", "eff", ["eﬃ"]),
        ("re\u0301sume\u0301 here", "resume", ["re\u0301sume\u0301"]),
        ("今日は数学と統計", "数学", ["数学"]),
        ("I don’t and I don't", "don't", ["don’t", "don't"]),
        ("learn, learning, unlearn", "learn", ["learn", "learn"]),
        ("learn, learning", "learn ", ["learn"]),
        ("data and date", "data -date", ["data"]),
        ("a family " + "👩\u200d👧", "👧", ["👩\u200d👧"]),
        ("about #inclusion", "#incl", ["incl"]),
        ("nothing here", "else", []),
        ("nothing here", "", []),
        ("over\n\nlines", '"over lines"', ["over lines"]),
    ],
)
def test_a_snippet_marks_what_was_found_in_the_writers_own_words(
    text: str, typed: str, marks: list[str]
) -> None:
    assert marked(snippet(text, typed)) == marks


def test_a_snippet_shows_what_surrounds_the_match() -> None:
    text = "first words " * 20 + "then the needle lies here " + "last words " * 20
    found = snippet(text, "needle", 40)
    assert found.text == "…then the needle lies here last words…"
    assert marked(found) == ["needle"]


def test_a_snippet_uses_the_room_at_either_end_of_the_text() -> None:
    text = "one two three four five six seven eight nine ten"
    assert snippet(text, "ten", 20).text == "…eight nine ten"
    assert snippet(text, "ten", 21).text == "…seven eight nine ten"
    assert snippet(text, "one", 20).text == "one two three four…"
    assert snippet(text, "none", 20) == Snippet("one two three four…")


def test_a_snippet_is_cut_by_cells_and_never_through_a_character() -> None:
    family = "👩\u200d👩\u200d👧\u200d👦"
    for width in range(6, 40):
        found = snippet(family * 30 + " 数学 " + "e\u0301" * 200, "数学", width)
        assert cells(found.text) <= width
        assert marked(found) == ["数学"]
        assert found.text.split("数学")[0].lstrip("…").replace(family, "").strip() == ""
        assert "\u0301" not in found.text.replace("e\u0301", "")
