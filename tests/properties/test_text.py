"""What holds for any text at all: nothing visible is lost, folding is one thing, and every query compiles."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile

from hypothesis import assume, given
from hypothesis import strategies as st

from rjournal.domain.cells import cells, clusters, fit, fit_back, shorten
from rjournal.domain.folding import fold, fold_text
from rjournal.domain.query import compile_query, snippet
from rjournal.domain.tags import normalise_tag, tags_in
from rjournal.domain.text import clean, isolate, one_line, private_spans, sanitize, strip_private
from tests.hostile import HOSTILE

# Characters the rules are about: controls, line ends, marks, voiced kana, jamo, joiners, emoji, quotes.
_AWKWARD = (
    "\x00\x07\x1b\x7f\x85\x9b\r\n\t\u2028\ud83d\ude00\u202e\u202c\u2066\u2069 %\"'#-:*_(`"
    "aßﬃİıłΣςё̸́が゚ﾊﾟ가\u1112\u1161\u11ab日、कि्ไปู\u00ad\u200b\u200d\ufe0f👩🏽🇳🇱ℵ½ﷺ\ue000"
)
TEXT = st.lists(
    st.one_of(st.sampled_from(_AWKWARD), st.sampled_from(HOSTILE[:30]), st.characters()), max_size=30
).map("".join)


@given(TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned.text).removed == 0
    assert sanitize(cleaned.text) is cleaned.text
    assert [line for line in cleaned.text.splitlines() if line] == [
        line for line in cleaned.text.split("\n") if line
    ]
    cleaned.text.encode("utf-8")


@given(TEXT)
def test_cleaning_loses_nothing_a_reader_could_see(text: str) -> None:
    def visible(shown: str) -> list[str]:
        return [char for char in shown if unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")]

    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    assert visible(sanitize(text)) == visible(joined)


@given(TEXT)
def test_folding_with_and_without_the_way_back_agree(text: str) -> None:
    folded = fold(text)
    assert folded.text == fold_text(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets[-1] == len(text)
    assert list(folded.offsets) == sorted(folded.offsets)


@given(TEXT, st.data())
def test_a_folded_span_is_a_piece_of_the_text_that_folds_to_at_least_it(
    text: str, data: st.DataObject
) -> None:
    folded = fold(text)
    assume(folded.text)
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    first, last = folded.span(start, end)
    assert first < last <= len(text)
    assert folded.text[start:end] in fold_text(text[first:last])


@given(TEXT)
def test_folding_does_not_depend_on_how_a_letter_was_composed(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, sanitize(text)) for form in ("NFC", "NFD"))
    words = [fold_text(form).split() for form in (composed, decomposed)]
    assert words[0] == words[1]


@given(TEXT)
def test_clusters_are_the_text_and_shortening_never_exceeds_its_width(text: str) -> None:
    line = one_line(sanitize(text))
    assert "".join(cluster for cluster, _ in clusters(line)) == line
    edges = {0}
    for cluster, _ in clusters(line):
        edges.add(max(edges) + len(cluster))
    for width in range(12):
        shown = shorten(line, width)
        assert cells(shown) <= width
        assert shown == line or shown in ("", "…") or shown.endswith("…")
        assert fit_back(line, width, len(line)) in edges


@given(TEXT)
def test_a_private_span_never_leaves_a_letter_behind(text: str) -> None:
    kept, at = [], 0
    for start, end in private_spans(text):
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    public = strip_private(text)
    assert "".join(public.split()) == "".join("".join(kept).split())
    assert strip_private(public) == public


@given(TEXT)
def test_isolated_text_is_isolated_and_its_words_are_unchanged(text: str) -> None:
    shown = isolate(text)
    assert isolate(shown) == shown
    assert one_line(shown) == one_line(text)


@given(TEXT)
def test_tags_found_are_tags(text: str) -> None:
    for tag in tags_in(f"#{text} #a{text}"):
        assert normalise_tag(tag) == tag


@given(TEXT, TEXT, st.integers(0, 80))
def test_whatever_is_typed_can_be_searched_and_shown(text: str, typed: str, width: int) -> None:
    table = sqlite3.connect(":memory:")
    table.execute(
        "create virtual table t using fts5(title, body, tags, tokenize='unicode61 remove_diacritics 2')"
    )
    table.execute("insert into t values ('', ?, '')", (fold_text(sanitize(text)),))
    expression = compile_query(typed)
    if expression is not None:
        table.execute("select count(*) from t where t match ?", (expression,)).fetchone()
    table.close()
    shown = snippet(sanitize(text), typed, width)
    assert cells(shown.text) <= width
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.marks)
    assert all(one[1] <= other[0] for one, other in zip(shown.marks, shown.marks[1:], strict=False))


@given(st.text("ab é日\u0301\u200d👩🇳\x01", max_size=12), st.integers(-1, 8), st.integers(0, 12))
def test_text_is_cut_where_its_clusters_say(text: str, width: int, place: int) -> None:
    place = min(place, len(text))
    after = list(clusters(text, place))
    taken = takewhile(lambda total: total[0] <= width, _totals(after))
    assert fit(text, width, place) == place + max((length for _, length in taken), default=0)
    before = list(clusters(text[:place]))[::-1]
    taken = takewhile(lambda total: total[0] <= width, _totals(before))
    assert fit_back(text, width, place) == place - max((length for _, length in taken), default=0)


def _totals(found: Sequence[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    """The cells and the characters of the first cluster, of the first two, and so on."""
    yield from accumulate(
        ((width, len(cluster)) for cluster, width in found),
        lambda one, two: (one[0] + two[0], one[1] + two[1]),
    )
