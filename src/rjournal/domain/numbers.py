"""Numbers as people type and read them (docs/domain.md §3.1)."""

from __future__ import annotations

import math
import re

from rjournal.domain.text import one_line
from rjournal.errors import Invalid

TOLERANCE = 1e-9
"""What two numbers may differ by and still be the same, so that 29/100 reads 29 % and not 28 %."""

LARGEST = 1e15
"""No reading is larger than this: beyond it floats lose whole units."""

_SPACES = "\u0020\u00a0\u2007\u2009\u202f"
_TYPED = re.compile(rf"([+\-−]?)[{_SPACES}]*([0-9][0-9.,'’{_SPACES}]*)(.*)\Z", re.DOTALL)
_GROUPED = re.compile(r"[0-9]{1,3}([,. '’])[0-9]{3}(\1[0-9]{3})*\Z")
_AMBIGUOUS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}\Z")
_NOT_FINITE = re.compile(r"[+\-−]?(nan|inf|infinity|∞)\Z", re.IGNORECASE)
_EXPONENT = re.compile(r"e[+\-−]?[0-9]", re.IGNORECASE)
_HOW = "Write digits, like 17 or 3.5."


def parse_number(text: str, unit: str = "") -> float:
    """The number someone typed, with or without the goal's own unit: `3,5`, `1 200`, `17 days`, `−2`.

    A comma may be the decimal sign; spaces and apostrophes may group thousands, and so may commas or points
    when the other sign is the decimal one. `1,200` alone could mean two things and is asked about.

    Raises:
        Invalid: no number, not a finite one, too large, in another unit, or one that reads two ways.
    """
    typed = text.strip()
    if not typed:
        raise Invalid("There is no number here.", _HOW)
    if _NOT_FINITE.match(typed):
        raise Invalid("That has to be an ordinary, finite number.", _HOW)
    match = _TYPED.match(typed) if len(typed) <= 80 else None
    if match is None:
        raise Invalid("That is not a number.", _HOW)
    sign, digits, rest = match[1], match[2].rstrip(_SPACES), match[3].strip()
    _check_unit(rest, unit)
    value = float(_plain(digits))
    if value > LARGEST:
        raise Invalid("That number is too large to count with.", "Write a smaller one, in a larger unit.")
    return normal(-value if sign in ("-", "−") else value)


def _check_unit(typed: str, unit: str) -> None:
    """Refuse what follows the digits unless it is the unit, its last word, or either without the plural s."""
    if not typed:
        return
    if _EXPONENT.match(typed):
        raise Invalid("That number is not written out.", _HOW)
    own = " ".join(unit.split()).casefold()
    accepted = {own, own.split(" ")[-1]} - {""}
    accepted |= {word.removesuffix("s") for word in accepted}
    word = " ".join(typed.split()).casefold()
    if accepted & {word, word.removesuffix("s")}:
        return
    if not own or not (typed[0].isalpha() or typed[0] in "%‰°€$£¥"):
        raise Invalid("That is not a number alone.", _HOW)
    raise Invalid(f"This counts in {unit}.", "Write the number alone, or with that unit.")


def _plain(digits: str) -> str:
    """The digits in the form `float` reads: no groups, a point for the decimal sign."""
    text = "".join(" " if sign in _SPACES else sign for sign in digits)
    if _AMBIGUOUS.match(text):
        either = text.replace(",", "")
        raise Invalid(
            f"{text} could be {number_text(float(text.replace(',', '.')))} or {either}.",
            "Write it without the comma.",
        )
    decimal = max(text.rfind("."), text.rfind(","))
    if decimal < 0 or text.count(text[decimal]) > 1:
        whole, fraction = text, ""
    else:
        whole, fraction = text[:decimal], text[decimal + 1 :]
    if _GROUPED.match(whole):
        whole = re.sub(r"[^0-9]", "", whole)
    if not re.fullmatch(r"[0-9]+", whole) or not re.fullmatch(r"[0-9]*", fraction):
        raise Invalid("The signs between these digits read more than one way.", _HOW)
    return f"{whole}.{fraction or '0'}"


def normal(value: float) -> float:
    """The same number, with minus zero made zero."""
    return value + 0.0


def finite(value: float | None) -> float | None:
    """The number if it is one that can be counted with, else None."""
    if value is None or not math.isfinite(value) or abs(value) > LARGEST:
        return None
    return normal(value)


def number_text(value: float) -> str:
    """A finite number for reading: `17`, `15.5`, `9.96`; a longer one rounded, 17.333… to `17.3`.

    Up to four decimals are what someone typed and stay as they are. Never `-0` and never an exponent; what is
    smaller than a billionth of a thousandth reads `0`.
    """
    size = abs(value)
    if size < 1e-12:
        return "0"
    near = round(value, 4)
    if near and abs(value - near) <= TOLERANCE * max(1.0, size):
        return _fixed(near, 4)
    return _fixed(value, 1 if size >= 1 else 2 - math.floor(math.log10(size)))


def _fixed(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def alike(*values: float) -> tuple[str, ...]:
    """Numbers that stand in one sentence, with the same number of decimals: `3.6`, `3.2`, `4.0`."""
    texts = [number_text(value) for value in values]
    decimals = max(len(text.partition(".")[2]) for text in texts)
    return tuple(f"{normal(float(text)):.{decimals}f}" for text in texts)


def amount(value: float, unit: str) -> str:
    """A number with its unit, in one line: `17 days`, `52 %`, or the number alone."""
    return f"{number_text(value)} {one_line(unit)}".rstrip()


def percent_text(ratio: float) -> str:
    """A share of the way as a percentage, rounded down: `36 %`, `<1 %`, `109 %`, at most `>999 %`.

    Below zero there is no honest percentage, and the caller says it in units instead (docs/domain.md §3.1).

    Raises:
        ValueError: `ratio` is below zero or not finite.
    """
    if not math.isfinite(ratio) or ratio < 0:
        raise ValueError("only a finite share of the way has a percentage")
    whole = math.floor((ratio + TOLERANCE) * 100)
    if whole == 0 and ratio > 0:
        return "<1 %"
    return ">999 %" if whole > 999 else f"{whole} %"
