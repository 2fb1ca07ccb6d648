"""Words right before a name that say who bears it: titles and nouns."""

from bisect import bisect_left
from collections.abc import Sequence

from studykit import lexicons
from studykit.brief.role_words import body_nouns, is_role_word
from studykit.brief.tagged import Tagged, told_by
from studykit.names import lists
from studykit.quotes.sentence.word_classes import (
    CAPITALISED,
    DETERMINER,
    ED_FORM,
    ING_FORM,
    NOUN,
    pattern,
)
from studykit.speakers.nouns import told

_LONGEST = 10  # words of a role
# “| North Korean leader | Kim Jong Un”: what can be a title, read from its end.
_TITLE_PART = pattern("<HEAD|CLITIC|POSSESSIVE>")
# “| bank’s | managing director”, “| old boat’s | owner”
_OWNER = pattern("<NOUN>{1,2} <CLITIC>")
# “the | managing | director”, “by | famed | director”: what can be before such a word.
_BEFORE_ING = pattern("<DETERMINER|POSSESSIVE|CLITIC>")
_BEFORE_ED = pattern("<DETERMINER|POSSESSIVE|CLITIC|PREPOSITION|BY|OF>")
_TAKES_VERB = pattern("<TO|MODAL>")  # “should favor | Democratic nominee Ada Lane”
_TAKES_FORM = pattern("<TO|MODAL|THAT|RELATIVE>")  # “that favors | Democratic nominee Ada Lane”


def title(tagged: Tagged, place: tuple[int, int], people: Sequence[int]) -> tuple[int, int] | None:
    """“| North Korean leader | Kim Jong Un”, “| ministry spokesperson | Ada Lane”.

    >>> a = sk.Article("Bo Roe is a close friend of Elbonian Prime Minister Ada Lane.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    [<NA>, 'Elbonian Prime Minister']
    >>> b = sk.Article("The ones Ada Lane met sang.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    [<NA>]
    >>> c = sk.Article("They follow the lead of Mayor Ada Lane, hurting Democrats Eve Lund, Al.")
    >>> sk.who_is_who(c.text, c.tokens, c.names, c.quotes)["role"].dropna().tolist()
    ['Mayor']
    >>> d = sk.Article("It is a bridge that links Elm mayor Ada Lane with Oakham’s newly elected "
    ...                "harbour mayor Bo Roe.")
    >>> sk.who_is_who(d.text, d.tokens, d.names, d.quotes)["role"].dropna().tolist()
    ['Elm mayor', 'Oakham’s newly elected harbour mayor']
    >>> e = sk.Article("Bo Roe fears a President Ada Lane. It met Elm Post editor Dr. Al Fay.")
    >>> sk.who_is_who(e.text, e.tokens, e.names, e.quotes)["role"].tolist()
    [<NA>, <NA>, <NA>, 'Elm Post editor']
    """
    first = _before_address(tagged, tagged.token_at(place[0]))
    low = _phrase_start(tagged, first)
    low = next((k for k in range(first - 1, low, -1) if _is_apart(tagged, k, first)), low)
    office = _office_start(tagged, low, first)
    if office is None and (low == first or not _is_title(tagged, low, first, place)):
        return None
    low = low if office is None else office
    low = next((k for k in range(first - 1, low, -1) if _is_office_apart(tagged, k)), low)
    low -= _is_owned(tagged, low)
    is_whole = not (_is_of_another(tagged, low, first, people) or _is_supposed(tagged, low, first))
    return (tagged.starts[low], tagged.ends[first - 1]) if is_whole else None


def _is_owned(tagged: Tagged, low: int) -> bool:
    """“| the | boat’s owner Ada Lane”: an owner without a name keeps its article.

    >>> a = sk.Article("The old boat’s owner Ada Lane met the bank’s managing director Bo Roe.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    ['The old boat’s owner', 'managing director']
    """
    is_after_article = low > 0 and tagged.classes[low - 1] == DETERMINER
    return is_after_article and bool(_OWNER.match(tagged.classes, low))


def _before_address(tagged: Tagged, first: int) -> int:
    """“an Elm editor, | Dr. | Ada Lane”: a word of address is no part of what she is."""
    is_led = first > 1 and is_role_word(tagged.tokens[first - 2])
    is_address = is_led and tagged.tokens[first - 1].lower().rstrip(".") in told_by("address")
    return first - 1 if is_address else first


def _is_supposed(tagged: Tagged, low: int, first: int) -> bool:
    """“a | President | Lane would row”: what somebody is not, or not yet."""
    is_office = all(word[0].isupper() for word in tagged.tokens[low:first])
    return is_office and low > 0 and tagged.tokens[low - 1].lower() in ("a", "an")


def _office_start(tagged: Tagged, low: int, first: int) -> int | None:
    """“| Secretary of State | Ada Lane”, and no “aide of | Mr. | Lane”; `low` comes after “of”."""
    of = low - 1
    if low == first or of < 1 or tagged.tokens[of] != "of" or tagged.tokens[first - 1] == ".":
        return None
    noun = tagged.tokens[of - 1]
    is_office = is_role_word(noun) and noun.lower() not in told_by("relation", "stand-in")
    if not is_office or noun.endswith("s") or _is_plural(tagged, first - 1):
        return None
    office = _phrase_start(tagged, of)
    return office if office < of else None


def _is_plural(tagged: Tagged, token: int) -> bool:
    """“told the crew of | boats | Ada Lane had”: no “Minister of Boats | Ada Lane |”.

    >>> a = sk.Article("They reminded the author of remarks Ada Lane made in Elm.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].dropna().tolist()
    []
    """
    word = tagged.tokens[token]
    return word.islower() and word.endswith("s") and tagged.lemmas[token] != word


def _is_of_another(tagged: Tagged, low: int, first: int, people: Sequence[int]) -> bool:
    """“| Roe supports Democrat | Ada Lane”, “| fellow sailor | Eve Lund”: whose, it does not say.

    >>> a = sk.Article("Roe supports Democrat Ada Lane. Bo Roe met fellow sailor Eve Lund. "
    ...                "Former Al Fay sat.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].dropna().tolist()
    []
    """
    at = bisect_left(people, tagged.starts[low])
    is_named = at < len(people) and people[at] < tagged.starts[first]
    is_told = is_named and _HOLDS_VERB.search(tagged.classes, low, first) is not None
    is_bare = first - low == 1 and tagged.tokens[low].lower() in told_by("state")
    return is_told or is_bare or (low < first - 1 and tagged.tokens[low] == "fellow")


# “Roe | supports Democrat | Ada Lane”: a name is followed by what may be a verb, and no “’s”.
_HOLDS_VERB = pattern("(?<= <CAPITALISED> ) <NOUN> <CAPITALISED>")


def _is_office_apart(tagged: Tagged, word: int) -> bool:
    """“rival Elm candidate | former | Secretary of State Ada Lane”.

    >>> a = sk.Article("He met rival Elm candidate former Secretary of State Ada Lane.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    [<NA>, 'former Secretary of State']
    """
    return tagged.tokens[word] in told_by("state") and is_role_word(tagged.tokens[word - 1])


def _phrase_start(tagged: Tagged, first: int) -> int:
    """Where the words right before a name begin that belong to it."""
    low = first
    while low and first - low < _LONGEST and _is_part(tagged, low - 1):
        low -= 1
    while low < first and not tagged.tokens[low][0].isalnum():
        low += 1  # no “’s leader”
    while low < first and tagged.tokens[low].lower() in told_by("whose"):
        low += 1
    return low + (low < first and _is_verb(tagged, low))


def _is_part(tagged: Tagged, token: int) -> bool:
    """Whether a token can be part of a title: “the | retired | sailor Ada Lane”."""
    word = tagged.tokens[token]
    is_state = word.lower() in told_by("state") or _is_adjective(tagged, token)
    is_part = is_state or _TITLE_PART.match(tagged.classes, token) is not None
    return is_part and not (tagged.breaks_line(tagged.ends[token], token + 1) or _is_shouted(word))


def _is_adjective(tagged: Tagged, token: int) -> bool:
    """“the | managing | director”, “by | famed | director”, “| best-selling | author Ada Lane”.

    >>> a = sk.Article("It is by famed sailor Ada Lane and right-leaning sailor Bo Roe. The firm "
    ...                "hired sailor Al Fay, praising sailor Eve Lund.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    ['famed sailor', 'right-leaning sailor', 'sailor', 'sailor']
    >>> b = sk.Article("The chief operating officer Ada Lane met the ranking senator Bo Roe.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    ['chief operating officer', 'ranking senator']
    """
    word, word_class = tagged.tokens[token], tagged.classes[token]
    if word_class not in (ED_FORM, ING_FORM) or not word.islower():
        return False
    if "-" in word or (word_class == ING_FORM and tagged.tokens[token - 1].lower() == "chief"):
        return True
    before = _BEFORE_ED if word_class == ED_FORM else _BEFORE_ING
    return token > 0 and bool(before.match(tagged.classes, token - 1))


def _is_verb(tagged: Tagged, token: int) -> bool:
    """“to | favor | Mayor Ada Lane”, “a bridge that | links | Mayor Ada Lane with Elm”.

    >>> a = sk.Article("It has cast former mayor Ada Lane as old, and has named sailor Bo Roe. "
    ...                "They have former captain Al Fay.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    ['former mayor', 'sailor', 'former captain']
    >>> b = sk.Article("According to liberal mayor Ada Lane, they went to former mayor Bo Roe.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    ['liberal mayor', 'former mayor']
    """
    before = max(token - 1, 0)
    is_credit = tagged.tokens[max(before - 1, 0)].lower() == "according"
    if is_credit or tagged.tokens[token] in told_by("state"):
        return False
    if tagged.lemmas[before] == "have" and _is_participle(tagged, token):
        return True
    takes = _TAKES_FORM if _is_form(tagged, token) else _TAKES_VERB
    return tagged.tokens[token].islower() and bool(takes.match(tagged.classes, before))


def _is_participle(tagged: Tagged, token: int) -> bool:
    """“has | cast | former mayor Ada Lane”, “has | named | sailor Bo Roe”."""
    word, after = tagged.tokens[token], tagged.tokens[min(token + 1, len(tagged.tokens) - 1)]
    is_form = tagged.classes[token] == ED_FORM or after in told_by("state")
    return word.islower() and is_form and word not in told_by("state")


def _is_form(tagged: Tagged, token: int) -> bool:
    """“that | connects | Mayor Ada Lane with Elm”."""
    word = tagged.tokens[token]
    return word.endswith("s") and word.islower() and tagged.lemmas[token] != word


def _is_apart(tagged: Tagged, word: int, name: int) -> bool:
    """“a recommendation | Attorney General | Ada Lane”, “conservative | Sen. | Bo Roe”.

    >>> a = sk.Article("A recommendation Mayor Ada Lane took. The candidates Sen. Bo Roe met.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    ['Mayor', 'Sen.']
    >>> b = sk.Article("The late Mayor Ada Lane met ranking Democrat Sen. Bo Roe.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    ['Mayor', 'Sen.']
    >>> c = sk.Article("The former President Ada Lane met state Sen. Bo Roe.")
    >>> sk.who_is_who(c.text, c.tokens, c.names, c.quotes)["role"].tolist()
    ['former President', 'state Sen.']
    >>> d = sk.Article("Bo Roe beats former Elm Mayor Ada Lane.")
    >>> sk.who_is_who(d.text, d.tokens, d.names, d.quotes)["role"].tolist()
    [<NA>, 'former Elm Mayor']
    """
    before, title = tagged.tokens[word - 1], tagged.tokens[name - 1]
    is_part = tagged.classes[word] == CAPITALISED or tagged.tokens[word] in told_by("state")
    is_office = is_part and title[0].isupper()
    is_outside = before == "Democrat" or (before.islower() and before[0].isalpha())
    return (
        (title if is_office else tagged.tokens[word]) in lists.titles()
        and is_outside
        and before not in told_by("in office", "state")
    )


def _is_title(tagged: Tagged, low: int, first: int, place: tuple[int, int]) -> bool:
    """Whether words end in a role's word, and are no “rival” (whose?), nor “Dean” before Roe.

    “| Lane supporter | Bo Roe” says whose, “Republican rival” does not.

    >>> a = sk.Article("She met Lane supporter Bo Roe, Republican rival Al Fay and likely "
    ...                "Democratic nominee Ada Lane.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].dropna().tolist()
    ['likely Democratic nominee', 'Lane supporter']
    """
    last = tagged.tokens[first - 1]
    is_first_name = last in lists.first_names() and " " not in tagged.text[slice(*place)]
    if last.lower() in told_by("relation"):
        whose = tagged.tokens[low]
        is_own = whose.lower() not in told("party") and whose not in lists.nationalities()
        return first - low == 2 and whose[0].isupper() and is_own
    if last.lower() in told_by("stand-in") or (last[-1] == "s" and is_role_word(last[:-1])):
        return False  # “the | ones | Ada Lane met”, “| Democrats | Ada Lane, Bo Roe”
    return is_role_word(last) and not (is_first_name and low == first - 1)


def _is_shouted(word: str) -> bool:
    """“DEADLY EXPLOSION | Elbonian President Ada Lane”: a heading that runs on into its text.

    >>> _is_shouted("EXPLOSION"), _is_shouted("EFL-CEO")
    (True, False)
    """
    return word.isupper() and max(map(len, word.split("-"))) > 4


def noun_before(
    tagged: Tagged, place: tuple[int, int], people: Sequence[int]
) -> tuple[int, int] | None:
    """“| energy giant | Gazprom”, “| South Korea’s | National Intelligence Service”.

    >>> a = sk.Article("Last year’s Elm Bank sank, and Norway’s Elm Council rose.")
    >>> sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].tolist()
    [<NA>, 'Norway’s']
    >>> c = sk.Article("One of lobbying firms Elm Bank met left. The lobbying firm Roe Inc sat")
    >>> sk.who_is_who(c.text, c.tokens, c.names, c.quotes)["role"].tolist()
    [<NA>, 'lobbying firm']
    >>> b = sk.Article("She met the Elbonian state Senate candidate. The Senate sat.")
    >>> sk.who_is_who(b.text, b.tokens, b.names, b.quotes)["role"].tolist()
    [<NA>]
    """
    first = tagged.token_at(place[0])
    low = _phrase_start(tagged, first)
    words = tagged.tokens[low:first]
    if words and words[-1] in ("’s", "'s"):
        if words[-2:-1] and words[-2].lower() in lexicons.words("time_words"):
            return None
        if low and words[0].islower() and tagged.classes[low - 1] == DETERMINER:
            low -= 1  # “| the government’s | Fund for Boats”
        at = bisect_left(people, tagged.starts[low])
        if at < len(people) and people[at] < place[0]:
            return None  # “Ada Lane’s | Elm Bank”
    elif (
        len(words) < 2
        or words[-1].removesuffix("s") in body_nouns() - {words[-1]}
        or not (words[-1] in body_nouns() - {"state"} or _is_compound(tagged, first))
    ):
        return None
    return tagged.starts[low], tagged.ends[first - 1]


def _is_compound(tagged: Tagged, first: int) -> bool:
    """“| energy giant | Gazprom”, and no “| former | Gazprom manager”.

    >>> a = sk.Article("He kept the showman’s position atop Elm Bank polls. Elm Bank fell.")
    >>> bool(sk.who_is_who(a.text, a.tokens, a.names, a.quotes)["role"].isna().all())
    True
    """
    words = tagged.tokens[max(0, first - 2) : first]
    return (
        tagged.classes[max(0, first - 2) : first] == NOUN * 2
        and all(word.islower() and word.isalpha() for word in words)
        and words[-1] not in ("former", "fellow", "dozen", "rival", "atop", "time")
    )
