"""Words of the archive that begin as typed: only those that a story which the public can read holds."""

from collections.abc import Sequence
from datetime import datetime

from articles.index.blocks import Found
from articles.index.columns import Array
from articles.index.current import IndexView
from articles.index.finished import BegunStem, stems_begun, surely_listed
from articles.index.terms import form_of, term
from articles.index.words import query_words
from articles.lexicon.dictionary import is_word
from articles.lexicon.function_words import EVERY_FUNCTION_WORD
from articles.query.tree import Named, Word
from articles.search.compile import Compiler

MOST = 4
SHORTEST = 2
"""Letters that have to be typed."""
SPARE = 1
"""Stems more than are wanted whose words are looked at: some may be in hidden stories alone."""
FORMS = 3
"""Forms of a stem that are looked at."""


def begun_words(view: IndexView, typed: str, now: datetime, *, most: int = MOST, in_title: bool = False) -> list[str]:
    """Words that what was typed may become, the most frequent first, `most` at most; with `in_title` in headlines.

    Of all words of one stem the shortest is taken, for a search finds all of them anyway. No query where enough stories
    are listed that the words must be in some of them; else one.
    """
    words = query_words(typed)
    if len(words) != 1 or len(typed) < SHORTEST or words[0] != typed:
        return []
    stems = [of for of in stems_begun(view, form_of(typed), most + 4) if not _says_nothing(of)][: most + SPARE]
    known: dict[BegunStem, list[str]] = {}
    if not in_title:
        known = {of: [form for form in of.forms[:FORMS] if surely_listed(view, of.code, form)] for of in stems}
    if doubtful := [of for of in stems if not known.get(of)]:
        known |= _readable(view, doubtful, now, in_title=in_title)
    forms = [min(known[of], key=lambda form: (len(form), form)) for of in stems if known.get(of)]
    return [_finished(typed, form) for form in dict.fromkeys(forms)][:most]


def _says_nothing(of: BegunStem) -> bool:
    return any(form in EVERY_FUNCTION_WORD for form in of.forms)


def _readable(
    view: IndexView, stems: Sequence[BegunStem], now: datetime, *, in_title: bool
) -> dict[BegunStem, list[str]]:
    """Of each stem the forms that a listed story holds; none where no headline has it that has to."""
    compiler = Compiler(view, now)
    leaves = [Word(of.forms[0]) for of in stems]
    masks = [compiler.compile(Named("title", leaf.text) if in_title else leaf) for leaf in leaves]
    compiler.fetch()
    found: dict[BegunStem, list[str]] = {}
    for of, leaf, mask in zip(stems, leaves, masks, strict=True):
        if not in_title or any((mask(at, False) & listed).any() for at, listed in enumerate(view.listed)):
            numbers = [terms.number for terms in compiler.plan(leaf, in_title=in_title).words[0]]
            forms = of.forms[:FORMS]
            found[of] = [one for one in forms if _is_listed(view, compiler, term(of.code, of.stem, one), numbers)]
    return found


def _is_listed(view: IndexView, compiler: Compiler, exact: bytes, numbers: Sequence[int]) -> bool:
    """Whether a listed story holds this very form."""
    return any(
        bool(view.listed[at][_docs(one, exact)].any())
        for at in range(len(view.segments))
        for number in numbers
        for one in compiler.texts.found.get((at, number), ())
        if exact in one.terms
    )


def _docs(found: Found, exact: bytes) -> Array:
    at = found.terms.index(exact)
    start = int(found.counts[:at].sum())
    return found.docs[start : start + int(found.counts[at])]


def _finished(typed: str, form: str) -> str:
    """The form, in the letters that were typed where they are its own; aa for å where Danish spelling has that.

    The index makes no difference between the two.
    """
    if not is_word(form) and is_word(form.replace("å", "aa")):
        form = form.replace("å", "aa")
    if form.startswith(typed.lower()):
        return typed + form[len(typed) :]
    beginning = form_of(typed)
    return form if is_word(form) else typed + form[len(beginning) :]
