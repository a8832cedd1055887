"""What was decided by hand about words and compounds, in hand/. The first line of each file says what it holds."""

from pathlib import Path

FOLDER = Path(__file__).parent / "hand"


def lines_of(name: str) -> list[list[str]]:
    """The lines of hand/NAME.txt as words, comments left out."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("# ")]


def words_of(name: str) -> frozenset[str]:
    """The first words of its lines."""
    return frozenset(line[0] for line in lines_of(name))


def pairs_of(name: str) -> dict[str, str]:
    """The second words by the first ones."""
    return {line[0]: line[1] for line in lines_of(name)}


def known_parts() -> dict[str, tuple[str, ...]]:
    """Words whose parts are known, from split.txt; "-" there is no part."""
    return {line[0]: tuple(part for part in line[1:] if part != "-") for line in lines_of("split")}
