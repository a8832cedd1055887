"""What English calls days, months and numbers, and the words that tell a date from what only looks like one."""

import re

from articles.entities.dates.language import DAY, NUMBER_END, YEAR, Language, numbered, one_of, spaced, words

MONTHS = numbered("january february march april may june july august september october november december")
SHORT_MONTHS = numbered("jan feb mar apr - jun jul aug sep/sept oct nov dec")
SHORT_MONTHS.pop("-")
WEEKDAYS = numbered("monday tuesday wednesday thursday friday saturday sunday", 0)
SHORT_WEEKDAYS = numbered("mon tue/tues wed thu/thur/thurs fri sat sun", 0)
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
NUMBERS = numbered(
    "a/an/one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
) | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a hundred": 100}
NUMBERS |= {"one hundred": 100, "a thousand": 1000}
NUMBERS |= {
    f"{ten}-{one}": number + count
    for count, one in enumerate(_ONES, 1)
    for ten, number in tuple(NUMBERS.items())
    if 20 <= number < 100 and "-" not in ten
}
ORDINALS = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"twenty-first": 21}
SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "noughties": 0,
}  # fmt: skip
UNITS = {"day": "day", "days": "day", "week": "week", "weeks": "week", "fortnight": "fortnight"}
UNITS |= {"month": "month", "months": "month", "year": "year", "years": "year"}
YEARS = {"this year": 0, "last year": -1, "next year": 1, "the same year": None, "that year": None}
RELATIVE = (
    rf"(?:{one_of([*YEARS, *(f'of {year}' for year in YEARS)])}|(?P<ago>[^\W_]{{1,12}}(?: [^\W_]{{1,12}})?) years? ago)"
)
"""A year told from the story's; group `ago` is the count of years behind."""
_MONTH = rf"{one_of(MONTHS)}|{one_of(SHORT_MONTHS)}\.?"
_DAY = rf"{DAY}(?:st|nd|rd|th)?(?![0-9])"
_YEAR_BEHIND = (
    rf"(?:(?:,? (?:of |in )?|,|(?<=\.))(?P<year>{YEAR}(?:'?s)?){NUMBER_END}(?!,-|%)|,? (?P<relative>{RELATIVE})(?!\w))?"
)
_WEEKDAY = rf"(?:{one_of(WEEKDAYS)}|{one_of(SHORT_WEEKDAYS)}\.?)"
DATE = spaced(
    rf"(?P<stem>(?:(?P<day>{_DAY}|{one_of(ORDINALS)})(?: of)? )?(?P<month>{_MONTH})(?:'s)?"
    rf"(?: (?:the )?(?P<day_behind>{_DAY})(?!:[0-9]|[.,][0-9]| ?%))?(?:(?<=\.)|(?!\w)))"
    rf"{_YEAR_BEHIND}(?!\w|-(?!{one_of(MONTHS)}\b)[^\W\d_])"
)
"""Month with the day before or behind it (groups day, day_behind) and the year or `relative` year; `stem` without."""

_UNITS = words(
    "people percent % per cent dollars euros pounds kroner miles mile km kilometers kilometres meters metres feet",
    "ft m kg kilograms tons tonnes liters litres acres hectares degrees hours hour hrs minutes seconds days weeks",
    "months years times men women children families homes houses jobs votes seats points million billion thousand",
    "hundred dead wounded residents members employees workers spectators fans troops soldiers words pages copies",
    "cars vehicles square",
)
_NOUNS = words(
    "protesters demonstrators students voters passengers guests visitors refugees migrants patients cases deaths",
    "injuries tickets companies shops stores ships boats aircraft planes books apartments trees animals others",
    "more pieces of",
)
_AFTER = words(
    "was is were will would has had have did could and or but when after before until in on at by for from to as",
    "with while the a an he she it they we i because since that which who saw brought marked made began ended",
    "came",
)
_STRONG = words("in since year years spring summer autumn fall winter born anno circa")
_WEAK = words(
    "from to until till by before after through during early late mid around about c. election elections",
    "season budget died d. b. founded built",
)
_LOOSE = words("of for and or between the")
_NEVER = words(
    "no. no number nr page p. pp. chapter section article paragraph room flight route bus line model version type",
    "highway over under nearly almost exactly least most only some than phone tel tel. extension suite apartment",
    "unit box film novel book movie album song series game code pin id case act bill regulation directive all",
    "these those another total",
)
_PAST = words(
    "was were had did died said told began won lost took came went made held met saw fell rose left found got",
    "gave struck broke fought sank ran became brought built bought sold sent spoke stood led cut hit shot wrote",
    "flew drove threw grew",
)
_NOT_PAST = words(
    "need speed indeed expected scheduled planned due set hundred united proposed the a an his her their its is",
    "are be",
)

ENGLISH = Language(
    day_first=False,
    numbers=NUMBERS,
    months=MONTHS | SHORT_MONTHS,
    weekdays=WEEKDAYS | SHORT_WEEKDAYS,
    ordinals=ORDINALS,
    years=YEARS | {f"of {year}": offset for year, offset in YEARS.items()},
    lead=spaced(rf"(?P<wd>{_WEEKDAY}),? (?:the )?"),
    date=DATE,
    day_alone=spaced(rf"{_DAY}(?:(?= ?- ?[0-9])|(?= (?:to|and|or|through) )|(?=, [0-9]))"),
    day_last=spaced(rf"(?P<day>{DAY})(?:st|nd|rd|th)?(?![\w%])(?:(?:,? |,)(?P<year>{YEAR}))?(?![\w%])(?![.:,][0-9])"),
    weekday=re.compile(rf"(?P<wd>{one_of(WEEKDAYS)})(?!\w|'\w|-(?!{one_of(WEEKDAYS)}\b)[^\W\d_])"),
    weekday_owner=re.compile(rf"{one_of(WEEKDAYS)}'s(?!\w)"),
    connect=spaced(
        r"(?:(?P<range> ?- ?(?:the )?|/(?=[a-z])| (?:to|until|through) (?:the )?)"
        r"|(?P<list>, ?(?:and )?| (?:and|or) (?:the )?))"
    ),
    between=spaced(r"\bbetween (?:the )?\Z"),
    fraction_is_date=spaced(r"\b(?:on|dated) \Z"),
    rarely_month=words("march may april june august"),
    month_needs=spaced(
        r"\b(?:in|since|until|till|by|of|from|to|last|next|this|early|late|mid|during|before|after|for"
        r"|through) \Z|\bmid-\Z"
    ),
    weekday_names=words("times telegraph mirror express post mail herald world people sport club night dispatch"),
    recurring=spaced(r"\b(?:every|each|black|bloody|super|ash|good|easter|palm|cyber|fat|ruby|holy) \Z"),
    every_year=spaced(r"\b(?:every|each|every year|annually|always)(?: on| in)?(?: the)? \Z"),
    count_units=_UNITS,
    count_nouns=_NOUNS,
    after_year=_AFTER,
    year_strong=_STRONG,
    year_weak=_WEAK,
    year_loose=_LOOSE,
    year_never=_NEVER,
    openers=words("that where when but because if as while"),
    postal_towns=frozenset(),
    past=_PAST,
    past_endings=("ed",),
    not_past=_NOT_PAST,
    plural_endings=("s",),
    joins=words("and but"),
    present_endings=(),
    future=words("will shall ll"),
    since=spaced(r"\bsince (?:[^\W\d_]+ ){0,2}\Z"),
    participles=words("be been being is are has have having"),
    not_future=words("have"),
    ahead=re.compile(r"(?!)"),
    clause_ends=words(", that which who when if because while where whether said told announced added says"),
    goals=words("to until for by"),
    date_leads=words("on in the by from since until to and but before after at between of for mid early late"),
    definite=re.compile(r"(?!)"),
)
