"""How fast the archive is, measured on telegrams of invented words: the same ones every time."""

from articles.management.measure.names import NamesSpeed, names_speeds
from articles.management.measure.samples import GENERATORS
from articles.management.measure.wire import Speed, profile_of, speed_of

__all__ = ["GENERATORS", "NamesSpeed", "Speed", "names_speeds", "profile_of", "speed_of"]
