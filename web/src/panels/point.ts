/** The picked point: where it is, every number there, and how to get its weights. */

import { h } from "../dom";
import { sameNodes } from "../model/bilinear";
import { exact, number } from "../model/format";
import { field } from "../model/picture";
import type { Surface } from "../model/surface";
import type { Cursor, Store } from "../model/ui";
import type { Scene } from "../view";
import { copyable } from "./copyable";
import type { Panel } from "./panel";

/** The most runs whose numbers stand side by side. */
const MOST = 4;

export function makePoint(store: Store): Panel {
  const element = h("div", { class: "og-point" });
  return {
    element,
    draw(scene) {
      if (!["cursor", "data", "mode", "height", "hidden", "arrangement", "morph"].some((key) => scene.changed.has(key as "cursor"))) return;
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
  const columns = [surface, ...alike(scene, surface)];
  const wide = columns.length > 1 ? columns.length : null;
  const place = (name: string, value: number) => h("tr", {}, heading(name), h("td", { colspan: wide, "data-field": name, "data-value": exact(value) }, number(value, 6)));
  const names = [...new Set(columns.flatMap((column) => [...column.fields.keys()]))];
  const rows = [
    place("x", surface.x[i]),
    ...(surface.plane ? [place("y", surface.y[j])] : []),
    ...names.map((name) => h("tr", {}, heading(name, field(scene.surfaces, name)?.label), ...columns.map((column, k) => cell(column, name, i, j, k === 0, columns.length)))),
    statusRow(columns, i, j),
  ];
  const head = wide ? h("thead", {}, h("tr", {}, h("td"), ...columns.map(({ run }) => h("th", { scope: "col", title: run.name }, run.name)))) : null;
  const list = h("table", { class: wide ? "og-facts og-facts-many" : "og-facts", "data-run": surface.run.id }, h("caption", {}, surface.run.name), head, h("tbody", {}, ...rows));
  return [list, ...weights(surface, i, j)];
}

/** The other visible runs with the same nodes, as many as there is room for. */
function alike({ layers }: Scene, surface: Surface): Surface[] {
  const same = (other: Surface) => other !== surface && sameNodes(other.x, surface.x) && sameNodes(other.y, surface.y) && other.plane === surface.plane;
  return layers.map((layer) => layer.surface).filter(same).slice(0, MOST - 1);
}

/** How to get the weights of a node. */
function weights({ run, x, y }: Surface, i: number, j: number): HTMLElement[] {
  const { commands } = run;
  if (!commands) return [h("p", { class: "og-note" }, "This result holds no directions, so the weights at a point cannot be made from it.")];
  const filled = (text: string) => text.replaceAll("{x}", exact(x[i])).replaceAll("{y}", exact(y[j]));
  return [h("p", { class: "og-note" }, "The weights at this point:"), copyable("shell", filled(commands.shell)), copyable("Python", filled(commands.python))];
}

function heading(name: string, title = name): HTMLElement {
  return h("th", { scope: "row", title }, name.replaceAll("_", " "));
}

/** The number of one run; only that of the picked one is marked as a value of the point. */
function cell(surface: Surface, name: string, i: number, j: number, picked: boolean, columns: number): HTMLElement {
  const value = surface.value(name, i, j);
  const guessed = surface.guessed(name, i, j);
  const text = (digits: number) => (guessed ? `≈ ${number(value, digits)}` : number(value, digits));
  if (!picked) return h("td", { "data-run": surface.run.id, title: exact(value) }, surface.has(name) ? text(4) : "");
  if (!surface.has(name)) return h("td");
  return h("td", { "data-field": name, "data-value": exact(value), title: guessed ? "interpolated, of unknown error" : null }, text(columns > 1 ? 4 : 6));
}

function statusRow(columns: readonly Surface[], i: number, j: number): HTMLElement {
  const odd = columns.some((surface) => !surface.known(i, j));
  const cells = columns.map((surface, k) => h("td", { "data-field": k ? null : "status", "data-run": k ? surface.run.id : null }, surface.trustAt(i, j)));
  return h("tr", { class: odd ? "og-odd" : null }, heading("status"), ...cells);
}

/** Buttons that lead to places of interest. */
function places(scene: Scene, store: Store): HTMLElement {
  const run = store.ui.cursor?.run ?? scene.layers[0]?.run ?? 0;
  const surface = scene.surfaces[run];
  const lowest = surface?.lowest(store.ui.height);
  const go = (i: number, j: number) => store.set({ cursor: { run, i, j } });
  const anchor = surface?.contains(0, 0) ? surface.nearest(0, 0) : null;
  return h(
    "div", { class: "og-buttons" },
    lowest && h("button", { type: "button", onclick: () => go(lowest.i, lowest.j) }, "Minimum"),
    anchor && h("button", { type: "button", onclick: () => go(...anchor) }, "Anchor"),
    store.ui.cursor && h("button", { type: "button", onclick: () => store.set({ cursor: null }) }, "Clear"),
  );
}
