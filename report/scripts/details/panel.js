// The frame that all details share.

import { button, h } from "../dom.js";
import { printable } from "../format.js";
import { go } from "../router.js";

export function panel({ kind, family, title, tags = [] }, ...content) {
  return h(
    "article", { class: "panel" },
    h("header", {},
      h("div", { class: "panel-kind" }, family && h("i", { class: `dot ${family}` }), kind, tags),
      h("h2", { title: printable(title) }, printable(title)),
      button("✕", () => go({ show: "" }), { class: "icon-button close", "aria-label": "Close the details" })),
    content,
  );
}

export const section = (title, ...content) => h("section", { class: "panel-section" }, h("h3", {}, title), content);
