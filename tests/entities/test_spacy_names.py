"""A spaCy pipeline behind the same function. It is trained here, on a handful of sentences of ours."""

import importlib
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from articles.entities import names_in_story, reader_version, spacy_names
from articles.entities.spacy_names import CONFIDENCE, NoPipeline, configure
from newsarchive.apps import check_spacy_pipeline

spacy = pytest.importorskip("spacy")

SENTENCES = (
    "Formand [PER Asta Lundby] siger det til [ORG Nordvestnyt].",
    "Det mener [PER Vagn Overgaard] fra [ORG Havnerådet].",
    "[ORG Havnerådet] mødes i [LOC Marstal] i dag.",
    "Færgen sejler fra [LOC Marstal] til [GPE_LOC Rudkøbing].",
    "[PER Sofus Refshauge] bor i [LOC Rudkøbing].",
    "Vi så [MISC Kystens Dage] i [LOC Skagen].",
    "Minister [PER Mille Nørregaard] rejser til [LOC Skagen].",
    "[ORG Digeforeningen] klager til [ORG Nordvestnyt].",
    "Avisen talte med [PER Tage Kirkeby] på [LOC Læsø].",
    "Intet nyt om vejret i dag.",
)


def marked(sentence: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The sentence without its brackets, and what stood in them."""
    text, spans = "", []
    for part in sentence.split("["):
        inside, bracket, behind = part.partition("]")
        if bracket:
            label, _space, name = inside.partition(" ")
            spans.append((len(text), len(text) + len(name), label))
            text += name + behind
        else:
            text += part
    return text, spans


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blank Danish pipeline that knows the sentences by heart, saved to a folder."""
    examples_module = importlib.import_module("spacy.training")
    random.seed(1)
    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("da")
    ner = nlp.add_pipe("ner")
    examples = []
    for text, spans in map(marked, SENTENCES):
        examples.append(examples_module.Example.from_dict(nlp.make_doc(text), {"entities": spans}))
        for _start, _end, label in spans:
            ner.add_label(label)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(30):
        random.shuffle(examples)
        nlp.update(examples, sgd=optimizer)
    folder = tmp_path_factory.mktemp("spacy") / "da_kyst"
    nlp.to_disk(folder)
    return folder


@pytest.fixture
def configured(pipeline: Path) -> Iterator[None]:
    configure(str(pipeline))
    yield
    configure("")


def found(text: str, language: str = "da") -> list[tuple[str, str, str, float, str]]:
    names = names_in_story({"body": text}, language)["body"]
    assert all(text[name.start : name.end] == name.text for name in names)
    return [(name.text, name.name, name.type, name.confidence, name.reader) for name in names]


def test_names_come_from_the_pipeline_through_the_same_function(configured):
    assert found("Formand Asta Lundby siger det til Nordvestnyt.\n\nFærgen sejler fra Marstal til Rudkøbing.") == [
        ("Asta Lundby", "Asta Lundby", "person", CONFIDENCE, "spacy"),
        ("Nordvestnyt", "Nordvestnyt", "org", CONFIDENCE, "spacy"),
        ("Marstal", "Marstal", "place", CONFIDENCE, "spacy"),
        ("Rudkøbing", "Rudkøbing", "place", CONFIDENCE, "spacy"),
    ]


def test_what_is_no_person_organisation_or_place_is_dropped(configured):
    assert spacy.load(spacy_names._Configured.pipeline.folder)("Vi så Kystens Dage i Skagen.").ents[0].label_ == "MISC"
    assert [name[0] for name in found("Vi så Kystens Dage i Skagen.")] == ["Skagen"]


def test_a_possessive_ending_is_no_part_of_the_name(configured):
    text = "Det mener Vagn Overgaard fra Havnerådet. Formand Asta Lundbys båd sejler fra Marstal til Rudkøbing."
    assert ("Asta Lundby", "Asta Lundby", "person", CONFIDENCE, "spacy") in found(text)


def test_a_name_never_reaches_over_the_end_of_a_line(configured):
    for name in names_in_story({"body": "Minister Mille\nNørregaard rejser til\nSkagen\n"}, "da")["body"]:
        assert "\n" not in name.text


def test_a_text_without_end_is_read_in_pieces(configured, monkeypatch):
    monkeypatch.setattr(spacy_names, "_LONGEST_PIECE", 30)
    text = "Færgen sejler fra Marstal til Rudkøbing. " * 3
    assert [text[start : start + len(piece)] for start, piece in spacy_names._pieces(text)] == [
        piece for _start, piece in spacy_names._pieces(text)
    ]
    assert "".join(piece for _start, piece in spacy_names._pieces(text)) == text
    assert {name[0] for name in found(text)} <= {"Marstal", "Rudkøbing"}
    assert max(len(piece) for _start, piece in spacy_names._pieces("x" * 100)) == 30


def test_other_languages_are_read_as_ever(configured):
    assert found("Nothing new from Minsk.", "en") == [("Minsk", "Minsk", "place", 0.7, "rules")]
    assert found("Asta Lundby", "sv") == []


def test_the_fingerprint_changes_with_the_pipeline_and_with_its_files(configured, pipeline, tmp_path):
    with_it = reader_version()
    other = tmp_path / "da_kyst"
    subprocess.run(["cp", "-r", pipeline, other], check=True)
    configure(str(other))
    assert reader_version() == with_it
    (other / "meta.json").write_text((other / "meta.json").read_text() + "\n")
    configure(str(other))
    changed = reader_version()
    configure("")
    assert len({with_it, changed, reader_version()}) == 3
    assert max(len(with_it), len(changed)) <= 40


def test_nothing_is_loaded_before_the_first_story(pipeline):
    """In a process of its own, as the archive starts one."""
    code = (
        "import sys, django; django.setup()\n"
        "from articles.entities import names_in_story, reader_version\n"
        "reader_version(); before = 'spacy' in sys.modules\n"
        "names_in_story({'body': 'Formand Asta Lundby siger det.'}, 'da')\n"
        "print(before, 'spacy' in sys.modules)"
    )
    environment = {
        "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
        "NEWSARCHIVE_SPACY_PIPELINE": str(pipeline),
        "NEWSARCHIVE_SECRET_KEY": "scratch" * 10,
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "False True\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("da_core_nowhere", "The spaCy pipeline da_core_nowhere is neither a folder nor an installed package"),
        ("no such name", "The spaCy pipeline no such name is neither a folder nor an installed package"),
        ("json", "json is no spaCy pipeline: "),
    ],
)
def test_a_missing_pipeline_is_told_of_by_the_system_check(name, said):
    with override_settings(SPACY_PIPELINE=name):
        [error] = check_spacy_pipeline()
    assert error.id == "newsarchive.E001"
    assert error.msg.startswith(f"NEWSARCHIVE_SPACY_PIPELINE: {said}")
    with pytest.raises(NoPipeline):
        configure(name)
    assert not spacy_names.reads("da")


def test_no_pipeline_is_no_error():
    assert check_spacy_pipeline() == []


def test_a_pipeline_without_names_is_refused(tmp_path):
    spacy.blank("da").to_disk(tmp_path)
    with pytest.raises(NoPipeline, match="finds no names: none of its labels is one of PER, PERSON, ORG"):
        configure(str(tmp_path))


def test_a_missing_pipeline_stops_a_command_and_no_page():
    environment = {"NEWSARCHIVE_SPACY_PIPELINE": "da_core_nowhere", "NEWSARCHIVE_SECRET_KEY": "scratch" * 10}
    project = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "(newsarchive.E001) NEWSARCHIVE_SPACY_PIPELINE: The spaCy pipeline da_core_nowhere is neither" in done.stderr
    code = "import newsarchive.wsgi; from articles.entities import names_in_story; print(names_in_story({}, 'da'))"
    served = subprocess.run(
        [sys.executable, "-c", code], cwd=project, env=environment, capture_output=True, text=True, check=True
    )
    assert served.stdout == "{}\n"


@pytest.mark.django_db
def test_a_pipeline_that_cannot_be_loaded_stops_the_commands_before_they_write(pipeline, tmp_path):
    broken = tmp_path / "broken"
    subprocess.run(["cp", "-r", pipeline, broken], check=True)
    (broken / "config.cfg").write_text("[nlp]\nlang = nowhere\n")
    configure(str(broken))
    try:
        for command in (["extract_entities"], ["import_wire", str(tmp_path)]):
            with pytest.raises(CommandError, match="cannot be loaded: ") as refused:
                call_command(*command)
            assert refused.value.returncode == 2
    finally:
        configure("")
