// A table that sorts by any column, filters by text and shows one page of rows at a time.

import { announce, button, debounced, h } from "./dom.js";
import { counted, number } from "./format.js";

const PAGE = 100;

const compare = (a, b) => {
  if (a === undefined || a === null) return b === undefined || b === null ? 0 : 1;
  if (b === undefined || b === null) return -1;
  return typeof a === "string" ? a.localeCompare(b) : a - b;
};

/**
 * @param columns `{ id, title, value(row), cell?(row), numeric?, help? }`: `value` sorts and filters, `cell` is what is shown.
 * @param options `{ caption, noun, rows, sort: [id, "ascending" | "descending"], text(row), query? }`: what to filter by at first
 */
export function sortedTable(columns, { caption, noun, rows, sort, text, query = "" }) {
  let [sortedBy, direction] = sort;
  let page = 0;
  let filter = query.toLowerCase();
  let found = rows;
  const body = h("tbody");
  const status = h("span", { class: "table-status", role: "status" });
  const headers = columns.map((column) =>
    h(
      "th", { scope: "col", class: column.numeric && "numeric", title: column.help },
      button(column.title, () => sortBy(column), { class: "sort" }),
    ),
  );
  const back = button("‹", () => turn(-1), { class: "icon-button", "aria-label": "Previous page" });
  const on = button("›", () => turn(1), { class: "icon-button", "aria-label": "Next page" });
  const search = h("input", {
    type: "search", value: query, placeholder: `Filter ${noun}s`, "aria-label": `Filter ${noun}s`, autocomplete: "off", spellcheck: "false",
    oninput: debounced(() => {
      filter = search.value.trim().toLowerCase();
      page = 0;
      update();
    }, 80),
  });

  function sortBy(column) {
    const first = column.numeric ? "descending" : "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    direction = sortedBy === column.id && direction === first ? other : first;
    sortedBy = column.id;
    page = 0;
    update();
    announce(`Sorted by ${column.title}, ${direction}`);
  }

  function turn(step) {
    page += step;
    update();
    body.closest(".table-scroll").scrollTo({ top: 0 });
  }

  function update() {
    const column = columns.find((entry) => entry.id === sortedBy);
    const matching = filter ? rows.filter((row) => text(row).toLowerCase().includes(filter)) : rows.slice();
    const sign = direction === "ascending" ? 1 : -1;
    found = matching
      .map((row) => [row, column.value(row)])
      .sort((a, b) => (a[1] == null || b[1] == null ? compare(a[1], b[1]) : sign * compare(a[1], b[1])))
      .map(([row]) => row);
    headers.forEach((header, index) => {
      if (columns[index].id === sortedBy) header.setAttribute("aria-sort", direction);
      else header.removeAttribute("aria-sort");
    });
    page = Math.max(0, Math.min(page, Math.ceil(found.length / PAGE) - 1));
    const first = page * PAGE;
    body.replaceChildren(...found.slice(first, first + PAGE).map(rowElement));
    const last = Math.min(found.length, first + PAGE);
    status.textContent = found.length > PAGE ? `${number(first + 1)}–${number(last)} of ${counted(found.length, noun)}` : counted(found.length, noun);
    back.disabled = page === 0;
    on.disabled = last >= found.length;
    back.hidden = on.hidden = found.length <= PAGE;
  }

  const rowElement = (row) =>
    h("tr", {}, columns.map((column, index) => {
      const content = column.cell ? column.cell(row) : number(column.value(row) ?? 0);
      return h(index === 0 ? "th" : "td", { scope: index === 0 && "row", class: column.numeric && "numeric" }, content);
    }));

  body.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest("tr");
    if (!step || !row) return;
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    next?.querySelector("a, button")?.focus();
    event.preventDefault();
  });

  update();
  return h(
    "section", { class: "table-view", "aria-label": caption },
    h("div", { class: "table-bar" }, search, h("span", { class: "spacer" }), status, back, on),
    h("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": caption },
      h("table", {}, h("caption", { class: "visually-hidden" }, caption), h("thead", {}, h("tr", {}, headers)), body)),
  );
}
