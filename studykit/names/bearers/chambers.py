"""A country's chamber, with the country before its name or without: the U.S. Senate."""

from collections.abc import Iterator, Sequence

from studykit.names import lists
from studykit.names.bearers.bearer import Bearer
from studykit.names.runs.mention import Mention

# Before a chamber that is no country's: the state Senate.
_OF_A_PART = ("state ", "State ", "local ", "’s ", "'s ")


def with_country(
    text: str, found: Sequence[Mention], bodies: dict[str, Bearer]
) -> dict[str, Bearer]:
    """The bearers of forms, a chamber's under its name with the country where there is but one.

    >>> named("The U.S. Senate met. The Senate voted.")
    U.S. Senate = U.S. Senate (organization)
    Senate = U.S. Senate (organization)
    >>> named("The U.S. Senate met the Texas Senate. The Senate voted.")
    U.S. Senate = U.S. Senate (organization)
    Texas Senate = Texas Senate (organization)
    Senate = Senate (organization)
    """
    same = {
        bodies[short]: bodies[full]
        for full, short in _pairs(bodies)
        if _is_only(short, bodies) and not _is_of_a_part(text, short, found)
    }
    return {form: same.get(bearer, bearer) for form, bearer in bodies.items()} if same else bodies


def _pairs(bodies: dict[str, Bearer]) -> Iterator[tuple[str, str]]:
    """Listed bodies that the text names with a country before and without.

    >>> named("The U.S. Quorl Act and the Quorl Act passed.")
    U.S. Quorl Act = U.S. Quorl Act (other)
    Quorl Act = Quorl Act (other)
    """
    for full, bearer in bodies.items():
        if bearer.kind == "organization":
            country, _, short = full.partition(" ")
            if short in bodies and short in lists.known() and country in lists.countries():
                yield full, short


def _is_only(short: str, bodies: dict[str, Bearer]) -> bool:
    """Whether no other body of the text has that name: the Texas Senate."""
    return sum(form.endswith(f" {short}") for form in bodies) == 1


def _is_of_a_part(text: str, short: str, found: Sequence[Mention]) -> bool:
    """Whether the chamber is a part's of the country somewhere: the state Senate, Ohio’s Senate.

    >>> named("The U.S. Senate met. She left the state Senate. The Senate voted.")
    U.S. Senate = U.S. Senate (organization)
    Senate = Senate (organization)
    Senate = Senate (organization)
    """
    here = (mention.start for mention in found if mention.text == short)
    return any(text[max(0, at - 6) : at].endswith(_OF_A_PART) for at in here)
