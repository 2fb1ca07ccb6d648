"""What a briefing says: the main sentences, who says what, who is who, figures, topics, headline.

Each function takes the article's tables and gives a table whose rows point into the text;
`Briefing` puts them together for one article, with the sentences about them.

Where to add
------------
- A kind of number or date: `quantities`; a way in which a role is printed: `roles`.
- A sentence on the briefing: `lines`; where it goes on the page: `templates/briefing.html.j2`.
"""

from studykit.brief import lines
from studykit.brief.briefing import Briefing
from studykit.brief.headline import headline_check
from studykit.brief.lines import *
from studykit.brief.pull_quotes import pull_quotes
from studykit.brief.quantities import quantities
from studykit.brief.roles import who_is_who
from studykit.brief.summary import summary
from studykit.brief.topics import topics

__all__ = [
    *lines.__all__,
    "Briefing",
    "headline_check",
    "pull_quotes",
    "quantities",
    "summary",
    "topics",
    "who_is_who",
]
