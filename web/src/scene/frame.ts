/** From the coordinates of a plane to those of the box: x to the right, y into the depth, height up. */

import type { Surface } from "../model/surface";

/** The part of the plane that one box shows. The box is 1 wide and `depth` deep, with its centre above the origin. */
export interface Frame {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly depth: number;
}

const SHALLOWEST = 0.4;
const DEEPEST = 2.5;

/** Distance of the ground map below the lowest height, in widths of the box. */
export const GAP = 0.24;

/** A frame around all of these surfaces. */
export function frameOf(surfaces: readonly Pick<Surface, "x" | "y">[]): Frame {
  const [x0, x1] = ends(surfaces.map((surface) => surface.x));
  const [y0, y1] = ends(surfaces.map((surface) => surface.y));
  return { x0, x1, y0, y1, depth: Math.min(Math.max((y1 - y0) / (x1 - x0), SHALLOWEST), DEEPEST) };
}

/** Where an x lies in the box, −0.5 … 0.5. */
export function toX(frame: Frame, x: number): number {
  return (x - frame.x0) / (frame.x1 - frame.x0) - 0.5;
}

/** Where a y lies in the box: larger values lie further back, at smaller z. */
export function toZ(frame: Frame, y: number): number {
  return frame.depth * (0.5 - (y - frame.y0) / (frame.y1 - frame.y0));
}

function ends(axes: readonly Float64Array[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const nodes of axes)
    for (const node of nodes) {
      if (node < low) low = node;
      if (node > high) high = node;
    }
  return high > low ? [low, high] : [low - 0.5, low + 0.5];
}
