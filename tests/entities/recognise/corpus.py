"""Corpora of our own sentences, in the files and columns of the real ones."""

DANISH = [
    [("Præsident", "O"), ("Ida", "B-PER"), ("Holm", "I-PER"), ("besøgte", "O"), ("Thyborøn", "B-LOC"), (".", "O")],
    [("Havnerådet", "B-ORG"), ("i", "O"), ("Marstal", "B-LOC"), ("mødes", "O"), (".", "O")],
    [("Det", "O"), ("siger", "O"), ("Ida", "B-PER"), ("Holm", "I-PER"), ("fra", "O"), ("DSB", "B-ORG"), (".", "O")],
    [("Klit", "B-ORG"), ("&", "I-ORG"), ("Hav", "I-ORG"), ("har", "O"), ("USA-planer", "B-LOC"), (".", "O")],
]

NORWEGIAN = """\
#DOC one.conll
1	USA	USA	subst	subst	prop	0	SUBJ	_	name=B-GPE_ORG
2	og	og	konj	konj	_	0	KONJ	_	name=O
3	EU	EU	subst	subst	prop	0	KOORD	_	name=B-GPE_ORG
4	støtter	støtte	verb	verb	pres	0	FINV	_	name=O
5	USA-hæren	USA-hær	subst	subst	prop	0	DOBJ	_	name=B-DRV
6	|	$|	clb	clb	<overskrift>	0	IP	_	name=O

1	«	$«	<anf>	<anf>	_	0	IK	_	name=O
2	Titanic	Titanic	subst	subst	prop	0	FRAG	_	name=B-PROD
3	»	$»	<anf>	<anf>	_	0	IK	_	name=O
4	av	av	prep	prep	_	0	ATR	_	name=O
5	Ola	Ola	subst	subst	prop	0	PUTFYLL	_	name=B-PER
6	Vik	Vik	subst	subst	prop	0	FLAT	_	name=I-PER
7	i	i	prep	prep	_	0	ADV	_	name=O
8	Oslo	Oslo	subst	subst	prop	0	PUTFYLL	_	name=B-GPE_LOC

#DOC two.conll
1	Oslo	Oslo	subst	subst	prop	0	SUBJ	_	name=B-GPE_ORG
2	kommune	kommune	subst	subst	appell	0	FLAT	_	name=I-GPE_ORG
3	ble	bli	verb	verb	pret	0	FINV	_	name=O
4	Oslo-vennlig	Oslo-vennlig	adj	adj	pos	0	SPRED	_	name=B-DRV
5	Bergen-vennlig	Bergen-vennlig	adj	adj	pos	0	SPRED	_	name=B-DRV
"""


def iob2(sentences=DANISH):
    """A UNER file."""
    blocks = []
    for number, sentence in enumerate(sentences):
        text = " ".join(word for word, _ in sentence).replace(" .", ".")
        rows = [f"{at}\t{word}\t{label}\t-\t-" for at, (word, label) in enumerate(sentence, 1)]
        blocks.append("\n".join([f"# sent_id = own-{number}", f"# text = {text}", *rows]))
    return "\n\n".join(blocks) + "\n"
