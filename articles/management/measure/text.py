"""Invented Danish text of the size of a telegram: the same number gives the same text."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

CHARACTERS = 3_000
"""Of text in one telegram."""
_STEMS = """hav fjord klit fær øst bøl tang sild dige molt brænd sejl kyst fyr skov mark vand grøn blå stor lang nord
    syd vest lys mørk rød ø å tår kær myr lund holm ager bæk strøm vind regn sne is""".split()  # noqa: SIM905
_ENDINGS = "en er et erne ens ede ing ig isk else hed dom skab te s".split()  # noqa: SIM905
_SMALL = """og at i det er en til som på de med han af for ikke der var men et har om vi den fra kan så vil over ved
    også efter når nu under eller siger""".split()  # noqa: SIM905
_NAMES = ("Asta Lundby", "Vagn Overgaard", "Havnerådet", "Thorsminde", "Marstal", "Digeforeningen", "Ida Vesterlund")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telegram:
    """An invented telegram, whatever format it will be written in."""

    number: int
    sent: datetime
    headline: str
    lead: str
    paragraphs: tuple[str, ...]


def telegram(number: int) -> Telegram:
    """Telegram `number`, of about CHARACTERS."""
    chance = random.Random(number)  # noqa: S311 - not for secrets
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < CHARACTERS:
        sentences = " ".join(_sentence(chance) for _ in range(chance.randrange(1, 4)))
        # Spoken lines begin with a hyphen, as agencies print them.
        paragraphs.append(f"- {sentences}" if chance.random() < 0.2 else sentences)
    return Telegram(
        number=number,
        sent=datetime(2024, 1, 1, 6, tzinfo=UTC) + timedelta(minutes=number),
        headline=_sentence(chance, 7).removesuffix("."),
        lead=_sentence(chance, 16),
        paragraphs=tuple(paragraphs),
    )


def _sentence(chance: random.Random, words: int = 0) -> str:
    made = [_word(chance) for _ in range(words or chance.randrange(8, 22))]
    made[0] = made[0][:1].upper() + made[0][1:]
    return " ".join(made) + "."


def _word(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.45:
        return chance.choice(_SMALL)
    if kind < 0.5:
        return chance.choice(_NAMES)
    return chance.choice(_STEMS) + chance.choice(_STEMS) * (chance.random() < 0.4) + chance.choice(_ENDINGS)
