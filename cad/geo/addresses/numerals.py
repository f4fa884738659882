"""Chinese numerals as numbers, and the other way round. Pure."""

import re

DIGITS = {"〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SPOKEN = {"幺": 1, "两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TWENTIES = {"廿": 20, "卅": 30}
ALL = "".join((*DIGITS, *SPOKEN, *UNITS, *TWENTIES))
_HAN_DIGITS = "〇一二三四五六七八九"

# In names only what can hardly be anything else: 十 and plain digits, and 百 or 千 after a digit (not 百货).
_PLAIN = "".join(DIGITS)
_IN_NAME = re.compile(rf"[{_PLAIN}](?:[百千]零?[{_PLAIN}十]*)+|[{_PLAIN}]?十[{_PLAIN}]?|[廿卅][{_PLAIN}]?")
_NOUGHT = re.compile(rf"(?<=[{_PLAIN}])[零○]|[零○](?=[{_PLAIN}])")
_DIGITS_AT_HAN = re.compile(r"(?<=[\u3400-\u9fff])\d{1,6}(?![\da-z])|(?<![\da-z])\d{1,6}(?=[\u3400-\u9fff])")


def number_of(numeral: str) -> int | None:
    """十二, 一百零八, 一百二 (120), 二〇三, 两, 幺二; None when it is no number."""
    digits = {**DIGITS, **SPOKEN}
    if all(c in digits for c in numeral):
        return int("".join(str(digits[c]) for c in numeral)) if numeral else None
    total, pending, last_unit = 0, None, 10_000
    for c in numeral:
        if c in digits:
            pending = digits[c] if pending in (None, 0) else pending * 10 + digits[c]
        elif c in TWENTIES:
            total, pending, last_unit = total + TWENTIES[c], None, 10
        elif c in UNITS and UNITS[c] < last_unit:
            last_unit = UNITS[c]
            total, pending = total + (1 if pending is None else pending) * last_unit, None
        else:
            return None
    if pending and pending < 10 and last_unit >= 100 and numeral[-2] in UNITS:
        pending *= last_unit // 10  # 一百二 is 120
    return total + (pending or 0)


def numerals_even(name: str) -> str:
    """A name with its numbers written digit by digit in Chinese: 第10中学 and 第十中学 both become 第一〇中学.

    Latin text is left alone: only digits that touch a Chinese character change. 五十一路 and 五一路 become the same,
    which search shows as rivals.
    """
    name = _NOUGHT.sub("〇", name)
    name = _IN_NAME.sub(lambda match: _han_digits(number_of(match[0]), match[0]), name)
    return _DIGITS_AT_HAN.sub(lambda match: _han_digits(int(match[0]), match[0]), name)


def _han_digits(number: int | None, written: str) -> str:
    if number is None:
        return written
    return "".join(_HAN_DIGITS[int(c)] for c in str(number))
