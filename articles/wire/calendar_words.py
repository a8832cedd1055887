"""Names of months and of time zones as wires and feeds write them."""

# Short and long, English, German, Danish, Norwegian, Swedish.
_MONTHS = (
    "jan january januar januari jänner jän",
    "feb february februar februari",
    "mar march marts märz mär mrz maerz mars",
    "apr april",
    "may maj mai",
    "jun june juni",
    "jul july juli",
    "aug august augusti",
    "sep sept september",
    "oct october okt oktober",
    "nov november",
    "dec december dez dezember des desember",
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}

# Only names that mean one zone wherever they stand; those of the United States are fixed by RFC 822. Left out
# because they mean several: BST, IST, AST, SST, ADT, and military letters other than Z.
_OFFSETS = {
    **dict.fromkeys(("gmt", "utc", "ut", "z", "wet"), "+00:00"),
    **dict.fromkeys(("cet", "mez", "west", "wesz"), "+01:00"),
    **dict.fromkeys(("cest", "mesz", "eet"), "+02:00"),
    **dict.fromkeys(("eest", "msk"), "+03:00"),
    **dict.fromkeys(("est", "cdt"), "-05:00"),
    **dict.fromkeys(("cst", "mdt"), "-06:00"),
    **dict.fromkeys(("mst", "pdt"), "-07:00"),
    "edt": "-04:00",
    "pst": "-08:00",
    "hkt": "+08:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
}


def month_number(name: str) -> int | None:
    """1 to 12 for a name of a month in any case, with or without its dot; None when it is none."""
    return _NUMBERS.get(name.lower().removesuffix("."))


def zone_offset(name: str) -> str | None:
    """The offset ("+02:00") of a named zone (CEST) in any case; None for a name that is unknown or means several."""
    return _OFFSETS.get(name.lower())
