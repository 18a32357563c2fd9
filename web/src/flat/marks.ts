/** Named places and trajectories on a map. */

import { svg } from "../dom";
import { css } from "../model/colormaps";
import { number } from "../model/format";
import type { Layer } from "../model/picture";
import type { Marker, Path } from "../types";
import { lowest } from "./ground";
import { beside, type Box } from "./labels";
import type { Place } from "./layout";
import type { Theme } from "./palette";
import { fit, measure, round, write } from "./text";

const SIZE = 10.5;
const SHADES = 16;

/** A place with its sign and label, in pixels. */
interface Mark {
  readonly x: number;
  readonly y: number;
  readonly kind: "anchor" | "marker" | "lowest";
  readonly label: string;
  readonly box: Box | null;
}

/** The signs of a map with places for their labels that meet nothing. */
export function marksOf(layer: Layer, place: Place, labelled: boolean): Mark[] {
  const { surface } = layer;
  const named: Marker[] = [...surface.run.markers];
  if (!named.some((marker) => marker.x === 0 && marker.y === 0)) named.unshift({ name: "anchor", x: 0, y: 0 });
  const [w, e] = [surface.x[0], surface.x[surface.nx - 1]];
  const [s, n] = [surface.y[0], surface.y[surface.ny - 1]];
  const wanted: { x: number; y: number; kind: Mark["kind"]; label: string }[] = named
    .filter(({ x, y }) => x >= w && x <= e && y >= s && y <= n)
    .map(({ name, x, y }) => ({ x, y, kind: x === 0 && y === 0 ? "anchor" : "marker", label: name }));
  const least = lowest(surface, layer.heights);
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

/** The boxes along a layer's trajectories, for the same end. */
export function pathBoxes(layer: Layer, place: Place): Box[] {
  const boxes: Box[] = [];
  for (const path of layer.surface.run.paths) {
    let [left, top] = [-Infinity, -Infinity];
    for (const { x, y } of upTo(path, 1)) {
      const [nextLeft, nextTop] = place.at(x, y);
      const gap = Math.hypot(nextLeft - left, nextTop - top);
      const steps = Number.isFinite(gap) ? Math.min(Math.floor(gap / 8), 200) : 1;
      if (!steps) continue;
      for (let k = 1; k <= steps; k++) {
        const share = steps === 1 ? 1 : k / steps;
        boxes.push({ x: Number.isFinite(left) ? left + (nextLeft - left) * share : nextLeft, y: Number.isFinite(top) ? top + (nextTop - top) * share : nextTop, a: 5, b: 5, angle: 0 });
      }
      [left, top] = [nextLeft, nextTop];
    }
  }
  return boxes;
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

/** The largest known distance of any trajectory from its plane. */
export function farthest(layers: readonly Layer[]): number {
  let far = 0;
  for (const { surface } of layers)
    for (const path of surface.run.paths) for (const distance of path.distance) if (distance !== null && distance > far) far = distance;
  return far;
}

/** Trajectories up to a share of the time: dark on the plane, bright far from it. */
export function drawPaths(layer: Layer, place: Place, time: number, far: number, theme: Theme): SVGGElement {
  const group = svg("g", { class: "og-flat-paths", fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round" });
  for (const path of layer.surface.run.paths) group.append(drawPath(path, place, time, far, theme));
  return group;
}

function drawPath(path: Path, place: Place, time: number, far: number, theme: Theme): SVGGElement {
  const group = svg("g", {}, svg("title", {}, path.name));
  const walked = upTo(path, time);
  if (!walked.length) return group;
  const pixels = walked.map(({ x, y }) => place.at(x, y).map(round));
  const shade = (distance: number | null) => (distance === null ? -1 : Math.round((far ? Math.min(distance / far, 1) : 0) * SHADES));
  const colour = (step: number) => (step < 0 ? theme.accent : css("plasma", 0.02 + (0.93 * step) / SHADES).replace(/ /g, ","));
  const [start, head] = [pixels[0], pixels[pixels.length - 1]];
  group.append(svg("path", { d: `M${pixels.map((pixel) => pixel.join(" ")).join("L")}`, stroke: theme.paper, "stroke-width": 5, "stroke-opacity": 0.85 }));
  for (let n = 1; n < pixels.length; ) {
    const step = shade(walked[n].distance);
    let d = `M${pixels[n - 1].join(" ")}`;
    for (; n < pixels.length && shade(walked[n].distance) === step; n++) d += `L${pixels[n].join(" ")}`;
    group.append(svg("path", { d, stroke: colour(step), "stroke-width": 2.4 }));
  }
  group.append(svg("circle", { cx: start[0], cy: start[1], r: 3, fill: theme.paper, stroke: theme.ink, "stroke-width": 1.3 }));
  const now = walked[walked.length - 1].step;
  for (const mark of path.marks) {
    if (mark.step > now) continue;
    const at = between(path, mark.step);
    if (!at) continue;
    const [cx, cy] = place.at(at.x, at.y).map(round);
    const title = svg("title", {}, `${mark.label} (${path.unit} ${number(mark.step, 6)})`);
    group.append(svg("circle", { cx, cy, r: 4, stroke: theme.paper, "stroke-width": 3.5 }), svg("circle", { cx, cy, r: 4, stroke: theme.ink, "stroke-width": 1.5, fill: theme.paper, "fill-opacity": 0.01 }, title));
  }
  group.append(svg("circle", { cx: head[0], cy: head[1], r: 5, fill: colour(shade(walked[walked.length - 1].distance)), stroke: theme.paper, "stroke-width": 1.8 }));
  group.append(svg("circle", { cx: head[0], cy: head[1], r: 6.2, stroke: theme.ink, "stroke-width": 1 }));
  return group;
}

interface Step {
  step: number;
  x: number;
  y: number;
  distance: number | null;
}

/** The steps up to a share of the time, the last one in between. */
export function upTo(path: Path, time: number): Step[] {
  const count = path.step.length;
  if (!count) return [];
  const now = path.step[0] + Math.min(Math.max(time, 0), 1) * (path.step[count - 1] - path.step[0]);
  const walked: Step[] = [];
  for (let k = 0; k < count && path.step[k] <= now; k++)
    if (Number.isFinite(path.x[k]) && Number.isFinite(path.y[k])) walked.push({ step: path.step[k], x: path.x[k], y: path.y[k], distance: path.distance[k] ?? null });
  const last = between(path, now);
  if (last && walked.length && walked[walked.length - 1].step < now) walked.push(last);
  return walked;
}

/** Where the trajectory is at a step, recorded or not. */
function between(path: Path, step: number): Step | null {
  const after = path.step.findIndex((other) => other >= step);
  if (after < 0) return null;
  const before = Math.max(after - 1, 0);
  const gap = path.step[after] - path.step[before];
  const share = gap ? (step - path.step[before]) / gap : 0;
  const along = (values: readonly number[]) => values[before] + share * (values[after] - values[before]);
  const [x, y] = [along(path.x), along(path.y)];
  return Number.isFinite(x) && Number.isFinite(y) ? { step, x, y, distance: path.distance[after] ?? null } : null;
}
