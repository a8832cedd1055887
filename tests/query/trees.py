"""Every kind of tree that the parser can give, for hypothesis. Written from the language's rules, not from its code."""

from datetime import date

from hypothesis import strategies as st

from articles.query.tree import And, Fuzzy, Leaf, Named, Near, Node, Not, Or, Phrase, Prefix, Suffix, Word

_LETTERS = "abcæøåÆØÅéüßñжЛ中漢٣0123456789xyzKOR"
_INNER = "-.'/&@_#%–’"
_OPERATORS = {"ELLER", "OR", "OG", "AND", "IKKE", "NOT"}

word_texts = (
    (
        st.builds(
            lambda first, rest: first + "".join(rest),
            st.text(_LETTERS, min_size=1, max_size=6),
            st.lists(
                st.builds(
                    lambda mark, text: mark + text, st.sampled_from(_INNER), st.text(_LETTERS, min_size=1, max_size=5)
                ),
                max_size=2,
            ),
        )
        | st.sampled_from(["kl.11:30", "11:30", "http://x.dk/a?b=c:d", "https://x", "politi-", "eller", "Or", "3:2"])
        | st.sampled_from(["a~b", "http://x.dk/~b", "a=b", "a=", "near/5", "Nær", "a..b"])
    )
    .map(lambda text: text.rstrip("-"))
    .filter(lambda text: text not in _OPERATORS)
)

_phrase_words = word_texts | st.sampled_from(["OR", "(a)", "b)", "x:y", "person:z", "-c", "§", "IKKE"])
phrase_texts = st.lists(_phrase_words, min_size=1, max_size=4).map(
    lambda words: " ".join(["a1", *words[:-1], f"{words[-1]}x"])
)

_unsigned = word_texts.filter(lambda text: ":" not in text)

words = word_texts.map(Word)
phrases = (phrase_texts | word_texts).map(Phrase)
prefixes = _unsigned.map(Prefix)
suffixes = word_texts.map(Suffix)
fuzzies = st.builds(Fuzzy, _unsigned, st.sampled_from([1, 2]))
text_leaves: st.SearchStrategy[Leaf] = st.one_of(words, phrases, prefixes, suffixes, fuzzies)
nears = st.builds(
    Near,
    st.lists(text_leaves, min_size=2, max_size=4).map(tuple)
    | st.lists(word_texts.map(Phrase), min_size=2, max_size=4).map(tuple),
    st.integers(1, 50),
)

_days = st.dates(date(1000, 1, 1), date(9998, 12, 31)).map(date.isoformat)
dates_typed = _days | _days.map(lambda day: day[:7]) | _days.map(lambda day: day[:4])
_cuts = st.sampled_from([4, 7, 10])
ranges = st.one_of(
    st.builds(
        lambda days, first, last: f"{min(days)[:first]}..{max(days)[:last]}", st.tuples(_days, _days), _cuts, _cuts
    ),
    dates_typed.map(lambda first: f"{first}.."),
    dates_typed.map(lambda last: f"..{last}"),
)

fields = st.one_of(
    st.builds(Named, st.sampled_from(["person", "org", "place", "section", "source"]), word_texts | phrase_texts),
    st.builds(Named, st.just("title"), word_texts, st.just(Word)),
    st.builds(Named, st.just("title"), phrase_texts, st.just(Phrase)),
    st.builds(Named, st.just("title"), prefixes.map(lambda prefix: prefix.text), st.just(Prefix)),
    st.builds(Named, st.just("title"), suffixes.map(lambda suffix: suffix.text), st.just(Suffix)),
    st.builds(Named, st.just("title"), _unsigned, st.just(Fuzzy)),
    st.builds(Named, st.sampled_from(["date", "from", "mentions"]), dates_typed),
    st.builds(Named, st.sampled_from(["date", "mentions"]), ranges),
    st.just(Named("has", "correction")),
    st.builds(Named, st.just("lang"), st.sampled_from(["da", "en", "de", "nb", "kl"])),
)
"""No to:, which has to come after every from: beside it; its own tests have it."""

leaves = st.one_of(text_leaves, nears, fields)


def all_of(parts: list[Node]) -> Node:
    """An And without an And in it, as the tree wants it."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, And) else (part,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(parts: list[Node]) -> Node:
    """An Or without an Or in it, as the tree wants it."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, Or) else (part,))]
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def _combined(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=2, max_size=4).map(all_of),
        st.lists(inner, min_size=2, max_size=4).map(any_of),
    )


trees = st.recursive(leaves, _combined, max_leaves=12)
text_trees = st.recursive(text_leaves, _combined, max_leaves=8)
"""Trees without fields and nearness: what a field's parenthesis may hold."""

typed_pieces = st.lists(
    st.sampled_from(
        [
            *'()"*-:»«“”„|&\u00ad\u200b\x00\ud800',
            *["..", "i", "går", "sidste"],
            *["person:", "sted:", "titel:", "dato:", "omtaler:", "fra:", "til:", "sprog:", "foo:", "persn:", "http://"],
            *["ELLER", "OR", "OG", "IKKE", "NOT", " ", "  ", "\n", "a", "Putin", "ab*", "*ab", "a*b", "é", "e\u0301"],
            *["2020", "2020-08", "2020-13", "30.2.2020", "16.", "august", "16/8", "1999", "..", "i", "går", "sidste"],
            *["xx", "dansk", ".", ",", "'"],
            *["=", "~", "~", "~1", "~5", "~99", "NEAR/5", "NÆR/", "NEAR", "NEAR/0", "NÆR/7", "*ab*", "ab~", "=ab"],
            *["titel:(", "person:(", "dato:(", "har:", "rettelse", "correction", "2020..2021", "2021..2020", "…"],
        ]
    ),
    max_size=14,
).map("".join)
"""Text made of all that means something in a query, in any order."""
