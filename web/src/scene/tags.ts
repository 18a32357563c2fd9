/** Texts beside places of the box: names of pins, events of paths. */

import { type Labels, sizeOf } from "./labels";
import type { Eye } from "./box";
import type { Spot } from "./strokes";
import type { Look } from "./theme";

/** A text beside a place of the box. */
export interface Tag {
  readonly at: Spot;
  readonly text: string;
  readonly title?: string;
  /** Shown only near the pointer. */
  readonly quiet?: boolean;
  /** Written above its place even where it lies over another text. */
  readonly firm?: boolean;
}

const NEAR = 14;

/** Writes tags where there is room: above their place, else beside or below it. */
export function writeTags(labels: Labels, tags: readonly Tag[], eye: Eye, look: Look, pointer: { x: number; y: number } | null, bounds: readonly [number, number, number, number]): void {
  const size = bounds[2] - bounds[0] < 300 ? 10 : 11;
  const places = tags.map((tag) => eye.project(tag.at));
  for (const at of places) if (at) labels.reserve(at.x, at.y, 7, 7);
  tags.forEach((tag, k) => {
    const at = places[k];
    if (!at || (tag.quiet && !(pointer && Math.hypot(pointer.x - at.x, pointer.y - at.y) < NEAR))) return;
    const [width, height] = sizeOf({ text: tag.text, size, weight: 500 });
    const beside = width / 2 + 9;
    const above = height / 2 + 8;
    for (const [dx, dy] of [[0, -above], [beside, 0], [-beside, 0], [0, above], [beside, -above], [-beside, -above]])
      if (labels.add({ text: tag.text, title: tag.title, x: at.x + dx, y: at.y + dy, size, weight: 500, colour: look.ink, halo: look.paper, bounds })) return;
    if (tag.firm) labels.put({ text: tag.text, title: tag.title, x: at.x, y: at.y - above, size, weight: 500, colour: look.ink, halo: look.paper });
  });
}
