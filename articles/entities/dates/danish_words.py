"""What Danish calls days, months and numbers, and the words that tell a date from what only looks like one."""

import re

from articles.entities.dates.language import (
    DAY,
    NUMBER_END,
    YEAR,
    Language,
    numbered,
    one_of,
    spaced,
    words,
)

MONTHS = numbered("januar februar marts april maj juni juli august september oktober november december")
SHORT_MONTHS = numbered("jan feb/febr mar apr maj jun jul aug sep/sept okt nov dec")
WEEKDAYS = numbered("mandag tirsdag onsdag torsdag fredag lørdag søndag", 0)
SHORT_WEEKDAYS = numbered("man tir/tirs ons tor/tors fre lør søn", 0)
_ONES = ["en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"]
NUMBERS = numbered(
    "en/et/én/ét to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten "
    "tyve"
) | {"tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90}
NUMBERS |= {
    f"{one}og{ten}": count + number
    for count, one in enumerate(_ONES, 1)
    for ten, number in NUMBERS.items()
    if number > 19
}
NUMBERS |= {"hundrede": 100, "et hundrede": 100, "to hundrede": 200, "tusind": 1000}
ORDINALS = numbered(
    "første anden/andet tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende fjortende "
    "femtende sekstende syttende attende nittende tyvende"
)
ORDINALS |= {f"{one}ogtyvende": 20 + count for count, one in enumerate(_ONES, 1)}
ORDINALS |= {"tredivte": 30, "enogtredivte": 31}
SEASONS = {"forår": "spring", "sommer": "summer", "efterår": "autumn", "vinter": "winter"}
DECADES = {
    "tyverne": 20, "trediverne": 30, "tredverne": 30, "fyrrerne": 40, "halvtredserne": 50, "tresserne": 60,
    "halvfjerdserne": 70, "firserne": 80, "halvfemserne": 90, "nullerne": 0, "tierne": 10,
}  # fmt: skip
HUNDREDS = numbered("elleve tolv tretten fjorten femten seksten sytten atten nitten", 11)
UNITS = {"dag": "day", "dage": "day", "døgn": "day", "uge": "week", "uger": "week"}
UNITS |= {"måned": "month", "måneder": "month", "år": "year"}
YEARS = {
    "i år": 0, "dette år": 0, "indeværende år": 0, "sidste år": -1, "forrige år": -1, "i fjor": -1,
    "næste år": 1, "til næste år": 1, "kommende år": 1, "samme år": None, "det år": None, "året efter": None,
    "året før": None, "året forinden": None,
}  # fmt: skip
_MONTH = rf"(?P<month>{one_of(MONTHS)}|{one_of(SHORT_MONTHS)}\.?)"
_WEEKDAY = rf"(?:{one_of(WEEKDAYS)}|{one_of(SHORT_WEEKDAYS)}\.)"
RELATIVE = rf"(?:{one_of(YEARS)}|for (?P<ago>[^\W_]{{1,12}}(?: [^\W_]{{1,12}})?) år siden)"
"""A year told from the story's; group `ago` is the count of years behind."""
_YEAR_BEHIND = (
    rf"(?:(?:,? (?:i |af )?|,|(?<=\.))(?P<year>{YEAR}(?:'?s)?|'[0-9]{{2}}){NUMBER_END}(?!,-|%)"
    rf"|,? (?:i )?(?P<relative>{RELATIVE}))?"
)
DATE = spaced(
    rf"(?P<stem>(?:(?P<day>{DAY}(?![0-9])(?:\. ?| )|{one_of(ORDINALS)} ))?{_MONTH}"
    r"(?:s(?!\w)| måneds?(?!\w)|)(?:(?<=\.)|(?!\w)))"
    rf"{_YEAR_BEHIND}(?!\w|'\w|-(?!{one_of(MONTHS)}\b)[^\W\d_])"
)
"""Month, with the day before it and the year or `relative` year behind it; `stem` is without the year."""

CONNECT = spaced(
    r"(?:(?P<range> ?- ?(?:den )?|/(?=[a-zæøå])| til(?: og med)? (?:den |d\. ?)?)"
    r"|(?P<list>, ?(?:den )?| (?:og|eller|samt)(?: (?:den |d\. ?)| (?!i ))))"
)
_UNITS = words(
    "kr kroner krone kroners kr. øre euro euros dollar dollars pund rubler mark yen rupees usd eur dkk sek nok",
    "gbp mio mia mio. mia. million millioner milliard milliarder tusind hundrede procent pct pct. promille",
    "procentpoint point % ‰ ° grader watt kw mw kwh mwh volt hk meter meters metervogn m m2 m² km kilometer",
    "kilometers cm centimeter mm millimeter mil sømil fod kvm kvadratmeter kvadratkilometer hektar ha tønder",
    "kubikmeter liter l dl kg kilo kilogram gram g ton tons kalorier kcal mennesker personer deltagere tilskuere",
    "indbyggere medlemmer ansatte medarbejdere soldater stk stk. styk eksemplarer timer time minutter sekunder",
    "dage uger måneder gange mand kvinder børn familier husstande tilfælde ord tegn sider hk. omdrejninger par",
    "numre boliger huse biler",
)
_NOUNS = words(
    "stemmer elever studerende borgere danskere gæster besøgende passagerer fans demonstranter flygtninge",
    "migranter patienter smittede døde dræbte sårede unge ældre arbejdere arbejdspladser stillinger jobs pladser",
    "billetter virksomheder selskaber butikker gårde køer svin grise fisk fartøjer skibe både fly sager klager",
    "anmeldelser underskrifter svar adspurgte vælgere kandidater mandater aktier obligationer bøger kilometer",
    "lejligheder sommerhuse træer planter dyr mænd piger drenge politifolk betjente frivillige journalister læger",
    "sygeplejersker lærere fiskere landmænd kunder brugere abonnenter husstande hjem værelser senge køretøjer",
    "lastbiler tog cykler rejsende turister stykker af ud",
)
_AFTER = words(
    "er var blev bliver har havde kom kommer skal skulle vil ville kan kunne må måtte fik får gik går stod står",
    "lå ligger tog tager gav giver blandt i på ved af med for fra til om under efter før mod mens og eller men",
    "samt som der at da hvor når fordi hvis den det de en et han hun vi jeg man sig sin også ikke kun igen blot",
    "først sidst ifølge viser faldt steg endte sluttede begyndte startede skrev sagde døde vandt tabte flyttede",
    "åbnede lukkede indtil siden - erklærede indførte vedtog stemte markerer betød brød skete hed lød satte",
)
_STRONG = words(
    "i siden året årene anno årstallet født f. sommeren foråret efteråret vinteren sommer forår efterår vinter",
    "årgang",
)
_WEAK = words(
    "fra til før efter inden indtil omkring cirka ca ca. omtrent ultimo primo medio år midt død d. pr pr. senest",
    "tidligst hele valget både valg valgkampen finansloven finanslov budgettet regnskabet årsregnskabet sæsonen krisen",
    "finanskrisen kampagnen grundloven loven aftalen rapporten planen festivalen © copyright bygget",
    "opført grundlagt stiftet fredet udgivet indviet oprettet skrevet malet ombygget nedlagt trykt",
    "folketingsvalget kommunalvalget valgåret skoleåret regnskabsåret vinterlegene slutrunden strukturreformen",
    "kommunalreformen reformen årsrapporten",
)
_LOOSE = words("af for mod ved end")
_NEVER = words(
    "nr nr. nummer no no. kl kl. klokken § §§ paragraf artikel side s s. kapitel afsnit punkt pkt pkt. tlf tlf.",
    "telefon mobil rute linje linie bus fly flight type model version værelse stue sal romanen filmen bogen",
    "albummet sangen serien spillet novellen stykket musicalen programmet postboks boks over under knap næsten",
    "godt mindst højst maksimalt kun alt op end kr kr. dkk eur usd euro dollar pund x ring sms kode pinkode pin",
    "id sag sagsnr j.nr journalnummer matrikel kanal klasse motor serienummer stregkode de alle disse samtlige",
    "yderligere ekstra cirka. lov bilag direktiv direktivet forordning forordningen tæller afgang tog e-nummer",
    "gate lokale lot partinummer vinder op. plads første sidste",
)
_PAST = words(
    "var blev havde fik gik kom tog sagde døde stod lå sad fandt vandt tabte mødte begyndte skete faldt steg brød",
    "skød skrev drog rejste vendte viste bragte købte solgte lagde satte gjorde ramte sendte meldte oplyste",
    "fortalte talte gav lod sprang kørte fløj slog bad bød trådte indførte førte erklærede dømte stemte slap",
    "hørte forlod overtog indgik trak såede ankom omkom forsvandt afgik foregik udkom indtraf tiltrådte fratrådte",
    "vedtog endte sluttede løb gled sank forliste hævdede tvang skar startede underskrev flygtede åbnede lukkede",
    "fyldte udbrød opstod afholdt beholdt druknede",
)
_PAST_ENDINGS = tuple(
    words(
        "ede gik tog fik kom stod satte lagde brød slog gjorde bragte skrev førte vandt faldt lod sendte trådte",
        "mødte kørte stemte ndte ldte ødte bte mte ørte lærte øgte lgte nkte vnte løste rugte talte delte følte",
        "meldte dømte købte solgte fandt trak udgav indgav skød drog viste",
    )
)
_NOT_PAST = words(
    "den det de en et sin sit sine hans hendes deres denne dette disse allerede lede sprede stede tilstede brede",
    "vrede hvede indlede vejlede aflede udlede berede forberede tilberede udbrede nede fede rede begge kede skede",
    "forede",
)
_FUTURE = words(
    "skal vil ventes forventes planlægger agter begynder starter åbner genåbner lukker holdes afholdes udkommer",
    "spilles tiltræder fratræder ankommer mødes vedtages indvies udløber overtager indsættes behandles",
    "offentliggøres",
)
"""With the present of what happens once: said of a day, it lies ahead."""
_STARTS = words(
    "den d d. i på om fra til ved og men så samt klokken kl natten mellem midt sidst først midten slutningen af",
    "begyndelsen",
)

DANISH = Language(
    day_first=True,
    numbers=NUMBERS,
    months=MONTHS | SHORT_MONTHS,
    weekdays=WEEKDAYS | SHORT_WEEKDAYS,
    ordinals=ORDINALS,
    years=YEARS,
    lead=spaced(
        rf"(?P<wd>{_WEEKDAY})(?: ?- ?{_WEEKDAY})?"
        r"(?: (?:aften|morgen|formiddag|eftermiddag|middag|nat))?,? (?:den |d\. ?)?"
    ),
    date=DATE,
    day_alone=spaced(rf"{DAY}(?![0-9])(?:\.(?= ?-| til | og | eller |, ?(?:den )?[0-9])|(?=-[0-9]))"),
    day_last=None,
    weekday=re.compile(rf"(?P<wd>{one_of(WEEKDAYS)})(?!\w|-(?!{one_of(WEEKDAYS)}\b)[^\W\d_])"),
    weekday_owner=re.compile(rf"{one_of(WEEKDAYS)}ens?(?![\w-])"),
    connect=CONNECT,
    between=spaced(r"\bmellem (?:den |d\. ?)?\Z"),
    fraction_is_date=spaced(r"(?:\b(?:den|dato|dateret|pr\.|siden|inden|senest)|\bd\.) ?\Z"),
    rarely_month=words("maj august"),
    month_needs=None,
    weekday_names=words("morgen"),
    recurring=spaced(r"\b(?:hver|hvert|om|alle|enhver|en) \Z"),
    every_year=spaced(r"\b(?:hver|hvert år|årligt|altid)(?: den| d\.| i)? \Z"),
    count_units=_UNITS,
    count_nouns=_NOUNS,
    after_year=_AFTER,
    year_strong=_STRONG,
    year_weak=_WEAK,
    year_loose=_LOOSE,
    year_never=_NEVER,
    openers=words("at hvor da når men fordi hvis som mens"),
    postal_towns=words("københavn kbh frederiksberg"),
    past=_PAST,
    past_endings=_PAST_ENDINGS,
    not_past=_NOT_PAST,
    future=_FUTURE,
    plural_endings=("er", "re", "te", "ede"),
    joins=words("og men"),
    present_endings=("er", "es"),
    since=spaced(r"\bsiden (?:[^\W\d_]+ ){0,2}(?:i |den |d\. ?)?\Z"),
    participles=words("er bliver blive have være været blevet har"),
    not_future=words("have være"),
    ahead=spaced(r"(?<!frem\s)(?<!hen\s)(?<!op\s)(?<!ned\s)(?<!bage\s)(?<!ind\s)\btil \Z"),
    clause_ends=words(", at som der når hvis da fordi mens hvor hvad om"),
    goals=words("til indtil inden"),
    date_leads=_STARTS,
    definite=re.compile(r"[^\W\d_]{3,}(?:et|en|erne|ene)s?"),
)
