/** Trajectories of training: pieces that lie on the surface, and how far along the time they reach. */

import type { Path } from "../types";
import { fit } from "../paint/text";
import { distanceBetween, distanceColour, placeAt, stepAt } from "../model/paths";
import { type Dot, Shape } from "./dots";
import { toX, toZ } from "./frame";
import { type Relief, shareBetween } from "./relief";
import type { Pen, Rgba, Spot } from "./strokes";
import type { Tag } from "./tags";

/** Height above the surface at which paths lie, in widths of the box. */
const ABOVE = 0.004;

/** The real loss is drawn where it differs from the surface by more than this share of the height. */
const APART = 0.02;

/** The most drop lines a path has. */
const MOST_DROPS = 48;

/** Up to this many events of a path are labelled without being asked. */
const MOST_LABELS = 4;

/** One straight piece of a path, on the surface. */
interface Piece {
  readonly from: Spot;
  readonly to: Spot;
  /** The step at its end. */
  readonly step: number;
  /** Its distance off the plane; NaN if unknown. */
  readonly distance: number;
}

/** A path as short straight pieces on the surface; parts outside the grid or over holes are left out. */
export function traceOf(path: Path, relief: Relief, height: number): Piece[] {
  const { surface, frame } = relief;
  const cellX = Math.abs(surface.x[surface.nx - 1] - surface.x[0]) / Math.max(surface.nx - 1, 1);
  const cellY = Math.abs(surface.y[surface.ny - 1] - surface.y[0]) / Math.max(surface.ny - 1, 1);
  const spot = (x: number, y: number): Spot => [toX(frame, x), shareBetween(relief, x, y) * height + ABOVE, toZ(frame, y)];
  const pieces: Piece[] = [];
  for (let k = 1; k < path.step.length; k++) {
    const [x0, y0, x1, y1] = [path.x[k - 1], path.y[k - 1], path.x[k], path.y[k]];
    const inside = within(x0, y0, x1, y1, relief);
    if (!inside) continue;
    const [start, end] = inside;
    const length = Math.max(Math.abs(x1 - x0) / cellX, Math.abs(y1 - y0) / cellY) * (end - start);
    const count = Math.min(Math.max(Math.ceil(length * 2), 1), 256);
    const at = (share: number): Spot => spot(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share);
    let from = at(start);
    for (let n = 1; n <= count; n++) {
      const share = start + ((end - start) * n) / count;
      const to = at(share);
      const finite = from[1] + to[1];
      if (finite === finite)
        pieces.push({
          from,
          to,
          step: path.step[k - 1] + (path.step[k] - path.step[k - 1]) * share,
          distance: distanceBetween(path, k - 1, k, share) ?? NaN,
        });
      from = to;
    }
  }
  return pieces;
}

/** The part of a segment inside the grid, as shares of its length; null if none is (Liang and Barsky 1984). */
export function within(x0: number, y0: number, x1: number, y1: number, relief: Pick<Relief, "surface">): [number, number] | null {
  const { x, y } = relief.surface;
  let [start, end] = [0, 1];
  for (const [from, to, nodes] of [[x0, x1, x], [y0, y1, y]] as const) {
    const [a, b] = [nodes[0], nodes[nodes.length - 1]];
    const [low, high] = a < b ? [a, b] : [b, a];
    if (from === to) {
      if (!(from >= low && from <= high)) return null;
      continue;
    }
    const [p, q] = [(low - from) / (to - from), (high - from) / (to - from)];
    start = Math.max(start, Math.min(p, q));
    end = Math.min(end, Math.max(p, q));
  }
  return start < end ? [start, end] : null;
}

/** A place of the plane on the surface; null outside the grid and in holes. */
export function spotOn(relief: Relief, x: number, y: number, height: number, above = 0): Spot | null {
  const share = shareBetween(relief, x, y);
  return share === share ? [toX(relief.frame, x), share * height + above, toZ(relief.frame, y)] : null;
}

/** A vertical line from the surface to the real loss at a step. */
interface Drop {
  readonly from: Spot;
  readonly to: Spot;
  readonly step: number;
}

/** Where the real loss of a path is known and is not that of the surface. */
export function dropsOf(path: Path, relief: Relief, height: number): Drop[] {
  const drops: Drop[] = [];
  const every = Math.max(1, Math.ceil(path.step.length / MOST_DROPS));
  for (let k = 0; k < path.step.length; k += every) {
    const loss = path.loss[k];
    const from = spotOn(relief, path.x[k], path.y[k], height, ABOVE);
    if (loss === null || !from) continue;
    const share = relief.scale.share(loss);
    const real = Math.max(share, 0) * height;
    if (Math.abs(real - from[1] + ABOVE) > APART * height) drops.push({ from, to: [from[0], real, from[2]], step: path.step[k] });
  }
  return drops;
}

/** What paths look like. */
interface PathInk {
  readonly time: number;
  readonly map: string;
  /** The largest distance off the plane of all paths; 0 if none is known. */
  readonly farthest: number;
  readonly halo: Rgba;
  readonly ink: Rgba;
  /** The colour of the path where its distance is not known. */
  readonly plain: Rgba;
  readonly soft: Rgba;
}

/** Draws as much of a path as the time allows: drop lines, the line with its border, rings of events, a ball at its head. */
export function drawPath(pen: Pen, dots: Dot[], tags: Tag[], path: Path, pieces: readonly Piece[], drops: readonly Drop[], relief: Relief, height: number, ink: PathInk): void {
  if (!path.step.length) return;
  const now = stepAt(path, ink.time);
  const shown = pieces.filter((piece) => piece.step <= now * (1 + 1e-12) + 1e-9);
  const tone = (distance: number): Rgba => (distance === distance ? [...distanceColour(ink.map, distance, ink.farthest), 1] : ink.plain);
  for (const drop of drops)
    if (drop.step <= now) {
      pen.line(drop.from, drop.to, ink.soft, 1);
      dots.push({ at: drop.to, size: 3.5, fill: ink.soft, edge: ink.soft });
    }
  for (const piece of shown) pen.line(piece.from, piece.to, ink.halo, 5.4);
  for (const piece of shown) pen.line(piece.from, piece.to, tone(piece.distance), 3);
  for (const mark of path.marks) {
    const place = mark.step <= now ? placeAt(path, mark.step) : null;
    const at = place && spotOn(relief, place.x, place.y, height, ABOVE);
    if (!at) continue;
    dots.push({ at, size: 11, fill: ink.ink, edge: ink.halo, shape: Shape.RING });
    const text = fit(mark.label, 130);
    tags.push({ at, text, title: text === mark.label ? undefined : mark.label, quiet: path.marks.length > MOST_LABELS });
  }
  const head = placeAt(path, now);
  const at = head && spotOn(relief, head.x, head.y, height, ABOVE);
  if (!at) return;
  dots.push({ at, size: 11, fill: tone(head.distance ?? NaN), edge: ink.halo });
  const name = fit(path.name, 130, 11, 500);
  tags.push({ at, text: name, title: name === path.name ? undefined : path.name, firm: true });
}
