/** One-dimensional surveys as strands of a chart: values, bands and the scale that holds them all. */

import type { Values } from "../model/decode";
import { makeScale, type Scale } from "../model/scale";
import { Status } from "../model/status";
import type { Surface } from "../model/surface";

/** One run in one chart. */
export interface Strand {
  readonly run: number;
  readonly surface: Surface;
  readonly field: string;
  readonly values: Values;
  /** Standard errors; null where the run has none. */
  readonly errors: Values | null;
}

/** A field of a run, to be drawn. */
export function strand(run: number, surface: Surface, field: string): Strand {
  return { run, surface, field, values: surface.shown(field), errors: surface.fields.get(`${field}_stderr`) ?? null };
}

/** Values a number of standard errors away. */
export function shifted({ values, errors }: Strand, count: number): Values {
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
