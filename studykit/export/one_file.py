"""Pages that are one file each: nothing is loaded, and only what the kit wrote can run."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

TEMPLATES = Path(__file__).parent.parent / "templates"

_PLACE = "{{policy}}"  # where a page's policy is put once the page is whole
_BLOCK = {
    "style-src": re.compile(r"<style>(.*?)</style>", re.DOTALL),
    "script-src": re.compile(r"<script>(.*?)</script>", re.DOTALL),
}


def one_file(template: str, **values: Any) -> str:
    """A page from a template, with a Content-Security-Policy that allows just what it holds.

    The policy names the hashes of the page's own style and script; anything else that a text could
    bring in (script, style, picture, frame, form, request) is refused by the browser.
    """
    page = _environment().get_template(template).render(policy=_PLACE, **values)
    return page.replace(_PLACE, _policy(page))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["whole"] = _whole
    return environment


def _whole(text: str) -> Markup:
    r"""A text that a page gives back character by character: it would make one line end of two.

    >>> _whole("<a>\r\n")
    Markup('&lt;a&gt;&#13;\n')
    """
    return Markup(str(escape(text)).replace("\r", "&#13;"))


def _policy(page: str) -> str:
    """What the page may do: its own style, its own script, pictures that it holds.

    >>> _policy("<style>p {}</style>").split("; ")[1]
    "style-src 'sha256-SNJDlN1Iy2mnt7DOjQIyDb2LQE6O5PQiSZomcdzawQ4='"
    """
    allowed = ["default-src 'none'"]
    for source, block in _BLOCK.items():
        hashes = [f"'sha256-{_hash(content)}'" for content in block.findall(page)]
        if hashes:
            allowed.append(" ".join([source, *hashes]))
    last = ["img-src data:", "base-uri 'none'", "form-action 'none'"]
    return "; ".join(
        [*allowed, *last, "require-trusted-types-for 'script'", "trusted-types 'none'"]
    )


def _hash(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")
