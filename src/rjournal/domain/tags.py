"""Tags: how they are written, and finding them in what people write.

A tag is kept in lower case, so that `#Inclusion` and `#inclusion` are one, and otherwise as it was typed:
accents stay, because they belong to the word.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile

from rjournal.domain.text import strip_private
from rjournal.errors import Invalid

TAG_MAX = 50
"""The longest tag, in characters."""

_CODE = re.compile(r"`[^`\n]+`")
# A hash after a letter, a slash or `](` belongs to a word, an address or a link.
_HASH = re.compile(r"(?:(?<!\S)|(?<=[(\[\"'“‘「（])(?<!\]\())[#＃]")
_COLOUR = re.compile(r"(?=[a-f]*[0-9])(?:[0-9a-f]{6}|[0-9a-f]{8})|([0-9a-f])\1\1(?:\1\1\1)?")
_BETWEEN = "-_/\u200c\u200d"  # the joiners are part of the spelling of Persian and of Indic words


def normalise_tag(raw: str) -> str:
    """The tag meant by `raw` as it is stored: no `#`, composed, in lower case, white space as hyphens.

    Letters and digits of any script, `-`, `_` and `/` make a tag.

    Raises:
        Invalid: nothing is left, it holds another character, or it is longer than `TAG_MAX`.
    """
    tag = _normal(raw)
    hint = "A tag is made of letters, digits, hyphens, underscores and slashes, like data-storytelling."
    if not any(char.isalnum() for char in tag):
        raise Invalid("That tag has no letter and no digit.", hint, field="tags")
    if (stranger := next((char for char in tag if not _is_tag_char(char)), None)) is not None:
        shown = f"“{stranger}”" if stranger.isprintable() else "an invisible character"
        raise Invalid(f"A tag cannot hold {shown}.", hint, field="tags")
    if len(tag) > TAG_MAX:
        raise Invalid(f"That tag is longer than {TAG_MAX} characters.", "Please shorten it.", field="tags")
    return tag


def tags_in(body: str) -> tuple[str, ...]:
    """The hashtags written in `body`, normalised, each once, in the order of their first appearance.

    A hashtag follows white space or an opening bracket and holds a letter. Headings, code, colours (`#fff`,
    `#1e90ff`), numbers (`#12`) and the fragments of addresses are none, and private spans keep theirs to
    themselves, because a record's tags are shown where its private text is not.
    """
    if "#" not in body and "＃" not in body:
        return ()
    # Reading Markdown costs 5 ms at start, and most entries have no hashtag.
    from rjournal.domain.outline import outline

    prose = "".join(line.text for line in outline(strip_private(body)).lines if line.kind != "raw")
    text = _CODE.sub("`", prose)
    found = (_tag_at(text, match.end()) for match in _HASH.finditer(text))
    return tuple(dict.fromkeys(tag for tag in found if tag))


def _normal(raw: str) -> str:
    joined = "-".join(raw.split()).lstrip("#＃")
    return unicodedata.normalize("NFC", joined.lower()).strip(_BETWEEN)


def _tag_at(text: str, start: int) -> str:
    """The tag that begins at `start`, or the empty string."""
    # A stretch that no tag can fill: a 200 kB word is not walked to its end.
    written = "".join(takewhile(_is_tag_char, text[start : start + 2 * TAG_MAX]))
    if written[:1] in ("", *_BETWEEN) or not any(char.isalpha() for char in written):
        return ""
    tag = _normal(written)
    return "" if len(tag) > TAG_MAX or _COLOUR.fullmatch(tag) else tag


def _is_tag_char(char: str) -> bool:
    return char in _BETWEEN or unicodedata.category(char)[0] in "LMN"
