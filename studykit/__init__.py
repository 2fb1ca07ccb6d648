"""A study kit for reading one news article closely.

>>> import studykit as sk
>>> article = sk.Article("The mayor said it would rain. It did.")
>>> len(article.sentences)
2

``sk.help()`` lists all there is, by subject; `__init__.pyi` is the list, by room. What a name
needs is imported when it is first used, so that ``import studykit`` takes little time.
"""

import lazy_loader

from studykit.article import Article, paste, read
from studykit.preflight import preflight  # before its module is, which would take the name

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
