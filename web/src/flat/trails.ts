/** Trajectories on a map. */

import { svg } from "../dom";
import { number } from "../model/format";
import { distanceColour, placeAt, upTo, type Step } from "../model/paths";
import type { Layer } from "../model/picture";
import { hex, runColour, type Theme } from "../paint/palette";
import { fit, measure, round, write } from "../paint/text";
import type { Path } from "../types";
import { beside, type Bounds, type Box } from "./labels";
import type { Place } from "./layout";

const SIZE = 10.5;
/** Steps of colour between the plane and the farthest place. */
const SHADES = 32;
/** Up to this many events of a path are labelled. */
const MOST_LABELS = 4;

/** What trajectories are drawn with. */
export interface TrailInk {
  readonly theme: Theme;
  readonly time: number;
  /** The colour map of distances, and the largest of them. */
  readonly map: string;
  readonly farthest: number;
  /** The number of the layer's first path among all. */
  readonly first: number;
}

/** The boxes along a layer's trajectories, of which labels of contour lines keep clear. */
export function trailBoxes(layer: Layer, place: Place): Box[] {
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

/** Trajectories up to a share of the time, with their names and the labels of few events where there is room. */
export function drawTrails(layer: Layer, place: Place, ink: TrailInk, taken: readonly Box[]): SVGGElement {
  const group = svg("g", { class: "og-flat-paths", fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round" });
  const { paths } = layer.surface.run;
  group.append(...paths.map((path, k) => drawTrail(path, place, ink, runColour(ink.first + k, ink.theme.dark))));
  group.append(...drawLabels(paths, place, ink, taken));
  return group;
}

function drawTrail(path: Path, place: Place, { theme, time, map, farthest }: TrailInk, plain: string): SVGGElement {
  const group = svg("g", {}, svg("title", {}, path.name));
  const walked = upTo(path, time);
  if (!walked.length) return group;
  const colour = (shade: number) => (shade < 0 ? plain : hex(distanceColour(map, shade, SHADES).map((part) => part * 255) as [number, number, number]));
  const pixels = walked.map(({ x, y }) => place.at(x, y).map(round));
  const [start, head] = [pixels[0], pixels[pixels.length - 1]];
  group.append(svg("path", { d: `M${pixels.map((pixel) => pixel.join(" ")).join("L")}`, stroke: theme.paper, "stroke-width": 5, "stroke-opacity": 0.85 }));
  for (const { d, shade } of strokes(walked, place, farthest)) group.append(svg("path", { d, stroke: colour(shade), "stroke-width": 2.4 }));
  group.append(svg("circle", { cx: start[0], cy: start[1], r: 3, fill: theme.paper, stroke: theme.ink, "stroke-width": 1.3 }));
  for (const { mark, at } of eventsOf(path, walked, place)) {
    const [cx, cy] = at.map(round);
    const title = svg("title", {}, `${mark.label} (${path.unit} ${number(mark.step, 6)})`);
    group.append(svg("circle", { cx, cy, r: 4, stroke: theme.paper, "stroke-width": 3.5 }), svg("circle", { cx, cy, r: 4, stroke: theme.ink, "stroke-width": 1.5, fill: theme.paper, "fill-opacity": 0.01 }, title));
  }
  group.append(svg("circle", { cx: head[0], cy: head[1], r: 5, fill: colour(shadeOf(walked[walked.length - 1].distance, farthest)), stroke: theme.paper, "stroke-width": 1.8 }));
  group.append(svg("circle", { cx: head[0], cy: head[1], r: 6.2, stroke: theme.ink, "stroke-width": 1 }));
  return group;
}

/** Pieces of one shade each; a long step is divided where its shade changes. */
function strokes(walked: readonly Step[], place: Place, farthest: number): { d: string; shade: number }[] {
  const pieces: { d: string; shade: number }[] = [];
  for (let n = 1; n < walked.length; n++) {
    const [a, b] = [walked[n - 1], walked[n]];
    const known = a.distance !== null && b.distance !== null;
    const count = known ? Math.max(1, Math.abs(shadeOf(b.distance, farthest) - shadeOf(a.distance, farthest))) : 1;
    for (let k = 1; k <= count; k++) {
      const spot = (share: number) => place.at(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share).map(round).join(" ");
      const shade = known ? shadeOf(a.distance! + (b.distance! - a.distance!) * (k / count), farthest) : -1;
      const last = pieces[pieces.length - 1];
      if (last?.shade === shade) last.d += `L${spot(k / count)}`;
      else pieces.push({ d: `M${spot((k - 1) / count)}L${spot(k / count)}`, shade });
    }
  }
  return pieces;
}

/** −1 for a distance that is not known. */
function shadeOf(distance: number | null, farthest: number): number {
  return distance === null ? -1 : Math.round((farthest ? distance / farthest : 0) * SHADES);
}

function eventsOf(path: Path, walked: readonly Step[], place: Place) {
  const now = walked[walked.length - 1]?.step ?? -Infinity;
  return path.marks.flatMap((mark) => {
    const spot = mark.step <= now ? placeAt(path, mark.step) : null;
    return spot ? [{ mark, at: place.at(spot.x, spot.y) }] : [];
  });
}

function within([x, y]: readonly [number, number], { left, top, width, height }: Place["frame"]): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height;
}

/** Names beside the heads (or where a path leaves the map), and labels of events. */
function drawLabels(paths: readonly Path[], place: Place, { theme, time }: TrailInk, taken: readonly Box[]): SVGElement[] {
  const { frame } = place;
  const bounds: Bounds = { left: frame.left + 2, top: frame.top + 2, right: frame.left + frame.width - 2, bottom: frame.top + frame.height - 2 };
  const wanted = paths.flatMap((path) => {
    const walked = upTo(path, time);
    const head = walked.map(({ x, y }) => place.at(x, y)).filter((at) => within(at, frame)).at(-1);
    if (!head) return [];
    const events = path.marks.length > MOST_LABELS ? [] : eventsOf(path, walked, place).map(({ mark, at }) => ({ text: mark.label, at, weight: 400 }));
    return [{ text: path.name, at: head, weight: 600 }, ...events];
  });
  const boxes = [...taken, ...wanted.map(({ at: [x, y] }): Box => ({ x, y, a: 5, b: 5, angle: 0 }))];
  return [...wanted].sort((a, b) => b.weight - a.weight).flatMap(({ text, at: [x, y], weight }) => {
    const short = fit(text, Math.max(80, frame.width * 0.4), SIZE, weight);
    const width = measure(short, SIZE, weight);
    const box = within([x, y], frame) && short ? (beside(x, y, width, bounds, boxes, 10) ?? (weight > 400 ? beside(x, y, width, bounds, [], 10) : null)) : null;
    if (!box) return [];
    boxes.push(box);
    return [write(box.x, box.y + SIZE * 0.35, short, { size: SIZE, weight, anchor: "middle", fill: theme.ink, halo: theme.paper })];
  });
}
