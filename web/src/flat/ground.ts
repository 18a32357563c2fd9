/** What maps and charts derive from a layer, kept as long as its numbers. */

import type { Layer } from "../model/picture";
import type { Scale } from "../model/scale";
import { Status } from "../model/status";
import type { Surface } from "../model/surface";
import { drawable } from "./bilinear";
import { isolines, type Isoline } from "./contours";
import type { Level } from "./levels";
import type { Ground } from "./raster";

const logs = new WeakMap<Float32Array, Float32Array>();
const plain = new WeakMap<Float32Array, Float32Array>();
const lines = new WeakMap<Float32Array, Map<string, Isoline[]>>();

/** Values as they are interpolated, see `drawable`. */
export function interpolated(values: Float32Array, log: boolean): Float32Array {
  const store = log ? logs : plain;
  let found = store.get(values);
  if (!found) store.set(values, (found = drawable(values, log)));
  return found;
}

/** A value on the scale's own footing. */
export function footing(scale: Scale, value: number): number {
  return scale.log ? Math.log10(value) : value;
}

/** What the coloured ground of a layer is painted from. */
export function groundOf(layer: Layer, colormap: string): Ground {
  const { surface, colours, colourScale } = layer;
  return {
    values: interpolated(colours, colourScale.log),
    status: surface.status,
    x: surface.x,
    y: surface.y,
    low: footing(colourScale, colourScale.min),
    high: footing(colourScale, colourScale.max),
    colormap,
  };
}

/** The contour lines of a layer's heights, one list a level. */
export function linesOf(layer: Layer, wanted: readonly Level[]): Isoline[][] {
  const { surface, heights, heightScale } = layer;
  const values = interpolated(heights, heightScale.log);
  const known = lines.get(values) ?? new Map<string, Isoline[]>();
  lines.set(values, known);
  if (known.size > 120) known.clear();
  return wanted.map(({ value }) => {
    const key = String(value);
    let found = known.get(key);
    if (!found) known.set(key, (found = isolines({ values, x: surface.x, y: surface.y }, footing(heightScale, value))));
    return found;
  });
}

/** The node with the smallest computed value; null if there is none. */
export function lowest(surface: Surface, values: Float32Array): { i: number; j: number; value: number } | null {
  let best = -1;
  for (let k = 0; k < values.length; k++)
    if (surface.status[k] === Status.OK && Number.isFinite(values[k]) && (best < 0 || values[k] < values[best])) best = k;
  return best < 0 ? null : { i: Math.floor(best / surface.ny), j: best % surface.ny, value: values[best] };
}
