"""The two seed stories as rows, for tests of the rooms below the importer."""

from pathlib import Path

from articles.models import Article
from articles.story import Moment
from tests.factories import ArticleFactory

FIXTURES = Path(__file__).parents[2] / "fixtures"
DEMONSTRATIONS = "000_19ee2faccc60661c"
GREETINGS = "002_54189c48d2e5fc35"
_PERSONS = {
    DEMONSTRATIONS: ["Aleksandr Lukasjenko", "Vladimir Putin", "Svetlana Tikhanovskaja"],
    GREETINGS: ["Aleksandr Lukasjenko", "Vladimir Putin", "Angela Merkel", "Emmanuel Macron"],
}


def make_seed(guid: str) -> Article:
    """One seed story with its lead, text and month, the headline made from the lead."""
    text = (FIXTURES / f"{guid}.txt").read_text(encoding="utf-8")
    lead, *paragraphs = text.removeprefix(" date 2020-08 ").split("\n\n")
    return ArticleFactory(
        guid=guid,
        headline=lead.split(". ")[0].removesuffix("."),
        headline_is_derived=True,
        lead=lead,
        body="\n\n".join(paragraphs[:-1]),
        moment=Moment.of_month(2020, 8),
        persons=_PERSONS[guid],
        orgs=["CNN"] if guid == GREETINGS else ["Reuters"],
        places=["Minsk", "Hviderusland"],
    )
