"""One HTML file that shows surveys: everything is in it, and it can reach nothing."""

from __future__ import annotations

import base64
import hashlib
import re
import string
from collections.abc import Sequence
from html import escape

from orograph.results.survey import Survey
from orograph.viewer.assets import asset
from orograph.viewer.encode import to_json
from orograph.viewer.state import view_state


def page(surveys: Sequence[Survey], *, title: str | None = None) -> str:
    """A self-contained page with the viewer and the numbers of the surveys.

    It loads nothing: the browser is told (Content-Security-Policy) to run the one script and use the one style sheet
    that are in it, by their SHA-256, and to open no connection. Names of runs, fields and directions are data in it,
    never markup.

    Args:
        surveys: one or more, shown together.
        title: what stands above; default their names.

    Returns:
        The HTML, pure ASCII but for the script and the style sheet.

    Raises:
        StoreError: the built files of the viewer are missing.

    Example:
        >>> import xarray as xr
        >>> grid = xr.Dataset({"loss": ("x", [1.0, 3.0]), "status": ("x", [1, 1])}, {"x": [-1.0, 1.0]})
        >>> html = page([Survey(grid, name="</title><b>bowl")])
        >>> "<title>&lt;/title&gt;&lt;b&gt;bowl</title>" in html, html.count("<b>")
        (True, 0)
    """
    state = view_state(surveys, title=title, live=False)
    script, style = script_text(asset("viewer.js")), style_text(asset("viewer.css"))
    return _PAGE.substitute(
        policy=policy(script, style),
        title=escape(state["title"]).encode("ascii", "xmlcharrefreplace").decode("ascii"),
        style=style,
        state=to_json(state),
        script=script,
    )


def policy(script: str, style: str) -> str:
    """The Content-Security-Policy that allows this script and this style sheet, and nothing else."""
    return (
        f"default-src 'none'; script-src '{digest(script)}'; style-src '{digest(style)}'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """The hash of an inline script or style sheet as a policy names it.

    Example:
        >>> digest("")
        'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def script_text(script: str) -> str:
    """A script that means the same and in which no HTML parser finds the end of its element, or a comment.

    What is replaced can stand in strings and regular expressions only.

    Example:
        >>> script_text("'</script>'")
        "'<\\\\/script>'"
    """
    script = re.sub(r"</(?=script)", r"<\\/", script, flags=re.IGNORECASE)
    return script.replace("<!--", r"\x3C!--").replace("\0", r"\x00")


def style_text(style: str) -> str:
    """A style sheet that no HTML parser takes for the end of its element."""
    return re.sub(r"</(?=style)", r"<\\/", style, flags=re.IGNORECASE).replace("\0", "")


_PAGE = string.Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Orograph">
<meta name="referrer" content="no-referrer">
<title>$title</title>
<link rel="icon" href="data:,">
<style>$style</style>
</head>
<body>
<div id="orograph" data-orograph></div>
<noscript>This page draws its pictures with JavaScript, which is switched off here. It loads nothing and sends
nothing.</noscript>
<script type="application/json" id="orograph-state">$state</script>
<script type="module">$script</script>
</body>
</html>
""")
