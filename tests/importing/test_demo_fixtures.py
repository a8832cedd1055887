"""The demo telegrams are what docs/demo-telegrams.md says: each reads whole, and every special case is there."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from articles.story import COPENHAGEN, Precision, Status, Story
from articles.wire import WireFile, read_file

DEMO = Path(__file__).parents[2] / "fixtures" / "demo"
FILES = sorted((*DEMO.glob("*.json"), *DEMO.glob("*.xml")))
FEED, RECORD = DEMO / "2020-05-19-havnenyt.rss", DEMO / "2017-06-28-kran-thyboroen.iptc"
NORDVEST, KYST = "urn:newsml:nordvestnyt.example:", "urn:newsml:kystbureauet.example:"
SECTIONS = {"Indland", "Udland", "Politik", "Erhverv", "Sport", "Kultur", "Vejr"}


def _read(path: Path) -> list[Story]:
    reading = read_file(WireFile(name=path.name, data=path.read_bytes()))
    assert (reading.skipped, reading.rejected) == ((), ()), path.name
    return [taken.story for taken in reading.taken]


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    """All versions of all demo telegrams in ninjs, in the order of the file names."""
    return [story for path in FILES for story in _read(path)]


def _of(stories: list[Story], guid: str) -> list[Story]:
    found = sorted((story for story in stories if story.guid == guid), key=lambda story: story.version or 0)
    assert found, guid
    return found


def _words(story: Story) -> set[str]:
    return set(re.findall(r"\w+", " ".join(story.paragraphs).lower()))


def _likeness(one: Story, other: Story) -> float:
    """Shared words over all words, 0 to 1."""
    return len(_words(one) & _words(other)) / len(_words(one) | _words(other))


def _sent_items(value: object) -> list[dict[str, object]]:
    assert isinstance(value, dict)
    return value.get("item", [value])


def test_nothing_else_lies_in_the_folder() -> None:
    """The folder is imported as a whole: a README in it would be rejected at every start of the demo."""
    assert sorted(DEMO.rglob("*")) == sorted([*FILES, FEED, RECORD])


def test_there_are_as_many_as_the_page_about_them_says(stories: list[Story]) -> None:
    assert (len(FILES), len(stories), len({story.guid for story in stories})) == (131, 135, 131)
    assert Counter(story.guid for story in stories).most_common(3) == [
        (NORDVEST + "20181023:storm-88013", 3),
        (KYST + "20190612:kill-50311", 2),
        (NORDVEST + "20210827:museum-47310", 2),
    ]


def test_every_generation_of_ninjs_is_used(stories: list[Story]) -> None:
    shapes = Counter()
    for path in DEMO.glob("*.json"):
        for item in _sent_items(json.loads(path.read_text(encoding="utf-8"))):
            shapes["3" if "versionCreated" in item else "2" if "infosources" in item else "1"] += 1
    assert set(shapes) == {"1", "2", "3"}
    assert min(shapes.values()) > 20


def test_other_formats_are_used_as_well(stories: list[Story]) -> None:
    others = {story.guid: story.format for story in stories if not story.format.startswith("ninjs")}
    assert others == {
        NORDVEST + "20210827:museum-47310": "nitf",
        KYST + "20211022:erhverv-21877": "newsml-1.2",
    }


def test_a_correction_in_nitf_meets_its_story(stories: list[Story]) -> None:
    versions = _of(stories, NORDVEST + "20210827:museum-47310")
    assert [(story.version, story.is_correction) for story in versions] == [(1, False), (2, True)]
    assert ["Bygget: 1909 i Troense" in story.paragraphs for story in versions] == [False, True]


def test_the_text_of_every_telegram_is_read(stories: list[Story]) -> None:
    short = {NORDVEST + "20191029:flash-34610", KYST + "20190612:kill-50311"}
    for story in stories:
        if story.guid in short:
            continue
        count = len(" ".join(filter(None, (story.lead, *story.paragraphs))).split())
        assert 70 <= count <= 250, story.guid
        assert 4 <= len(story.paragraphs) <= 14, story.guid


def test_every_telegram_has_its_fields(stories: list[Story]) -> None:
    for story in stories:
        assert story.section in SECTIONS, story.guid
        assert story.slugline, story.guid
        assert story.urgency in range(1, 9), story.guid
        assert not story.guid_is_derived
        assert not story.timezone_assumed
        assert not story.warnings, (story.guid, story.warnings)
    assert {story.section for story in stories} == SECTIONS
    assert {story.language for story in stories} == {"da", "en"}
    assert all(subject.scheme == "medtop" for story in stories for subject in story.subjects)


def test_two_agencies_sent_them(stories: list[Story]) -> None:
    by_host = {(story.guid.split(":")[2], story.provider) for story in stories}
    assert len(by_host) == len({provider for _host, provider in by_host}) == 2


def test_signoffs_are_credit_and_not_text(stories: list[Story]) -> None:
    last = {story.paragraphs[-1] for story in stories if story.paragraphs}
    assert not [text for text in last if "/nordvestnyt/" in text or "/kystbureauet/" in text]


def test_dates_are_as_precise_as_sent(stories: list[Story]) -> None:
    counts = Counter(story.published.precision for story in stories if story.published)
    assert counts.total() == len(stories)
    assert {precision: counts[precision] for precision in (Precision.YEAR, Precision.MONTH, Precision.DAY)} == {
        Precision.YEAR: 3,
        Precision.MONTH: 8,
        Precision.DAY: 4,
    }
    assert counts[Precision.MINUTE] >= 5
    assert counts[Precision.MILLISECOND] == 1
    assert {story.published.first_day.year for story in stories if story.published} == set(range(2016, 2022))


def test_files_are_named_after_the_danish_day(stories: list[Story]) -> None:
    """Later versions keep the name of the first, so they are left out."""
    for path in FILES:
        first = _read(path)[0]
        assert first.published is not None
        if first.version == 1:
            assert path.name.startswith(first.published.isoformat()[:4]), path.name
            assert path.name.startswith(str(first.published.first_day)[: len(_date_in(path))]), path.name


def _date_in(path: Path) -> str:
    found = re.match(r"\d{4}(-\d\d(-\d\d)?)?", path.name)
    assert found, path.name
    return found[0]


def test_offsets_are_those_of_the_danish_clock() -> None:
    checked = 0
    for path in FILES:
        for text in re.findall(r'"(\d{4}-\d\d-\d\dT[\d:.]+[+]0[12]:00)"', path.read_text(encoding="utf-8")):
            sent = datetime.fromisoformat(text)
            assert sent.utcoffset() == sent.astimezone(COPENHAGEN).utcoffset(), (path.name, text)
            checked += 1
    assert checked > 100


def test_the_storm_story_has_three_versions_and_ends_corrected(stories: list[Story]) -> None:
    versions = _of(stories, NORDVEST + "20181023:storm-88013")
    assert [story.version for story in versions] == [1, 2, 3]
    assert [story.is_correction for story in versions] == [False, False, True]
    assert (versions[2].ednote or "").startswith("Rettelse: ")
    assert "56 år" in " ".join(versions[2].paragraphs)
    assert "58 år" in " ".join(versions[1].paragraphs)


def test_the_kill_is_sent_without_text(stories: list[Story]) -> None:
    versions = _of(stories, KYST + "20190612:kill-50311")
    assert [(story.status, bool(story.paragraphs)) for story in versions] == [
        (Status.USABLE, True),
        (Status.CANCELED, False),
    ]


def test_statuses_and_embargoes(stories: list[Story]) -> None:
    assert Counter(story.status for story in stories) == {Status.USABLE: 133, Status.CANCELED: 1, Status.WITHHELD: 1}
    assert {story.guid: story.embargo_until for story in stories if story.embargo_until} == {
        NORDVEST + "20200924:embargo-77120": datetime(2098, 12, 31, 23, tzinfo=UTC),
        NORDVEST + "20170914:health-20337": datetime(2017, 9, 14, 4, tzinfo=UTC),
    }


def test_one_story_takes_the_place_of_another(stories: list[Story]) -> None:
    replaced = KYST + "20201020:erhverv-16888"
    assert {story.guid: story.replaces for story in stories if story.replaces} == {
        KYST + "20201021:erhverv-16931": (replaced,)
    }
    assert _of(stories, replaced)


def test_the_flash_has_no_headline_and_the_press_release_is_english(stories: list[Story]) -> None:
    assert [story.guid for story in stories if not story.headline] == [NORDVEST + "20191029:flash-34610"]
    assert [story.guid for story in stories if story.language == "en"] == [NORDVEST + "20200617:press-39244"]


def test_only_the_near_duplicates_are_alike(stories: list[Story]) -> None:
    strike = {NORDVEST + "20190218:strike-29117", NORDVEST + "20190218:strike-29131", KYST + "20190218:strike-11020"}
    fire = {NORDVEST + "20200821:fire-40388", KYST + "20200821:indland-16118"}
    usable = [story for story in stories if story.paragraphs]
    alike = {
        frozenset((one.guid, other.guid))
        for place, one in enumerate(usable)
        for other in usable[place + 1 :]
        if one.guid != other.guid and _likeness(one, other) > 0.5
    }
    assert alike == {frozenset((one, other)) for group in (strike, fire) for one in group for other in group - {one}}


def test_the_people_return(stories: list[Story]) -> None:
    texts = {story.guid: " ".join(story.paragraphs) for story in stories}
    for name in ("Ellinor Holm", "Viggo Holm", "André Mosekær", "Åse Kjærbøl", "Pieter van der Molen", "Winkel-Ravn"):
        assert sum(name in text for text in texts.values()) >= 3, name


def test_the_feed_holds_two_telegrams_and_a_teaser() -> None:
    stories = _read(FEED)
    assert [(story.guid, story.is_teaser) for story in stories] == [
        ("havnenyt-20417", False),
        ("havnenyt-21902", False),
        ("havnenyt-23350", True),
    ]
    assert {(story.provider, story.provider_name, story.language) for story in stories} == {
        ("havnenyt", "Havnenyt", "da")
    }
    assert all(story.section in SECTIONS and story.byline and not story.warnings for story in stories)
    assert [story.timezone_assumed for story in stories] == [False, False, True]


def test_the_teleprinter_record_keeps_what_is_not_for_publication_apart() -> None:
    (story,) = _read(RECORD)
    assert (story.guid, story.provider) == ("iptc7901:kyb:0316:2017-06-28T11:40Z", "kystbureauet")
    assert (story.dateline_place, story.byline, story.is_update) == ("Thyborøn", "Af Ditte Rønnow", True)
    assert "00 00 00 16" in (story.ednote_private or "")
    assert "00 00 00 16" not in " ".join((story.body_html, story.ednote or "", *story.paragraphs))
    assert (len(story.paragraphs), story.warnings) == (5, ())
