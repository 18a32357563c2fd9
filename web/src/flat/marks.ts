/** Named places on a map. */

import { svg } from "../dom";
import { number } from "../model/format";
import type { Layer } from "../model/picture";
import type { Marker } from "../types";
import { beside, type Box } from "./labels";
import type { Place } from "./layout";
import type { Theme } from "../paint/palette";
import { fit, measure, round, write } from "../paint/text";

const SIZE = 10.5;

/** A place with its sign and label, in pixels. */
interface Mark {
  readonly x: number;
  readonly y: number;
  readonly kind: "anchor" | "marker" | "lowest";
  readonly label: string;
  readonly box: Box | null;
}

/** The signs of a map with places for their labels that meet nothing. */
export function marksOf(layer: Layer, field: string, place: Place, labelled: boolean): Mark[] {
  const { surface } = layer;
  const named: Marker[] = [...surface.run.markers];
  if (!named.some((marker) => marker.x === 0 && marker.y === 0)) named.unshift({ name: "anchor", x: 0, y: 0 });
  const wanted: { x: number; y: number; kind: Mark["kind"]; label: string }[] = named
    .filter(({ x, y }) => surface.contains(x, y))
    .map(({ name, x, y }) => ({ x, y, kind: x === 0 && y === 0 ? "anchor" : "marker", label: name }));
  const least = surface.lowest(field);
  if (least) wanted.push({ x: surface.x[least.i], y: surface.y[least.j], kind: "lowest", label: `min ${number(least.value)}` });
  const { frame } = place;
  const bounds = { left: frame.left + 2, top: frame.top + 2, right: frame.left + frame.width - 2, bottom: frame.top + frame.height - 2 };
  const spots = wanted.map((mark) => place.at(mark.x, mark.y));
  const taken: Box[] = spots.map(([x, y]) => ({ x, y, a: 6, b: 6, angle: 0 }));
  return wanted.map((mark, k) => {
    const label = mark.kind === "lowest" ? mark.label : fit(mark.label, Math.max(60, frame.width * 0.4), SIZE);
    const box = !labelled ? null : beside(spots[k][0], spots[k][1], measure(label, SIZE), bounds, taken);
    if (box) taken.push(box);
    return { x: spots[k][0], y: spots[k][1], kind: mark.kind, label, box };
  });
}

/** The boxes that labels of contour lines keep clear of. */
export function boxesOf(marks: readonly Mark[]): Box[] {
  return marks.flatMap(({ x, y, box }) => [{ x, y, a: 8, b: 8, angle: 0 }, ...(box ? [box] : [])]);
}

/** Signs with labels. */
export function drawMarks(marks: readonly Mark[], theme: Theme): SVGGElement {
  const group = svg("g", { class: "og-flat-marks" });
  for (const { x, y, kind, label, box } of marks) {
    const [at, edge] = [`translate(${round(x)} ${round(y)})`, { stroke: theme.paper, "stroke-linejoin": "round" }];
    const sign = svg("g", { transform: at }, svg("title", {}, label));
    const cross = kind === "anchor" ? "M-6 0H6M0 -6V6" : "M-4 -4L4 4M-4 4L4 -4";
    if (kind === "marker") sign.append(svg("path", { d: "M0 -5L5 0L0 5L-5 0Z", fill: theme.ink, "stroke-width": 1.5, ...edge }));
    else
      sign.append(
        svg("path", { d: cross, fill: "none", "stroke-width": 4.5, ...edge, "stroke-linecap": "round" }),
        svg("path", { d: cross, fill: "none", stroke: theme.ink, "stroke-width": 1.8, "stroke-linecap": "round" }),
      );
    group.append(sign);
    if (box) group.append(write(box.x, box.y + SIZE * 0.35, label, { size: SIZE, anchor: "middle", fill: theme.ink, halo: theme.paper }));
  }
  return group;
}
