"""Whether a draft turns round what an article says of a figure."""

from collections.abc import Sequence

from studykit.verification.contexts import Contexts
from studykit.verification.directions import Place, changed, is_against, led
from studykit.verification.rates import end, is_another, period
from studykit.verification.row import Item

_READERS = (
    (changed, is_against), (led, is_against), (period, is_another), (end, is_another),
)  # fmt: skip


def opposed(draft: Contexts, item: Item, article: Contexts, same: Sequence[Item]) -> Place | None:
    """Where the article has a figure going up that goes down in the draft, or another ahead by it.

    >>> from studykit.verification.amounts import amounts
    >>> def told(one, other):
    ...     texts = [Contexts(text, sk.Article(text)) for text in (one, other)]
    ...     found = opposed(texts[0], amounts(one)[0], texts[1], amounts(other)[:1])
    ...     return found and other[found.start : found.end]
    >>> told("Sales fell by 30 percent.", "Sales had risen nearly 30 percent.")
    'risen nearly 30 percent'
    >>> told("Sales went up 30 percent.", "Sales had risen nearly 30 percent.")
    >>> told("It has not grown for 30 years.", "It took 30 years or less.")
    >>> told("Ada Lane beat Bo Roe by 30 votes.", "Bo Roe led her by 30.")
    'led her by 30'
    >>> told("Ada Lane trails Bo Roe by 30 votes.", "Bo Roe led her by 30.")
    >>> told("Ada Lane lost 30 percent.", "Ada Lane won 30 percent."), told("30 a day", "30 a week")
    ('won 30 percent', '30')
    """
    for directed, differs in _READERS:
        here = directed(draft, item)
        found = [there for other in same if here and (there := directed(article, other))]
        if here and 0 < len(found) == len(same) and all(differs(here, one) for one in found):
            first = found[0].place
            return Place(min(first.start, same[0].start), max(first.end, same[0].end))
    return None
