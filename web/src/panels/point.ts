/** The picked point: where it is, every number there, and how to get its weights. */

import { h } from "../dom";
import { exact, number } from "../model/format";
import { field } from "../model/picture";
import { Status } from "../model/status";
import type { Surface } from "../model/surface";
import type { Cursor, Store } from "../model/ui";
import type { Scene } from "../view";
import { copyable } from "./copyable";
import type { Panel } from "./panel";

export function makePoint(store: Store): Panel {
  const element = h("div", { class: "og-point" });
  return {
    element,
    draw(scene) {
      if (!["cursor", "data", "mode", "height"].some((key) => scene.changed.has(key as "cursor"))) return;
      const cursor = store.ui.cursor;
      const surface = cursor && scene.surfaces[cursor.run];
      element.replaceChildren(...(cursor && surface ? facts(scene, surface, cursor) : nothing()), places(scene, store));
    },
  };
}

function nothing(): HTMLElement[] {
  return [h("p", { class: "og-note" }, "Click the picture, or give it the focus and walk with the arrow keys.")];
}

function facts(scene: Scene, surface: Surface, { i, j }: Cursor): HTMLElement[] {
  const rows = [row("x", surface.x[i])];
  if (surface.plane) rows.push(row("y", surface.y[j]));
  for (const name of surface.fields.keys()) rows.push(row(name, surface.value(name, i, j), field(scene.surfaces, name)?.label));
  const list = h("table", { class: "og-facts", "data-run": surface.run.id }, h("caption", {}, surface.run.name), h("tbody", {}, ...rows, statusRow(surface, i, j)));
  const commands = surface.run.commands;
  const filled = (text: string) => text.replaceAll("{x}", exact(surface.x[i])).replaceAll("{y}", exact(surface.y[j]));
  return [
    list,
    ...(commands
      ? [h("p", { class: "og-note" }, "The weights at this point:"), copyable("shell", filled(commands.shell)), copyable("Python", filled(commands.python))]
      : [h("p", { class: "og-note" }, "This result holds no directions, so the weights at a point cannot be made from it.")]),
  ];
}

function row(name: string, value: number, title = name): HTMLElement {
  return h("tr", {}, h("th", { scope: "row", title }, name.replaceAll("_", " ")), h("td", { "data-field": name, "data-value": exact(value) }, number(value, 6)));
}

function statusRow(surface: Surface, i: number, j: number): HTMLElement {
  const odd = surface.status[surface.index(i, j)] !== Status.OK;
  return h("tr", { class: odd ? "og-odd" : null }, h("th", { scope: "row" }, "status"), h("td", { "data-field": "status" }, surface.statusAt(i, j)));
}

/** Buttons that lead to places of interest. */
function places(scene: Scene, store: Store): HTMLElement {
  const run = store.ui.cursor?.run ?? scene.layers[0]?.run ?? 0;
  const surface = scene.surfaces[run];
  const lowest = surface && minimum(surface, store.ui.height);
  const go = (i: number, j: number) => store.set({ cursor: { run, i, j } });
  const anchor = surface?.nearest(0, 0);
  return h(
    "div", { class: "og-buttons" },
    lowest && h("button", { type: "button", onclick: () => go(...lowest) }, "Minimum"),
    anchor && h("button", { type: "button", onclick: () => go(...anchor) }, "Anchor"),
    store.ui.cursor && h("button", { type: "button", onclick: () => store.set({ cursor: null }) }, "Clear"),
  );
}

/** The node with the smallest finite value; null if there is none. */
export function minimum(surface: Surface, name: string): [number, number] | null {
  const values = surface.fields.get(name);
  if (!values) return null;
  let best = -1;
  for (let k = 0; k < values.length; k++)
    if (surface.status[k] === Status.OK && Number.isFinite(values[k]) && (best < 0 || values[k] < values[best])) best = k;
  return best < 0 ? null : [Math.floor(best / surface.ny), best % surface.ny];
}
