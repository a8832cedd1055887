"""Stories of our own whose names are a mess: a man in five spellings, two men of one name, a firm filed as a person."""

import json

from articles.importing import import_files
from articles.models import Outcome
from articles.wire import WireFile
from tests.factories import BatchFactory

LEADER = "Aleksandr Lukasjenko"
VARIANTS = ("Aleksandr Lukashenko", "Aleksandr Lukasjenka", "Aleksandr Lukašenko", "Alexandr Lukasjenko")

STORIES: tuple[tuple[str, str, str], ...] = (
    (
        "Udland",
        "Præsidenten afviser at gå af",
        (
            f"Præsident {LEADER} talte søndag i Minsk i Hviderusland. {LEADER} afviste at gå af, siger Sergej Lavrov."
            " EU har indført sanktioner mod Hviderusland."
        ),
    ),
    (
        "Udland",
        "Tale til fabriksarbejdere",
        (
            f"Hviderusland ventede på præsident {LEADER}. {VARIANTS[0]} besøgte en fabrik i Minsk, skriver Reuters."
            f" Senere rejste {VARIANTS[1]} til Moskva, hvor Vladimir Putin tog imod."
        ),
    ),
    (
        "Udland",
        "Ny valgdag uden dato",
        (
            f"Præsident {VARIANTS[2]} lover et nyt valg i Hviderusland. {VARIANTS[3]} vil ikke sige hvornår."
            " Svetlana Tikhanovskaja kræver valget nu, og Angela Merkel støtter hende."
        ),
    ),
    (
        "Sport",
        "Angriber skifter klub",
        (
            "Angriberen Lars Hansen skifter fra Brøndby til Aalborg. Lars Hansen har scoret 12 mål, siger"
            " Peter Sørensen. Træner Hans Petersen er glad."
        ),
    ),
    (
        "Politik",
        "Minister vil have flere færger",
        (
            "Minister Lars Hansen vil have flere færger til Bornholm. Lars Hansen siger det i Rønne."
            " Borgmester Hans Pedersen er enig, og Mette Frederiksen hilser planen velkommen."
        ),
    ),
    (
        "Sport",
        "Landskamp i Parken",
        "Lars Hansen blev skiftet ud i Parken i København. Kasper Hjulmand roste ham. Danmark slog Norge.",
    ),
    (
        "Indland",
        "Havnen i Esbjerg udvides",
        (
            "Havnen i Esbjerg udvides, oplyser Mærsk. Direktør Søren Skou fra Mærsk er tilfreds. Grundfos leverer"
            " pumper. Nordlys Shipping bygger en hal i Odense, hvor Georg Jensen åbner en butik."
        ),
    ),
    (
        "Indland",
        "Bevægelse samler ind",
        "Nanna Holm og Jens Bruun samlede ind i Aarhus, skriver Reuters. Bruun rejser nu til Viborg.",
    ),
)
"""(section, headline, text) of each."""


def story(number: int, version: int = 1) -> dict[str, object]:
    """Story `number` (from 0) as a ninjs item."""
    section, headline, text = STORIES[number]
    return {
        "uri": f"urn:newsml:kystbureauet.example:navne-{number}",
        "version": str(version),
        "type": "text",
        "versioncreated": f"2020-08-{number + 10}T12:00:00+02:00",
        "language": "da",
        "headline": headline,
        "body_text": text,
        "subject": [{"name": section, "scheme": "section"}],
    }


def import_mess(version: int = 1) -> None:
    """All of them, through the importer."""
    files = (
        WireFile(name=f"{number}.json", data=json.dumps(story(number, version)).encode())
        for number in range(len(STORIES))
    )
    for result in import_files(files, batch=BatchFactory()):
        assert result.outcome == (Outcome.CREATED if version == 1 else Outcome.NEW_VERSION), result
