"""Wire file (bytes) -> Reading (stories, and reasons for what is none). One module per format.

No Django in this room and no database: `python -m articles.wire FILE` is its console. Adding a format is one
module that makes a Format, and one line in formats.py.
"""

from articles.wire.archive import archive_kind, unpack
from articles.wire.detect import read_file, size_refusal
from articles.wire.formats import FORMATS
from articles.wire.language import detect_language
from articles.wire.load import load_path, load_stdin, load_stream
from articles.wire.providers import default_language, known_provider, provider_name, provider_zone
from articles.wire.reading import Limits, NotTaken, PackedFile, Reading, RejectedItem, Taken, UnreadableFile, WireFile
from articles.wire.seed import split_pasted

__all__ = [
    "FORMATS",
    "Limits",
    "NotTaken",
    "PackedFile",
    "Reading",
    "RejectedItem",
    "Taken",
    "UnreadableFile",
    "WireFile",
    "archive_kind",
    "default_language",
    "detect_language",
    "known_provider",
    "load_path",
    "load_stdin",
    "load_stream",
    "provider_name",
    "provider_zone",
    "read_file",
    "size_refusal",
    "split_pasted",
    "unpack",
]
