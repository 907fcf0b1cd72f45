"""What is the same to the person who searches is the same when folded."""

from __future__ import annotations

import unicodedata

import pytest

from rjournal.domain.folding import fold, fold_text


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź", "lodz"),
        ("ĐØĦ", "doh"),
        ("Straße", "STRASSE"),
        ("ẞ", "ss"),
        ("œuvre, Æsir", "oeuvre, aesir"),
        ("Ἀθήνα ΤΕΛΟΣ", "αθηνα τελος"),
        ("Ёлка", "елка"),
        ("İstanbul ılık", "istanbul ilik"),
        ("eﬃcient", "efficient"),
        ("ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
        ("x²", "x2"),
        ("da\u00adta", "data"),
        ("donʼt", "don't"),
        ("שָׁלוֹם", "שלום"),
        ("ﾆｯﾎﾟﾝｶﾞ", "ニッポンガ"),
        ("👍🏽", "👍"),
        ("बाज़ार", "बाजार"),
        ("Z̸̢̛͇algo", "zalgo"),
    ],
)
def test_what_people_leave_out_makes_no_difference(written: str, typed: str) -> None:
    assert fold_text(written) == fold_text(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("か", "が"),
        ("は", "ぱ"),
        ("की", "का"),
        ("क्या", "कया"),
        ("ปู", "ปี"),
        ("나", "다"),
        ("🎉", "🐛"),
        ("o", "u"),
    ],
)
def test_what_are_different_letters_to_their_readers_stays_apart(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


@pytest.mark.parametrize("text", ["がぎぐげご パピプペポ", "한국어 문장", "Việt Nam", "ёй", "हिन्दी", "Ἀθήνα"])
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold_text(unicodedata.normalize("NFD", text)) == fold_text(unicodedata.normalize("NFC", text))


def test_unspaced_scripts_are_spaced_apart() -> None:
    assert fold_text("C言語、数学").split() == ["c", "言", "語", "数", "学"]
    assert fold_text("한국어") == "한국어"


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("die Straße hier", "strasse", "Straße"),
        ("die Straße hier", "stras", "Straß"),
        ("eﬃcient", "ef", "eﬃ"),
        ("re\u0301sume\u0301 ok", "resume", "re\u0301sume\u0301"),
        ("Ça et là", "la", "là"),
        ("日本語", "本", "本"),
        ("か\u3099く", "が", "か\u3099"),
        ("plain", "lai", "lai"),
        ("da\u00adta", "data", "da\u00adta"),
    ],
)
def test_what_was_found_is_shown_in_the_words_of_its_writer(text: str, part: str, original: str) -> None:
    folded = fold(text)
    at = folded.text.index(part)
    start, end = folded.span(at, at + len(part))
    assert text[start:end] == original
