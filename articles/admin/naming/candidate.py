"""A name as the queue shows it: at a glance, with some of the places where it stands."""

from dataclasses import dataclass

from articles.admin.naming.passages import Passage, passage_of
from articles.admin.naming.portrait import Portrait, portrait_of
from articles.models import Entity, Mention

EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One name, and passages from its newest stories."""

    portrait: Portrait
    passages: tuple[Passage, ...]

    @property
    def entity(self) -> Entity:
        """The name."""
        return self.portrait.entity


def candidate_of(entity: Entity) -> Candidate:
    """The name as it is now. Five queries."""
    newest = Mention.objects.filter(entity=entity).order_by("-article", "-field", "start").distinct("article")
    examples = newest.select_related("article__section").defer("article__search_vector")[:EXAMPLES]
    return Candidate(portrait=portrait_of(entity), passages=tuple(map(passage_of, examples)))
