"""Which persons of a story are one: stories of ours, with every name marked as [name] or [short form=full name]."""

import re

import pytest

from articles.entities.persons import full_names, without_titles
from articles.entities.possessive import bare

STORIES = """
[Mette Frederiksen] kom. [Frederiksen=Mette Frederiksen] gik, og [Mette=Mette Frederiksen] sov.
[Lukasjenko=Aleksandr Lukasjenko] vinder. [Aleksandr Lukasjenko] fik 80 procent, siger [Lukasjenkos=Aleksandr Lukasjenko] stab.
[Lars Løkke Rasmussen] kom. [Løkke Rasmussen=Lars Løkke Rasmussen] gik. [Rasmussen=Lars Løkke Rasmussen] sov.
[Lars Løkke Rasmussen] talte, og [Løkke=Lars Løkke Rasmussen] lo. [Lars Løkke=Lars Løkke Rasmussen] tav.
[Helle Thorning-Schmidt] trådte af. [Thorning=Helle Thorning-Schmidt] græd, men [Thorning-Schmidts=Helle Thorning-Schmidt] mand lo.
[Helle Thorning=Helle Thorning-Schmidt] talte før [Helle Thorning-Schmidt] gik.
[Uffe Ellemann-Jensen] sad ved bordet. [Ellemann=Uffe Ellemann-Jensen] rejste sig, og [Uffe=Uffe Ellemann-Jensen] gik.
[Ursula von der Leyen] kom til Strasbourg. [Von der Leyen=Ursula von der Leyen] talte. [Leyen=Ursula von der Leyen] gik.
[George W. Bush] mødte pressen. [George Bush=George W. Bush] smilede, og [Bush=George W. Bush] vinkede.
[George Bush=George W. Bush] var der. Senere kom [George W. Bush] igen.
[George Bush=George Walker Bush], [George W. Bush=George Walker Bush] og [George Walker Bush] er én mand.
[George W. Bush] afløste sin far. [George H.W. Bush] så til, mens [George Bush=George H.W. Bush] talte.
[J. Hansen=Jens Hansen] skrev, at [Jens Hansen] er syg.
[J.P. Hansen=Jens Peter Hansen] er den samme som [Jens Peter Hansen], siger [Hansen=Jens Peter Hansen].
[H.C. Andersen=Hans Christian Andersen] hed [Hans Christian Andersen]. [Andersen=Hans Christian Andersen] digtede.
[Jens P. Holm=Jens Peter Holm] og [Jens Peter Holm] er én. [Jens Holm=Jens Peter Holm] er den samme.
[John F. Kennedy] blev skudt. [J.F. Kennedy=John F. Kennedy] døde, og [Kennedys=John F. Kennedy] enke sørgede.
[K. Hansen] er en anden end [Jens Hansen].
[Anders Holm] kom. [Holm=Anders Holm] talte. Så kom [Bente Holm]. [Holm=Bente Holm] tav.
[Holm] vinder. [Anders Holm] og [Bente Holm] stillede op.
[Anders Holm] og [Bente Holm] kom. [Anders=Anders Holm] talte først, og [Holm=Anders Holm] blev ved.
[Bill Clinton] og [Hillary Clinton] kom. [Hillary=Hillary Clinton] talte. [Bill=Bill Clinton] lo.
[Martin Thomas] og [Thomas Bergstrøm] talte. Så gik [Thomas=Martin Thomas].
[Vladimir Putin] svarer. [PUTIN=Vladimir Putin] VRED. [Putins=Vladimir Putin] talsmand [Dmitrij Peskov] tier. [Peskov=Dmitrij Peskov] går.
[Hr. Holm=Anders Holm] kom sent, for [Anders Holm] havde travlt.
[Fru Krag] kom alene.
[Dronning Margrethe] talte. [Margrethe] lo.
[Prins Joachim] kom med [Prinsesse Marie]. [Joachim] blev, og [Marie] gik.
[Dr. Anna Lind] opererede. [Lind=Anna Lind] sov. [Anna=Anna Lind] vågnede.
[Martin Luther King Jr.] talte. [King=Martin Luther King Jr.] havde en drøm.
[Jean-Claude Juncker] tog imod. [Juncker=Jean-Claude Juncker] kyssede. [Jean Claude Juncker=Jean-Claude Juncker] smilede.
[Anne Marie Holm] og [Marie Krag] kom. [Marie=Marie Krag] gik.
[Anne Marie Holm] kom. [Marie] gik.
[Poul Nyrup Rasmussen] tabte. [Nyrup=Poul Nyrup Rasmussen] gik. [Poul Nyrup=Poul Nyrup Rasmussen] sov. [Nyrup Rasmussen=Poul Nyrup Rasmussen] tav.
[Anders Fogh Rasmussen] fulgte efter [Lars Løkke Rasmussen]. [Fogh=Anders Fogh Rasmussen] talte. [Løkke=Lars Løkke Rasmussen] lyttede.
[Anders Fogh Rasmussen] og [Lars Løkke Rasmussen] kom. [Rasmussen=Lars Løkke Rasmussen] talte.
[Svetlana Tikhanovskaja] flygtede. [Tikhanovskajas=Svetlana Tikhanovskaja] mand [Sergej Tikhanovskij] sidder fængslet. [Tikhanovskij=Sergej Tikhanovskij] tier.
[Ban Ki-moon] kom. [Ban=Ban Ki-moon] talte.
[Xi Jinping] svarede. [Xi=Xi Jinping] gik.
[Kim Jong-un] og [Kim Jong-il] sås. [Kim=Kim Jong-il] er død.
[Muhammad al-Assad] talte. [al-Assad=Muhammad al-Assad] gik. [Assad=Muhammad al-Assad] tav.
[Bashar al-Assad] sagde nej. [Assads=Bashar al-Assad] hær rykkede frem.
[Charles de Gaulle] ankom. [de Gaulle=Charles de Gaulle] hilste. [Gaulle=Charles de Gaulle] gik.
[Mads Mikkelsen] spiller. [Mads=Mads Mikkelsen] siger, at [Mikkelsens=Mads Mikkelsen] bror [Lars Mikkelsen] også spiller. [Lars=Lars Mikkelsen] ler.
[Jens Hansen] fra Vejle og [Jens Olsen] fra Ribe kom. [Jens=Jens Olsen] blev.
[Peter Schmeichel] stod. [Kasper Schmeichel] scorede. [Schmeichel=Kasper Schmeichel] jublede, og [Peter=Peter Schmeichel] klappede.
[Ole Sohn] og [Ole Espersen] talte. [Espersen=Ole Espersen] tabte. [Ole=Ole Espersen] gik.
[José Manuel Barroso] hilste. [Barroso=José Manuel Barroso] talte. [José Barroso=José Manuel Barroso] gik.
[Boris Johnson] og [Lyndon B. Johnson] er to. [Johnson=Lyndon B. Johnson] døde.
[Pia] kom. [Ole] gik.
[Niels Helveg Petersen] talte. [Helveg=Niels Helveg Petersen] røg pibe. [Helveg Petersen=Niels Helveg Petersen] lo.
[A. Merkel=Angela Merkel] hed [Angela Merkel].
[Merkel=Angela Merkel] er [Angela Merkel], og [Merkels=Angela Merkel] parti hedder CDU.
[Marianne Jelved] talte. [JELVED=Marianne Jelved] GÅR. [jelved=Marianne Jelved] bliver.
[Hans Hansen] og [Peter Hansen] og [Ole Hansen] kom. [Peter=Peter Hansen] gik. [Hansen=Peter Hansen] faldt.
[Elizabeth II] døde. [Elizabeth=Elizabeth II] var dronning.
[Kofi Annan] kom. [Annans=Kofi Annan] efterfølger er [Ban Ki-moon]. [Ki-moon=Ban Ki-moon] smiler.
[Karl-Heinz Rummenigge] talte. [Karl-Heinz=Karl-Heinz Rummenigge] lo. [Rummenigges=Karl-Heinz Rummenigge] klub vandt.
[Maria Helena Costa] og [Helena Silva] kom. [Maria Costa=Maria Helena Costa] blev.
[Britta Bang] mødte [Lotte Bang]. Det siger [B. Bang=Britta Bang].
[Lone Bang] mødte [Lotte Bang]. Det siger [L. Bang=Lotte Bang].
""".strip().splitlines()  # noqa: E501 a story a line

MARKED = re.compile(r"\[([^\]=]+)(?:=([^\]]+))?\]\s*([^\W\d_]*)")


def read(story):
    """What is marked: the words of each name without its possessive, and the full name that is meant."""
    marks = [(written.split(), full, after) for written, full, after in MARKED.findall(story)]
    capitals = {word for words, _, _ in marks for word in words}
    names, meant = [], []
    for words, full, after in marks:
        last = bare(words[-1], is_known=lambda _: False, stands=capitals.__contains__, after=after, danish=True)
        names.append((*words[:-1], last))
        meant.append(full or " ".join(without_titles(names[-1])))
    return names, meant


def wrong(story):
    names, meant = read(story)
    found = [" ".join(words) for words in full_names(names)]
    return [f"{' '.join(n)} is {f}, not {m}" for n, f, m in zip(names, found, meant, strict=True) if f != m]


@pytest.mark.parametrize("story", STORIES)
def test_the_persons_of_a_story(story):
    assert wrong(story) == []


def test_how_many_are_right():
    linked = sum(bool(full) for story in STORIES for _, full, _ in MARKED.findall(story))
    names = sum(len(read(story)[0]) for story in STORIES)
    errors = sum(len(wrong(story)) for story in STORIES)
    assert (len(STORIES), names, linked, errors) == (61, 183, 91, 0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hr. Holm", "Holm"),
        ("Dr. Anna Lind", "Anna Lind"),
        ("Hr. Dr. Lind", "Lind"),
        ("Dronning", "Dronning"),
        ("Prins", "Prins"),
        ("Anna Lind", "Anna Lind"),
    ],
)
def test_titles_are_dropped(name, expected):
    assert " ".join(without_titles(tuple(name.split()))) == expected


def test_no_persons():
    assert full_names([]) == []
