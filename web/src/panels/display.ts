/** How things are drawn: fields, scale, colours, arrangement. */

import { h } from "../dom";
import { COLORMAPS } from "../model/colormaps";
import { number } from "../model/format";
import { arranged, morphs } from "../model/picture";
import { makeScale } from "../model/scale";
import type { Surface } from "../model/surface";
import { logFor, type Arrangement, type Store } from "../model/ui";
import { MOST_PANES } from "../scene/panes";
import type { Scene } from "../view";
import { choice, segments, slider, tick } from "./controls";
import type { Panel } from "./panel";

const CLIP_STEPS = 200;

export function makeDisplay(store: Store): Panel {
  const set = store.set.bind(store);
  let surfaces: readonly Surface[] = [];
  const height = choice("Height", (value) => set({ height: value, clip: null, log: logFor(surfaces, value), colour: store.ui.colour === store.ui.height ? value : store.ui.colour }));
  const colour = choice("Colour", (value) => set({ colour: value }));
  const log = segments("Scale of heights", [["linear", "Linear"], ["log", "Log"]], (value) => set({ log: value === "log", clip: null }));
  const map = choice("Colours", (value) => set({ colormap: value }));
  const clip = slider("Cut off above", { min: 1, max: CLIP_STEPS, step: 1 }, (step) => (step >= CLIP_STEPS ? "nothing" : number(clipAt(step))), (step) => set({ clip: step >= CLIP_STEPS ? null : clipAt(step) }));
  const relief = slider("Relief", { min: 0.1, max: 1.5, step: 0.05 }, (value) => `× ${number(value, 2)}`, (value) => set({ exaggeration: value }));
  const contours = slider("Contour lines", { min: 0, max: 40, step: 1 }, (value) => (value ? String(value) : "none"), (value) => set({ contours: value }));
  const ground = tick("Map on the ground", (value) => set({ ground: value }));
  const markers = tick("Markers", (value) => set({ markers: value }));
  const paths = tick("Paths", (value) => set({ paths: value }));
  const shared = tick("One scale for all", (value) => set({ shared: value }));
  const arrangement = segments<Arrangement>("Arrangement", [["side", "Side by side"], ["overlay", "Overlaid"], ["morph", "Morph"]], (value) => set({ arrangement: value }));
  const runs = h("fieldset", { class: "og-runs" });
  let whole = makeScale([], false);

  const clipAt = (step: number) => whole.value(step / CLIP_STEPS);
  const many = h("p", { class: "og-note" }, `Side by side there is room for ${MOST_PANES}: the first are shown. Untick some.`);
  const several = h("div", {}, arrangement.element, shared.element, runs, many);
  const element = h(
    "div", { class: "og-display" },
    height.element, colour.element, map.element,
    h("div", { class: "og-row" }, h("span", {}, "Scale"), log.element),
    clip.element, relief.element, contours.element,
    h("div", { class: "og-ticks" }, ground.element, markers.element, paths.element),
    several,
  );

  return {
    element,
    draw(scene) {
      const ui = store.ui;
      surfaces = scene.surfaces;
      const arrays = scene.surfaces.map((surface) => surface.shown(ui.height));
      if (scene.changed.has("data") || scene.changed.has("height") || scene.changed.has("log")) whole = makeScale(arrays, ui.log);
      const names = fields(scene);
      height.offer(names);
      colour.offer(names);
      map.offer(COLORMAPS.map((name) => [name, name]));
      height.show(ui.height);
      colour.show(ui.colour);
      colour.rename(ui.mode === "curves" ? "Second" : "Colour");
      map.show(ui.colormap);
      log.show(ui.log ? "log" : "linear");
      log.enable(arrays.some((values) => values.some((value) => value > 0)) || ui.log ? ["linear", "log"] : ["linear"]);
      clip.show(ui.clip === null ? CLIP_STEPS : Math.round(whole.share(ui.clip) * CLIP_STEPS));
      relief.show(ui.exaggeration);
      contours.show(ui.contours);
      ground.show(ui.ground);
      markers.show(ui.markers);
      paths.show(ui.paths);
      shared.show(ui.shared);
      const placed = arranged(scene.surfaces, ui);
      arrangement.show(placed);
      const [surface, flat] = [ui.mode === "surface", ui.mode === "surface" || ui.mode === "map"];
      relief.element.hidden = ground.element.hidden = !surface;
      contours.element.hidden = map.element.hidden = markers.element.hidden = !flat;
      paths.element.hidden = !flat || !scene.surfaces.some((s) => s.run.paths.length);
      several.hidden = scene.surfaces.length < 2;
      arrangement.element.hidden = !surface;
      arrangement.enable(morphs(scene.surfaces, { ...ui, mode: "surface" }) ? ["side", "overlay", "morph"] : ["side", "overlay"]);
      shared.element.hidden = placed !== "side";
      many.hidden = !surface || placed !== "side" || scene.layers.length <= MOST_PANES;
      if (scene.changed.has("data") || scene.changed.has("hidden")) runs.replaceChildren(h("legend", {}, "Shown"), ...boxes(scene, store));
    },
  };
}

function fields(scene: Scene): [string, string][] {
  const found = new Map(scene.surfaces.flatMap((s) => s.run.fields.map((field) => [field.name, field.label])));
  return [...found];
}

function boxes(scene: Scene, store: Store): HTMLElement[] {
  return scene.surfaces.map((surface, index) => {
    const box = tick(surface.run.name, (on) => {
      const hidden = on ? store.ui.hidden.filter((run) => run !== index) : [...store.ui.hidden, index];
      store.set({ hidden });
    });
    box.show(!store.ui.hidden.includes(index));
    return box.element;
  });
}
