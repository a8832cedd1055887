"""The formats that are read, in the order in which they are asked whether a file is theirs."""

from articles.wire import newsml_g2, ninjs, ritzau, seed
from articles.wire.format import Format

FORMATS: dict[str, Format] = {
    "ninjs": ninjs.FORMAT,
    "newsml-g2": newsml_g2.FORMAT,
    "ritzau": ritzau.FORMAT,
    "seed": seed.FORMAT,
}


def names() -> str:
    """The formats for a sentence: "ninjs 1-3, seed (date 2020-08 ... /ritzau/)"."""
    return ", ".join(known.name for known in FORMATS.values())
