"""Text -> names, and names -> rows.

spot.py, gazetteer.py and gather.py read text and know no Django (`python -m articles.entities FILE`);
link.py turns what they found into mentions of entities.
"""

from articles.entities.gather import names_in_story
from articles.entities.name import Name, NameType

__all__ = ["Name", "NameType", "names_in_story"]
