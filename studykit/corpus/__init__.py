"""Many articles: the tables of a whole archive.

`items` and `rows` go through the archive, `sources` cuts it into parts; `making` and `gathered`
turn a part's articles into tables, `storing` stores them, `running` says who does it, and `run`
is all of it from the start to the end. `likeness` tells articles that are nearly the same,
`invented` makes an archive up.
"""

from studykit.corpus.invented import invented_archive
from studykit.corpus.making import corpus_tables
from studykit.corpus.run import Corpus, read_corpus, write_corpus

__all__ = ["Corpus", "corpus_tables", "invented_archive", "read_corpus", "write_corpus"]
