"""The formats that are read, in the order in which they are asked whether a file is theirs."""

from articles.wire import anpa, feed, iptc7901, newsml_1, newsml_g2, ninjs, nitf, ritzau, seed
from articles.wire.format import Format

FORMATS: dict[str, Format] = {
    "ninjs": ninjs.FORMAT,
    "newsml-g2": newsml_g2.FORMAT,
    "ritzau": ritzau.FORMAT,
    "nitf": nitf.FORMAT,
    "newsml-1": newsml_1.FORMAT,
    "seed": seed.FORMAT,
    "iptc7901": iptc7901.FORMAT,
    "anpa": anpa.FORMAT,
    "rss": feed.RSS,
    "atom": feed.ATOM,
}


def names() -> str:
    """The formats for a sentence: "ninjs 1-3, seed (date 2020-08 ... /ritzau/)"."""
    return ", ".join(known.name for known in FORMATS.values())
