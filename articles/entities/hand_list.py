"""Well-known names that no library lists: facts, kept by hand, for news in Danish.

One name may stand in one list only. Names of several words are parted by commas, hence the long strings.
"""


def _names(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.split(",") if name.strip())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DANISH_PLACES = _names("""
    København, Aarhus, Århus, Odense, Aalborg, Ålborg, Esbjerg, Randers, Kolding, Horsens, Vejle, Roskilde, Herning,
    Silkeborg, Hørsholm, Helsingør, Næstved, Viborg, Fredericia, Køge, Holstebro, Taastrup, Høje-Taastrup, Slagelse,
    Hillerød, Sønderborg, Svendborg, Hjørring, Holbæk, Frederikshavn, Nørresundby, Ringsted, Haderslev, Ølstykke,
    Skanderborg, Birkerød, Farum, Smørumnedre, Nykøbing, Nykøbing Falster, Nykøbing Mors, Nykøbing Sjælland, Greve,
    Kalundborg, Frederikssund, Lillerød, Nyborg, Middelfart, Korsør, Grenaa, Grenå, Aabenraa, Åbenrå, Ikast, Varde,
    Rønne, Thisted, Solrød, Fredensborg, Brønderslev, Nakskov, Frederiksværk, Dragør, Hobro, Hedensted, Ribe,
    Faaborg, Fåborg, Tønder, Vordingborg, Ebeltoft, Skagen, Bogense, Maribo, Lemvig, Grindsted, Odder, Bjerringbro,
    Skjern, Ringkøbing, Hundested, Stege, Sorø, Gilleleje, Tisvilde, Hanstholm, Hirtshals, Kerteminde, Otterup,
    Assens, Rudkøbing, Marstal, Ærøskøbing, Gråsten, Padborg, Kruså, Billund, Vojens, Rødby, Rødbyhavn, Gedser,
    Klampenborg, Lyngby, Kongens Lyngby, Gentofte, Hellerup, Gladsaxe, Søborg, Ballerup, Herlev, Rødovre, Hvidovre,
    Brøndby, Ishøj, Vallensbæk, Albertslund, Glostrup, Kastrup, Tårnby, Frederiksberg, Nørrebro, Vesterbro,
    Østerbro, Amager, Valby, Vanløse, Brønshøj, Nordvest, Christianshavn, Christiania, Christiansborg, Marienborg,
    Amalienborg, Fredensborg Slot, Charlottenlund, Bispebjerg, Sydhavnen, Nordhavn, Refshaleøen, Rådhuspladsen,
    Kongens Nytorv, Strøget, Kastellet, Jylland, Nordjylland, Midtjylland, Sydjylland, Sønderjylland, Vestjylland,
    Østjylland, Sydvestjylland, Fyn, Sydfyn, Nordfyn, Vestfyn, Østfyn, Sjælland, Nordsjælland, Sydsjælland,
    Vestsjælland, Østsjælland, Nordvestsjælland, Lolland, Falster, Lolland-Falster, Bornholm, Christiansø,
    Langeland, Ærø, Samsø, Læsø, Anholt, Fanø, Rømø, Møn, Djursland, Himmerland, Vendsyssel, Thy, Salling,
    Odsherred, Stevns, Lindholm, Sprogø, Saltholm, Sydhavsøerne, Vadehavet, Limfjorden, Roskilde Fjord, Isefjorden,
    Storebælt, Lillebælt, Øresund, Kattegat, Skagerrak, Femern Bælt, Femern, Gudenåen, Rold Skov, Nuuk, Tórshavn,
    Thorshavn, Ilulissat, Kangerlussuaq, Sisimiut, Qaqortoq, Thule, Sjælsmark, Kærshovedgård, Herstedvester, Lindø,
    Avedøre, Bella Center, Kødbyen, Danevirke, Dannevirke, Dybbøl, Islands Brygge, Det Røde Hav, Thyborøn, Harboøre,
    Thorsminde, Hurup, Hurup Thy, Svaneke, Blåvand, Klitmøller, Gredstedbro, Bredebro, Mandø, Hvide Sande,
    Vesterhavet, Jammerbugten, Nexø, Allinge, Hasle, Gudhjem, Løgstør, Nibe, Hadsund, Hadsten, Hinnerup, Galten,
    Brædstrup, Tørring, Juelsminde, Rosenholm, Rønde, Ebeltoft, Glamsbjerg, Haarby, Årslev, Munkebo, Haslev, Faxe,
    Præstø, Sakskøbing, Nysted, Jyderup, Asnæs, Jyllinge, Kirke Hyllinge, Humlebæk, Helsinge, Allerød, Værløse,
    Måløv, Bagsværd, Virum, Holte, Nærum, Vedbæk, Rungsted, Brøndbyvester, Vestegnen, Ørestad, Nordhavnen, Løkken,
    Blokhus, Sæby, Dronninglund, Aabybro, Fjerritslev, Skælskør, Bjæverskov, Gråsten, Nordborg, Christiansfeld,
    Vamdrup, Struer, Aars, Brørup, Holsted, Bramming, Oksbøl, Nørre Nebel, Tarm, Videbæk, Sunds, Kjellerup,
    Bjerringbro, Aulum
""")
AMBIGUOUS_PLACES = _names("Vejen, Give, Skive, Ringe, Ry, Hals, Brande, Hammel, Als, Lund, Mors")
"""Also ordinary words or surnames: taken for places only with a word such as "i" before them."""

WORLD_PLACES = _names("""
    Hviderusland, Tjekkoslovakiet, Sovjetunionen, Jugoslavien, Makedonien, Burma, Holland, England, Skotland, Wales,
    Nordirland, Hongkong, Hong Kong, Macao, Palæstina, Vestbredden, Gaza, Gazastriben, Golanhøjderne, Krim, Donbass,
    Donbas, Luhansk, Donetsk, Tjetjenien, Kaukasus, Kurdistan, Tibet, Xinjiang, Kashmir, Bayern, Sachsen, Hessen,
    Nordrhein-Westfalen, Slesvig, Slesvig-Holsten, Sydslesvig, Katalonien, Baskerlandet, Korsika, Sardinien,
    Sicilien, Kreta, Mallorca, Rhodos, Lesbos, Lampedusa, De Kanariske Øer, Normandiet, Provence, Toscana,
    Lombardiet, Skåne, Småland, Jämtland, Lapland, Finnmark, Svalbard, Balkan, Baltikum, Norden, Skandinavien,
    Benelux, Mellemøsten, Catalonien, Levanten, Sahel, Sahara, Vesten, Fjernøsten, Latinamerika, Sydamerika,
    Nordamerika, Mellemamerika, Caribien, Arktis, Antarktis, Sibirien, Alperne, Himalaya, Ural, Østersøen, Nordsøen,
    Middelhavet, Sortehavet, Atlanterhavet, Stillehavet, Den Persiske Golf, Suezkanalen, Den Engelske Kanal,
    Hormuzstrædet, Bosporus, Rhinen, Donau, Themsen, Stockholm, Göteborg, Gøteborg, Malmö, Malmø, Helsingborg,
    Uppsala, Linköping, Ystad, Trelleborg, Landskrona, Kiruna, Oslo, Bergen, Trondheim, Stavanger, Tromsø,
    Kristiansand, Utøya, Helsinki, Helsingfors, Tampere, Turku, Rovaniemi, Reykjavik, Reykjavík, Berlin, Hamborg,
    Hamburg, Flensborg, Flensburg, Kiel, Lübeck, Rostock, Bremen, Hannover, Køln, Düsseldorf, Dortmund, Essen, Bonn,
    Frankfurt, Stuttgart, München, Nürnberg, Leipzig, Dresden, Chemnitz, Hanau, Halle, Wien, Salzburg, Graz, Zürich,
    Geneve, Genève, Bern, Basel, Davos, Lausanne, Paris, Lyon, Marseille, Nice, Bordeaux, Toulouse, Strasbourg,
    Calais, Lille, Bruxelles, Antwerpen, Gent, Molenbeek, Haag, Amsterdam, Rotterdam, Utrecht, London, Manchester,
    Liverpool, Birmingham, Leeds, Glasgow, Edinburgh, Belfast, Cardiff, Oxford, Cambridge, Salisbury, Dublin,
    Madrid, Barcelona, Sevilla, Valencia, Málaga, Malaga, Bilbao, Lissabon, Porto, Rom, Milano, Torino, Napoli,
    Venedig, Firenze, Bologna, Genova, Palermo, Athen, Thessaloniki, Istanbul, Ankara, Izmir, Nikosia, Warszawa,
    Krakow, Gdansk, Poznan, Wroclaw, Prag, Brno, Bratislava, Budapest, Bukarest, Sofia, Beograd, Zagreb, Sarajevo,
    Srebrenica, Pristina, Skopje, Tirana, Ljubljana, Podgorica, Chisinau, Kiev, Kyiv, Kijev, Odessa, Lviv, Kharkiv,
    Mariupol, Minsk, Brest, Grodno, Vilnius, Kaunas, Riga, Tallinn, Moskva, Skt. Petersborg, Sankt Petersborg,
    Kaliningrad, Vladivostok, Grosnij, Tbilisi, Jerevan, Baku, Washington, Washington D.C., Washington DC, New York,
    New York City, Manhattan, Brooklyn, Los Angeles, San Francisco, Silicon Valley, San Diego, Chicago, Boston,
    Philadelphia, Houston, Dallas, Austin, Miami, Orlando, Atlanta, Detroit, Seattle, Portland, Las Vegas, Phoenix,
    Denver, Minneapolis, New Orleans, Baltimore, Charlottesville, Ferguson, Guantánamo, Guantanamo, Alaska,
    Californien, Texas, Florida, Arizona, Nevada, Ohio, Michigan, Wisconsin, Iowa, Pennsylvania, Virginia,
    New Jersey, New Hampshire, Massachusetts, Minnesota, Colorado, Illinois, Kentucky, Alabama, Mississippi,
    Louisiana, Oregon, Utah, Hawaii, Nord Carolina, North Carolina, South Carolina, Toronto, Montreal, Ottawa,
    Vancouver, Quebec, Mexico City, Havana, Caracas, Bogotá, Bogota, Lima, Quito, La Paz, Santiago, Buenos Aires,
    Montevideo, Brasília, São Paulo, Sao Paulo, Rio de Janeiro, Kairo, Tripoli, Benghazi, Tunis, Algier, Rabat,
    Casablanca, Khartoum, Juba, Addis Abeba, Nairobi, Kampala, Kigali, Mogadishu, Lagos, Abuja, Accra, Dakar,
    Bamako, Kinshasa, Harare, Johannesburg, Cape Town, Pretoria, Jerusalem, Tel Aviv, Ramallah, Hebron, Betlehem,
    Beirut, Damaskus, Aleppo, Idlib, Homs, Raqqa, Bagdad, Mosul, Basra, Teheran, Riyadh, Mekka, Medina, Sanaa, Aden,
    Doha, Dubai, Abu Dhabi, Kuwait City, Amman, Kabul, Kandahar, Helmand, Islamabad, Karachi, Lahore, Abbottabad,
    New Delhi, Delhi, Mumbai, Kolkata, Dhaka, Colombo, Kathmandu, Rangoon, Yangon, Bangkok, Phuket, Hanoi,
    Phnom Penh, Kuala Lumpur, Jakarta, Bali, Manila, Beijing, Peking, Shanghai, Wuhan, Hubei, Shenzhen, Guangzhou,
    Taipei, Seoul, Pyongyang, Tokyo, Osaka, Hiroshima, Fukushima, Sydney, Melbourne, Canberra, Brisbane, Perth,
    Auckland, Wellington, Christchurch, Tjernobyl, Auschwitz, Manchester Arena, Wall Street, Downing Street, Europa,
    UK, U.S., US, U.K.
""")
ENGLISH_PLACES = _names("""
    Copenhagen, Elsinore, Funen, Zealand, Jutland, Greenland, the Faroe Islands, Britain, Great Britain, Scotland,
    Northern Ireland, Belarus, Bavaria, Scandinavia, Brussels, Cologne, Munich, Vienna, Geneva, Zurich, Prague,
    Warsaw, Moscow, Bucharest, Belgrade, Athens, Rome, Milan, Venice, Florence, Naples, Lisbon, Seville, The Hague,
    Gothenburg, Hamburg, Cairo, Tehran, Baghdad, Damascus, Mecca, California, the Baltic Sea, the North Sea,
    Middle East, the Arctic
""")

ORGANISATIONS = _names("""
    EU, FN, UN, NATO, Nato, WHO, OECD, OSCE, IMF, IAEA, UNESCO, Unesco, UNICEF, Unicef, UNHCR, WTO, OPEC, Opec, G7,
    G20, Europarådet, Nordisk Råd, Den Europæiske Union, De Forenede Nationer, EU-Kommissionen, EU-kommissionen,
    Europa-Kommissionen, Europakommissionen, Europa-Parlamentet, Europaparlamentet, EU-Parlamentet, EU-parlamentet,
    EU-Domstolen, EU-domstolen, Det Europæiske Råd, Europarlamentet, Den Europæiske Centralbank, Verdensbanken,
    Menneskerettighedsdomstolen, Den Europæiske Menneskerettighedsdomstol, Den Internationale Straffedomstol,
    Den Internationale Valutafond, Verdenssundhedsorganisationen, Sikkerhedsrådet, FN's Sikkerhedsråd, Europol,
    Interpol, Frontex, Kreml, Det Hvide Hus, Pentagon, Repræsentanternes Hus, Forbundsdagen, Dumaen, Knesset,
    Stortinget, Riksdagen, Højesteret, CIA, FBI, NSA, KGB, FSB, Taliban, Hamas, Hizbollah, Islamisk Stat, Al-Qaeda,
    al-Qaeda, Boko Haram, Amnesty International, Human Rights Watch, Greenpeace, Røde Kors, Dansk Røde Kors,
    Læger uden Grænser, Red Barnet, Folkekirkens Nødhjælp, Dansk Flygtningehjælp, Mellemfolkeligt Samvirke,
    Ældre Sagen, Kræftens Bekæmpelse, Hjerteforeningen, Danmarks Naturfredningsforening, Folketinget,
    Statsministeriet, Socialdemokratiet, Socialdemokraterne, Venstre, Dansk Folkeparti, Enhedslisten,
    Radikale Venstre, Det Radikale Venstre, De Radikale, SF, Socialistisk Folkeparti, Det Konservative Folkeparti,
    De Konservative, Liberal Alliance, Alternativet, Nye Borgerlige, Kristendemokraterne, Moderaterne, Stram Kurs,
    Folkebevægelsen mod EU, Inuit Ataqatigiit, Siumut, Danmarksdemokraterne, CDU, CSU, SPD, AfD, FDP, Die Linke,
    Sverigedemokraterna, Sverigedemokraterne, Fremskrittspartiet, Labour, Tories, Ukip, Fidesz, Syriza, Podemos,
    Ritzau, AFP, AP, DPA, dpa, NTB, TT, APA, ANSA, EFE, TASS, Tass, Interfax, RIA Novosti, Xinhua, Reuters,
    Bloomberg, Bloomberg News, BBC, CNN, CNBC, NBC, NBC News, ABC News, CBS, CBS News, Fox News, Al Jazeera,
    Sky News, Deutsche Welle, Die Welt, Die Zeit, Der Spiegel, Le Monde, Le Figaro, El País, El Pais, La Repubblica,
    The Guardian, The Times, The Sun, The New York Times, New York Times, Washington Post, The Washington Post,
    Wall Street Journal, The Wall Street Journal, Financial Times, The Economist, Politico, VG, Aftenposten, NRK,
    SVT, Dagens Nyheter, Svenska Dagbladet, Aftonbladet, Expressen, DR, DR1, DR2, DR Nyheder, Danmarks Radio, TV 2,
    TV2, TV 2 News, TV 2/Fyn, TV 2 Lorry, TV Syd, TV Midtvest, Politiken, Jyllands-Posten,
    Morgenavisen Jyllands-Posten, Berlingske, Berlingske Tidende, Ekstra Bladet, B.T., BT, Kristeligt Dagblad,
    Weekendavisen, Nordjyske, Nordjyske Stiftstidende, Fyens Stiftstidende, Fyns Amts Avis, Sjællandske Medier,
    JydskeVestkysten, Århus Stiftstidende, Zetland, Altinget, Radio24syv, Mandag Morgen, Ugebrevet A4,
    Dansk Industri, DI, Dansk Erhverv, Dansk Arbejdsgiverforening, DA, LO, FH, Fagbevægelsens Hovedorganisation, 3F,
    HK, FOA, Dansk Metal, FTF, KL, Kommunernes Landsforening, Danske Regioner, Landbrug & Fødevarer,
    Danmarks Statistik, Nationalbanken, Danmarks Nationalbank, Rigspolitiet, Rigsrevisionen, PET, FE, SSI, GEUS,
    DMI, Statens Serum Institut, Politiets Efterretningstjeneste, Forsvarets Efterretningstjeneste,
    Kriminalforsorgen, Datatilsynet, Finanstilsynet, Arbejdstilsynet, Vejdirektoratet, Forbrugerrådet Tænk,
    Det Økonomiske Råd, Danske Bank, Nordea, Jyske Bank, Sydbank, Nykredit, Realkredit Danmark, Saxo Bank,
    Novo Nordisk, Novozymes, Mærsk, Maersk, A.P. Møller - Mærsk, A.P. Møller-Mærsk, Carlsberg, Vestas, Ørsted, Dong,
    DONG Energy, DSV, DFDS, Lego, LEGO, Arla, Danish Crown, Coop, Salling Group, Dansk Supermarked, Coloplast,
    Lundbeck, Pandora, Grundfos, Danfoss, ISS, FLSmidth, Rockwool, Falck, TDC, YouSee, Telenor, Telia, DSB,
    Banedanmark, Arriva, Movia, Metroselskabet, SAS, Ryanair, PostNord, Energinet, Netto, Bilka, Føtex, Matas, Ikea,
    IKEA, Volvo, Scania, Ericsson, Nokia, Volkswagen, BMW, Mercedes, Daimler, Siemens, Bayer, Audi, Toyota, Tesla,
    Apple, Google, Microsoft, Amazon, Facebook, Twitter, Instagram, Netflix, Uber, Airbnb, Spotify, YouTube, Huawei,
    Samsung, Boeing, Airbus, Gazprom, Rosneft, BP, Lufthansa, Deutsche Bank, Goldman Sachs, Lehman Brothers,
    Nord Stream, Wikileaks, WikiLeaks, FC København, FC Midtjylland, Brøndby IF, AaB, AGF, OB, Silkeborg IF,
    FC Nordsjælland, Randers FC, Esbjerg fB, AC Horsens, SønderjyskE, Lyngby Boldklub, Hobro IK, Vejle Boldklub,
    DBU, Dansk Boldspil-Union, Fifa, FIFA, Uefa, UEFA, IOC, DIF, Dansk Håndbold Forbund, Real Madrid, FC Barcelona,
    Bayern München, Manchester United, Manchester City, Arsenal, Chelsea, Liverpool FC, Tottenham, Juventus, Ajax,
    KU, DTU, CBS Danmark, Copenhagen Business School, Rigshospitalet, Det Kongelige Teater, Nationalmuseet,
    Statens Museum for Kunst, Louisiana Museum, Tivoli, Hells Angels, Bandidos, Loyal to Familia, Sea Shepherd,
    Scotland Yard, European Union, United Nations, European Commission, European Parliament, White House,
    The White House, Kremlin, Red Cross, World Health Organization, World Bank
""")
AMBIGUOUS_ORGANISATIONS = _names("""
    Information, Børsen, Radikale, Konservative, Tænk, Bild, Norwegian, Nets, Shell, Kongressen, Senatet,
    Underhuset, Overhuset, Skat, Akademikerne, Republikanerne, Demokraterne, Ombudsmanden, Forsvaret, Vismændene,
    Hjemmeværnet
""")
"""Ordinary words too: organisations only where a capital means something, never as the first word of a sentence."""

FIRST_NAMES = _words("""
    Aage Adam Agnes Agnete Ahmed Aksel Albert Aleksandr Aleksej Alex Alexander Alexandra Alexei Alfred Ali Alice
    Allan Alma Amalie Amanda Amir Amy Anders Andrea Andreas Andrej Andrew Andrzej Angela Anita Anja Ann Anna Anne
    Annemette Annette Annie Anthony Anton António Antonio Arne Arthur Asger Astrid August Axel Barack Barbara Bashar
    Bendt Benedikte Benjamin Bent Bente Benny Bernard Bernie Bertel Bill Birgit Birgitte Birthe Bjarne Bjørn Bo Bob
    Bodil Boris Brian Britt Britta Bruno Camilla Carina Carl Carlos Carol Caroline Carsten Caspar Cathrine Cecilia
    Cecilie Charles Charlotte Chris Christian Christiane Christina Christine Christoffer Christopher Claus Connie
    Dan Daniel David Dennis Diana Ditte Dmitrij Dmitry Donald Dorte Dorthe Edith Eduard Edvard Edward Egon Einar Eli
    Elias Elisabeth Elizabeth Ella Ellen Ellinor Else Elsebeth Emil Emilie Emma Emmanuel Eric Erik Erling Ernst
    Esben Esther Eva Fatima Felix Fie Finn Flemming Francois François Frank Frans Franz Frede Frederik Frederikke
    Freja Frida Fritz Gabriel George Georg Gerda Gerhard Gert Gitte Gordon Greta Grete Grethe Gunnar Gustav Hanna
    Hannah Hanne Hannibal Hans Harald Harriet Harry Hassan Heidi Heinz Helen Helena Helene Helga Helge Helle Helmut
    Henning Henriette Henrik Henry Hillary Holger Hugo Ib Ibrahim Ida Igor Inga Inge Ingeborg Inger Ingrid Irene
    Isabella Ivan Iver Jack Jacob Jacques Jakob James Jan Jane Janne Janni Jannie Jarl Jason Jean Jeanette Jeff Jens
    Jeppe Jeremy Jesper Jette Jim Jimmy Joachim Joakim Joan Joe Johan Johannes John Johnny Jon Jonas Jonathan Jonna
    Jørgen Jørn José Josef Joseph Josefine Juan Judith Julia Julie Julius Jytte Kaare Kaj Kaja Kamilla Karen Karin
    Karina Karl Karla Karoline Karsten Kasper Kate Katja Katrine Kathrine Keld Kenneth Kent Kevin Kim Kira Kirsten
    Kirstine Kjeld Klaus Knud Kofi Konrad Kristen Kristian Kristina Kristine Kristoffer Kurt Lars Lasse Laura
    Laurits Laust Leif Lena Lene Leo Leon Leonid Lillian Linda Lis Lisa Lisbeth Lise Line Liva Lone Lotte Louise
    Louis Lucas Ludvig Luis Lukas Mads Magdalena Magnus Mai Maja Malene Malik Malthe Marc Marcus Maren Margaret
    Margit Margrethe Maria Mariann Marianne Marie Marina Marine Mario Mark Marlene Martha Martin Mary Mathias
    Mathilde Matilde Mattias Matteo Max Merete Mette Mia Michael Michel Michelle Mie Mike Mikael Mikhail Mikkel
    Miriam Mogens Mohamed Mohammad Mohammed Mona Monica Morten Muhammad Mustafa Nadia Nana Nancy Nanna Natalia
    Natalie Natasja Nicolai Nicolaj Nicolas Niels Nicola Nikita Nikolai Nikolaj Nils Nina Nikoline Noah Ole Olaf
    Olav Oleg Olga Olivia Oliver Olivier Omar Oscar Oskar Osama Otto Ove Palle Pamela Patricia Patrick Paul Paula
    Pedro Per Peder Pelle Pernille Peter Petra Philip Philippe Pia Pierre Poul Preben Rasmus Recep Regitze Renée
    Rene René Richard Rikke Rita Robert Roberto Robin Roger Roland Rolf Ronald Rosa Ruben Rune Ruth Saddam Sally
    Samira Samuel Sandra Sanne Sara Sarah Sebastian Selma Sergej Sergio Signe Sigrid Silas Silvio Simon Simone Sine
    Sofie Sofia Solveig Sonja Sophie Stanislav Steen Steffen Stella Sten Stephan Stephen Steve Steven Stig Stine
    Susan Susanne Svend Svetlana Sven Søren Tanja Tatjana Ted Teresa Theis Theresa Thomas Thor Thorkild Thorning
    Thyra Tim Tina Tine Tobias Tom Tommy Tony Tonny Torben Tore Torsten Tove Trine Troels Ulla Ulrich Ulrik Ulrika
    Ursula Uffe Vagn Valdemar Vera Verner Vibeke Victor Viggo Viktor Vilhelm Villy Villum Vincent Vivian Vladimir
    Volodymyr Walter Werner Wilhelm William Winnie Xi Yasmin Yngve Yvonne Zenia Åge Åse
""")
