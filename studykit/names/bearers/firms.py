"""Firms by the first word of their name, which may be a place's too: Oslo Lines, Oslo."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from studykit.names import lists
from studykit.names.bearers.bearer import Bearer
from studykit.names.runs.mention import Mention
from studykit.names.words.own_kind import FORMED


@cache
def _does() -> re.Pattern[str]:
    """What a firm does or has: " said", " has", " posted", "’s shares"."""
    return re.compile(
        rf" (?:{lists.pattern('person does')}|{lists.pattern('acts')}|[a-z]{{2,}}ed)\b"
        rf"|(?:[’']s?)? (?:{lists.pattern('staffed')})\b"
    )


def by_place(forms: Iterable[Bearer]) -> dict[str, list[Bearer]]:
    """Firms by the place that their name begins with: Oslo (Lines)."""
    found: dict[str, list[Bearer]] = defaultdict(list)
    for form in forms:
        if form.kind == "organization" and len(form.words) == 2 and form.strength >= FORMED:
            place, last = form.words
            if last.rstrip(".,") in lists.context("firm last") and is_place(place):
                found[place].append(form)
    return found


def is_place(word: str) -> bool:
    return lists.known().get(word, ("", ""))[1] == "place"


def fill(
    text: str,
    found: Sequence[Mention],
    whose: list[Bearer | None],
    of_form: dict[str, Bearer],
) -> None:
    """Give a place's name that acts as a firm to the one firm whose name begins so.

    >>> named("Oslo Lines shut. Oslo has nine ships. Shares in Oslo fell. It rained in Oslo.")
    Oslo Lines = Oslo Lines (organization)
    Oslo = Oslo Lines (organization)
    Oslo = Oslo Lines (organization)
    Oslo = Oslo (place)
    >>> named("Oslo has nine ships. Oslo Council sat. Oslo has nine ships.")
    Oslo = Oslo (place)
    Oslo Council = Oslo Council (organization)
    Oslo = Oslo (place)
    """
    firms = by_place(of_form.values())
    for i, mention in enumerate(found) if firms else ():
        begun = firms.get(mention.text, ())
        if len(begun) == 1 and begun[0].first < mention.start and _is_firm_here(text, mention):
            whose[i] = begun[0]


def _is_firm_here(text: str, mention: Mention) -> bool:
    """Whether a place does what a firm does: Oslo has, shares in Oslo; not in Oslo.

    >>> named("Oslo Lines shut. Oslo’s employees sat. In Oslo shares fell.")
    Oslo Lines = Oslo Lines (organization)
    Oslo = Oslo Lines (organization)
    Oslo = Oslo (place)
    """
    before = text[max(0, mention.start - 30) : mention.start].rsplit(None, 2)[-2:]
    if len(before) == 2 and before[1] in ("in", "of"):
        return "share" in lists.tells(before[0].lower())
    is_located = bool(before) and not lists.tells(before[-1]).isdisjoint(("locates", "region of"))
    return not is_located and _does().match(text, mention.end) is not None
