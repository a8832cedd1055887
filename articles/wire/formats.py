"""The formats that are read, in the order in which they are asked whether a file is theirs."""

from articles.wire import anpa, feed, iptc7901, ninjs, seed
from articles.wire.format import Format

FORMATS: dict[str, Format] = {
    "ninjs": ninjs.FORMAT,
    "seed": seed.FORMAT,
    "iptc7901": iptc7901.FORMAT,
    "anpa": anpa.FORMAT,
    "rss": feed.RSS,
    "atom": feed.ATOM,
}


def names() -> str:
    """The formats for a sentence: "ninjs 1-3, seed (date 2020-08 ... /ritzau/)"."""
    return ", ".join(known.name for known in FORMATS.values())
