/** What maps and charts derive from a layer, kept as long as its numbers. */

import type { Values } from "../model/decode";
import type { Layer } from "../model/picture";
import type { Scale } from "../model/scale";
import { drawable } from "../model/bilinear";
import { isolines, type Isoline } from "../model/contours";
import type { Level } from "../model/levels";
import type { Ground } from "./raster";

const logs = new WeakMap<Values, Values>();
const plain = new WeakMap<Values, Values>();
const lines = new WeakMap<Values, Map<string, Isoline[]>>();

/** Values as they are interpolated, see `drawable`. */
export function interpolated(values: Values, log: boolean): Values {
  const store = log ? logs : plain;
  let found = store.get(values);
  if (!found) store.set(values, (found = drawable(values, log)));
  return found;
}

/** A value on the scale's own footing. */
function footing(scale: Scale, value: number): number {
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
