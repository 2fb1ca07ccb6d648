"""Running notebooks, whatever a person has set up on the machine."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from studykit.export.figures import figures
from studykit.kernels import run_all

SHOWS = """
import sys
import matplotlib.pyplot as plt
from studykit import show_figure
print(sys.executable, plt.rcParams["axes.facecolor"], "startup" in globals())
ax = plt.subplots()[1]
ax.set_title("Rain in 中文, ไทย and देव")
show_figure(ax, "It rained.")
"""


@pytest.fixture
def stored(tmp_path):
    def write(*sources):
        path = tmp_path / "lesson.ipynb"
        nbformat.write(new_notebook(cells=[new_code_cell(source) for source in sources]), path)
        return [path]

    return write


def outputs(run):
    return [output for cell in run.notebook.cells for output in cell.outputs]


def test_a_persons_own_settings_are_left_out(stored, tmp_path, monkeypatch):
    """A kernel of the same name, a profile with SVG, a dark chart, and a long path for sockets."""
    kernel = tmp_path / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text(json.dumps({"argv": ["/none"], "display_name": "Mine"}))
    profile = tmp_path / "ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    (profile / "startup" / "mine.py").write_text("startup = True")
    (profile / "ipython_kernel_config.py").write_text("c.InlineBackend.figure_formats = {'svg'}")
    charts = tmp_path / "charts"
    charts.mkdir()
    (charts / "matplotlibrc").write_text("axes.facecolor: black\ntext.usetex: True\n")
    long = tmp_path / ("long" * 25)
    long.mkdir()
    places = {"JUPYTER_PATH": kernel.parent.parent, "IPYTHONDIR": profile.parent}
    places |= {"MATPLOTLIBRC": charts, "TMPDIR": long}
    for name, place in places.items():
        monkeypatch.setenv(name, str(place))
    monkeypatch.setattr("tempfile.tempdir", None)
    (run,) = run_all(stored(SHOWS), None, tmp_path)
    assert run.error is None
    said, *shown = outputs(run)
    assert said.text.split()[1:] == ["white", "False"]
    assert [figure.alt for figure in figures(run.notebook)] == ["It rained."]
    assert [output.output_type for output in shown] == ["display_data"] * 2
    assert list(long.iterdir()) == []


NEVER_SHOWN = """
class Torn:
    def _repr_png_(self):
        raise RuntimeError("no LaTeX here")
Torn()
"""


def test_what_cannot_be_shown_counts_as_stopped(stored, tmp_path):
    (run,) = run_all(stored("1", NEVER_SHOWN), None, tmp_path)
    assert run.error == "cell [2] (class Torn:): RuntimeError: no LaTeX here"
    assert not [output for output in outputs(run) if "site-packages" in str(output)]


def test_figures_come_as_svg_with_text_where_asked(stored, tmp_path):
    (run,) = run_all(stored(SHOWS), None, tmp_path, figure_formats=("png", "svg"))
    (figure,) = figures(run.notebook)
    assert "Rain in" in figure.svg


AS_SVG = "get_ipython().run_line_magic('config', \"InlineBackend.figure_formats = ['svg']\")"


def test_a_figure_has_its_sentence_in_whatever_kind_it_is_shown(stored, tmp_path):
    (run,) = run_all(stored(AS_SVG, SHOWS), None, tmp_path)
    shown = next(o for o in outputs(run) if "image/svg+xml" in o.get("data", {}))
    assert shown.metadata == {"image/svg+xml": {"alt": "It rained."}}
