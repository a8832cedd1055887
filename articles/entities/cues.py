"""What one word beside or inside a name says of it."""

from articles.entities import words


def has_arabic_article(word: str) -> bool:
    """ "al-Assad", "el-Sisi": a name in spite of its first letter."""
    article, hyphen, rest = word.partition("-")
    return bool(hyphen) and article in words.ARABIC_ARTICLES and rest[:1].isupper()


def is_compound(word: str) -> bool:
    """A word whose last part is an ordinary one: "EU-kommissær", "tv-vært"; not "Jean-Claude"."""
    head, hyphen, tail = word.rpartition("-")
    return bool(hyphen) and head[:1].isupper() and tail[:1].islower() and tail not in words.PARTICLES


def is_org_noun(word: str) -> bool:
    """Whether a name after this word is an organisation's: "nyhedsbureauet", "Forlaget"."""
    folded = word.casefold()
    return folded in words.ORG_BEFORE or folded.endswith(words.ORG_BEFORE_ENDINGS)


def is_name_article(word: str, following: str) -> bool:
    """The first word of "Det Europæiske Kystagentur": an article before an adjective with a capital."""
    return word in ("Det", "Den", "De", "The") and following.endswith("e")


def is_title(word: str) -> bool:
    """Whether a name after this word is a person's: "præsident", "udenrigsministeren", "Mr."."""
    folded = word.casefold()
    return folded in words.TITLES or (len(folded) > 7 and folded.endswith(words.TITLE_ENDINGS))


def is_cue(word: str) -> bool:
    """Whether a word makes an organisation or a place of the capitalised words before it."""
    folded = word.casefold()
    return folded in words.ORG_WORDS or folded in words.PLACE_TAILS or folded.endswith(words.CUE_ENDINGS)


def is_acronym(word: str) -> bool:
    """Two to five capitals, digits and dots among them allowed: "EU", "3F", "B.T."."""
    letters = word.replace(".", "").replace("-", "").replace("&", "")
    return 2 <= len(letters) <= 5 and letters.isupper() and letters.isalnum()
