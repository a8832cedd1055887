"""English sentences as wires send them, written for these tests, with the names that are in them.

Marked as [P Angela Merkel], [O Reuters], [L Berlin]: person, organisation, place. A title is no part of a name, an
article neither; what nationalities, days, works and ships are called is no name. One entry is one story. The rules
were made over TUNED; nothing was changed for what they make of HELD_OUT.
"""

TUNED = (
    (
        "[L BERLIN] ([O AP]) - Chancellor [P Angela Merkel] said on Tuesday that [L Germany] would not wait "
        "for the [O European Union]."
    ),
    (
        "President [P Joe Biden] met [P Emmanuel Macron] in [L Paris] last Friday. [P Biden] left for [L "
        "Brussels] on Saturday."
    ),
    "Mr. [P Thompson] told [O Reuters] that the company had no plans to sell [O Harbour Shipping].",
    (
        "Prime Minister [P Mette Frederiksen] will visit [L Washington] in March, the [O White House] "
        "announced on Monday."
    ),
    "The [O U.S. Senate] voted on Thursday. The [L U.S.] is the second country to do so.",
    "PRESS RELEASE\n\n[O Nordwind Energy] opens a new factory in [L Hamburg] in April 2021.",
    "Shares in [O Volkswagen] fell 3 percent in [L Frankfurt] after German prosecutors opened an investigation.",
    '"We will never give up," said [P Maria Kowalska], a spokeswoman for [O Greenpeace].',
    "Police in [L Oslo] arrested three Norwegian men on Sunday.",
    "The [O United Nations Security Council] meets in [L New York] on Wednesday.",
    "However, the Danish government rejected the plan. Protesters gathered in [L Copenhagen].",
    "Former president [P Barack Obama] wrote a book about his years in [L Chicago].",
    "[P Ursula von der Leyen], president of the [O European Commission], welcomed the deal.",
    "Foreign Minister [P Jeppe Kofod] spoke with his Swedish counterpart [P Ann Linde] on Thursday.",
    "The Russian opposition leader [P Alexei Navalny] was flown to [L Germany] in August.",
    "[O Microsoft] and [O Apple] reported record earnings, while [O Boeing] lost money for a third year.",
    "Dr. [P Sarah Jenkins] of the [O University of Oxford] called the results promising.",
    "In [L Belarus], President [P Alexander Lukashenko] refused to step down. [P Lukashenko] has ruled since 1994.",
    "Thousands marched through [L Minsk] on Sunday, the news site [O tut.by] reported.",
    "Heavy rain hit northern [L Italy] and southern [L France] over Easter.",
    "[O Manchester United] beat [O Liverpool] 2-1 at [L Old Trafford] on Saturday.",
    "[P Novak Djokovic] reached the final of the Australian Open after beating [P Roger Federer].",
    "The [O World Health Organization] said Covid-19 cases rose in [L India] and [L Brazil].",
    "[O WHO] director [P Tedros Adhanom Ghebreyesus] warned against opening too early.",
    "King [P Carl Gustaf] opened the [O Nordic Council] session in [L Stockholm].",
    "[L Washington]'s decision angered [L Beijing], Chinese state media said.",
    "Sen. [P Bernie Sanders] of [L Vermont] and Gov. [P Gavin Newsom] of [L California] spoke on Monday.",
    "The ship sailed from [L Rotterdam] to [L Southampton] with 40 Filipino sailors on board.",
    "Chief Executive [P Tim Cook] said [O Apple] would open stores in [L Denmark].",
    '"It is a disaster," [P Kowalska] said. [P Maria Kowalska] chairs the [O Baltic Fishermen\'s Association].',
    "Christmas came early for investors. The Dow rose on Tuesday, [O Goldman Sachs] said.",
    "British police said the man, named as [P John Smith], was born in [L Leeds].",
    "Secretary of State [P Antony Blinken] arrived in [L Kyiv] on Thursday, the [O State Department] said.",
    "[O NATO] Secretary General [P Jens Stoltenberg] welcomed [L Finland] and [L Sweden].",
    'The film "Another Round" by [P Thomas Vinterberg] won an Oscar.',
    "Firefighters in [L Los Angeles] and [L San Francisco] worked through the night.",
    "[O Ryanair] will cut flights from [L Dublin] to [L London], the Irish airline said on Friday.",
    "The [L Baltic Sea] is warming, according to the [O Danish Meteorological Institute].",
    "Mrs. [P Andersson] and Ms. [P Larsen] both live in [L Malmö].",
    "He studied at [O Harvard University] and worked for [O Deutsche Bank] in [L Singapore].",
    "The Prime Minister said the Government would act. Parliament votes in May.",
    "Judge [P Ruth Ginsburg] died in [L Washington], the [O Supreme Court] said.",
    "After the storm, Americans in [L Florida] and [L Louisiana] counted the damage.",
    "Oil prices rose to 60 dollars a barrel in [L London] as [O OPEC] met in [L Vienna].",
    "Queen [P Margrethe] visited the [L Faroe Islands] and [L Greenland] in July.",
)

HELD_OUT = (
    "[L GENEVA] - The [O Red Cross] said on Friday it had reached [L Aleppo].",
    "Defence Minister [P Trine Bramsen] flew to [L Baghdad] on Monday to meet Danish soldiers.",
    "[P Kamala Harris] told [O CNN] that the Democrats would keep the House.",
    "[O Maersk] ordered eight vessels from [O Hyundai], the Danish shipping group said.",
    '"Nobody asked us," said [P Peter Olsen], who owns a farm near [L Cork].',
    "Turkish President [P Recep Tayyip Erdogan] accused [L Greece] of violating the treaty.",
    "The [O Bank of England] left interest rates unchanged. Governor [P Andrew Bailey] declined to comment.",
    "Polish truck drivers blocked the road between [L Warsaw] and [L Gdansk] on Tuesday.",
    "[O Amazon] workers in [L Alabama] voted against a union in April.",
    "Lord [P Frost] resigned on Saturday. [P Frost] had led the talks with [L Brussels].",
    "Scientists at [O Stanford University] found water on Mars.",
    "The Israeli army said rockets were fired from [L Gaza] into [L Israel] on Sunday night.",
    "Captain [P Simon Kjaer] praised the doctors after [L Denmark] lost to [L Finland] in [L Copenhagen].",
    "Meanwhile, [P Smith] went home. The trial of [P Adam Smith] begins in September.",
    "Sir [P David Attenborough] spoke to the [O BBC] about whales.",
    "[O Lufthansa] cancelled flights to [L Tel Aviv] and [L Beirut].",
    "French Finance Minister [P Bruno Le Maire] said [L Paris] would tax [O Google] and [O Facebook].",
    "Pope [P Francis] prayed in [L Mosul] with Iraqi Christians.",
    "The [O Federal Reserve] raised rates in June, sending the dollar higher.",
    "[L Iceland]'s [P Katrin Jakobsdottir] won. The Left-Greens lost two seats in [L Reykjavik].",
    "[L HELSINKI], Nov 3 - Finnish Prime Minister [P Sanna Marin] met border guards near [L Lappeenranta].",
    "Detectives searched a flat in [L Belfast] belonging to [P Gareth Doyle], 41, a former soldier.",
    "The [O International Monetary Fund] cut its forecast for [L Argentina] and [L Turkey].",
    "[P Elon Musk] sold shares in [O Tesla], according to a filing with the [O Securities and Exchange Commission].",
    '"This is a good day," tweeted [P Okonjo-Iweala], who leads the [O World Trade Organization].',
    "A fire broke out on the ferry Stella Polaris off [L Corfu] early on Thursday.",
    "Spanish voters go to the polls in [L Andalusia] on Sunday, with the [O Socialists] trailing.",
    "Rev. [P Martin Hayes] of [L Boston] asked for silence. Hundreds wept.",
    "Danish brewer [O Carlsberg] left [L Russia] in 2022 and sold its plants in [L Yaroslavl].",
    "The [O Royal Navy] escorted two Russian vessels through the [L English Channel].",
    "[P Lena Fischer] and [P Omar Haddad] share the Nobel Prize in Chemistry.",
    "No one claimed responsibility for the attack in [L Kabul], but the [O Taliban] were blamed.",
    "[O Real Madrid] signed [P Jude Bellingham] from [O Borussia Dortmund] for 103 million euros.",
    "[O Siemens Gamesa] will close a plant in [L Aalborg], the Spanish-German group said.",
    "In [L Tokyo], the Nikkei fell 2 percent after [O Toyota] halted production.",
)
