"""The language of a text: sure, or none at all."""

import subprocess
import sys

import pytest

from articles.wire import WireFile, detect_language, read_file
from articles.wire.language import LONGEST, SHORTEST
from tests.wire.reading import ROOT

DANISH = (
    "Havnen lukker for natten, og de sidste færger er sejlet hjem. Det siger formanden, som ikke vil love noget om,"
    " hvornår de kan sejle igen. Vandet stiger stadig, og folk på øerne bliver bedt om at holde sig inde."
)
NORWEGIAN = (
    "Havna stenger for natten, og de siste fergene har seilt hjem. Det sier formannen, som ikke vil love noe om når de"
    " kan seile igjen. Vannet stiger fortsatt, og folk på øyene blir bedt om å holde seg inne. Flere av dem som bor"
    " nærmest stranden, har allerede dratt hjemmefra av egen vilje, og skolene holder stengt også i morgen. Politiet"
    " har sperret av veien langs kysten, og det er ikke ventet at den åpner igjen før utpå ettermiddagen."
)
OTHERS = {
    "nb": NORWEGIAN,
    "sv": "Hamnen stänger för natten och de sista färjorna har gått hem. Det säger ordföranden, som inte vill lova"
    " något om när de kan gå igen. Vattnet stiger fortfarande, och folk på öarna uppmanas att stanna inne.",
    "fi": "Satama suljetaan yöksi, ja viimeiset lautat ovat palanneet kotiin. Näin sanoo puheenjohtaja, joka ei lupaa"
    " mitään siitä, milloin ne voivat taas lähteä. Vesi nousee edelleen, ja ihmisiä pyydetään pysymään sisällä.",
    "en": "The harbour is closed for the night and the last ferries have gone home. So says the chairman, who will not"
    " promise when they can sail again. The water is still rising and people are asked to stay inside.",
    "de": "Der Hafen ist über Nacht geschlossen, und die letzten Fähren sind zurückgekehrt. Das sagt der Vorsitzende,"
    " der nicht versprechen will, wann sie wieder fahren können. Das Wasser steigt noch, und alle sollen drinnen"
    " bleiben, bis es wieder sinkt und die Wege frei sind.",
}


def test_a_text_is_told_by_its_words() -> None:
    assert {name: detect_language([text]) for name, text in OTHERS.items()} == {name: name for name in OTHERS}
    assert detect_language([None, "", *DANISH.split(". ")]) == "da"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Havnen lukker for natten",
        "BREAKING: HARBOUR CLOSED FOR THE NIGHT AND THE LAST FERRIES HAVE GONE HOME, THE CHAIRMAN OF THE HARBOUR SAYS",
        "Stilling: " + "Real Madrid - Barcelona 2-1, Sevilla - Valencia 0-0, Celta Vigo - Mallorca 1-0, " * 5,
        "港は夜間閉鎖され、最後のフェリーが帰港した。" * 20,
        "mmmmm " * 200,
        "12.345,67 " * 200,
    ],
)
def test_what_is_short_or_is_names_has_no_language(text: str) -> None:
    assert detect_language([text]) is None


def test_a_short_text_of_a_danish_agency_is_not_norwegian() -> None:
    short = NORWEGIAN[:260]
    assert detect_language([short]) == "nb"
    assert {detect_language([short], usual=usual) for usual in ("da", "sv", "da-DK")} == {None}
    assert {detect_language([short], usual=usual) for usual in ("nb", "en", None)} == {"nb"}
    assert detect_language([NORWEGIAN], usual="da") == "nb"
    assert detect_language([OTHERS["en"]], usual="da") == "en"


def test_every_demo_telegram_is_in_its_own_language_or_too_short_to_tell() -> None:
    said: dict[tuple[str | None, str | None], int] = {}
    for path in sorted((ROOT / "fixtures").rglob("*.json")):
        for taken in read_file(WireFile(name=path.name, data=path.read_bytes())).taken:
            story = taken.story
            texts = (story.headline, story.lead, *story.paragraphs)
            # A kill has no text, and the flash no hundred characters.
            found = detect_language(texts) if sum(len(text or "") for text in texts) > 2 * SHORTEST else story.language
            said[story.language, found] = said.get((story.language, found), 0) + 1
    assert set(said) == {("da", "da"), ("en", "en")}


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert detect_language([DANISH * 10, OTHERS["en"] * 100]) == "da"
    assert len(DANISH * 10) > 2 * LONGEST


def test_nothing_is_loaded_before_a_text_asks() -> None:
    program = "import sys; import articles.wire, articles.wire.language; sys.exit('lingua' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
