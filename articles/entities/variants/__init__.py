"""Spellings of one name: keys under which they meet, and how alike two that met are. Pure.

Nothing is merged by this. variant_keys() is stored with each entity and finds candidates among very many;
likeness() looks at two of them and gives the reason that an editor is shown. forms.py knows how letters are written,
countries.py what countries are called, likeness.py what may differ.
"""

from articles.entities.variants.keys import meeting_keys, variant_keys
from articles.entities.variants.likeness import REASONS, Likeness, likeness

__all__ = ["REASONS", "Likeness", "likeness", "meeting_keys", "variant_keys"]
