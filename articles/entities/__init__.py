"""Text -> names, and names -> rows.

spot.py is the border of the readers: Danish by a trained model (recognise/), English by rules. It, gather.py and
the lists read text and know no Django (`python -m articles.entities FILE`); link.py turns what they found into
mentions of entities.
"""

from articles.entities.gather import names_in_story
from articles.entities.name import Name, NameType, Reader
from articles.entities.version import reader_version

__all__ = ["Name", "NameType", "Reader", "names_in_story", "reader_version"]
