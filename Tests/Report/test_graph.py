"""The graph of the report, in a browser: what is drawn, and the reader's ways through it."""

import subprocess
from pathlib import Path
from typing import Any, Dict, List

import records
from chromium import Browser
from conftest import make, tool_path

BOXES = """[...document.querySelectorAll('.node')].map((node) => {
  const box = node.querySelector('.node-box').getBoundingClientRect();
  return { name: node.getAttribute('aria-label'), left: box.left, top: box.top, right: box.right, bottom: box.bottom };
})"""


def node(name: str) -> str:
    return f".node[aria-label^='{name}']"


def overlap(a: Dict[str, Any], b: Dict[str, Any]) -> bool:
    return a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]


def overlaps(boxes: List[Dict[str, Any]]) -> List[str]:
    return [f"{a['name']} / {b['name']}" for index, a in enumerate(boxes) for b in boxes[index + 1:] if overlap(a, b)]


def test_draws_every_node_in_its_region_and_no_two_over_each_other(browser: Browser, shop: Path) -> None:
    browser.open(shop)
    assert browser.count(".node") == 22 and browser.count(".link") == 20
    assert overlaps(browser.run(BOXES)) == []
    assert set(browser.texts(".band text")) == {"eu-west-1", "us-east-1", "ap-southeast-2"}
    bands = browser.run(
        "[...document.querySelectorAll('.band rect')].map((band) => { const box = band.getBoundingClientRect();"
        " return { name: band.nextSibling.textContent, left: box.left, top: box.top, right: box.right, bottom: box.bottom }; })")
    assert overlaps(bands) == []
    forecast = next(box for box in browser.run(BOXES) if box["name"].startswith("function shop-Forecast"))
    assert [band["name"] for band in bands if overlap(band, forecast)] == ["ap-southeast-2"]


def test_a_click_on_a_node_tells_its_figures_and_dims_the_rest(browser: Browser, shop: Path) -> None:
    browser.open(shop)
    browser.click(f"{node('function shop-Ship')} .node-box")
    browser.wait("!document.getElementById('details').hidden")
    panel = browser.text("#details")
    assert "shop-Ship" in panel and "26" in panel and "19.2 %" in panel and "shop-Parcels" in panel and "lambda.Invoke" in panel
    assert browser.count(".node.is-related") == 3
    browser.click(".panel .close")
    browser.wait("document.getElementById('details').hidden")
    assert browser.count(".has-selection") == 0


def test_a_click_on_an_edge_tells_its_figures_and_its_evidence(browser: Browser, shop: Path) -> None:
    browser.open(shop)
    place = browser.run(
        "(() => { const link = [...document.querySelectorAll('.link')].find((link) => link.textContent.includes('shop-Parcels to shop-Ship'));"
        " const line = link.querySelector('.link-line'); const point = line.getPointAtLength(line.getTotalLength() * 0.7).matrixTransform(line.getScreenCTM());"
        " return [point.x, point.y]; })()")
    browser.click_at(*place)
    browser.wait("!document.getElementById('details').hidden")
    panel = browser.text("#details")
    for expected in ("count\n72", "redeliveries\n13", "proven\n71", "p95", "Joined by\nsqs", "×71", "exact", "reserve/app.py:57", "no recorded call has the key"):
        assert expected in panel, panel


def test_evidence_names_the_candidates_where_several_calls_fit(browser: Browser, shop: Path) -> None:
    browser.open(shop)
    browser.run("location.hash = document.querySelector('.link.is-ambiguous') ? '#/edges' : ''")
    browser.wait("document.querySelector('.table-view')")
    browser.click("td .doubt")
    browser.run("[...document.querySelectorAll('tr')].find((row) => row.querySelector('td .doubt')).querySelector('a').click()")
    browser.wait("document.querySelector('.candidates')")
    assert "nightly/app.py:10" in browser.text(".candidates") and "nightly/app.py:14" in browser.text(".candidates")
    assert "several calls have the key" in browser.text("#details")


def test_the_keyboard_goes_from_node_to_node(browser: Browser, shop: Path) -> None:
    browser.open(shop)
    browser.run(f"document.querySelector(\"{node('api shop-Checkout')}\").focus()")
    browser.key("ArrowRight")
    assert browser.run("document.activeElement.getAttribute('aria-label')").startswith("function shop-Checkout")
    browser.key("ArrowRight")
    assert browser.run("document.activeElement.getAttribute('aria-label')").startswith("topic shop-Orders")
    assert browser.run("getComputedStyle(document.activeElement.querySelector('.node-box')).strokeWidth") == "3px"
    browser.key("Enter")
    browser.wait("document.activeElement.id === 'details'")
    assert "shop-Orders" in browser.text("#details h2")
    browser.key("Escape")
    browser.wait("document.getElementById('details').hidden")
    assert browser.run("document.activeElement.getAttribute('aria-label')").startswith("topic shop-Orders")


def test_zoom_and_pan_by_wheel_drag_keys_and_buttons(browser: Browser, shop: Path) -> None:
    browser.open(shop)
    transform = "document.querySelector('.drawing').getAttribute('transform')"
    seen = [browser.run(transform)]

    def changed() -> bool:
        seen.append(browser.run(transform))
        return seen[-1] != seen[-2]

    browser.send("Input.dispatchMouseEvent", type="mouseWheel", x=600, y=500, deltaX=0, deltaY=-240)
    browser.wait(f"{transform} !== {seen[-1]!r}")
    assert changed()
    browser.send("Input.dispatchMouseEvent", type="mousePressed", x=300, y=760, button="left", clickCount=1)
    browser.send("Input.dispatchMouseEvent", type="mouseMoved", x=380, y=700, button="left", buttons=1)
    browser.send("Input.dispatchMouseEvent", type="mouseReleased", x=380, y=700, button="left", clickCount=1)
    assert changed()
    browser.click(".stage-controls button", 1)
    assert changed()
    browser.run("document.querySelector('.node[tabindex=\"0\"]').focus()")
    browser.key("-")
    assert changed()
    browser.key("0")
    assert browser.run(transform) == seen[0]


def test_search_finds_nodes_call_sites_and_invocations_by_keyboard(browser: Browser, shop: Path) -> None:
    browser.open(shop)
    browser.key("/")
    assert browser.run("document.activeElement.getAttribute('role')") == "combobox"
    browser.type("label/render.py:88")
    browser.wait("document.querySelector('.results [role=option]')")
    assert "shop-Label → shop-labels" in browser.texts(".results [role=option]")[0]
    browser.key("Enter")
    browser.wait("!document.getElementById('details').hidden")
    assert "s3.PutObject" in browser.text("#details h2")
    browser.key("/")
    browser.type("forecast")
    browser.wait("document.querySelectorAll('.results [role=option]').length > 1")
    browser.key("ArrowDown")
    assert browser.run("document.querySelector('[aria-selected=true]').id === document.querySelector('.search input').getAttribute('aria-activedescendant')")
    browser.key("Escape")
    assert browser.run("document.querySelector('.results').hidden")


def test_ten_thousand_edges_fold_to_what_can_be_read_and_search_finds_the_rest(browser: Browser, large: Path) -> None:
    seconds = browser.open(large)
    print(f"10,000 edges: ready after {seconds:.2f} s, {large.stat().st_size / 1e6:.1f} MB")
    assert seconds < 10
    assert 20 <= browser.count(".node") <= 70 and "of 10,000 links" in browser.text(".fold-note")
    assert overlaps(browser.run(BOXES)) == []
    hidden = "app-0777"
    assert browser.count(node(f"function {hidden}")) == 0
    browser.key("/")
    browser.type(hidden)
    browser.wait("document.querySelector('.results [role=option]')")
    browser.key("Enter")
    browser.wait("!document.getElementById('details').hidden")
    assert hidden in browser.text("#details h2") and browser.count(node(f"function {hidden}")) == 1
    assert browser.run(f"document.querySelector(\"{node('function ' + hidden)}\").classList.contains('is-selected')")
    before = browser.count(".node")
    browser.key("Escape")
    browser.click(".fold-note button")
    browser.wait(f"document.querySelectorAll('.node').length > {before}")


def test_links_to_oneself_and_back_are_drawn_apart(browser: Browser, folder: Path) -> None:
    browser.open(make(folder, records.loops(), "loops"))
    paths = browser.run("[...document.querySelectorAll('.link-line')].map((line) => line.getAttribute('d'))")
    assert len(paths) == len(set(paths)) == 7 and not any("NaN" in path for path in paths)
    assert overlaps(browser.run(BOXES)) == []
    labels = browser.run(
        "[...document.querySelectorAll('.link-label')].map((label) => { const box = label.getBoundingClientRect();"
        " return { name: label.textContent, left: box.left, top: box.top + 4, right: box.right, bottom: box.bottom - 4 }; })")
    assert overlaps(labels) == []
    browser.open(folder / "loops.html", "#/traces")
    browser.run("document.querySelector('tbody a').click()")
    browser.wait("document.querySelectorAll('.run-row').length === 10")


def test_a_comparison_marks_what_is_new_and_what_is_missing(browser: Browser, folder: Path, shop: Path) -> None:
    other = records.shop(3)
    gone = {line["invocation"] for line in other.lines if "Audit" in line.get("function", "")}
    other.lines = [line for line in other.lines if line["invocation"] not in gone]
    run = other.run("shop-Extra", records.START, source="http_api", keys=["http:x"])
    run.call("sns.Publish", records.arn("sns", "shop-Elsewhere"), "extra.py:1", ["sns:y"])
    run.end()
    source = other.write(folder / "other.jsonl")
    page = folder / "compared.html"
    result = subprocess.run([
        tool_path(), "graph", str(source), "--format", "html", "-o", str(page), "--against", str(folder / "shop.jsonl"), "--quiet"], timeout=60)
    assert result.returncode == 1
    browser.open(page)
    assert browser.count(".link.is-new") == 2 and browser.count(".link.is-missing") > 0
