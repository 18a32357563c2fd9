/** What stands on the surface: pins of named places, the minimum, the cursor. */

import { fit } from "../paint/text";
import { type Dot, Shape } from "./dots";
import { type Relief, shareAt } from "./relief";
import type { Pen, Rgba, Spot } from "./strokes";
import type { Tag } from "./tags";
import { type Look, rgba } from "./theme";
import { spotOn } from "./trajectories";

/** Height of a pin, in widths of the box. */
const PIN = 0.085;
const WIDEST = 150;

/** A place of a node on the surface; null in a hole. */
export function nodeSpot(relief: Relief, i: number, j: number, height: number, above = 0): Spot | null {
  const share = shareAt(relief, i, j);
  return share === share && i < relief.xs.length ? [relief.xs[i], share * height + above, relief.zs[j]] : null;
}

/** A diamond on the minimum, without a name. */
export function drawMinimum(dots: Dot[], relief: Relief, minimum: readonly [number, number] | null, height: number, look: Look, fill: Rgba): Spot | null {
  const at = minimum && nodeSpot(relief, ...minimum, height, 0.004);
  if (at) dots.push({ at, size: 12, fill, edge: rgba(look.paper), shape: Shape.DIAMOND });
  return at;
}

/** Pins of the run's named places, and the minimum. */
export function drawMarks(pen: Pen, dots: Dot[], tags: Tag[], relief: Relief, minimum: readonly [number, number] | null, height: number, look: Look): void {
  const [ink, paper] = [rgba(look.ink), rgba(look.paper)];
  const { surface } = relief;
  const same = surface.run.markers.find((marker) => minimum && marker.x === surface.x[minimum[0]] && marker.y === surface.y[minimum[1]]);
  for (const marker of surface.run.markers) {
    const foot = spotOn(relief, marker.x, marker.y, height);
    if (!foot) continue;
    const head: Spot = [foot[0], foot[1] + PIN, foot[2]];
    pen.line(foot, head, paper, 3.4);
    pen.line(foot, head, ink, 1.5);
    dots.push({ at: foot, size: 4, fill: ink, edge: ink }, { at: head, size: 9, fill: ink, edge: paper });
    const full = marker === same ? `${marker.name} = minimum` : marker.name;
    const text = fit(full, WIDEST);
    tags.push({ at: head, text, title: text === full ? undefined : full });
  }
  const at = same ? null : drawMinimum(dots, relief, minimum, height, look, rgba(look.accent));
  if (at) tags.push({ at, text: "minimum" });
}

/** The picked node: a ring, a dot, and lines along the grid; faint where another run was picked. */
export function drawCursor(pen: Pen, dots: Dot[], relief: Relief, i: number, j: number, height: number, look: Look, own: boolean): void {
  const at = nodeSpot(relief, i, j, height, 0.004);
  if (i >= relief.xs.length || j >= relief.zs.length) return;
  const strength = own ? 0.95 : 0.4;
  const [ink, paper] = [rgba(look.ink, strength), rgba(look.paper, strength * 0.75)];
  const missing: Spot = [NaN, NaN, NaN];
  const along = Array.from(relief.xs, (_, k) => nodeSpot(relief, k, j, height, 0.003) ?? missing);
  const across = Array.from(relief.zs, (_, k) => nodeSpot(relief, i, k, height, 0.003) ?? missing);
  for (const [tone, width] of [[paper, 2.8], [ink, 1.1]] as const) {
    pen.trail(along, tone, width);
    pen.trail(across, tone, width);
  }
  if (!at) return;
  dots.push({ at, size: own ? 15 : 11, fill: ink, edge: paper, shape: Shape.RING });
  dots.push({ at, size: own ? 6 : 5, fill: rgba(look.accent, strength), edge: paper });
}
