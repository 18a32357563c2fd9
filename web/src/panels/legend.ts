/** What the colours mean. */

import { h } from "../dom";
import { css } from "../model/colormaps";
import { labels, number } from "../model/format";
import { label } from "../model/picture";
import type { Scale } from "../model/scale";
import type { Store } from "../model/ui";
import type { Scene } from "../view";
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
      const same = scene.layers.every((layer) => layer.colourScale === scene.layers[0].colourScale);
      const title = h("div", { class: "og-legend-title" }, label(scene.surfaces, ui.colour), ui.log && ui.colour === ui.height ? " · log scale" : "");
      const bars = same ? [bar(scene.layers[0].colourScale, ui.colormap)] : scene.layers.map((layer) => bar(layer.colourScale, ui.colormap, layer.surface.run.name));
      element.replaceChildren(title, ...bars, ...distances(scene, store));
    },
  };
}

function bar(scale: Scale, map: string, name = ""): HTMLElement {
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

/** What the colours of trajectories mean. */
function distances(scene: Scene, store: Store): HTMLElement[] {
  if (!store.ui.paths) return [];
  const known = scene.layers.flatMap((layer) => layer.surface.run.paths).flatMap((path) => path.distance).filter((d): d is number => d !== null);
  if (!known.length) return [];
  const far = known.reduce((a, b) => Math.max(a, b), 0);
  return [h("div", { class: "og-note" }, `Paths: dark in the plane, bright where they are ${number(far)} away from it.`)];
}
