"""What somebody typing a query may mean: names, sections, months and words of the stories that the public can read.

Nothing that was ever searched for is stored, so nothing of it is suggested. No HTTP here.
"""

from articles.search.suggest.suggesting import Kind, Suggestion, suggestions
from articles.search.suggest.typed_part import Part, parts_of

__all__ = ["Kind", "Part", "Suggestion", "parts_of", "suggestions"]
