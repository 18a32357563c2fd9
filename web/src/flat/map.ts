/** The contour map: planes side by side. */

import { h } from "../dom";
import { number } from "../model/format";
import { farthest } from "../model/paths";
import { label } from "../model/picture";
import type { Key, Store } from "../model/ui";
import type { Scene, View } from "../view";
import { rasterise, standalone } from "./download";
import { gestures } from "./gestures";
import { layout, ranges } from "./layout";
import { mapSheet } from "./mapsheet";
import { themeOf, type Theme } from "../paint/palette";
import { PlaneMap } from "./plane";
import { Readout, type Entry } from "./readout";
import { watch } from "./size";

/** For tests and hosts: where a node is on the element, in CSS pixels. */
interface Mapped extends HTMLDivElement {
  orograph?: { project(run: number, i: number, j: number): { x: number; y: number } | null };
}

/** Choices that leave ground, lines and axes as they are. */
const LIGHT: ReadonlySet<string> = new Set<Key>(["cursor", "section", "time", "playing", "paths", "exaggeration", "ground", "morph"]);

/** The contour map of all visible planes. */
export function makeMap(store: Store): View {
  const stage = h("div", { class: "og-flat-stage" });
  const readout = new Readout();
  const note = h("p", { class: "og-flat-note" });
  const element: Mapped = h("div", { class: "og-flat og-flat-maps" }, stage, readout.element, note);
  let maps: PlaneMap[] = [];
  let scene: Scene | null = null;
  let theme: Theme | null = null;
  let drawn = "";

  const stop = watch(element, () => scene && guarded(scene, true));

  function guarded(next: Scene, whole: boolean): void {
    try {
      render(next, whole);
    } catch (error) {
      console.error(error);
      note.textContent = "This map cannot be drawn.";
      note.hidden = false;
    }
  }

  function render(next: Scene, whole: boolean): void {
    const layers = next.layers.filter((layer) => layer.surface.plane);
    const [width, height] = [element.clientWidth, element.clientHeight];
    note.hidden = layers.length > 0;
    note.textContent = layers.length ? "" : "No plane to show.";
    if (!width || !height) {
      drawn = "";
      return;
    }
    const key = `${width} ${height} ${layers.map((layer) => layer.run).join()}`;
    const all = whole || key !== drawn || !theme;
    if (all) {
      theme = themeOf(element);
      while (maps.length > layers.length) maps.pop()?.element.remove();
      while (maps.length < layers.length) {
        const map = new PlaneMap();
        gestures(map, store, { hover });
        stage.append(map.element);
        maps = [...maps, map];
      }
      const cells = layout(width, height, layers.map((layer) => ranges(layer.surface)));
      maps.forEach((map, k) => map.drawBase(layers[k], cells[k], next, store.ui, theme as Theme));
      drawn = key;
      readout.hide();
    }
    const far = farthest(next.surfaces);
    maps.forEach((map) => map.drawMarks(next, store.ui, theme as Theme, far));
  }

  function hover(map: PlaneMap, left: number | null, top: number): void {
    if (!theme || !scene) return;
    for (const other of maps) if (other !== map || left === null) other.point(null, 0, theme);
    if (left === null) return readout.hide();
    const { surface } = map.layer;
    const [i, j] = surface.nearest(...map.place.back(left, top));
    map.point(surface.x[i], surface.y[j], theme);
    const ui = store.ui;
    const entries: Entry[] = [{ term: "x", value: number(surface.x[i], 4) }, { term: "y", value: number(surface.y[j], 4) }];
    for (const name of new Set([ui.height, ui.colour]))
      if (surface.has(name)) entries.push({ term: label(scene.surfaces, name), value: number(surface.value(name, i, j), 4) });
    const status = surface.trustAt(i, j);
    if (status !== "ok") entries.push({ term: "status", value: status });
    readout.show(map.cell.left + left, map.cell.top + top, entries);
  }

  element.orograph = {
    project(run, i, j) {
      const map = maps.find((candidate) => candidate.layer.run === run);
      if (!map) return null;
      const { surface } = map.layer;
      const [left, top] = map.place.at(surface.x[i], surface.y[j]);
      return { x: map.cell.left + left, y: map.cell.top + top };
    },
  };

  return {
    element,
    draw(next) {
      const heavy = !scene || [...next.changed].some((key) => !LIGHT.has(key));
      scene = next;
      guarded(next, heavy);
    },
    hover(share) {
      for (const map of maps) if (theme) map.dot(share, store.ui, theme);
    },
    svg() {
      const page = scene && theme && maps.length ? mapSheet(maps, scene, store.ui, theme, true) : null;
      return page ? standalone(page) : "";
    },
    async png(scale, transparent) {
      if (!scene || !theme || !maps.length) throw new Error("There is no map yet.");
      const page = mapSheet(maps, scene, store.ui, theme, !transparent);
      const [width, height] = [Number(page.getAttribute("width")), Number(page.getAttribute("height"))];
      return rasterise(standalone(page), width, height, scale);
    },
    dispose() {
      stop();
      element.remove();
    },
  };
}
