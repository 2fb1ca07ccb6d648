"""All that a briefing on one article shows, each part made once, on first use."""

from functools import cached_property

import pandas as pd

from studykit import lexicons, speech
from studykit.article import Article
from studykit.brief import lines
from studykit.brief.about import about
from studykit.brief.alone import told_alone
from studykit.brief.credited import shares_of_polls, unsigned, with_voices
from studykit.brief.headline import headline_check
from studykit.brief.polls import with_estimates, with_polls
from studykit.brief.pull_quotes import pull_quotes
from studykit.brief.quantities import quantities
from studykit.brief.reporters import reporters, without_questions
from studykit.brief.roles import who_is_who
from studykit.brief.spoken_for import Through, spoken_for
from studykit.brief.story import deck, story
from studykit.brief.summary import summary
from studykit.brief.topics import topics
from studykit.brief.verses import verses, without_verses
from studykit.sentiment import tone_by_voice, voices
from studykit.speech import UNNAMED
from studykit.wording import correction_note


class Briefing:
    """All that a briefing on one article shows: tables, and the sentences on them.

    Parameters
    ----------
    article : Article
        The article.

    Examples
    --------
    >>> Briefing(sk.Article("It rained.")).sourcing
    'No reported words were found.'
    """

    def __init__(self, article: Article) -> None:
        self.article = article

    @property
    def n_words(self) -> int:
        """The article's length in words."""
        return int(self.article.sentences["n_words"].sum())

    @property
    def length(self) -> str:
        """How long it is, and how long it takes to read."""
        return lines.say_length(self.n_words)

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """The attributions; what only a pronoun is credited with has no voice (`with_voices`).

        A headline says again what the body reports, and often of whom it does not name.

        >>> a = sk.Article("A sailor says it rained\\n\\nAda Lane said that it rained.")
        >>> Briefing(a).unnamed
        'No statement that is counted comes from unnamed people, alone or in a group.'
        """
        told = without_questions(self.article.text, self._in_body)
        found = with_voices(told, self.article.tokens)
        return found.assign(voice=told_alone(found, self.article.sentences, self.article.names))

    @cached_property
    def names(self) -> pd.DataFrame:
        """The article's names, without those of verses (`verses`)."""
        return without_verses(self.article.names, verses(self.article.text))

    @cached_property
    def _in_body(self) -> pd.DataFrame:
        return self._of_body(self.article.quotes)

    def _of_body(self, rows: pd.DataFrame) -> pd.DataFrame:
        paragraphs = self.article.paragraphs
        is_body = rows["paragraph_id"].map(paragraphs["kind"]) != "headline"
        return rows[is_body & ~rows["paragraph_id"].isin(deck(paragraphs))]

    @cached_property
    def story(self) -> list[int]:
        """The sentences of the story, without headline, byline and what surrounds it."""
        return story(self.article.sentences, self.article.paragraphs)

    @cached_property
    def about(self) -> dict[str, str]:
        """Who wrote it, and when, as far as the lines before the story tell."""
        a = self.article
        return about(a.paragraphs, a.sentences, a.names, self.story)

    @cached_property
    def in_story(self) -> set[str]:
        """The names that the story has, and not only the headline or who wrote it."""
        names, author = self.names, self.about.get("author", "")
        is_told = names["sentence_id"].isin(self.story)
        is_body = names["paragraph_id"].map(self.article.paragraphs["kind"]) == "body"
        is_author = names["mention"].map(lambda name: name in author)
        return set(names.loc[is_told | (is_body & ~is_author), "name"]) - self.reporters

    @cached_property
    def reporters(self) -> set[str]:
        """The names of those who only wrote it, ask in it, or brought it."""
        a = self.article
        told = without_questions(a.text, self._in_body)
        asking = set(self._in_body["speaker"].dropna()) - set(told["speaker"].dropna())
        return reporters(a.text, a.names, self.quotes, self.about.get("author", ""), asking)

    # ------------------------------------------------------------ the first sheet

    @cached_property
    def in_short(self) -> pd.DataFrame:
        """The article in a few of its own sentences (`summary`)."""
        a = self.article
        return summary(a.sentences, a.tokens, a.names, a.quotes, a.paragraphs)

    @cached_property
    def pull_quotes(self) -> pd.DataFrame:
        """For each voice the one quotation that matters most, with the voice's role."""
        a = self.article
        in_story = a.sentences["paragraph_id"].iloc[self.story]
        told = self.quotes[self.quotes["paragraph_id"].isin(in_story)]
        found = pull_quotes(a.text, a.sentences, a.tokens, told, a.names)
        role_of = dict(zip(self.people["name"], self.people["role"], strict=True))
        return found.assign(
            role=pd.array([role_of.get(voice) for voice in found["voice"]], dtype="string")
        )

    @cached_property
    def source_kinds(self) -> pd.DataFrame:
        """The reported words by kind of source."""
        return speech.source_kinds(self.quotes, self.article.tokens)

    @property
    def sourcing(self) -> str:
        """How the reported words divide by kind of source; which others are not counted.

        What a report says in somebody’s words is that person’s here, and is told beside it.

        >>> Briefing(sk.Article("A sailor says it rained\\n\\nAda Lane said it froze.")).sourcing
        '2 words are reported, all from named people. Not counted: 2 attributed words in the \
headline.'
        >>> told = "Ada Lane said the report warned that water was rising."
        >>> Briefing(sk.Article(told)).sourcing.partition(". ")[2]
        'Of these words 4 pass on what another said, and count for whoever passes it on: “that \
water was rising” (from “the report”).'
        >>> Briefing(sk.Article("About 60 percent of voters said it rained.")).sourcing
        'No reported words are counted. Not counted: 2 attributed words of shares of people.'
        """
        a = self.article
        attributed = int(speech.share_of_voice(a.quotes, a.tokens)["n_words"].sum())
        left_out = attributed - int(self.source_kinds["n_words"].sum())
        dropped = a.quotes[~a.quotes.index.isin(self.quotes.index)]
        polls = set(shares_of_polls(self._in_body.drop(self.quotes.index)))
        of_polls = self._n_words(
            dropped[dropped["voice"].map(speech.one_line, na_action="ignore").isin(polls)]
        )
        kept = list(zip(self.quotes["start"], self.quotes["end"], strict=True))
        is_inner = [
            any(first <= start and end <= last for first, last in kept)
            for start, end in zip(dropped["start"], dropped["end"], strict=True)
        ]
        inner = dropped[pd.Series(is_inner, index=dropped.index, dtype=bool)]
        where = self._left_out(dropped.drop(inner.index), polls)
        told = inner.dropna(subset=["voice"])[["voice", "content"]].map(speech.one_line)
        said = (
            lines.say_sourcing(self.source_kinds, is_more=left_out > 0),
            lines.say_by_way_of(self._n_words(inner), [*told.itertuples(index=False, name=None)]),
            lines.say_left_out(left_out, of_polls, where),
        )
        return " ".join(filter(None, said))

    def _left_out(self, dropped: pd.DataFrame, polls: set[str]) -> list[str]:
        """Where the attributed words are that are not counted, or of what."""
        a = self.article
        kinds = dropped["paragraph_id"].map(a.paragraphs["kind"])
        is_below = dropped["paragraph_id"].isin(deck(a.paragraphs))
        asked = self._in_body.index.difference(without_questions(a.text, self._in_body).index)
        is_asked = pd.Series(dropped.index.isin(asked), index=dropped.index)
        is_poll = dropped["voice"].map(speech.one_line, na_action="ignore").isin(polls)
        is_head = kinds.eq("headline")
        why = (
            (is_head, "in the headline"),
            (is_below & ~is_head, "in the line that goes on with the headline"),
            (is_asked & ~is_head & ~is_below, "in questions"),
            (~(is_head | is_below | is_asked | is_poll), lines.NO_VOICE),
        )
        return [told for is_so, told in why if self._n_words(dropped[is_so])]

    def _n_words(self, quotes: pd.DataFrame) -> int:
        """The words that the lessons count for these attributions."""
        tokens = self.article.tokens
        is_theirs = tokens["quote_id"].isin(quotes.index)
        return int((is_theirs & tokens["kind"].isin(("word", "number"))).sum())

    @property
    def reported(self) -> str:
        """How much of the article is reported; of an interview, whose the answers are."""
        said = lines.say_reported(self.source_kinds, self.n_words)
        return " ".join([*filter(None, [lines.say_interview(self.quotes)]), said])

    @property
    def unnamed(self) -> str:
        """What rests on sources without a name; and which answers to polls are not counted.

        >>> a = sk.Article("Half of the sailors said it rained. Ada Lane said no.")
        >>> Briefing(a).unnamed.partition(" Not")[2]
        ' counted: what shares of people said (“half of the sailors”).'
        """
        a, left_out = self.article, self._in_body.drop(self.quotes.index)
        others = speech.told_types(a.quotes.drop(self.quotes.index), a.tokens)
        is_more = bool(others.isin(UNNAMED).any())
        unnamed = lines.say_unnamed(self.quotes, is_more=is_more)
        said = unnamed, lines.say_polls(shares_of_polls(left_out))
        return " ".join(filter(None, said))

    @property
    def unnamed_at(self) -> pd.Series:
        """The sentences of what rests on sources without a name."""
        is_unnamed = self.quotes["source_type"].isin(UNNAMED) | unsigned(self.quotes).notna()
        return self.quotes.loc[is_unnamed, "sentence_id"]

    @cached_property
    def people(self) -> pd.DataFrame:
        """The people and bodies, with their role as printed.

        >>> Briefing(sk.Article("Ada Lane read a verse, Daniel 3:5.")).people["name"].tolist()
        ['Ada Lane']
        """
        a = self.article
        return who_is_who(a.text, a.tokens, self.names, a.quotes.loc[self.quotes.index])

    @cached_property
    def spoken_for(self) -> dict[str, list[Through]]:
        """Through whom those are heard who are not credited themselves.

        >>> a = sk.Article("Ada Lane’s office said it rained. It rained, said an aide to Bo Roe.")
        >>> [*Briefing(a).spoken_for]
        ['Ada Lane', 'Bo Roe']
        """
        article = self.article
        said = self._of_body(article.attributions)
        return spoken_for(said, self.quotes, article.names, article.sentences)

    @property
    def n_unlisted(self) -> int:
        """How many bodies are named that the table of people leaves out: mere letters.

        >>> Briefing(sk.Article("Ada Lane left the QXR. It was about the QXR and NATO.")).n_unlisted
        1
        """
        names = self.names
        is_body = names["kind"].eq("organization") & ~names["name"].isin(self.people["name"])
        return int(names["name"][is_body].nunique())

    @cached_property
    def quantities(self) -> pd.DataFrame:
        """The numbers and dates of the story, each with its unit and whoever gives it."""
        a = self.article
        found = quantities(a.text, a.sentences, a.tokens, a.names, self.quotes)
        found = with_polls(found, a.sentences, a.tokens)
        found = with_estimates(found, a.text, a.names)
        return found[found["sentence_id"].isin(self.story)].reset_index(drop=True)

    # ------------------------------------------------------------ the second sheet

    @cached_property
    def passages(self) -> pd.DataFrame:
        """Where each voice is heard."""
        return speech.quoted_passages(self.quotes, self.article.tokens)

    @cached_property
    def shares(self) -> pd.DataFrame:
        """The words that each voice gets."""
        return speech.share_of_voice(self.quotes, self.article.tokens)

    @cached_property
    def topics(self) -> pd.DataFrame:
        """What the article keeps coming back to, names aside."""
        a = self.article
        return topics(a.tokens, a.names, a.quotes)

    @cached_property
    def tone(self) -> pd.DataFrame:
        """The mean tone of each voice with its interval, in the news variant."""
        a = self.article
        return tone_by_voice(voices(a.text, a.sentences, a.quotes, a.names))

    @cached_property
    def headline(self) -> pd.DataFrame:
        """What the headline says, and whether the body says it too."""
        a = self.article
        return headline_check(a.text, a.paragraphs, a.sentences, a.tokens, a.names)

    @property
    def error_rates(self) -> str:
        """How often such figures are right."""
        return lines.say_error_rates(lexicons.word_list("error_rates"))

    @property
    def corrections(self) -> str:
        """How many attributions a person corrected; empty if none."""
        return correction_note(self.article.corrections)
