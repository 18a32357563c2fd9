/** The straight cut through a plane that is shown as a profile. */

import { bilinear } from "../model/bilinear";
import { interpolated } from "./ground";
import type { Layer } from "../model/picture";
import type { Section } from "../model/ui";
import { Status } from "../model/status";

/** The place at a share of the cut. */
export function along({ x0, y0, x1, y1 }: Section, share: number): [number, number] {
  return [x0 + share * (x1 - x0), y0 + share * (y1 - y0)];
}

/** The length of the cut in units of the plane. */
export function lengthOf({ x0, y0, x1, y1 }: Section): number {
  return Math.hypot(x1 - x0, y1 - y0);
}

/** Heights along a cut. */
export interface Samples {
  readonly share: Float64Array;
  /** NaN at holes and outside the plane. */
  readonly value: Float64Array;
  /** Standard errors; NaN where unknown. */
  readonly error: Float64Array;
  /** 1 where the value is only filled in for display. */
  readonly pending: Uint8Array;
}

/** Heights at `count` places along a cut, interpolated as on the map. */
export function sampled(layer: Layer, field: string, section: Section, count: number): Samples {
  const { surface, heights, heightScale } = layer;
  const { log } = heightScale;
  const values = interpolated(heights, log);
  const errors = surface.fields.get(`${field}_stderr`);
  const result = { share: new Float64Array(count), value: new Float64Array(count), error: new Float64Array(count).fill(NaN), pending: new Uint8Array(count) };
  for (let k = 0; k < count; k++) {
    const share = k / (count - 1);
    const [x, y] = along(section, share);
    const value = bilinear(values, surface.x, surface.y, x, y);
    result.share[k] = share;
    result.value[k] = log ? 10 ** value : value;
    if (errors) result.error[k] = bilinear(errors, surface.x, surface.y, x, y);
    if (Number.isNaN(value)) continue;
    const [i, j] = surface.nearest(x, y);
    result.pending[k] = surface.status[surface.index(i, j)] === Status.PENDING ? 1 : 0;
  }
  return result;
}
