"""The headline of a story that came without one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing import derive_headline
from articles.importing.headline import LONGEST

PUTIN = "Vladimir Putin og Aleksandr Lukasjenko vil styrke samarbejdet"
SEEDS = Path(__file__).parents[2] / "fixtures"


@pytest.mark.parametrize(
    ("seed", "headline"),
    [
        ("000_19ee2faccc60661c", "I Hviderusland er der voldsomme demonstrationer efter sidste uges valg"),
        (
            "002_54189c48d2e5fc35",
            f"{PUTIN} mellem Rusland og Hviderusland, oplyser Kreml",
        ),
    ],
)
def test_the_seeds(seed, headline):
    first_line = (SEEDS / f"{seed}.txt").read_text().partition("\n")[0]
    assert derive_headline(first_line.removeprefix(" date 2020-08 ")) == headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ét. To.", "Ét"),
        ("Er det sandt? Ja.", "Er det sandt?"),
        ("Bl.a. Dr. Hansen kom kl. 11 til mødet. Så gik han.", "Bl.a. Dr. Hansen kom kl. 11 til mødet"),
        ("Det er f.eks. Aarhus. Men ikke mere.", "Det er f.eks. Aarhus"),
        ("Valget er den 9. august 2020. Men ikke før.", "Valget er den 9. august 2020"),
        ("The vote is on 9. August 2020. Not before.", "The vote is on 9. August 2020"),
        ("Mødet er den 16. aug. 2020. Det er sikkert.", "Mødet er den 16. aug. 2020"),
        ("De kom hjem til jul. Derefter rejste de.", "De kom hjem til jul"),
        ("Han mødte op kl. 11. Derefter gik han.", "Han mødte op kl. 11"),
        ("Det var i 1960. Han døde.", "Det var i 1960"),
        ("Præsident J. F. Kennedy og U.S. Steel er enige. Slut.", "Præsident J. F. Kennedy og U.S. Steel er enige"),
        ("Sen. Warren taler. Hun er vred.", "Sen. Warren taler"),
        ("Toget var sen. Det beklager DSB.", "Toget var sen"),
        ("Prisen er 30 mio. kr. Det er for meget.", "Prisen er 30 mio. kr."),
        ('Han siger: "Nej." Og så gik han.', 'Han siger: "Nej."'),
        ('"Kom. Nu." sagde hun. Han kom.', '"Kom'),
        ("- Det er godt, siger hun. Slut.", "- Det er godt, siger hun"),
        ("Slut...", "Slut..."),
        ("  Mange \n blanke\u00a0tegn.  ", "Mange blanke tegn"),
    ],
)
def test_the_first_sentence_without_its_full_stop(text, headline):
    assert derive_headline(text) == headline


def test_the_first_paragraph_stands_in_for_a_missing_lead():
    assert derive_headline(None, ("", "Første afsnit. Mere.", "Andet.")) == "Første afsnit"
    assert derive_headline("", ()) == ""


def test_a_long_sentence_is_cut_at_a_word():
    words = "ordene " * 30
    headline = derive_headline(words)
    assert headline == "ordene " * 14 + "ordene…"
    assert len(headline) <= LONGEST


def test_no_comma_is_left_before_the_ellipsis():
    assert derive_headline("ordene, " * 30).endswith("ordene…")


@given(st.text(max_size=400), st.lists(st.text(max_size=200), max_size=2))
def test_any_text_gives_a_short_line_of_its_own_beginning(lead, paragraphs):
    headline = derive_headline(lead, paragraphs)
    text = next((" ".join(part.split()) for part in (lead, *paragraphs) if part.split()), "")
    assert len(headline) <= LONGEST
    assert text.startswith(headline.removesuffix("…"))
    assert bool(headline) or not text.strip(".")
