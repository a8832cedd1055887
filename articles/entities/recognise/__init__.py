"""The Danish recogniser: a conditional random field over words, and how it is trained and measured.

`spots_by_model` is all that the rest of the room knows of it; the model is read on first use.
"""

from articles.entities.recognise.reader import spots_by_model

__all__ = ["spots_by_model"]
