"""What the words around a name tell in Danish and English. All sets hold case-folded words."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STARTERS = _words("""
    ad adskillige af aldrig alene alle allerede alligevel alt altså anden andet andre antallet at bag bagefter bare
    begge bl.a blandt bliver blot blev bortset bør både da dag de del den denne der deraf deres derefter derfor deri
    derimod dermed dernæst derpå derved derudover derfra dertil desuden desværre det dette dig din disse dog du
    eftersom efter efterfølgende egentlig ej eller ellers en endda endelig endnu endvidere ene enkelte ens enhver
    enten er et ethvert fem fik find fire flere flertallet folk for foran fordi forleden forrige forud forude
    foruden foto fra fremover først første få får før gennem giv går gør ham han hans har havde hel hele heldigvis
    heller helt hende hendes her heraf herefter herfra heri herimod hermed hertil herved hidtil hos hun hundredvis
    hver hverken hvad hvem hvilken hvilket hvilke hvis hvor hvordan hvorfor hvorfra hvornår hvorvidt i ifølge igen
    ikke imens imidlertid imod ind inden indtil ingen intet især ja jeg jeres jo kan knap kort kun kunne lad langt
    ligeledes lige ligesom lidt læs man mange med meget mellem mens mere mest midt million millioner min mindst mine
    mindre mit mod mon mærk måske når nej nemlig netop ni nogen nogle noget nok nu næst næste næsten nær
    nødvendigvis nye ny ofte og også okay om omkring omvendt op oplyser otte ovenpå over overalt overfor pludselig
    procent på resten ret samlet samme sammen samt samtidig samtlige se seks selv selve selvfølgelig selvom senere
    senest sidder siden sidste siger sin sit skal skriver skulle snart som specielt store straks stadig svaret syv
    så således såvel sådan sådanne særligt tak ti tidligere til tilbage to trods tre tusindvis tusinder tværtimod ud
    uden udover umiddelbart under undervejs vi vil ved vedrørende vel venligst via vidste vores være var yderligere
    øverst årsagen én about above according across after again all almost already also although among an and another
    any are around as asked back because before behind being below between both but by can could despite did do does
    during each earlier either even every few first five following four from further had has have he here his how
    however if in indeed instead into is it its just last later less like many may meanwhile more moreover most much
    my nearly neither never nevertheless next no none nor not nothing now of off on once one only or other our out
    per perhaps rather read recently same second several she should since six so some soon still such ten than that
    the their them then there therefore these they this those three through thus today together tomorrow too two
    until up upon us very was we were what when where whether which while who whose why will with within without
    would yes yesterday yet you your nobody everyone everybody someone
""")
"""Words that begin sentences and name nothing. Danish and English together: none of one is a name in the other."""

NOT_NAMES = _words("""
    mp mps fc bk fk ik ac a/s aps i/s i de dem deres jer tv pc it ai cd dvd co2 co hiv aids dna rna sms mms gps pr
    cv id vm em ol dm nm ceo cfo cto ok ph.d phd a b c d e f g h j k l m n o p q r s t u v w x y z æ ø å ii iii iv
    vi vii viii ix xi xii xiv xv xvi cup covid covid-19 corona coronavirus internettet internet gud herren jul påske
    pinse nytår sankthans bibelen koranen grundloven brexit folkemødet superligaen superliga bundesliga eurovision
    grammy oscar nobel nobelprisen holocaust ramadan hr fru dr mr mrs ms sir lord lady prof kl nr stk red foto kilde
    arkivfoto kilder fakta tlf moms su www http https pdf usb led suv bnp gdp nok dkk usd eur sek gbp mia mio pct
    januar februar marts april maj juni juli august september oktober november december january february march may
    june july october mandag tirsdag onsdag torsdag fredag lørdag søndag monday tuesday wednesday thursday friday
    saturday sunday christmas easter
""")
"""Capitalised, and still neither a person, an organisation nor a place."""

ENGLISH_ADJECTIVES = _words("""
    english danish swedish norwegian finnish icelandic german french british scottish welsh irish dutch belgian
    spanish portuguese italian greek turkish polish czech slovak hungarian romanian bulgarian russian ukrainian
    belarusian lithuanian latvian estonian serbian croatian bosnian albanian american canadian mexican brazilian
    argentine chinese japanese korean indian pakistani afghan iranian iraqi syrian israeli palestinian egyptian
    african european asian australian western eastern northern southern nordic scandinavian baltic arab muslim
    christian jewish catholic protestant islam islamic danes swedes norwegians germans russians americans
    belarusians ukrainians europeans britons afghans syrians iraqis muslims christians jews
""")
"""English writes nationalities, faiths and directions with a capital."""

TITLES = _words("""
    adjunkt administrerende admiral advokat advokaten ambassadør anfører anklager arkitekt bestyrelsesformand biolog
    biskop borgmester borgmesteren overborgmester viceborgmester chef chefredaktør dirigent dommer dronning direktør
    direktøren doktor dr dr. fløjspiller folketingsmedlem forbundskansler forbundskansleren kansler kansleren
    forfatter forfatteren formand formanden forperson forsker forstander fru frøken general generalsekretær guvernør
    hr hr. historiker indehaver ingeniør instruktør journalist journalisten justitiarius kandidat kaptajn klimatolog
    kok kommandør kommissær komponist kong konge kongen konsulent kontorchef kriminalinspektør kronprins
    kronprinsesse kunstner landmand leder lederen lektor løjtnant læge maler major manager medejer medstifter
    minister ministeren målmand oberst ordfører ordføreren overinspektør overlæge pave paven partileder pastor
    politidirektør politiinspektør politikommissær politiker premierminister premierministeren pressechef prins
    prinsesse prinsessen professor professoren projektleder præsident præsidenten vicepræsident vicepræsidenten
    provst redaktør rektor rigsadvokat sanger senator skoleleder skuespiller skuespilleren sognepræst spiller
    statsadvokat statsminister statsministeren stifter talskvinde talsmand talsmanden talsperson topchef træner
    træneren udenrigsminister udenrigsministeren udviklingschef vagtchef viceinspektør vicedirektør økonom
    cheføkonom ejer enke kollega søn datter hustru kone bror søster broder mor far oppositionsleder
    oppositionslederen angriber forsvarer midtbanespiller kaptajnen president vice prime chancellor secretary mayor
    chairman chairwoman chair chief executive officer director spokesman spokeswoman spokesperson prof prof. mr mr.
    mrs mrs. ms ms. sir lord lady king queen prince princess pope bishop captain colonel governor analyst economist
    ambassador commissioner head coach founder co-founder managing
""")
"""A name after one of these is a person's."""

TITLE_ENDINGS = (
    "minister", "ministeren", "præsident", "præsidenten", "direktør", "direktøren", "formand", "formanden", "chef",
    "chefen", "leder", "lederen", "mester", "mesteren", "ordfører", "ordføreren", "inspektør", "inspektøren",
    "træner", "træneren", "redaktør", "sekretær", "professor", "advokat", "forsker", "forskeren", "kommissær",
    "økonom", "læge", "analytiker", "konsulent", "talsmand", "kandidat", "politiker", "rytter", "spiller",
    "spilleren",
)  # fmt: skip

ORG_WORDS = _words("""
    il musée kreds kommune kommunen universitet universitetet university institut instituttet institute a/s aps i/s
    p/s k/s inc inc. ltd ltd. gmbh ag plc group holding bank banken region politi sygehus hospital
    universitetshospital museum teater union party partiet forbund forbundet forening foreningen fonden fond
    foundation klub boldklub fodbold håndbold idrætsforening council commission ministry agency association
    committee company corporation corp corp. airlines airways radio tv television news times post tidende avis
    dagblad folkeblad stiftstidende bureau landsret byret ret domstol rådet råd kommissionen udvalg udvalget
    styrelsen ministeriet nævnet tilsynet selskabet selskab gymnasium skole højskole college akademi academy
    centralbank sparekasse sparekassen forsikring energy systems pharma shipping solutions international partners
    capital invest ventures technologies industries laboratories society orkester symfoniorkester forum team agentur
    observatorium tjeneste færger værft listen alliance organisationen press garde hjemmeværn brandvæsen beredskab
    redningsberedskab festivalen kammer organisation organization rederi rederiet bryggeri bryggerierne mejeri
    transport logistik if fc bk fk ik boldspil-union efterretningstjeneste efterretningstjenesten statistik zoo
    erhverv samvirke lufthavne biblioteker teknik energi
""")
"""A capitalised run that holds one of these is an organisation."""

ORG_ENDINGS = (
    "ministeriet", "styrelsen", "partiet", "forbundet", "foreningen", "kommissionen", "rådet", "nævnet", "tilsynet",
    "direktoratet", "universitetet", "universitet", "instituttet", "banken", "bank", "fonden", "fond", "selskabet",
    "gruppen", "organisationen", "forsikring", "avisen", "bladet", "tidende", "posten", "væsenet", "tjenesten",
    "domstolen", "retten", "kassen", "samfundet", "værket", "rederiet", "hospital", "hospitalet", "sygehus",
    "politi", "teater", "teatret", "museet", "museum", "skolen", "centret", "centeret", "listen", "gymnasiet",
    "bureauet", "udvalg", "udvalget", "klubben", "tinget", "unionen",
)  # fmt: skip
NOUN_ENDINGS = ("else", "ning", "hed", "skab", "tion", "dom", "lig", "isk")
"""Endings of Danish nouns and adjectives that surnames hardly have."""
SURE_ORG_ENDINGS = ("ministeriet", "styrelsen", "direktoratet", "departementet", "stiftstidende")
"""These make a name even of the first word of a sentence; "Fagforeningen" there may be any union."""
NO_ORGS = _words("""
    listen ventelisten ranglisten hitlisten verdensranglisten udvalget gymnasiet bureauet bestyrelsen
    hovedbestyrelsen ministeriet styrelsen direktoratet regeringspartiet oppositionspartiet støttepartiet
    forvaltningen ledelsen kommunalbestyrelsen området departementet generaldirektoratet banken partiet forbundet
    foreningen kommissionen rådet fonden selskabet gruppen avisen bladet posten retten byretten landsretten skolen
    klubben centret museet teatret hospitalet organisationen kassen samfundet morderen boligforeningen fagforeningen
    fagforbundet moderselskabet datterselskabet hjemmesiden undergruppen
""")
ORG_TAILS = _words("kommune politi universitet regionsråd byråd sygehus brandvæsen sparekasse")
"""Lower-case words that belong to the name before them: "Odense kommune"."""
ORG_BEFORE = _words("""
    nyhedsbureauet bureauet avisen dagbladet mediet medie netavisen netmediet tabloidavisen morgenavisen magasinet
    ugebladet tidsskriftet tv-stationen tv-kanalen kanalen radiostationen radioen forlaget selskabet koncernen
    virksomheden firmaet producenten bilproducenten medicinalselskabet olieselskabet flyselskabet rederiet
    energiselskabet teleselskabet entreprenøren supermarkedskæden kæden banken partiet støttepartiet
    regeringspartiet oppositionspartiet organisationen foreningen forbundet fagforbundet fagforeningen
    interesseorganisationen brancheorganisationen tænketanken klubben fodboldklubben superligaklubben bandet
    bandegruppen terrorgruppen milits militsen startuppen iværksættervirksomheden fonden vindmølleproducenten
    medicinalvirksomheden bryggeriet mejeriet analyseinstituttet forskningsinstituttet newspaper agency broadcaster
    company group party union
""")
"""A name after one of these is an organisation's."""

CUE_ENDINGS = (
    *ORG_ENDINGS, "agentur", "agenturet", "observatorium", "listen", "samvirke", "forbund", "forening", "råd",
    "parti", "selskab", "styrelse", "nævn", "center", "tjeneste", "gruppe", "klub", "skole", "museum", "vej",
    "gade", "plads", "torv",
)  # fmt: skip
"""A word that ends so after a capitalised one belongs to its name: "Danmarks Idrætsforbund"."""

ORG_BEFORE_ENDINGS = (
    "firmaet", "bureauet", "selskabet", "forlaget", "bandet", "værftet", "fabrikken", "kæden", "virksomheden",
    "holdet", "foreningen", "partiet", "koncernen", "klubben", "mediet", "avisen", "bladet", "magasinet", "kanalen",
    "banken", "fonden", "producenten", "organisationen", "instituttet", "forbundet", "bevægelsen", "gruppen",
    "gruppe",
)  # fmt: skip
"""So is a name after a word that ends so: "analysefirmaet", "vindmølleproducenten"."""

PLACE_ENDINGS = (
    "gade", "gaden", "vej", "vejen", "pladsen", "plads", "sund", "havn", "havnen", "torv", "torvet", "allé", "alle",
    "boulevard", "fjord", "fjorden", "bugt", "bugten", "bro", "broen", "skov", "park", "parken", "slot", "kirke",
    "strup", "drup", "rup", "bjerg", "borg", "lev", "løse", "sted", "øerne", "halvøen", "strædet", "landet",
    "købing", "stræde", "station", "lufthavn", "airport", "street", "square", "avenue", "road", "bridge", "dalen",
    "kvarteret",
)  # fmt: skip
SURE_PLACE_ENDINGS = (
    "gade", "vej", "pladsen", "torv", "torvet", "allé", "boulevard", "fjord", "havn", "lufthavn", "strup", "købing",
    "øerne", "stræde", "kvarteret",
)  # fmt: skip
"""These make a place of one word without any other sign."""
PLACE_TAILS = _words("lufthavn havn banegård station kirke slot domkirke rådhus fjord bugt")
PLACE_BEFORE = _words("""
    hovedstaden byen havnebyen storbyen millionbyen nabobyen universitetsbyen landsbyen grænsebyen provinsbyen øen
    ferieøen forstaden bydelen kvarteret provinsen regionen delstaten staten distriktet landet nabolandet østaten
    halvøen havnen floden søen bjerget vulkanen kommunen gaden pladsen capital city town village island province
""")
"""A name after one of these is a place's."""
IN = _words("i in near nær nordfor sydfor vestfor østfor omkring langs")
"""A name after one of these is most often a place's."""
FROM_TO = _words("fra til ved på mod mellem from to at towards between")
"""An ambiguous name after one of these is a place's."""

TO = _words("til ved på")
"""A name after one of these may be a place's."""
JOINS = frozenset({" og ", " and ", " eller ", " or ", " samt ", " / "})
"""What stands between names of one kind."""

PERSON_VERBS = _words("""
    siger sagde fortæller fortalte mener mente forklarer forklarede understreger erkender vurderer spørger tilføjer
    håber tror synes ler smiler afviser lyder says said told added explained
""")
OFFICE_VERBS = _words(
    "oplyser meddeler skriver rapporterer melder oplyste meddelte skrev rapporterede announced reported"
)

ADJECTIVES = _words("""
    gammel gamle stor store lille små ny nye grå rød røde hvid hvide sort sorte grøn grønne blå gul gule første
    anden tredje old big new great black white red green blue first second third good best grand super
""")
"""Words that begin titles of works, brands and nicknames more often than persons' names."""

PLACE_FIRSTS = _words("nørre sønder øster vester nykøbing sankt skt. port fort mount nova cape saint")
"""As the first of two words these make a place."""

PARTICLES = _words("van von de der den di da du del della dos la le bin ibn ben al el af zu ter ten")
"""Lower-case words inside a person's name, after one that may stand anywhere: "van der", "von und zu"."""
PARTICLES_ANYWHERE = _words("van von bin ibn ben dos zu ter ten el la le di del des of")
PARTICLES_AFTER_FIRST_NAME = _words("de al")
"""Ordinary Danish words too: in a name only straight after a first name, as in "Charles de Gaulle"."""

FUNCTION_WORDS = STARTERS | _words("""
    at sig os jer dem mig dig ind ud ned hjem bort frem gang gange blive blevet været have haft kunne ville måtte
    bør skulle kom kommer tog tager gik stod står lå ligger gav giver sagde siger fik får vil vandt vinder taber
    tabte spillede spiller nåede når mener fortæller oplyser skriver
""")
VERB = re.compile(r".{2,}(?:er|ede|te)$")
"""A word in the shape of a Danish verb: what follows a subject, not an owner."""

ARABIC_ARTICLES = _words("al el as ash ad an ar at")

ABBREVIATIONS = _words("""
    adm afd bl ca co dr dvs eks el etc evt ext f fhv fr frk hhv hr inkl jf jr kap kgl kl kr lok maks max mf mht mia
    mindst mio mr mrs ms nr osv pct pga pkt pr prof red resp s sen skt sml sr st stk tlf vedr vol vs åh gen gov rep
    sgt lt col no inc ltd
""")
"""Words whose full stop ends no sentence."""

TOP_LEVELS = (
    "dk|com|org|net|by|ru|se|no|de|fr|uk|eu|nu|info|news|tv|me|ua|pl|fi|is|gl|fo|io|us|it|es|nl|be|ch|at|lt|lv|ee"
)
MEDIA_BEFORE = ORG_BEFORE | _words("""
    ifølge til på site sitet netsite hjemmesiden portalen nyhedssitet nyhedsportalen avisens mediets mediet medie
    skriver oplyser melder rapporterer citeret hos according website portal outlet told
""")
PLACE_LASTS = _words("""
    tange strand fyr bredning rev klit hede mose kanal vig ås vesterhav mole odde plads torv boulevard allé alle
    gade vej bro slot kirke park station lufthavn havn havnefront airport street square avenue road bridge domkirke
    banegård fjord bugt skov arena stadion å sø islands island mountains river lake
""")
"""As the last of several words these make a place, whatever comes first: "Hans Knudsens Plads"."""
CUE_ORG_ENDINGS = tuple(ending for ending in CUE_ENDINGS if ending not in ("vej", "gade", "plads", "torv"))
ORG_FIRSTS = _words(
    "dansk danske nordisk region foreningen fonden forbundet det den de scandinavian danish nordic tv fc fk if bk"
)
"""As the first of several words these make an organisation."""
SURNAME_ENDINGS = (
    "gaard", "gård", "sson", "skij", "sky", "enko", "ova", "eva", "skaja", "vić", "vic", "mann", "strøm", "quist",
    "qvist", "berg", "ström", "stein",
)  # fmt: skip
DEFINITE_ENDINGS = ("en", "et", "erne", "ene", "ens", "ets", "ernes")
"""A common noun with its article: "bilproducenten", "demonstranterne"."""
