/** Light or dark: as the user chose, or else as the system is, in an attribute of the viewer's element. */

import { h } from "./dom";
import type { Store } from "./model/ui";

/** Keeps the attribute right, calls back when the look has become another; returns a stop. */
export function followTheme(element: HTMLElement, store: Store, changed: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = store.ui.theme;
    const before = element.dataset.theme;
    element.dataset.theme = chosen === "dark" || (chosen === "auto" && system.matches) ? "dark" : "light";
    if (before && before !== element.dataset.theme) changed();
  };
  system.addEventListener("change", apply);
  const stop = store.listen((keys) => keys.has("theme") && apply());
  apply();
  return () => {
    stop();
    system.removeEventListener("change", apply);
  };
}

/** The button that turns light into dark. */
export function themeButton(element: HTMLElement, store: Store): HTMLElement {
  const flip = () => store.set({ theme: element.dataset.theme === "dark" ? "light" : "dark" });
  return h("button", { type: "button", class: "og-theme", "aria-label": "Light or dark", title: "Light or dark", onclick: flip }, "◐");
}
