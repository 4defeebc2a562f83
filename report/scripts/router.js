// Where the reader is stands in the address, behind #, so that back, forward and bookmarks work: #/trace/ID?show=node:function:Save

let listener = () => {};

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** `{ view, item, show }`; `show` is what the details tell of: `node:ID`, `edge:NUMBER` or `invocation:ID`. */
export function currentRoute() {
  const hash = location.hash.startsWith("#/") ? location.hash.slice(2) : "";
  const question = hash.indexOf("?show=");
  const path = (question < 0 ? hash : hash.slice(0, question)).split("/").map(decoded);
  return { view: path[0] || "graph", item: path[1] ?? "", show: question < 0 ? "" : decoded(hash.slice(question + 6)) };
}

export function routeText({ view, item = "", show = "" }) {
  const path = item ? `${encodeURIComponent(view)}/${encodeURIComponent(item)}` : encodeURIComponent(view);
  return `#/${path}${show ? `?show=${encodeURIComponent(show)}` : ""}`;
}

/** Goes there; what is not named stays. */
export function go(change) {
  const here = currentRoute();
  const next = routeText("view" in change ? change : { ...here, ...change });
  if (next !== location.hash) location.hash = next;
}

export function onRoute(work) {
  listener = work;
  addEventListener("hashchange", () => listener(currentRoute()));
  listener(currentRoute());
}
