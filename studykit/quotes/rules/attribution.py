"""An attribution in the making."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from studykit.quotes.grammar.verbs import Verb
from studykit.quotes.sentence.cues import ING
from studykit.quotes.sentence.marks import Span

RECENT = 12  # attributions of a sentence that a new one can share words with


@dataclass(slots=True)
class Attribution:
    """One row in the making; all spans are token ranges.

    A rule returns a row that is complete. Three modules change one later: `by_cue` says that a
    row opens its sentence or goes on with the last one's source; `overlaps` ends contents and
    says what is nested; `left_over` adds contents. It adds to lists, not to frozen tuples, so
    that a quotation of a thousand paragraphs takes linear time.

    `sort` says which way of crediting it is: by what follows the verb (that, clause, quote, np,
    as, to, wh, colon), by where the content is (around, inverted, after), by the kind of cue
    (noun, adjective, headline). `use` says how the verb is used (finite, participle,
    infinitive), or what follows the noun (that, to, of). Both together name the `rule`: see
    `data/quotes/rules.csv`. `tense` has the forms that the verb can be in; `is_nested` says that
    the row lies within another's content, `is_fronted` that it opens the sentence as a clause
    of its own (“Asked why, ...”), `is_relay` that another row has the same words with their speaker
    (“Lane said, according to a letter”).
    """

    sort: str
    cue: Span | None
    source: Span | None
    content: list[Span] = field(default_factory=list)
    use: str = ""
    tense: int = 0
    is_nested: bool = False
    is_fronted: bool = False
    is_relay: bool = False

    @property
    def rule(self) -> str:
        """The rule's name in the table.

        Examples
        --------
        >>> Attribution("that", None, None, use="finite").rule
        'that/finite'
        >>> Attribution("around", None, None).rule
        'around'
        """
        return f"{self.sort}/{self.use}" if self.use else self.sort


def by_verb(
    sort: str,
    verb: Verb,
    source: Span | None,
    content: Iterable[Span] = (),
    *,
    cue: Span | None = None,
    use: str = "",
) -> Attribution:
    """The row of an active verb, whose tense others may share; `cue` if it is not the verb alone.

    >>> attributed("Lane said it rained and left, shouting “Run.”")
    Lane | said | it rained and left
    Lane | shouting | “Run.”
    """
    tense = ING if verb.use == "participle" else verb.cue.forms
    return Attribution(sort, cue or verb.span, source, list(content), use, tense)
