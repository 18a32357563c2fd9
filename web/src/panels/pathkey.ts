/** The legend's part on trajectories: a row a path, what their colours mean, and what the stems are. */

import { h } from "../dom";
import { number } from "../model/format";
import { distanceColour, distanceMap, farthest, firstPath } from "../model/paths";
import type { Ui } from "../model/ui";
import { runColour } from "../paint/palette";
import type { Path } from "../types";
import type { Scene } from "../view";

const STOPS = 12;

/** Nothing where no path is shown. */
export function pathKey({ layers, surfaces }: Scene, ui: Readonly<Ui>, dark: boolean): HTMLElement[] {
  const shown = ui.paths ? layers.flatMap(({ surface, run }) => surface.run.paths.map((path, k) => ({ path, index: firstPath(surfaces, run) + k }))) : [];
  if (!shown.length) return [];
  const [map, far] = [distanceMap(ui.colormap), farthest(surfaces)];
  const rows = shown.map(({ path, index }) => {
    const swatch = h("span", { class: "og-path-swatch", "aria-hidden": "true" });
    swatch.style.background = swatchOf(path, map, far) ?? runColour(index, dark);
    return h("li", {}, swatch, h("span", { class: "og-path-name", title: path.name }, path.name));
  });
  const known = shown.some(({ path }) => path.distance.some((distance) => distance !== null));
  const losses = layers.some(({ surface: { run } }) => run.fields[0]?.name === ui.height && run.paths.some((path) => path.loss.some((loss) => loss !== null)));
  return [
    h("ul", { class: "og-paths", "aria-label": "Paths" }, ...rows),
    ...(known ? [distanceBar(map, far)] : []),
    ...(ui.mode === "surface" && losses ? [h("div", { class: "og-note" }, "stems: the real loss of the checkpoint")] : []),
  ];
}

/** The colours of a path from its first known distance to its last; null if none is known. */
function swatchOf({ distance }: Path, map: string, far: number): string | null {
  const known = distance.filter((each): each is number => each !== null);
  if (!known.length) return null;
  return `linear-gradient(to right, ${rgb(map, known[0], far)}, ${rgb(map, known[known.length - 1], far)})`;
}

function distanceBar(map: string, far: number): HTMLElement {
  const strip = h("div", { class: "og-bar og-path-bar", role: "img", "aria-label": `colours of paths: distance from the plane from 0 to ${number(far)}` });
  strip.style.background = `linear-gradient(to right, ${Array.from({ length: STOPS + 1 }, (_, k) => rgb(map, k, STOPS)).join(", ")})`;
  return h("div", {}, h("div", { class: "og-bar-name" }, "distance from the plane"), strip, h("div", { class: "og-path-ends", "aria-hidden": "true" }, h("span", {}, "0"), h("span", {}, number(far))));
}

function rgb(map: string, distance: number, far: number): string {
  return `rgb(${distanceColour(map, distance, far).map((part) => Math.round(part * 255)).join(" ")})`;
}
