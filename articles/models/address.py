"""The public addresses of stories and names: a key that never changes and a slug for the reader."""

from django.urls import reverse
from django.utils.text import slugify

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa", "ß": "ss"})
LONGEST = 70


def slug_of(text: str, otherwise: str) -> str:
    """ASCII words of `text` joined by hyphens, at most 70 characters, cut at a word; `otherwise` if none."""
    slug = slugify(text.translate(LETTERS))
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug or otherwise


def story_address(pk: int, headline: str) -> str:
    """/stories/<pk>/<slug>/ in the language in force."""
    return reverse("articles:story", args=[pk, slug_of(headline, "telegram")])


def name_address(pk: int, name: str) -> str:
    """/names/<pk>/<slug>/ in the language in force."""
    return reverse("articles:name", args=[pk, slug_of(name, "navn")])
