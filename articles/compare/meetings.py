"""Which of many prints have a band in common, all of them at once. Pure."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Meetings:
    """Who meets whom. Prints are known by their place among those looked at."""

    asking: Numbers
    met: Numbers
    """Each pair once, by `asking` and then by this; of two prints that both ask, one pair each way."""
    crowded: Numbers
    """Prints that ask and have a band that too many have: of these not all that they meet is told."""


def meetings(print_: Numbers, band: Numbers, is_asking: Flags, most: int) -> Meetings:
    """What the bands say of which `band[i]` is one of the print `print_[i]`; `is_asking` is by print.

    A band that more than `most` prints have (a text that the wire repeats every day) makes no pairs.
    """
    is_shared = _is_repeated(band)
    band, print_ = band[is_shared], print_[is_shared]
    order = np.argsort(band, kind="stable")
    band, print_ = band[order], print_[order]
    begins = np.flatnonzero(np.concatenate([[True], band[1:] != band[:-1]])) if len(band) else np.zeros(0, np.int64)
    holders = np.diff(np.append(begins, len(band)))
    of_each = np.repeat(holders, holders)
    crowded = np.unique(print_[(of_each > most) & is_asking[print_]])
    band, print_ = band[of_each <= most], print_[of_each <= most]
    ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for apart in range(1, most):
        is_pair = band[apart:] == band[:-apart]
        if not is_pair.any():
            break
        ones.append(print_[:-apart][is_pair])
        others.append(print_[apart:][is_pair])
    asking, met = _each_once(np.concatenate(ones + others), np.concatenate(others + ones), is_asking)
    return Meetings(asking, met, crowded)


def _is_repeated(band: Numbers) -> Flags:
    """Which are there more than once: few. To put numbers in order is quicker than to find out which order that is."""
    in_order = np.sort(band)
    repeated = in_order[1:][in_order[1:] == in_order[:-1]]
    if not len(repeated):
        return np.zeros(len(band), bool)
    places = np.searchsorted(repeated, band)
    return np.asarray(repeated[np.minimum(places, len(repeated) - 1)] == band)


def _each_once(asking: Numbers, met: Numbers, is_asking: Flags) -> tuple[Numbers, Numbers]:
    counts = is_asking[asking] & (asking != met)
    pairs = np.unique(asking[counts] * len(is_asking) + met[counts])
    return pairs // max(len(is_asking), 1), pairs % max(len(is_asking), 1)
