"""Norwegian words in Danish spelling, so that a Norwegian corpus teaches Danish. Only for training.

A word is rewritten by a table of frequent ones, or by rules of spelling when the result is about as frequent in
Danish as the word is in Norwegian. Names stay as they are. Needs the package wordfreq (extra `train`).
"""

import re
from collections.abc import Sequence
from functools import cache
from types import ModuleType

_PAIRS = """
    av:af etter:efter ble:blev blir:bliver bli:blive blitt:blevet seg:sig meg:mig deg:dig nå:nu hva:hvad
    noe:noget noen:nogen sier:siger sa:sagde si:sige gjør:gør gjøre:gøre gjort:gjort gjorde:gjorde vet:ved
    visste:vidste får:får fikk:fik gikk:gik ut:ud opp:op inn:ind inne:inde ute:ude mye:meget mer:mere mest:mest
    vært:været ingenting:intet uten:uden mellom:mellem mot:mod dersom:hvis slik:sådan uke:uge uken:ugen uka:ugen
    uker:uger forteller:fortæller mener:mener tror:tror utenriksminister:udenrigsminister
    utenriksministeren:udenrigsministeren justisminister:justitsminister president:præsident
    presidenten:præsidenten visepresident:vicepræsident avisa:avisen selskap:selskab selskapet:selskabet
    styreleder:bestyrelsesformand nestleder:næstformand ordfører:borgmester ordføreren:borgmesteren
    talsperson:talsperson venstre:venstre regjeringen:regeringen regjering:regering fylke:amt
    fylkeskommune:amtskommune opplyser:oplyser sjef:chef sjefen:chefen sjefredaktør:chefredaktør trener:træner
    treneren:træneren landslagssjef:landstræner keeper:målmand kjent:kendt heter:hedder reiste:rejste
    reiser:rejser bodde:boede møtte:mødte møter:møder møte:møde møtet:mødet gjennom:gennem hennes:hendes
    sitt:sit vår:vores våre:vores vårt:vores å:at ei:en mann:mand mannen:manden kvinne:kvinde kvinnen:kvinden
    gutt:dreng gutten:drengen jente:pige jenta:pigen sønn:søn sønnen:sønnen fylkesmann:amtmand
    fylkesmannen:amtmanden sykehus:sygehus sykehuset:sygehuset skole:skole forening:forening
    foreningen:foreningen stiftelsen:fonden stiftelse:fond direktoratet:styrelsen direktør:direktør
    representant:repræsentant representanten:repræsentanten stortingsrepresentant:folketingsmedlem
    statsråd:minister statsråden:ministeren lensmann:politimester lensmannen:politimesteren politiet:politiet
    advokat:advokat tingrett:byret tingretten:byretten lagmannsretten:landsretten lagmannsrett:landsret
    bydel:bydel bygd:landsby bygda:landsbyen øya:øen elva:floden dalen:dalen fjellet:bjerget gate:gade
    gata:gaden norsk:dansk norske:danske nordmann:dansker nordmenn:danskere
"""
_TABLE = {norwegian: danish for norwegian, _, danish in (pair.partition(":") for pair in _PAIRS.split())}

_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        ("sjon", "tion"), ("øy", "øj"), ("ei", "ej"), ("kj", "k"), ("skj", "sk"), ("gj", "g"),
        ("([tnlmkpsg])\\1$", "\\1"),
        ("(?<=[aeiouyæøå])k(?=e|en|er|t|$)", "g"), ("(?<=[aeiouyæøå])t(?=e|en|er|et|$)", "d"),
        ("(?<=[aeiouyæøå])p(?=e|en|er|et|t|$)", "b"), ("skap", "skab"), ("ene$", "erne"), ("et$", "ede"),
        ("te$", "de"), ("a$", "en"), ("a$", "et"), ("e", "æ"), ("nn", "nd"), ("ll", "ld"), ("v", "g"), ("f", "v"),
        ("ut", "ud"), ("opp", "op"), ("inn", "ind"), ("bak", "bag"), ("rik", "rig"), ("sj", "ch"), ("iell", "iel"),
        ("sk", "sch"), ("ig", "ig"), ("e", "i"), ("j", ""), ("k", "c"), ("sent", "cent"), ("s", "c"), ("vis", "vice"),
        ("mann", "mand"), ("kvinn", "kvind"), ("kt", "gt"), ("g", "v"), ("æ", "e"), ("ø", "o"), ("o", "å"), ("r$", "r"),
    )
)  # fmt: skip
_AS_DANISH = 0.7
"""A word at most this many decades rarer in Danish than in Norwegian is left as it is."""
_AS_FREQUENT = 1.6
"""Decades between the Danish and the Norwegian frequency of two spellings of one word, at most."""
_ORDINARY = 4.3
"""Frequency (Zipf scale) from which a capitalised first word is an ordinary one."""


def needs() -> ModuleType:
    """The package wordfreq. ModuleNotFoundError when it is not installed."""
    import wordfreq  # noqa: PLC0415 only training needs it

    return wordfreq


def respelled(words: Sequence[str]) -> tuple[str, ...]:
    """A Norwegian sentence with its ordinary words in Danish spelling."""
    return tuple(_word(word, is_first=at == 0) for at, word in enumerate(words))


def _word(word: str, *, is_first: bool) -> str:
    low = word.lower()
    if word == low:
        return _danish(low)
    if is_first and word[1:] == low[1:] and _frequency(low, "nb") > _ORDINARY:
        danish = _danish(low)
        return danish[:1].upper() + danish[1:]
    return word


@cache
def _danish(low: str) -> str:
    if low in _TABLE:
        return _TABLE[low]
    norwegian, danish = _frequency(low, "nb"), _frequency(low, "da")
    if danish >= norwegian - _AS_DANISH or len(low) < 3 or not low.isalpha():
        return low
    best, found = danish + 1.0, low
    once = _rewritten({low})
    twice = _rewritten(once) if len(low) > 4 else set()
    for candidate in sorted(once | twice):
        frequency = _frequency(candidate, "da")
        rank = frequency - (0.0 if candidate in once else 0.7)
        if rank > best and abs(frequency - norwegian) < _AS_FREQUENT:
            best, found = rank, candidate
    return found


def _rewritten(words: set[str]) -> set[str]:
    return {pattern.sub(replacement, word) for word in words for pattern, replacement in _RULES} - words


@cache
def _frequency(word: str, language: str) -> float:
    return float(needs().zipf_frequency(word, language))
