"""ANPA 1312 rule by rule, on records in the shapes of AP with invented text."""

import pytest

from articles.story import Status, Story
from tests.wire.reading import codes, read, refusal, story

TEXT = "\t   VESTERFJORD, Denmark (AP) _ The ferry left port.\n \n\t   A hundred people waited."
PARAGRAPHS = ("VESTERFJORD, Denmark (AP) _ The ferry left port.", "A hundred people waited.")
CARETS = "^BC-EU--Denmark-Ferry Sails,61<\n^Ferry sails again <\n^By PIA PROEVESEN=\n^Associated Press=\n"
TRAILER = "AP-WF-10-17-16 1105GMT"


def record(
    carets: str = CARETS,
    text: str = TEXT,
    *,
    level: str = "f l\x13\x11",
    line: str = "BC-EU--Denmark-FerrySails     10-17 1049",
    trailer: str = TRAILER,
) -> bytes:
    """A record with all its control characters."""
    head = f"\x16\x16\x01W2870\x1f_asian\n{level} {line}\n\x02"
    return f"{head}{carets}{text}\n\n\t   \x03{trailer}<\n\n\x0c\n\x04".encode("latin-1")


def item(carets: str = CARETS, text: str = TEXT, **parts: str) -> Story:
    """The story of one record."""
    return story(record(carets, text, **parts))


def test_a_record_whole() -> None:
    got = item()
    assert (got.guid, got.guid_is_derived, got.version, got.format) == ("anpa:2870:2016-10-17T11:05Z", True, 1, "anpa")
    assert (got.provider, got.credit, got.headline, got.lead) == ("ap", "AP", "Ferry sails again", None)
    assert (got.slugline, got.byline, got.dateline_place) == (
        "Denmark-Ferry",
        "By PIA PROEVESEN",
        "VESTERFJORD, Denmark",
    )
    assert (got.urgency, got.category, got.word_count, got.language) == (1, "l", 1049, None)
    assert (got.paragraphs, got.ednote, got.status, got.warnings) == (PARAGRAPHS, None, Status.USABLE, ())


@pytest.mark.parametrize(
    ("trailer", "published", "assumed", "warnings"),
    [
        ("AP-WF-11-13-13 1509GMT", "2013-11-13T15:09Z", False, []),
        ("AP-NY-11-13-93 1009EST", "1993-11-13T15:09Z", False, []),
        ("AP-NY-07-13-13 1009EDT", "2013-07-13T14:09Z", False, []),
        ("AP-WF-11-13-2013 1509GMT", "2013-11-13T15:09Z", False, []),
        ("AP-WF-11-13-13 1509", "2013-11-13T15:09Z", True, ["gmt_assumed"]),
        ("AP-WF-13-11-13 1509GMT", None, False, ["date_unreadable", "guid_unstable"]),
        ("AP-WF-11-13-13 2509GMT", None, False, ["date_unreadable", "guid_unstable"]),
        ("", None, False, ["date_missing", "guid_unstable"]),
    ],
)
def test_the_trailer_is_month_day_year(trailer: str, published: str | None, assumed: bool, warnings: list[str]) -> None:
    got = item(trailer=trailer)
    assert (got.published and got.published.isoformat()) == published
    assert (got.timezone_assumed, codes(got.warnings)) == (assumed, warnings)
    assert got.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    ("letter", "urgency"), [("f", 1), ("F", 1), ("u", 2), ("b", 3), ("r", 6), ("d", 6), ("a", 6), ("z", 6)]
)
def test_the_letter_of_urgency(letter: str, urgency: int) -> None:
    assert item(level=f"{letter} i\x13\x11").urgency == urgency


@pytest.mark.parametrize(
    ("line", "title", "slugline", "words"),
    [
        ("BC-LT--Argentina-CancerB     11-13 1049", "BC-LT--Argentina-Cancer Beauty,466", "Argentina-Cancer", 1049),
        ("BC-US--GiantLobsterDeath 1stLd-Writethru   08-29 0590", "BC-US--Giant Lobster,12", "Giant Lobster", 590),
        ("BC-BKN--Heat-Hawks 1stLd-Writethru   02-20 0500", "BC-BKN--Heat-Hawks, 1st Ld,416", "BKN--Heat-Hawks", 500),
        ("BC-BBO--WildCardGlance     08-18 ", "BC-BBO--Wild Card Glance", "BBO--WildCardGlance", None),
        ("BC-BBO--WildCardGlance     08-18", "BC-BBO--Wild Card Glance,24", "BBO--WildCardGlance", 24),
        ("AP-Top-News-Hea     02-09 0121", "*9006< ^AP-Top-News-Headlines,0176", "Top-News-Hea", 121),
        ("hvad som helst", "BC-US--APNewsAlert,17", "APNewsAlert", 17),
    ],
)
def test_keyword_and_words(line: str, title: str, slugline: str, words: int | None) -> None:
    got = item(f"^{title}<\n^Head<\n", line=line)
    assert (got.slugline, got.word_count, got.headline) == (slugline, words, "Head")


@pytest.mark.parametrize(
    ("line", "ednote"),
    [
        ("^Eds: With AP Photos.<", "With AP Photos."),
        ("^(Eds: Minor edits. With AP Photos.)<", "Minor edits. With AP Photos."),
        ("^EDITOR'S NOTE _ Part of a series.<", "Part of a series."),
        ("^EDITORS' NOTE: Part of a series.<", "Part of a series."),
        ("^Eds: Photos.<\n^EDITOR'S NOTE _ Part.<", "Photos. Part."),
        ("^AP Photo XNP101, XNP102<\n^AP Graphic FERRY<", None),
    ],
)
def test_notes_to_editors_and_numbers_of_photos_are_no_text(line: str, ednote: str | None) -> None:
    got = item(f"^BC-EU--Ferry,61<\n^Ferry sails<\n{line}\n^By PIA=\n")
    assert (got.headline, got.ednote, got.byline, got.paragraphs) == ("Ferry sails", ednote, "By PIA", PARAGRAPHS)


def test_a_summary_is_the_lead() -> None:
    got = item(CARETS.replace("^By", "^It sailed _ on Monday, ``at last.''<\n^By"))
    assert (got.lead, got.paragraphs) == ("It sailed – on Monday, “at last.”", PARAGRAPHS)


@pytest.mark.parametrize(
    ("line", "byline", "credit"),
    [
        ("^By PIA PROEVESEN and OLE TEST=\n^AP Sports Writer=", "By PIA PROEVESEN and OLE TEST", "AP"),
        ("^By The Associated Press=", None, "AP"),
    ],
)
def test_a_byline_is_a_person(line: str, byline: str | None, credit: str) -> None:
    got = item(f"^BC-EU--Ferry,61<\n^Ferry sails<\n{line}\n")
    assert (got.byline, got.credit, got.paragraphs) == (byline, credit, PARAGRAPHS)


def test_an_alert_has_no_headline_and_none_is_made_up() -> None:
    got = item("^BC-US--APNewsAlert,17<\n")
    assert (got.headline, got.paragraphs) == (None, PARAGRAPHS)


def test_a_list_of_headlines_is_its_own_text() -> None:
    got = item("^*9006< ^AP-Top,2<\n^Top News<\n^Ferry sails\n^Mole is built\n", "")
    assert (got.headline, got.paragraphs) == ("Top News", ("Ferry sails", "Mole is built"))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("``Sail,'' he said.", "“Sail,” he said."),
        ("He said: ``As we say, `when it's ready.'''", "He said: “As we say, ‘when it's ready.’”"),
        ("``So, `This is I,' and on.''", "“So, ‘This is I,’ and on.”"),
        ("The ferry _ a new one _ sails.", "The ferry – a new one – sails."),
        ("the ferry's harbors' men", "the ferry's harbors' men"),
        ("snake_case and ___ and _;_", "snake_case and ___ and _;_"),
        ("___", "___"),
    ],
)
def test_signs_of_a_teleprinter_become_signs_of_print(raw: str, text: str) -> None:
    assert item(text=f"\t   {raw}").paragraphs == (text,)


def test_the_low_line_of_the_dateline_stays() -> None:
    got = item(text="\t   PARIS (AP) _ One _ two.")
    assert (got.paragraphs, got.dateline_place) == (("PARIS (AP) _ One – two.",), "PARIS")


def test_a_table_keeps_its_rows_and_cells() -> None:
    got = item(
        "^BC-FER--Times<\n^Ferry Times=\n^By The Associated Press=\n^ISLANDS=\n^;Out;Home\n",
        "\bAnholt;3;1\n\bLæsø;_;2\n\t   ___=\n^Sundays=\n\t   None, 2<\n\t   Two   3<",
        level="r s\x14\x12",
    )
    assert (got.headline, got.paragraphs) == (
        "Ferry Times",
        ("ISLANDS", "\tOut\tHome\nAnholt\t3\t1\nLæsø\t_\t2", "___", "Sundays", "None, 2\nTwo\t3"),
    )
    assert "Anholt\t3\t1<br>" in got.body_html


def test_wrapped_lines_are_one_paragraph() -> None:
    assert item(text="\t   One line\nand more\n\t   Two.").paragraphs == ("One line and more", "Two.")


def test_heads_between_paragraphs_are_paragraphs() -> None:
    assert item(text="\t   One.\n^TIMES=\n\t   Two.").paragraphs == ("One.", "TIMES", "Two.")


@pytest.mark.parametrize(
    ("title", "correction", "update", "status"),
    [
        ("BC-EU--Ferry,61", False, False, Status.USABLE),
        ("BC-EU--Ferry, 1st Ld-Writethru,61", False, True, Status.USABLE),
        ("BC-EU--Ferry, Correction,61", True, False, Status.USABLE),
        ("BC-EU--Ferry, KILL,61", False, False, Status.CANCELED),
        ("BC-EU--Kill Devil Hills,61", False, False, Status.USABLE),
    ],
)
def test_what_the_keyword_line_says_of_the_story(title: str, correction: bool, update: bool, status: Status) -> None:
    got = item(f"^{title}<\n^Head<\n")
    assert (got.is_correction, got.is_update, got.status) == (correction, update, status)
    assert codes(got.warnings) == (["kill_unnamed"] if status is Status.CANCELED else [])
    assert item("^BC-EU--F,1<\n^Head<\n^Eds: CORRECTS the name.<\n").is_correction


def test_every_record_of_a_stream_is_an_item_and_a_bad_one_stops_none() -> None:
    stream = record() + record("^BC-EU--F,1<\n", "") + record().replace(b"2870", b"2871") + record()[:90]
    reading = read(stream)
    assert [(taken.item, taken.story.guid.split(":")[1]) for taken in reading.taken] == [(1, "2870"), (3, "2871")]
    assert [(no.item, no.reason.code) for no in reading.rejected] == [(2, "no_text"), (4, "record_cut_off")]


def test_a_headline_alone_is_a_story() -> None:
    got = item("^BC-EU--F,1<\n^Head<\n", "")
    assert (got.headline, codes(got.warnings)) == ("Head", ["headline_only"])


def test_a_stream_of_more_records_than_any_wire_sends_is_refused() -> None:
    assert refusal(b"\x16\x16\x01" * 10_001) == "The file holds more than 10000 stories. Split it."


def test_a_provider_and_a_charset_chosen_by_a_person_overrule() -> None:
    got = story(record(text="\t   Bl\x86b\x91r.").replace(b"\xc2", b""), provider="ntb", charset="cp865")
    assert (got.provider, got.language, got.charset_used, got.paragraphs) == ("ntb", "no", "cp865", ("Blåbær.",))
