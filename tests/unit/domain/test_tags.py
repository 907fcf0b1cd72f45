"""Tags as people write them, and what only looks like one."""

from __future__ import annotations

import pytest

from rjournal.domain.tags import TAG_MAX, normalise_tag, tags_in
from rjournal.errors import Invalid
from tests.hostile import HOSTILE, LONG_LINE


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("#Data-Storytelling", "data-storytelling"),
        ("  two  words ", "two-words"),
        ("team/inclusion_2026", "team/inclusion_2026"),
        ("ÉTÉ", "été"),
        ("E\u0301TE\u0301", "été"),
        ("हिन्दी", "हिन्दी"),
        ("2026", "2026"),
        ("＃日本語", "日本語"),
        ("-edge/", "edge"),
        ("x" * TAG_MAX, "x" * TAG_MAX),
    ],
)
def test_a_tag_is_stored_one_way(typed: str, tag: str) -> None:
    assert normalise_tag(typed) == tag
    assert normalise_tag(tag) == tag


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "no letter and no digit"),
        ("#", "no letter and no digit"),
        ("--", "no letter and no digit"),
        ("a,b", "cannot hold “,”"),
        ("a\x1bb", "an invisible character"),
        ("x" * (TAG_MAX + 1), "longer than 50"),
    ],
)
def test_what_is_no_tag_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(Invalid, match=words) as refused:
        normalise_tag(typed)
    assert refused.value.field == "tags"


@pytest.mark.parametrize(
    ("body", "tags"),
    [
        ("About #Data-storytelling, and #data-storytelling.", ("data-storytelling",)),
        ("#first word\nthen #second/deeper; (#third)", ("first", "second/deeper", "third")),
        ("# Heading\n## Deeper\n##tight", ()),
        ("item #12, colours #fff #FFFFFF #1e90ff #00000080", ()),
        ("#b2b #facade #1on1 #face", ("b2b", "facade", "1on1", "face")),
        ("https://example.org/#part and [x](#anchor) and a#b and C# and \\#no", ()),
        ("```\n#include\n```\n#after", ("after",)),
        ("~~~\n#in\nunclosed", ()),
        ("`some #code` and ``see #more`` but #this", ("this",)),
        ("%%about #secret%% and #open", ("open",)),
        ("ends #with- and #日本語、と", ("with", "日本語")),
        ("#" + "x" * (TAG_MAX + 1), ()),
        ("#" + LONG_LINE, ()),
        ("# #- #_ #/path", ()),
    ],
)
def test_hashtags_are_found_where_a_reader_sees_them(body: str, tags: tuple[str, ...]) -> None:
    assert tags_in(body) == tags


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_stops_the_search_for_tags(text: str) -> None:
    for tag in tags_in(f"{text} #{text}"):
        assert normalise_tag(tag) == tag
