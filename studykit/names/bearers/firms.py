"""Firms by the first word of their name, which may be a place's too: Oslo Lines, Oslo."""

import re
from collections.abc import Sequence
from functools import cache

from studykit.names import lists
from studykit.names.bearers.bearer import Bearer
from studykit.names.runs.mention import Mention
from studykit.names.runs.pieces import INITIAL


def fill_firms(
    text: str,
    found: Sequence[Mention],
    whose: list[Bearer | None],
    beginnings: dict[str, list[Bearer]],
    of_form: dict[str, Bearer],
) -> None:
    """Give a first word to the firm it begins, if nobody else is called so there.

    Its capital may be from its position, or it is a place's name that acts as a firm.

    >>> named("Quorl Estates shut. Quorl sank.")
    Quorl Estates = Quorl Estates (organization)
    Quorl = Quorl Estates (organization)
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
    for i, mention in enumerate(found):
        begun = beginnings.get(mention.text, ())
        if len(begun) != 1:
            continue
        bearer = whose[i]
        is_place = bearer is not None and bearer.kind == "place"
        is_free = bearer is None and mention.sort is INITIAL
        if is_free or (is_place and _is_firm_here(text, mention, begun[0])):
            whose[i] = of_form.get(" ".join(begun[0].words))


@cache
def _does() -> re.Pattern[str]:
    """What a firm does or has: " said", " has", " posted", "’s employees"."""
    return re.compile(
        rf" (?:{lists.pattern('person does')}|{lists.pattern('acts')}|[a-z]{{2,}}ed)\b"
        rf"|(?:[’']s?)? (?:{lists.pattern('staffed')})\b"
    )


def _is_firm_here(text: str, mention: Mention, firm: Bearer) -> bool:
    """Whether a place does what the firm named before does: Oslo has, shares in Oslo; not in Oslo.

    >>> named("Oslo has nine ships. Oslo Lines shut. Oslo’s employees sat. In Oslo shares fell.")
    Oslo = Oslo (place)
    Oslo Lines = Oslo Lines (organization)
    Oslo = Oslo Lines (organization)
    Oslo = Oslo (place)
    """
    if mention.start < firm.first:
        return False
    before = text[max(0, mention.start - 30) : mention.start].rsplit(None, 2)[-2:]
    if len(before) == 2 and before[1] in ("in", "of"):
        return "share" in lists.tells(before[0].lower())
    is_located = bool(before) and not lists.tells(before[-1]).isdisjoint(("locates", "region of"))
    return not is_located and _does().match(text, mention.end) is not None
