"""Pictures of results: to the byte those of Rust, shown in notebooks, saved whole or not at all."""

import json
import os
import pathlib
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import gapmodel as gm
import pytest
from gapmodel import charts, control, csat, dimensions, gap
from test_vectors import CORE, core_results

OPTIONS: dict[str, Any] = {
    "width": 600,
    "language": "nl",
    "theme": "light",
    "id": "p",
    "heading": False,
    "rows": 12,
}


@pytest.fixture(scope="module")
def result() -> gm.ServqualResult:
    expected = [[7, 6, 7], [6, 6, 5], [7, 7, 6], [5, 6, 7]]
    perceived = [[5, 6, 6], [4, 6, 5], [6, 5, 6], [5, 5, 4]]
    return gap.servqual(expected, perceived)


def test_pictures_have_the_bytes_of_rust() -> None:
    core = core_results()
    if core is None:
        print(f"skipped: {CORE} is not there")
        pytest.skip(f"{CORE} is not there")
    kinds: dict[str, int] = {}
    for cases in core.values():
        for case in cases:
            theirs = case.get("picture")
            if theirs is None:
                continue
            found = getattr(gm, theirs["of"]).from_json(json.dumps(case["result"]))
            if "error" in theirs:
                with pytest.raises(gm.GapModelError) as error:
                    found.plot(**OPTIONS)
                assert str(error.value) == theirs["error"], case["name"]
            else:
                assert found.plot(**OPTIONS).svg() == theirs["svg"], case["name"]
                kinds[theirs["of"]] = kinds.get(theirs["of"], 0) + 1
    plotted = {name for name in gm.__all__ if hasattr(getattr(gm, name), "plot")}
    assert set(kinds) == plotted


def test_a_picture_says_what_it_is(result: gm.ServqualResult) -> None:
    picture = result.plot(language="fr", title="Écarts <1990>")
    assert repr(picture) == 'Picture("gaps", "Écarts <1990>")'
    assert (picture.kind, picture.title) == ("gaps", "Écarts <1990>")
    root = ElementTree.fromstring(picture.svg())
    assert root.attrib["role"] == "img" and root.attrib["lang"] == "fr"
    assert picture.vega_lite()["$schema"].endswith("v5.json")
    assert "Écarts <1990>" not in result.plot(language="fr").svg()


def test_a_notebook_shows_it(result: gm.ServqualResult) -> None:
    picture = result.plot()
    bundle = picture._repr_mimebundle_()
    assert set(bundle) == {"application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"}
    assert bundle["image/svg+xml"] == picture._repr_svg_()
    assert set(picture._repr_mimebundle_(include=["image/svg+xml"])) == {"image/svg+xml"}
    assert "text/plain" not in picture._repr_mimebundle_(exclude=["text/plain"])
    # On one page each has ids of its own, and the same each time.
    other = result.plot(language="nl")
    ids = [ElementTree.fromstring(p._repr_svg_()).attrib["id"] for p in (picture, other, result.plot())]
    assert ids[0] != ids[1] and ids[0] == ids[2]
    assert 'id="mine"' in result.plot(id="mine")._repr_svg_()
    html = result._repr_html_()
    assert html.index("<svg") < html.index("<table>")
    assert "<svg" not in csat.mean([1, 2, 3])._repr_html_()


def test_it_is_saved_whole_or_not_at_all(result: gm.ServqualResult, tmp_path: pathlib.Path) -> None:
    picture = result.plot(theme="dark")
    picture.save(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == picture.svg() + "\n"
    picture.save(str(tmp_path / "a.JSON"))
    assert json.loads((tmp_path / "a.JSON").read_text(encoding="utf-8")) == picture.vega_lite()
    result.plot(title="<script>alert(1)</script>").save(tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and "<script" not in page and "http://www.w3.org/2000/svg" in page
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(picture.save, [tmp_path / "a.svg"] * 8)) == [None] * 8
    with pytest.raises(gm.GapModelError, match="ends in .svg, .json, .html or .png"):
        picture.save(tmp_path / "a.gif")
    with pytest.raises(FileNotFoundError) as error:
        picture.save(tmp_path / "none" / "a.svg")
    assert str(tmp_path / "none") in str(error.value)
    (tmp_path / "folder.svg").mkdir()
    with pytest.raises(OSError):
        picture.save(tmp_path / "folder.svg")
    assert sorted(os.listdir(tmp_path)) == ["a.JSON", "a.html", "a.svg", "folder.svg"]


def test_png_is_drawn_or_says_how(result: gm.ServqualResult, tmp_path: pathlib.Path) -> None:
    try:
        png = result.plot().png()
    except gm.GapModelError as error:
        assert "feature png" in str(error) or "no fonts" in str(error)
        with pytest.raises(gm.GapModelError):
            result.plot().save(tmp_path / "a.png")
        assert os.listdir(tmp_path) == []
    else:
        assert png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"width": 10}, "width = 10 is not allowed"),
        ({"language": "de"}, "en, nl, fr, et"),
        ({"theme": "blue"}, "auto, light, dark"),
        ({"rows": 1}, "at least 2"),
        ({"id": 'a"b'}, "letters, digits"),
    ],
)
def test_what_cannot_be_drawn_is_refused(result: gm.ServqualResult, options: Any, message: str) -> None:
    with pytest.raises(gm.GapModelError, match=message):
        result.plot(**options)


def test_several_results_make_one_picture() -> None:
    counts = gm.Counts((1, 5))
    counts.extend([1, 2, 4, 5, 5])
    assert charts.likert({"Wait": counts, "Price": counts}) is not None
    assert charts.likert([("Wait", counts)]).kind == "likert"
    share = csat.top_box([1, 2, 4, 5, 5])
    assert "a / b" in charts.estimates({("a", "b"): share, 3: share}, target=0.8).svg()
    nps = csat.nps([1, 9, 10, 10])
    assert charts.estimates([("all", nps)], statistic="nps").kind == "estimates"
    table = {"q": [1, 5, 4, 3, 5, 5], "shop": ["x", "x", "x", "y", "y", "y"]}
    survey = gm.Instrument.from_toml(
        'id = "s"\nscales.five = { min = 1, max = 5 }\nitems = [{ id = "q", scale = "five" }]'
    )
    by_shop = csat.top_box(gm.summarize(table, survey, by="shop"), item="q")
    assert ">x<" in charts.estimates(by_shop).svg()
    for wrong in ({"a": 1}, [1, 2], 3):
        with pytest.raises(TypeError):
            charts.estimates(wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            charts.likert(wrong)  # type: ignore[arg-type]
    with pytest.raises(gm.GapModelError, match="too few items"):
        charts.likert({})
    with pytest.raises(gm.GapModelError, match="statistic"):
        charts.estimates({"a": share}, statistic="median")  # type: ignore[arg-type]


def test_points_of_a_control_chart_have_names() -> None:
    chart = control.p([40, 45, 20], [50, 52, 51])
    assert "March" in charts.control(chart, ["January", "February", "March"]).svg()
    assert charts.control(chart).svg() == chart.plot().svg()
    with pytest.raises(gm.GapModelError, match="periods"):
        charts.control(chart, ["January"])


def test_markers_are_highlighted() -> None:
    turns = [("customer", "Hello <b>"), ("agent", "I am sorry to hear that. Let me check it.")]
    scored = dimensions.conversation(turns, language="en")
    html = charts.highlighted(scored, turns, language="et", id="one")
    assert html.count("<mark ") >= 6 and "Hello &lt;b&gt;" in html and 'id="one"' in html
    with pytest.raises(gm.GapModelError, match="turns"):
        charts.highlighted(scored, [("agent", "Something else"), ("agent", "again")])


def test_the_triangle_needs_all_three(root: pathlib.Path) -> None:
    instrument = gm.Instrument.three_dimensions()
    names = [f"P_{attribute}" for attribute in instrument.attributes]
    table = {name: [1 + (i * (k + 3)) % 7 for i in range(30)] for k, name in enumerate(names)}
    scores = dimensions.score(gm.summarize(table, instrument))
    assert charts.balance(scores).kind == "balance"  # type: ignore[arg-type]
    assert scores.plot().kind == "dimensions"  # type: ignore[union-attr]
