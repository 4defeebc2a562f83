// Starts the page: reads the data, then shows the view that the address names.

import { announce, h } from "./dom.js";
import { modelOf } from "./data.js";
import { currentRoute, go, onRoute, routeText } from "./router.js";
import { startTheme } from "./theme.js";
import { startSearch } from "./search.js";
import { detailsOf } from "./details/details.js";
import { graphView } from "./graph/view.js";
import { edgesView, functionsView, operationsView } from "./tables.js";
import { tracesView } from "./trace/list.js";
import { traceView } from "./trace/waterfall.js";
import { ledgerView } from "./ledger.js";

const VIEWS = [
  { id: "graph", title: "Graph", make: graphView },
  { id: "functions", title: "Functions", make: functionsView },
  { id: "operations", title: "Operations", make: operationsView },
  { id: "edges", title: "Edges", make: edgesView },
  { id: "traces", title: "Traces", make: tracesView },
  { id: "ledger", title: "Completeness", make: ledgerView },
];

function navigation(nav) {
  nav.replaceChildren(...VIEWS.map((view) => h("a", { href: routeText({ view: view.id }), data: { view: view.id } }, view.title)));
  nav.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const links = [...nav.children];
    const here = links.indexOf(document.activeElement);
    if (!step || here < 0) return;
    event.preventDefault();
    links[(here + step + links.length) % links.length].focus();
  });
}

function start() {
  const model = modelOf(JSON.parse(document.getElementById("report-data").textContent));
  const [main, aside, nav] = ["main", "details", "views"].map((id) => document.getElementById(id));
  let shown = { key: "", view: undefined };
  let before;
  navigation(nav);
  startTheme(document.getElementById("theme"));
  startSearch(document.getElementById("search"), model);

  function showView(route) {
    const key = `${route.view}/${route.item}`;
    if (key === shown.key) return;
    const tab = route.view === "trace" ? "traces" : route.view;
    const view = VIEWS.find((entry) => entry.id === tab) ?? VIEWS[0];
    shown.view?.close?.();
    shown = { key, view: route.view === "trace" ? traceView(model, route.item) : view.make(model, route.item) };
    main.replaceChildren(shown.view.element);
    main.scrollTo(0, 0);
    shown.view.start?.();
    for (const link of nav.children) {
      if (link.dataset.view === view.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    document.title = `${shown.view.title ?? view.title} · GammaRay report`;
    announce(shown.view.title ?? view.title);
  }

  function showDetails(route) {
    const details = route.show ? detailsOf(model, route.show) : undefined;
    const hadFocus = aside.contains(document.activeElement);
    if (details && !hadFocus) before = document.activeElement;
    aside.hidden = !details;
    aside.replaceChildren(...(details ? [details] : []));
    aside.scrollTo(0, 0);
    shown.view.select?.(route.show);
    // Who came by keyboard reads on in the details; a mouse leaves the focus where it was.
    if (details && (hadFocus || before?.matches(":focus-visible"))) aside.focus({ preventScroll: true });
    if (!details && hadFocus) (before?.isConnected ? before : main).focus({ preventScroll: true });
  }

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && currentRoute().show) go({ show: "" });
  });
  onRoute((route) => {
    showView(route);
    showDetails(route);
  });
  document.documentElement.dataset.ready = "true";
}

start();
