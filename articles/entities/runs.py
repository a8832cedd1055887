"""Capitalised runs: the pieces of a text that could be names, cut where one name ends and the next begins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articles.entities import cues, english, words
from articles.entities.evidence import Evidence
from articles.entities.gazetteer import is_first_name
from articles.entities.name import NameType

_LONGEST = 7
_QUOTES = frozenset("\"“”„»«'’‘")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A candidate. `text[start:end]` of its text are its characters, a possessive ending left out."""

    start: int
    end: int
    words: tuple[str, ...]
    before: str
    """The word before it in its sentence, case-folded; "" when there is none."""
    after: str
    """The next word as written; "" when a mark follows."""
    opens: bool
    """It is the first of a sentence, where a capital says nothing."""
    shouted: bool
    quoted: bool
    """Quotation marks stand directly on both sides: more likely the title of a work."""
    owns: bool
    """A possessive ending follows."""
    kind: str
    """Of its first token: word, initial or domain."""
    known: NameType | None
    """Its type when the gazetteer lists it as it stands."""

    @property
    def name(self) -> str:
        """The words joined by single spaces."""
        return " ".join(self.words)


class RunReader:
    """Reads the candidates of one text of a story."""

    def __init__(self, evidence: Evidence, key: str) -> None:
        self.evidence = evidence
        self.text = evidence.texts[key]
        self.tokens = evidence.tokens[key]

    def runs(self) -> Iterator[Run]:
        """All candidates in order; they never overlap."""
        at = 0
        while at < len(self.tokens):
            token = self.tokens[at]
            phrase = self._phrase(at)
            if phrase:
                run = self._phrase_run(at, phrase)
                yield run
                at += 1
                while at < len(self.tokens) and self.tokens[at].start < run.end:
                    at += 1
            elif token.capital and cues.is_compound(token.text) and not self.evidence.is_listed(token.text):
                yield from self._compound(at)
                at += 1
            elif token.capital:
                end = self._run_end(at)
                yield from self._pieces(at, end)
                at = end
            else:
                if token.kind == "domain" or (token.kind == "word" and self.evidence.lists.known(token.text)):
                    yield self._run(at, at + 1)
                at += 1

    def _phrase(self, at: int) -> str | None:
        """The gazetteer's name of several words that begins here."""
        token = self.tokens[at]
        if token.kind not in ("word", "initial"):
            return None
        find = self.evidence.lists.phrase_at
        phrase = find(self.text, token.start, token.text) or find(self.text, token.start, token.text + ".")
        if phrase is None:
            return None
        after = at + 1
        while after < len(self.tokens) and self.tokens[after].start < token.start + len(phrase):
            after += 1
        longer = (
            self._follows(after) and self.tokens[after].capital and self._belongs_to(phrase, self.tokens[after].text)
        )
        return None if longer else phrase

    def _belongs_to(self, phrase: str, word: str) -> bool:
        return cues.is_cue(word) or (phrase in english.STATES and word.casefold() in english.BODIES)

    def _phrase_run(self, at: int, phrase: str) -> Run:
        token = self.tokens[at]
        return Run(
            start=token.start,
            end=token.start + len(phrase),
            words=tuple(phrase.split()),
            before=self._before(at),
            after="",
            opens=token.opens,
            shouted=token.shouted,
            quoted=False,
            owns=self.text[token.start + len(phrase) : token.start + len(phrase) + 1].isalpha(),
            kind=token.kind,
            known=self.evidence.lists.known(phrase),
        )

    def _compound(self, at: int) -> Iterator[Run]:
        """Of "EU-kommissær" the EU; of other compounds, as "Texas-senatoren", nothing."""
        run = self._run(at, at + 1)
        head = self.tokens[at].text.partition("-")[0]
        known = self.evidence.lists.known(head)
        if known == NameType.ORG:
            yield replace(run, end=run.start + len(head), words=(head,), quoted=False, known=known)

    def _run_end(self, at: int) -> int:
        """The index after the last token of the capitalised run that begins at `at`."""
        end = at + 1
        while end - at < _LONGEST:
            step = self._joining(at, end)
            if not step:
                break
            end += step
        return end

    def _joining(self, at: int, end: int) -> int:
        """How many tokens from `end` on belong to the run begun at `at`: a word, or particles and a word."""
        ahead = end
        while self._follows(ahead) and self._is_link(at, ahead):
            ahead += 1
        if not self._follows(ahead):
            return 0
        token = self.tokens[ahead]
        if cues.has_arabic_article(token.text):
            return ahead + 1 - end
        if not token.capital or token.opens or cues.is_compound(token.text) or self._phrase(ahead):
            return 0
        return ahead + 1 - end

    def _is_link(self, at: int, here: int) -> bool:
        text, before = self.tokens[here].text, self.tokens[here - 1].text
        if text == "of" and self._is_somebody(at):
            return False
        if text == "&" or text in words.PARTICLES_ANYWHERE:
            return True
        if before in words.PARTICLES_ANYWHERE:
            return text in words.PARTICLES
        return here == at + 1 and text in words.PARTICLES_AFTER_FIRST_NAME and is_first_name(before)

    def _is_somebody(self, at: int) -> bool:
        """Whether a run begins as a person's name: "Sen. Bernie Sanders of Vermont" is two names."""
        return is_first_name(self.tokens[at].text) or self._is_title_word(self._before(at))

    def _follows(self, index: int) -> bool:
        """Whether the token at `index` exists and stands one space after the one before it."""
        if index >= len(self.tokens):
            return False
        return self.text[self.tokens[index - 1].end : self.tokens[index].start] in (" ", "\u00a0")

    def _pieces(self, at: int, end: int) -> Iterator[Run]:
        """The names in one capitalised run: ordinary first words and titles dropped, cut where a name ends."""
        while at < end and (step := self._dropped(at, end)):
            at += step
        start = self._after_title(at, end)
        if start > at and self.evidence.lists.known(self.tokens[at].text):
            yield self._run(at, at + 1)
        belongs = cues.is_org_noun(self._before(at))
        for index in range(start, end - 1):
            if self._begins_person(start, index + 1, end) or self._is_owner(start, index, end, belongs):
                yield self._run(start, index + 1)
                start = index + 1
                while start < end and self._is_title(start):
                    start += 1
        if start < end and not self._is_part_of_number(start, end):
            yield self._run(start, self._with_tail(start, end))

    def _dropped(self, at: int, end: int) -> int:
        """How many words from `at` on belong to no name: an office of several, one ordinary word, or none."""
        if self.evidence.language == "en":
            for office in english.OFFICES:
                if tuple(token.text.casefold() for token in self.tokens[at : at + len(office)]) == office:
                    return min(len(office), end - at)
        return int(self._drops(at, end))

    def _after_title(self, at: int, end: int) -> int:
        """Where the person begins in "Brexit Secretary David Davis"; `at` when there is no such title."""
        for index in range(at + 1, end - 1):
            if self._is_title(index - 1) and is_first_name(self.tokens[index].text):
                return index
        return at

    def _begins_person(self, at: int, index: int, end: int) -> bool:
        """Whether a person begins inside a run that began as an organisation: "DTU Space Kristian Pedersen"."""
        first = self.tokens[at].text
        if index + 1 >= end or not is_first_name(self.tokens[index].text) or cues.is_cue(self.tokens[end - 1].text):
            return False
        return cues.is_acronym(first) or self.evidence.lists.known(first) == NameType.ORG

    def _drops(self, at: int, end: int) -> bool:
        """Whether the first word of a run is an ordinary one that belongs to no name."""
        token, has_next = self.tokens[at], at + 1 < end
        if not has_next:
            return False
        text, following = token.text, self.tokens[at + 1].text
        if (
            token.opens
            and cues.is_org_noun(text)
            and not cues.is_cue(following)
            and not self.evidence.is_familiar(text)
        ):
            return True
        if cues.is_cue(self.tokens[end - 1].text) and (
            text.casefold() not in words.STARTERS or cues.is_name_article(text, following)
        ):
            return False
        if self._is_title(at):
            return True
        if self.evidence.language == "en" and text.casefold() in words.ENGLISH_ADJECTIVES | words.NOT_NAMES:
            return token.kind == "word"
        if token.kind != "word" or not (token.opens or text.casefold() in words.STARTERS):
            return False
        if is_first_name(text) and not self.evidence.is_listed(following):
            return False
        if token.opens and end - at > 2 and is_first_name(following) and not self.evidence.is_familiar(text):
            return True
        return self.evidence.is_ordinary(text) or self._is_common_form(text)

    def _is_common_form(self, word: str) -> bool:
        """A first word before a name that has the shape of a common noun or adjective: "Bilproducenten Volvo"."""
        if self.evidence.language != "da" or self.evidence.is_familiar(word) or word.isupper():
            return False
        folded = word.casefold()
        if folded.endswith(words.ORG_ENDINGS) and folded not in words.NO_ORGS:
            return False
        return (
            cues.is_org_noun(word) or folded in words.PLACE_BEFORE or folded.endswith((*words.DEFINITE_ENDINGS, "ske"))
        )

    def _is_title(self, index: int) -> bool:
        word = self.tokens[index].text
        return self._is_title_word(word) and not word.isupper()

    def _is_title_word(self, word: str) -> bool:
        return cues.is_title(word) or (self.evidence.language == "en" and english.is_title(word))

    def _is_owner(self, at: int, index: int, end: int, belongs: bool) -> bool:
        """Whether a word inside a run owns what follows: "Tysklands Angela Merkel", "EU's Ursula von der Leyen"."""
        text, following = self.tokens[index].text, self.tokens[index + 1].text
        base = self.evidence.bare(text, following)
        if text.endswith("s") and not is_first_name(text) and is_first_name(following):
            return True
        if base == text or belongs:
            return False
        if index == at + 1 and base in self.evidence.capitals and base not in self.evidence.lower:
            return True
        last = self.tokens[end - 1].text
        if cues.is_cue(self.evidence.bare(following, "")) or (following.endswith("e") and cues.is_cue(last)):
            return False
        return (
            text[len(base)] in "'’" or base.isupper() or self.evidence.is_listed(base) or base in self.evidence.capitals
        )

    def _is_part_of_number(self, start: int, end: int) -> bool:
        """A lone letter after a digit, as in "7 B"."""
        return end - start == 1 and len(self.tokens[start].text) == 1

    def _with_tail(self, start: int, end: int) -> int:
        """`end`, moved over a lower-case word that belongs to the name: "Odense kommune"."""
        if (
            end - start > 2
            or not self._follows(end)
            or self.tokens[end].text not in words.ORG_TAILS | words.PLACE_TAILS
        ):
            return end
        text = self.tokens[end - 1].text
        base = self.evidence.bare(text, self.tokens[end].text)
        owner = self.evidence.lists.known(base) or self.evidence.lists.known(text) or self.evidence.lists.maybe(base)
        return end + 1 if owner == NameType.PLACE else end

    def _run(self, at: int, end: int) -> Run:
        tokens = self.tokens[at:end]
        first, last = tokens[0], tokens[-1]
        after = self._after(end)
        base = self.evidence.bare(last.text, after)
        stop = last.start + len(base)
        name = (*(token.text for token in tokens[:-1]), base)
        return Run(
            start=first.start,
            end=stop,
            words=name,
            before=self._before(at),
            after=after,
            opens=first.opens,
            shouted=first.shouted,
            quoted=self.text[first.start - 1 : first.start] in _QUOTES
            and self.text[last.end : last.end + 1] in _QUOTES,
            owns=stop < last.end,
            kind=first.kind,
            known=self.evidence.lists.known(" ".join(name)),
        )

    def _before(self, at: int) -> str:
        if at == 0 or self.tokens[at].opens or self.tokens[at - 1].kind not in ("word", "initial", "stop"):
            return ""
        before = self.tokens[at - 1]
        return (self.tokens[at - 2].text if before.kind == "stop" and at > 1 else before.text).casefold()

    def _after(self, end: int) -> str:
        if end >= len(self.tokens) or self.tokens[end].kind not in ("word", "initial"):
            return ""
        return self.tokens[end].text
