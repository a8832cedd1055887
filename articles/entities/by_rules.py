"""The reader by rules: lists, titles and neighbouring words. For languages that no model was trained for."""

from collections.abc import Mapping, Sequence

from articles.entities import cues, english, words
from articles.entities.evidence import Evidence
from articles.entities.gazetteer import is_first_name, is_patronymic
from articles.entities.name import NameType, Reader, Spot
from articles.entities.runs import Run, RunReader

PERSON, ORG, PLACE = NameType.PERSON, NameType.ORG, NameType.PLACE


_GUESS = 0.6
"""Confidence of what one neighbouring word suggests; no other guess is built on it."""

_NAME_IN_HEADING = 3
"""Words of the longest run that a heading full of capitals may have for a person; longer ones hold other words too."""

_Verdict = tuple[NameType, float]


def spots_by_rules(texts: Mapping[str, str], language: str) -> dict[str, tuple[Spot, ...]]:
    """The names in each text, keys as given, sorted by start, never overlapping.

    `language` is one of gazetteer.LANGUAGES. All texts of a story are read together, since a word that opens a
    sentence here may stand inside one there. Never raises.
    """
    evidence = Evidence(texts, language)
    runs = {key: tuple(RunReader(evidence, key).runs()) for key in texts}
    judge = _Judge(evidence, [run for found in runs.values() for run in found])
    spots: dict[str, tuple[Spot, ...]] = {}
    for key, found in runs.items():
        verdicts = [judge.verdict(run) for run in found]
        _join(texts[key], found, verdicts)
        spots[key] = tuple(
            Spot(run.start, run.end, *verdict, Reader.RULES)
            for run, verdict in zip(found, verdicts, strict=True)
            if verdict
        )
    return spots


def _join(text: str, runs: Sequence[Run], verdicts: list[_Verdict | None]) -> None:
    """Give an undecided word the type of the name it is listed with: "Thyborøn og Harboøre"."""
    for index, run in enumerate(runs):
        if verdicts[index] or not _can_be_listed(run):
            continue
        if index:
            verdicts[index] = _listed_with(verdicts[index - 1], text[runs[index - 1].end : run.start])
        if index + 1 < len(runs):
            verdicts[index] = verdicts[index] or _listed_with(
                verdicts[index + 1], text[run.end : runs[index + 1].start]
            )


def _listed_with(verdict: _Verdict | None, between: str) -> _Verdict | None:
    """A comma joins places; between other names it may part a name from its description."""
    if verdict is None or verdict[1] <= _GUESS:
        return None
    joined = between in words.JOINS or (between == ", " and verdict[0] == PLACE)
    return (verdict[0], _GUESS) if joined else None


def _can_be_listed(run: Run) -> bool:
    folded = run.name.casefold()
    if len(run.words) > 1 or run.opens or run.shouted or run.quoted or run.kind != "word" or english.is_title(folded):
        return False
    unlisted = words.NOT_NAMES | words.STARTERS | words.ENGLISH_ADJECTIVES
    return not folded.endswith(words.DEFINITE_ENDINGS) and folded not in unlisted


class _Judge:
    """Decides what each run of one story is."""

    def __init__(self, evidence: Evidence, runs: list[Run]) -> None:
        self.evidence = evidence
        self.person_words: set[str] = set()
        self.org_beginnings: set[tuple[str, ...]] = set()
        self.settled: dict[str, _Verdict] = {}
        self.alone = {run.name for run in runs if len(run.words) == 1 and not run.shouted}
        for run in runs:
            if len(run.words) > 1:
                self._settle(run, self._by_itself(run))
        for run in runs:
            if len(run.words) == 1:
                self._settle(run, self._by_itself(run))

    def verdict(self, run: Run) -> _Verdict | None:
        """Type and confidence of a run; None when it is no name, or nobody can tell of what."""
        mine = self._by_itself(run)
        told = self.settled.get(run.name)
        if told is None or self._is_plain_start(run):
            return mine
        return max(mine, told, key=lambda verdict: verdict[1]) if mine else told

    def _settle(self, run: Run, verdict: _Verdict | None) -> None:
        if verdict is None:
            return
        if verdict[0] == PERSON and len(run.words) > 1:
            self.person_words |= {run.words[0], run.words[-1]}
        if verdict[0] == ORG:
            self.org_beginnings |= {run.words[:cut] for cut in range(2, len(run.words))}
        known = self.settled.get(run.name)
        if known is None or verdict[1] > known[1]:
            self.settled[run.name] = verdict

    def _is_plain_start(self, run: Run) -> bool:
        """A first word that may be an ordinary one, whatever the same letters are elsewhere."""
        if not run.opens or len(run.words) > 1 or (run.name.isupper() and len(run.name) > 2):
            return False
        return self.evidence.is_ordinary(run.name) or self.evidence.lists.maybe(run.name) is not None

    def _dateline(self, run: Run) -> _Verdict | None:
        """A place in capitals where a story begins: "BERLIN (AP) - Chancellor Angela Merkel said"."""
        place = self.evidence.lists.known(english.dateline(run.name)) == PLACE
        return (PLACE, 0.9) if place and run.opens and run.start == 0 and not run.shouted else None

    def _by_itself(self, run: Run) -> _Verdict | None:
        if self.evidence.language == "en" and run.name.isupper() and (place := self._dateline(run)):
            return place
        if run.kind == "domain":
            return (ORG, 0.8) if run.known or _is_medium(run) else None
        if run.quoted and not run.known and not self._stands_elsewhere(run):
            return None
        if len(run.words) > 1:
            return self._several(run)
        return self._single(run)

    def _stands_elsewhere(self, run: Run) -> bool:
        return run.name in self.person_words

    def _several(self, run: Run) -> _Verdict | None:
        """What a run of several words is."""
        if run.known:
            return run.known, 0.95
        if run.shouted:
            return (PERSON, 0.8) if is_first_name(run.words[0]) and len(run.words) <= _NAME_IN_HEADING else None
        if run.name.isupper():
            return None  # "PRESS RELEASE", "BREAKING NEWS": what is listed was found above
        first, last = run.words[0], run.words[-1].casefold()
        if self._is_org(run):
            return ORG, 0.85
        if last in words.PLACE_LASTS:
            return PLACE, 0.85
        if is_first_name(first):
            return PERSON, 0.95
        if self._is_title(run.before) or run.before in english.OFFICE_ENDS | english.OCCUPATIONS:
            return PERSON, 0.9
        return self._several_by_neighbours(run)

    def _is_org(self, run: Run) -> bool:
        folded = [word.casefold() for word in run.words]
        if "&" in run.words or any(word in words.ORG_WORDS for word in folded):
            return True
        if run.words[0] in english.STATES and folded[1] in english.BODIES:
            return True
        if is_first_name(run.words[0]):
            return False
        return folded[-1].endswith(words.CUE_ORG_ENDINGS) or (
            folded[0].endswith(words.ORG_ENDINGS) and folded[0] not in words.NO_ORGS
        )

    def _several_by_neighbours(self, run: Run) -> _Verdict | None:
        first, last = run.words[0], run.words[-1]
        if cues.is_org_noun(run.before) or run.words in self.org_beginnings:
            return ORG, 0.8
        if first.casefold() in words.PLACE_FIRSTS:
            return PLACE, 0.75
        if run.before in words.PLACE_BEFORE or last.casefold().endswith(words.SURE_PLACE_ENDINGS):
            return PLACE, 0.75
        listed = self.evidence.lists.known(self.evidence.bare(first, last))
        if listed == ORG or first.casefold() in words.ORG_FIRSTS:
            return ORG, 0.65
        if listed == PLACE:
            return (PLACE, 0.6) if len(last) <= 2 else (ORG, 0.6)
        if run.before in words.IN:
            return PLACE, 0.6
        if run.before in ("fra", "til", "hos") and first.casefold() in words.ADJECTIVES:
            return ORG, 0.65
        if self.evidence.language == "da" and run.name.casefold().endswith(words.NOUN_ENDINGS):
            return None if run.opens else (ORG, 0.6)
        if self.evidence.language == "en" and not self._is_told_of(run):
            return None
        return (PERSON, 0.7) if self._looks_like_a_person(run) else None

    def _is_told_of(self, run: Run) -> bool:
        """Whether an English story speaks of somebody so named: capitals alone say little there."""
        verbs = words.PERSON_VERBS
        return run.before in verbs or run.after in verbs | english.PERSON_VERBS or run.words[-1] in self.alone

    def _is_title(self, word: str) -> bool:
        return cues.is_title(word) or (self.evidence.language == "en" and english.is_title(word))

    def _looks_like_a_person(self, run: Run) -> bool:
        if run.words[0].casefold() in words.ADJECTIVES or run.words[0].casefold().endswith(("ske", "erne")):
            return False
        if len(run.words) > 4 or any(self.evidence.is_ordinary(word) for word in run.words if word[0].isupper()):
            return False
        return all(len(word) > 1 and not word.isupper() for word in run.words if not word.endswith("."))

    def _single(self, run: Run) -> _Verdict | None:
        """What a run of one word is."""
        word = run.name
        folded = word.casefold()
        if folded in words.NOT_NAMES or self._is_plain_start(run):
            return None
        if self.evidence.language == "en" and folded in words.ENGLISH_ADJECTIVES:
            return None
        if word in self.person_words and not (run.known and run.before in words.IN):
            return PERSON, 0.9
        if self.evidence.language == "en" and self._is_title(word):
            return None
        if run.known:
            return run.known, 0.95
        if folded.endswith(words.SURE_ORG_ENDINGS) and folded not in words.NO_ORGS:
            return ORG, 0.85
        if run.shouted or folded in words.STARTERS:
            return None
        if cues.is_acronym(word):
            return (ORG, 0.7) if len(word) < 4 or not run.opens or word in self.evidence.inner else None
        return self._single_by_neighbours(run)

    def _single_by_neighbours(self, run: Run) -> _Verdict | None:
        word = run.name
        if self._is_title(run.before):
            return PERSON, 0.85
        if run.opens and word not in self.evidence.inner:
            return (PERSON, 0.6) if is_first_name(word) or is_patronymic(word) else None
        if cues.is_org_noun(run.before):
            return ORG, 0.8
        if run.before in words.PLACE_BEFORE:
            return PLACE, 0.8
        return self._single_by_shape(run)

    def _single_by_shape(self, run: Run) -> _Verdict | None:
        word, folded = run.name, run.name.casefold()
        if is_first_name(word) or is_patronymic(word):
            return PERSON, 0.75
        maybe = self.evidence.lists.maybe(word)
        if maybe and (maybe != PLACE or run.before in words.IN | words.FROM_TO):
            return maybe, 0.7
        if folded.endswith(words.ORG_ENDINGS) and folded not in words.NO_ORGS:
            return ORG, 0.75
        if folded.endswith(words.SURE_PLACE_ENDINGS):
            return PLACE, 0.75
        if folded.endswith(words.SURNAME_ENDINGS) and run.before not in words.IN | words.FROM_TO:
            return PERSON, 0.65
        return None if self._is_compound_of_place(word) else _guess(run)

    def _is_compound_of_place(self, word: str) -> bool:
        """ "Ærøfærge", "Esbjergbandet": a thing of a place, no name of its own."""
        return any(self.evidence.lists.known(word[:cut]) == PLACE for cut in range(3, len(word) - 3))


def _guess(run: Run) -> _Verdict | None:
    """What one neighbouring word suggests of a single word that nothing else is known of."""
    if not run.owns and not run.name.casefold().endswith(words.DEFINITE_ENDINGS):
        if run.before in words.IN:
            return PLACE, 0.6
        if run.before in words.TO or (run.before == "fra" and run.after == "til"):
            return PLACE, 0.55
    if run.before in words.PERSON_VERBS or run.after in words.PERSON_VERBS:
        return PERSON, 0.55
    if run.before in words.OFFICE_VERBS or run.after in words.OFFICE_VERBS:
        return ORG, 0.55
    return None


def _is_medium(run: Run) -> bool:
    return run.before in words.MEDIA_BEFORE or run.after.casefold() in words.MEDIA_BEFORE
