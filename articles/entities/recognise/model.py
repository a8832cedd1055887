"""The file of a model: the trained parts one after the other, each after its size, compressed with xz."""

import lzma
from collections.abc import Iterable
from pathlib import Path

SHIPPED = Path(__file__).with_name("names.crf.xz")
"""The model that ships. MODEL.md beside it says what it was made from and how right it is."""

_SIZE = 8
"""Bytes of a size, little-endian."""


class ModelFault(Exception):
    """A file is no model; the message says which, and why."""


def pack(parts: Iterable[bytes]) -> bytes:
    """The bytes of a file that `unpack` reads. The same parts give the same bytes."""
    whole = b"".join(len(part).to_bytes(_SIZE, "little") + part for part in parts)
    return lzma.compress(whole, preset=9 | lzma.PRESET_EXTREME)


def unpack(path: Path) -> list[bytes]:
    """The parts of a model, in order. Raises ModelFault."""
    try:
        whole = lzma.decompress(path.read_bytes())
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise ModelFault(f"{path} is no model of names: {error}") from error
    parts, at = [], 0
    while at < len(whole):
        size = int.from_bytes(whole[at : at + _SIZE], "little")
        at += _SIZE + size
        parts.append(whole[at - size : at])
        if at > len(whole) or not parts[-1].startswith(b"lCRF"):
            raise ModelFault(f"{path} is no model of names: part {len(parts)} is not one of crfsuite")
    if not parts:
        raise ModelFault(f"{path} is no model of names: it is empty")
    return parts
