/** One-dimensional surveys as strands of a chart: values, bands and the scale that holds them all. */

import { makeScale, type Scale } from "../model/scale";
import { Status } from "../model/status";
import type { Surface } from "../model/surface";

/** One run in one chart. */
export interface Strand {
  readonly run: number;
  readonly surface: Surface;
  readonly values: Float32Array;
  /** Standard errors; null where the run has none. */
  readonly errors: Float32Array | null;
}

/** A field of a run, to be drawn. */
export function strand(run: number, surface: Surface, field: string): Strand {
  return { run, surface, values: surface.shown(field), errors: surface.fields.get(`${field}_stderr`) ?? null };
}

/** Values a number of standard errors away. */
export function shifted({ values, errors }: Strand, count: number): Float32Array {
  return values.map((value, k) => (errors ? value + count * errors[k] : NaN));
}

/** One scale for all strands with their bands; on a logarithmic one wide bands do not stretch it downwards. */
export function scaleOf(strands: readonly Strand[], log: boolean, clip: number | null): Scale {
  const values = strands.map((each) => each.values);
  const bands = strands.filter((each) => each.errors).flatMap((each) => [shifted(each, 2), ...(log ? [] : [shifted(each, -2)])]);
  return makeScale([...values, ...bands], log, clip);
}

/** Whether a node is only filled in for display. */
export function isPending({ surface }: Strand, k: number): boolean {
  return surface.status[k] === Status.PENDING;
}

/** The index of the smallest computed value; -1 if there is none. */
export function lowestOf({ surface, values }: Strand): number {
  let best = -1;
  for (let k = 0; k < values.length; k++)
    if (surface.status[k] === Status.OK && Number.isFinite(values[k]) && (best < 0 || values[k] < values[best])) best = k;
  return best;
}
