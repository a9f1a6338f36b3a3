"""Hyphens and letters x that stand between or before numbers: 10–15, −5, 1920×1080."""

import re

from newsgen.i18n.typography.marks import BLOCK, BREAK, LINE, TAG

_EN_DASH, _MINUS, _TIMES = "–", "−", "×"
_SIGNS = "$€₸₽"
_BEHIND = f" \xa0\n{BLOCK}{BREAK}{LINE}{TAG}([…"
_QUOTES = "«„‚“‘\"'"
_EDGE = f"[{re.escape(_BEHIND + _QUOTES)}{_SIGNS}]"
_NUMBER = r"(?:[0-9]{1,3}(?:[ \xa0][0-9]{3})+|[0-9]+(?:[.,:][0-9]+)*)"
_WINDOW = 40  # characters read before a hyphen: a number and a word

_HYPHEN = re.compile(rf"-(?=[0-9{_SIGNS}])")
_DASH = re.compile("–(?=[0-9])")
# What else a hyphen may stand in: telephones, models, dates, paths, versions.
_LEFT = re.compile(rf"(?:\A|{_EDGE})(?P<number>{_NUMBER})%?\Z")
_RIGHT = re.compile(
    rf"[{_SIGNS}]?(?P<number>(?>{_NUMBER}))"
    r"(?![0-9A-Za-zА-ЯЁ_@=#+]|[/:\\]\w|-[0-9]|[.,][0-9]|[ \xa0][0-9])"
)
_TIME = re.compile("[0-9]{1,2}:[0-9]{2}")
_DAY = re.compile(r"[0-3]?[0-9]\.[01][0-9](?:\.(?:[0-9]{2}){1,2})?")
_ISO_DAY = re.compile("-[0-9]{2}[ \xa0]\\Z")
_YEAR = re.compile("1[0-9]{3}|20[0-9]{2}")
# "XIX-XX века", the Х and І of Cyrillic included.
_ROMAN = re.compile(r"-(?=[IVXХІ]++(?!\w))(?<=[IVXХІ]-)")
_ROMAN_BEFORE = re.compile(rf"(?:\A|{_EDGE})([IVXХІ]+)\Z")
_LAST_WORD = re.compile(r"([\w№]*)[.:,]?\s?\Z")
# After these a number with a hyphen is somebody's or something's name.
_NAMES = """
№ no гост снип санпин исо iso iec тел телефон телефону факс tel telephone phone fax call isbn
issn boeing боинг airbus эйрбас рейс рейса рейсом flight борт договор договора приказ приказа
артикул код code модель model индекс
"""
_NAMED = frozenset(_NAMES.split())
# And after these unless it counts upwards: "ст. 14-1" was put between two others.
_ARTICLE_ENDS = "ья ьи ье ью ьей ьёй ей ьям ьями ьях"
_ARTICLES = frozenset(("ст", *(f"стат{end}" for end in _ARTICLE_ENDS.split())))
_HUNDRED = 100

_TIMES_LETTERS = {letter: re.compile(f"{letter}(?<=[0-9]{letter})(?=[0-9])") for letter in "xхXХ"}
_TIMES_APART = {letter: re.compile(f"{letter}(?<=[0-9] {letter})(?= [0-9])") for letter in "xх"}
_FACTORS = re.compile(r"[\w.,×]*\Z")
_FACTOR = re.compile(r"[0-9]+(?:[.,][0-9]+)?(?:[xхXХ×][0-9]+(?:[.,][0-9]+)?)*")


def figured(text: str) -> str:
    """The text with the signs of its numbers."""
    for patterns in (_TIMES_LETTERS, _TIMES_APART):
        for letter, pattern in patterns.items():
            if letter in text:
                text = pattern.sub(_times, text)
    if "-" in text:
        text = _ROMAN.sub(_roman, _HYPHEN.sub(_sign, text))
    if "–" in text:
        text = _DASH.sub(_sign, text)
    return text


def _sign(hyphen: re.Match[str]) -> str:
    """What a hyphen or dash before a number is: a sign, a range or what it was."""
    text, place = hyphen.string, hyphen.start()
    right = _RIGHT.match(text, place + 1)
    if right is None:
        return hyphen[0]
    before = text[max(0, place - _WINDOW) : place]
    # A quotation that begins with it, but not "Зенит"-2 or 17"-19".
    if before.rstrip(_QUOTES)[-1:] in _BEHIND:
        return _MINUS if _is_minus(before, right["number"]) else hyphen[0]
    left = _LEFT.search(before)
    if left and _is_range(left["number"], right["number"], before[: left.start("number")]):
        return _EN_DASH
    return hyphen[0]


def _roman(hyphen: re.Match[str]) -> str:
    place = hyphen.start()
    known = _ROMAN_BEFORE.search(hyphen.string[max(0, place - _WINDOW) : place])
    return _EN_DASH if known else hyphen[0]


def _is_minus(before: str, number: str) -> bool:
    """Whether what stands between `before` and a number is its sign."""
    # "10 -15" is no subtraction, "Казахстан -2050" a slip of the keyboard.
    return not before.rstrip()[-1:].isdecimal() and not _YEAR.fullmatch(number)


def _is_range(first: str, last: str, before: str) -> bool:
    """Whether two numbers with a hyphen between them are the ends of something."""
    word = _LAST_WORD.search(before)
    if (word and word[1].lower() in _NAMED) or before.rstrip()[-1:] == ")":
        return False
    for shape in (_TIME, _DAY):
        if shape.fullmatch(first) and shape.fullmatch(last):
            return not _ISO_DAY.search(before)  # "2024-03-15 20:00-05:00" names a time zone
    values = _value(first), _value(last)
    if values[0] is None or values[1] is None:
        return False
    if values[0] < _HUNDRED and values[1] < _HUNDRED:
        return values[0] < values[1] or word is None or word[1].lower() not in _ARTICLES
    if _YEAR.fullmatch(first) and len(last) == len("24"):
        return values[0] % _HUNDRED < values[1]
    named = word is not None and word[1][-1:].isascii() and word[1][-1:].isalpha()
    return values[0] < values[1] and not (named and len(last) == len("800"))


def _value(number: str) -> float | None:
    """What a number comes to; None for those that are no quantities: 05, 2:1, 1.2.3."""
    digits = number.replace(" ", "").replace("\xa0", "").replace(",", ".")
    padded = digits[0] == "0" and digits[1:2] not in ("", ".")
    return None if padded or ":" in digits or digits.count(".") > 1 else float(digits)


def _times(letter: re.Match[str]) -> str:
    text, place = letter.string, letter.start()
    factors = _FACTORS.search(text[max(0, place - _WINDOW) : place].rstrip(" "))
    known = factors is not None and factors[0] != "0" and _FACTOR.fullmatch(factors[0])
    return _TIMES if known else letter[0]
