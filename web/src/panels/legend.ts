/** What the colours mean. */

import { h } from "../dom";
import { css } from "../model/colormaps";
import { labels, number } from "../model/format";
import { label, type Layer } from "../model/picture";
import type { Scale } from "../model/scale";
import type { Store } from "../model/ui";
import type { Scene } from "../view";
import { pathKey } from "./pathkey";
import type { Panel } from "./panel";

const STOPS = 24;

export function makeLegend(store: Store): Panel {
  const element = h("div", { class: "og-legend" });
  return {
    element,
    draw(scene) {
      const ui = store.ui;
      element.hidden = !scene.layers.length || ui.mode === "curves" || ui.mode === "table";
      if (element.hidden) return;
      const dark = element.closest<HTMLElement>("[data-theme]")?.dataset.theme === "dark";
      const title = h("div", { class: "og-legend-title" }, label(scene.surfaces, ui.colour), ui.log && ui.colour === ui.height ? " · log scale" : "");
      element.replaceChildren(title, ...bars(scene, ui.colour, ui.colormap), ...pathKey(scene, ui, dark));
    },
  };
}

/** One bar a scale; named after its run where there are several, and after its field where that is not the chosen one. */
function bars({ layers, surfaces }: Scene, field: string, map: string): HTMLElement[] {
  const scales = new Map<Scale, Layer>();
  for (const layer of layers) if (!scales.has(layer.colourScale)) scales.set(layer.colourScale, layer);
  const name = ({ surface, colourField }: Layer) => (colourField === field ? surface.run.name : `${surface.run.name}: ${label(surfaces, colourField)}`);
  const shared = (scale: Scale) => layers.filter((layer) => layer.colourScale === scale).length > 1;
  return [...scales].map(([scale, layer]) => bar(scale, map, scales.size > 1 && !shared(scale) ? name(layer) : ""));
}

/** A colour bar with its ticks. */
function bar(scale: Scale, map: string, name: string): HTMLElement {
  const strip = h("div", { class: "og-bar", role: "img", "aria-label": `colours from ${number(scale.min)} to ${number(scale.max)}${scale.log ? ", logarithmic" : ""}` });
  const stops = Array.from({ length: STOPS + 1 }, (_, k) => `${css(map, k / STOPS)} ${((100 * k) / STOPS).toFixed(2)}%`);
  strip.style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  const axis = h("div", { class: "og-bar-ticks", "aria-hidden": "true" });
  const ticks = spaced(scale);
  labels(ticks).forEach((text, k) => {
    const mark = h("span", {}, text + (scale.clipped && k === ticks.length - 1 && scale.share(ticks[k]) > 0.97 ? "+" : ""));
    mark.style.left = `${100 * scale.share(ticks[k])}%`;
    axis.append(mark);
  });
  const note = scale.clipped ? h("div", { class: "og-note" }, `cut off at ${number(scale.max)}`) : null;
  return h("div", { class: "og-bar-box" }, name ? h("div", { class: "og-bar-name" }, name) : null, strip, axis, note);
}

/** Ticks that do not touch. */
function spaced(scale: Scale): number[] {
  const kept: number[] = [];
  for (const tick of scale.ticks) {
    const share = scale.share(tick);
    if (share >= 0 && (!kept.length || share - scale.share(kept[kept.length - 1]) > 0.13)) kept.push(tick);
  }
  return kept;
}
