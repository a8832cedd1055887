"""Words that tell English names apart, for the rules. All sets hold case-folded words. Pure.

What a Danish model learns, these have to say; words.py holds what the two languages share.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    sen gov rep gen lt col sgt adm capt rev hon amb atty judge justice minister senator congressman congresswoman
    congressmember representative senate prosecutor archbishop cardinal rabbi imam sheikh sultan emir duke duchess
    count countess baron baroness dame corporal sergeant lieutenant commander admiral marshal inspector detective
    superintendent constable attorney premier speaker leader deputy acting former
""")
"""A name after one of these is a person's; alone they name nobody, capital or not: "the Prime Minister"."""

OFFICES = (("secretary", "of", "state"), ("secretary", "of", "defense"), ("attorney", "general"), ("first", "lady"))
"""Titles of several words, in front of a name."""
OFFICE_ENDS = frozenset(office[-1] for office in OFFICES)

OCCUPATIONS = _words("""
    scientist researcher economist analyst biologist engineer author novelist writer poet actor actress singer player
    striker goalkeeper midfielder defender winger driver farmer fisherman skipper lawyer teacher student photographer
    reporter journalist editor owner manager doctor nurse surgeon historian activist lawmaker candidate champion
    official spokesperson resident survivor witness tycoon billionaire founder executive entrepreneur designer
""")
"""A name of several words after one of these is a person's; unlike titles they stand in small letters before it."""

STATES = ("U.S.", "U.K.", "US", "UK")

BODIES = _words("""
    senate congress army navy marines treasury supreme court house coast guard embassy department federal geological
    central census
""")
"""After one of STATES these begin what that is of: "U.S. Senate" is an organisation, "U.S. troops" are not."""

PERSON_VERBS = _words("""
    won died scored resigned beat reached played retired married sang testified tweeted pleaded smiled laughed
    admitted insisted argued recalled warned
""")
"""What somebody does of whom nothing else is known: "Novak Djokovic reached the final"."""


def is_title(word: str) -> bool:
    """Whether a name after this word is a person's."""
    return word.casefold().rstrip(".") in TITLES


def dateline(name: str) -> str:
    """A name in capitals as it is written elsewhere: "NEW YORK" is New York."""
    return " ".join(word.capitalize() for word in name.split())
