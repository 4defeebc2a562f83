// Light or dark: as the system says, until the reader chooses.

import { s, announce } from "./dom.js";

const KEY = "gammaray-theme";
const SUN = "M12 4V2m0 20v-2m8-8h2M2 12h2m13.7-5.7 1.4-1.4M4.9 19.1l1.4-1.4m0-11.4L4.9 4.9m14.2 14.2-1.4-1.4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z";
const MOON = "M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5z";

// A file opened with all storage forbidden still has a theme.
function stored(value) {
  try {
    if (value) localStorage.setItem(KEY, value);
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function startTheme(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = stored();
  const current = () => (chosen === "dark" || chosen === "light" ? chosen : system.matches ? "dark" : "light");
  const show = () => {
    document.documentElement.dataset.theme = current();
    const other = current() === "dark" ? "light" : "dark";
    button.setAttribute("aria-label", `Switch to the ${other} theme`);
    button.title = `Switch to the ${other} theme`;
    button.replaceChildren(s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, s("path", { d: current() === "dark" ? SUN : MOON })));
  };
  button.addEventListener("click", () => {
    chosen = current() === "dark" ? "light" : "dark";
    stored(chosen);
    show();
    announce(`${chosen} theme`);
  });
  system.addEventListener("change", show);
  show();
}
