"""What a query means."""

import pytest

from articles.query import parse_query
from articles.query.tree import And, Fuzzy, Named, Near, Node, Not, Or, Phrase, Prefix, Suffix, Word

A, B, C, D = Word("a"), Word("b"), Word("c"), Word("d")
PUTIN = Named("person", "Vladimir Putin")

MEANINGS = {
    "": None,
    " \n\t ": None,
    "Lukasjenko": Word("Lukasjenko"),
    "a b": And((A, B)),
    "a OG b": And((A, B)),
    "a AND b AND c": And((A, B, C)),
    "a ELLER b": Or((A, B)),
    "a OR b ELLER c": Or((A, B, C)),
    "a | b || c": Or((A, B, C)),
    "a b ELLER c d": Or((And((A, B)), And((C, D)))),
    "a (b ELLER c) d": And((A, Or((B, C)), D)),
    "a (b (c d))": And((A, B, C, D)),
    "a ELLER (b ELLER c)": Or((A, B, C)),
    "((a))": A,
    "a(b)c": And((A, B, C)),
    "eller Or og not": And((Word("eller"), Word("Or"), Word("og"), Word("not"))),
    # leaving out
    "-CNN": Not(Word("CNN")),
    "a -b": And((A, Not(B))),
    "a IKKE b": And((A, Not(B))),
    "a NOT b ELLER c": Or((And((A, Not(B))), C)),
    "IKKE a b": And((Not(A), B)),
    "a OG IKKE b": And((A, Not(B))),
    "a ELLER -b": Or((A, Not(B))),
    "-(a b)": Not(And((A, B))),
    '-"a b"': Not(Phrase("a b")),
    "-a*": Not(Prefix("a")),
    '-person:"Vladimir Putin"': Not(PUTIN),
    "IKKE -a": Not(Not(A)),
    "–a −b": And((Not(A), Not(B))),
    "--a": Not(A),
    "(-a)": Not(A),
    # dashes that leave nothing out
    "a - b": And((A, B)),
    "a – b -": And((A, B)),
    "politi- og militæropbud": And((Word("politi"), Word("og"), Word("militæropbud"))),
    "Nord-Sydkorea": Word("Nord-Sydkorea"),
    '"EU"-topmøde': And((Phrase("EU"), Word("topmøde"))),
    # words and their surroundings
    "Putin, Merkel.": And((Word("Putin"), Word("Merkel"))),
    "tut.by": Word("tut.by"),
    "O'Brien’s": Word("O'Brien’s"),
    "a & b / c §": And((A, B, C)),
    "+a": A,
    "\ufeffa\u200bb\x00c": And((A, B, C)),
    "demon\u00adstration": Word("demonstration"),
    "cafe\u0301": Word("café"),
    "demonstr*": Prefix("demonstr"),
    "demonstr**,": Prefix("demonstr"),
    # words exactly as they are written
    '"valg"': Phrase("valg"),
    "=valg": Phrase("valg"),
    '="valg"': Phrase("valg"),
    "==»valg«": Phrase("valg"),
    "-=valg a": And((Not(Phrase("valg")), A)),
    "=EU-topmøde": Phrase("EU-topmøde"),
    "=ELLER": Phrase("ELLER"),
    "EU-topmøde": Word("EU-topmøde"),
    "EU-topmøde,": Word("EU-topmøde"),
    "a=b c=": And((Word("a=b"), Word("c="))),
    'titel:=valg titel:="valg"': And((Named("title", "valg", Phrase),) * 2),
    "person:=Putin": Named("person", "Putin"),
    # ends of words and misspellings
    "*valg": Suffix("valg"),
    "**valg,": Suffix("valg"),
    "-*valg": Not(Suffix("valg")),
    "Tikanov~": Fuzzy("Tikanov", 1),
    "lukashenko~": Fuzzy("lukashenko", 2),
    "lukashen~, Tikanov~~": And((Fuzzy("lukashen", 2), Fuzzy("Tikanov", 1))),
    "lukashenko~1 valg~02": And((Fuzzy("lukashenko", 1), Fuzzy("valg", 2))),
    "-lukashenko~": Not(Fuzzy("lukashenko", 2)),
    "http://x.dk/~a a~b": And((Word("http://x.dk/~a"), Word("a~b"))),
    "titel:*valg titel:valg~ titel:valg~1": And(
        (Named("title", "valg", Suffix), Named("title", "valg", Fuzzy), Named("title", "valg", Fuzzy))
    ),
    # near each other
    '"a b"~5': Near((Phrase("a"), Phrase("b")), 5),
    '"Putin, EU-topmøde & c"~50': Near((Phrase("Putin"), Phrase("EU-topmøde"), Phrase("c")), 50),
    '-="a b"~1': Not(Near((Phrase("a"), Phrase("b")), 1)),
    "a NEAR/5 b": Near((A, B), 5),
    "a NÆR/5 b NEAR/05 c": Near((A, B, C), 5),
    'a* NEAR/5 *b NEAR/5 c~ NEAR/5 "d e"': Near((Prefix("a"), Suffix("b"), Fuzzy("c"), Phrase("d e")), 5),
    "a b NEAR/5 c ELLER d": Or((And((A, Near((B, C), 5))), D)),
    "IKKE a NEAR/5 b c": And((Not(Near((A, B), 5)), C)),
    "-a NEAR/5 b": Not(Near((A, B), 5)),
    "a NEAR/5 (b)": Near((A, B), 5),
    "a NEAR/5 (b ELLER c) d": And((Or((Near((A, B), 5), Near((A, C), 5))), D)),
    "(a ELLER b) NEAR/5 (c ELLER d)": Or(
        (Near((A, C), 5), Near((A, D), 5), Near((B, C), 5), Near((B, D), 5)),
    ),
    "d ELLER a NEAR/5 (b ELLER c)": Or((D, Near((A, B), 5), Near((A, C), 5))),
    "near/5 Near nær": And((Word("near/5"), Word("Near"), Word("nær"))),
    # phrases
    '"kollektiv militærpagt"': Phrase("kollektiv militærpagt"),
    "»kollektiv militærpagt«": Phrase("kollektiv militærpagt"),
    "«kollektiv militærpagt»": Phrase("kollektiv militærpagt"),
    "“kollektiv militærpagt”": Phrase("kollektiv militærpagt"),
    "„kollektiv militærpagt“": Phrase("kollektiv militærpagt"),
    "”kollektiv militærpagt”": Phrase("kollektiv militærpagt"),
    '„kollektiv militærpagt"': Phrase("kollektiv militærpagt"),
    '"  kollektiv\n militærpagt. "': Phrase("kollektiv militærpagt"),
    '»han sagde "nej" til det«': Phrase("han sagde nej til det"),
    '"a ELLER (b) -c person:d"': Phrase("a ELLER (b) -c person:d"),
    'a "" b': And((A, B)),
    # fields
    'person:"Vladimir Putin"': PUTIN,
    "PERSON:»Vladimir Putin«": PUTIN,
    'Person:"Putin"': Named("person", "Putin"),
    "org:EU organisation:EU organization:EU": And((Named("org", "EU"),) * 3),
    "sted:Minsk place:Minsk": And((Named("place", "Minsk"),) * 2),
    "person:Vladimir Putin": And((Named("person", "Vladimir"), Word("Putin"))),
    "person:Søren-Åge": Named("person", "Søren-Åge"),
    "(sted:Minsk)": Named("place", "Minsk"),
    "titel:hilsen title:hilsen": And((Named("title", "hilsen"),) * 2),
    'titel:"varme hilsener"': Named("title", "varme hilsener", Phrase),
    'titel:"hilsen"': Named("title", "hilsen", Phrase),
    "titel:hils*": Named("title", "hils", Prefix),
    "sektion:Udland section:Udland": And((Named("section", "Udland"),) * 2),
    "kilde:ritzau source:ritzau": And((Named("source", "ritzau"),) * 2),
    "titel:kl.11:30": Named("title", "kl.11:30"),
    'person:"Aage (forfatter) *"'.replace(" *", ""): Named("person", "Aage (forfatter)"),
    # one field before a parenthesis
    "titel:(a)": Named("title", "a"),
    "titel:(a ELLER b)": Or((Named("title", "a"), Named("title", "b"))),
    'titel:(a "b c" d*) e': And(
        (Named("title", "a"), Named("title", "b c", Phrase), Named("title", "d", Prefix), Word("e"))
    ),
    'person:("A B" ELLER C)': Or((Named("person", "A B"), Named("person", "C"))),
    "-sted:(a IKKE (b ELLER c))": Not(And((Named("place", "a"), Not(Or((Named("place", "b"), Named("place", "c"))))))),
    "dato:(2020 ELLER 08.2021)": Or((Named("date", "2020"), Named("date", "2021-08"))),
    "sektion:(Udland ELLER Sport) har:(rettelse)": And(
        (Or((Named("section", "Udland"), Named("section", "Sport"))), Named("has", "correction"))
    ),
    "titel:(a sted:b c)": And((Named("title", "a"), Named("place", "b"), Named("title", "c"))),
    "titel:(a person:(b) (c))": And((Named("title", "a"), Named("person", "b"), Named("title", "c"))),
    # ranges of dates
    "dato:2020-08..2020-10": Named("date", "2020-08..2020-10"),
    "date:2020..2021 dato:2020...2021 dato:2020…2021": And((Named("date", "2020..2021"),) * 3),
    'dato:"august 2020..oktober 2020" dato:08.2020..10.2020': And((Named("date", "2020-08..2020-10"),) * 2),
    'omtaler:"16. august 2020 .. 20. august 2020"': Named("mentions", "2020-08-16..2020-08-20"),
    "dato:2020-08.., dato:..2020 (dato:2020..)": And(
        (Named("date", "2020-08.."), Named("date", "..2020"), Named("date", "2020.."))
    ),
    'dato:"..august 2020" -omtaler:1990..1999': And((Named("date", "..2020-08"), Not(Named("mentions", "1990..1999")))),
    "dato:2020.": Named("date", "2020"),
    # what a story has
    "har:rettelse har:Rettelser has:correction has:corrections": And((Named("has", "correction"),) * 4),
    "-sektion:Sport -har:rettelse": And((Not(Named("section", "Sport")), Not(Named("has", "correction")))),
    # dates and languages mean the same however they are spelled
    "dato:2020-08 date:2020-8 dato:08.2020": And((Named("date", "2020-08"),) * 3),
    'dato:"16. august 2020" date:"August 16, 2020" dato:16.8.2020': And((Named("date", "2020-08-16"),) * 3),
    "fra:2020-08 til:2020": And((Named("from", "2020-08"), Named("to", "2020"))),
    "from:2020-08-16 to:2020-08": And((Named("from", "2020-08-16"), Named("to", "2020-08"))),
    "sprog:dansk lang:Danish sprog:DA lang:da-DK": And((Named("lang", "da"),) * 4),
    # colons that begin no field
    "Politik: valg": And((Word("Politik"), Word("valg"))),
    "kl.11:30 11:30 3:2": And((Word("kl.11:30"), Word("11:30"), Word("3:2"))),
    "kl:11 tlf:12345678": And((Word("kl:11"), Word("tlf:12345678"))),
    "http://tut.by/a:b": Word("http://tut.by/a:b"),
    "a : b": And((A, B)),
    "a :-) b".replace("-)", ""): And((A, B)),
}


@pytest.mark.parametrize(("text", "tree"), MEANINGS.items())
def test_meaning(text: str, tree: Node | None) -> None:
    assert parse_query(text) == tree


def test_from_after_to_is_allowed_when_they_are_not_beside_each_other() -> None:
    first, last = Named("from", "2020-09"), Named("to", "2020-08")

    assert parse_query("fra:2020-09 ELLER til:2020-08") == Or((first, last))
    assert parse_query("fra:2020-09 -til:2020-08") == And((first, Not(last)))
