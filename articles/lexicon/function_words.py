"""Words that hold a sentence together and say nothing of what it is about, by language. Written by hand. Pure.

They are searched for like any other; where a query has other words too, they do not decide what answers it best.
"""

_DANISH = """
    ad af al alle aldrig alt altid altså anden andet andre at bag begge blandt blev blevet blive bliver burde bør da
    de dem den denne der deres derfor derfra deri dermed derpå derved det dette dig din dine disse dit dog du efter
    egen ej eller ellers en end endnu ene enhver er et fik flere flest for foran forbi fordi foruden fra frem får
    før først gennem gør gøre gjorde gjort går ham han hans har havde have haft hen hende hendes her herfra heri
    hvad hvem hver hverken hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorfra hvorhen hvornår i iblandt
    igen igennem ikke imellem imod ind inden indtil ingen intet jeg jer jeres jo kan kun kunne lad man mange med
    meget mellem men mens mere mest mig min mindre mine mit mod må måtte ned nede nej nemlig nogen noget nogle nok
    nu når og også om omkring op oppe os over overfor på samme samt sig sin sine sit skal skulle som stadig så sådan
    således til tilbage uanset ud ude uden udover under var ved vi via vil ville vor vore vores være været
"""
_ENGLISH = """
    a about above after again against all also although am among an and another any anything are as at be became
    because been before being below between both but by can cannot could did do does doing done down during each
    either else even ever every few for from further get give given had has have having he hence her here hers
    herself him himself his how however i if in into is it its itself just least less like made make many may me
    might more most much must my myself neither no nor not nothing now of off often on once one only onto or other
    others our ours ourselves out over own per perhaps please quite rather same several shall she should since so
    some something such than that the their theirs them themselves then there therefore these they this those
    through throughout thus to together too toward towards under until up upon us used using very via was we were
    what whatever when where whether which while who whole whom whose why will with within without would yet you
    your yours yourself
"""
FUNCTION_WORDS = {"da": frozenset(_DANISH.split()), "en": frozenset(_ENGLISH.split())}
"""By primary language subtag, in lower case."""
EVERY_FUNCTION_WORD = FUNCTION_WORDS["da"] | FUNCTION_WORDS["en"]
