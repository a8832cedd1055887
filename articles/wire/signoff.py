"""The sign-off of an agency at the end of a text (/ritzau/, dpa abc xy) is credit, not text."""

import re

# An agency in slashes. The bureau stands right behind, or in capitals after a blank: more than that is text again.
_AGENCY = r"/[a-zæøåA-ZÆØÅ][\w.-]{1,24}/(?:[a-zæøåA-ZÆØÅ][\w&.+-]{0,30}/?|(?-i:(?:\ [A-ZÆØÅ]{2,12}){1,3}))?"
_ALONE = re.compile(
    rf"""(?:
        {_AGENCY}                                   # /ritzau/  /ritzau/AFP  /ritzau/FINANS  /AFP/
      | via\ ritzau
      | dpa(?:[ /-][a-zäöü]{{2,4}}){{1,6}}          # dpa abc xy
      | [a-z]{{2,4}}(?:-[a-z]{{2,4}})?(?:/[a-z]{{2,4}}(?:-[a-z]{{2,4}})?){{2,6}}   # hh/ph/ts/hd
      | \(\s?©?\ ?(?:businessdesk|ritzau|ntb|npk|stt|tt|ends)\s?\)
      | ©\ ?(?:ntb|npk|stt|tt|ritzau)
      | -*\s?ends\s?-*
    )\.?""",
    re.VERBOSE | re.IGNORECASE,
)
_AT_THE_END = re.compile(
    rf"(?P<text>.*[.!?:;,)\"'”’»…])\s+(?P<credit>{_AGENCY}|\((?:©?(?:NTB|NPK)|TT|STT)\))",
    re.DOTALL | re.IGNORECASE,
)


def is_signoff(paragraph: str) -> bool:
    """Whether a paragraph (cleaned) is nothing but a sign-off."""
    return len(paragraph) <= 60 and bool(_ALONE.fullmatch(paragraph))


def split_signoff(paragraph: str) -> tuple[str, str | None]:
    """(text, sign-off) of a last paragraph. Text may be empty; the sign-off is None when there is none."""
    if is_signoff(paragraph):
        return "", paragraph
    found = _AT_THE_END.fullmatch(paragraph)
    return (found["text"], found["credit"]) if found else (paragraph, None)
