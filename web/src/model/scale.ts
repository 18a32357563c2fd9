/** From values to shares of a picture: linear or logarithmic, clipped above, with round ticks. */

import type { Values } from "./decode";

/** How a field's values become heights or colours. */
export interface Scale {
  /** The values at the low and the high end. */
  readonly min: number;
  readonly max: number;
  readonly log: boolean;
  /** Whether values above `max` exist and are drawn as if they were `max`. */
  readonly clipped: boolean;
  /** Round values between the ends, for axes and legends. */
  readonly ticks: readonly number[];
  /** The share 0 … 1 of a value; NaN for one that is missing (or not positive, on a logarithmic scale). */
  share(value: number): number;
  /** The value at a share. */
  value(share: number): number;
}

/** From this ratio of the largest to the median value on heights are logarithmic, unless someone chooses. */
const WIDE = 30;

/** Values of which a median is taken at most. */
const MANY = 20_000;

/** Whether a logarithmic scale suits these heights: all positive, the largest far above the median, as in print. */
export function suitsLog(arrays: readonly Values[]): boolean {
  const { min, max } = extent(arrays, false);
  return min > 0 && max / median(arrays) > WIDE;
}

/** The median of the finite values; of very many, that of evenly spaced ones. */
function median(arrays: readonly Values[]): number {
  const step = Math.max(1, Math.floor(arrays.reduce((sum, values) => sum + values.length, 0) / MANY));
  const kept: number[] = [];
  for (const values of arrays)
    for (let k = 0; k < values.length; k += step) if (Number.isFinite(values[k])) kept.push(values[k]);
  kept.sort((a, b) => a - b);
  const middle = kept.length / 2;
  return kept.length ? (kept[Math.ceil(middle) - 1] + kept[Math.floor(middle)]) / 2 : NaN;
}

/** A scale for all of these values together. */
export function makeScale(arrays: readonly Values[], log: boolean, clip: number | null = null): Scale {
  const found = extent(arrays, log);
  let { min, max } = found;
  if (!Number.isFinite(min)) [min, max] = log ? [1, 10] : [0, 1];
  const clipped = clip !== null && clip < max && clip > min;
  if (clipped) max = clip;
  if (max <= min) [min, max] = log ? [min / 1.1, min * 1.1] : [min - (Math.abs(min) || 1) / 10, min + (Math.abs(min) || 1) / 10];
  const low = log ? Math.log10(min) : min;
  const span = (log ? Math.log10(max) : max) - low;
  const share = (value: number) => {
    if (!Number.isFinite(value) || (log && value <= 0)) return NaN;
    return Math.min(((log ? Math.log10(value) : value) - low) / span, 1);
  };
  const value = (part: number) => (log ? 10 ** (low + part * span) : low + part * span);
  return { min, max, log, clipped, ticks: log ? logTicks(min, max) : linearTicks(min, max), share, value };
}

/** Smallest and largest finite (for a logarithm: positive) value; infinite if there is none. */
export function extent(arrays: readonly Values[], positive: boolean): { min: number; max: number } {
  let [min, max] = [Infinity, -Infinity];
  for (const values of arrays)
    for (const value of values)
      if (Number.isFinite(value) && (!positive || value > 0)) {
        if (value < min) min = value;
        if (value > max) max = value;
      }
  return { min, max };
}

/** About `count` round values between two ends. */
export function linearTicks(min: number, max: number, count = 5): number[] {
  const rough = (max - min) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const ticks: number[] = [];
  for (let k = Math.ceil(min / step - 1e-9); k * step <= max + step * 1e-9; k++) ticks.push(Number((k * step).toPrecision(12)));
  return ticks;
}

function logTicks(min: number, max: number): number[] {
  const decades = Math.log10(max / min);
  if (decades < 1) return linearTicks(min, max, 4);
  const factors = decades <= 2 ? [1, 2, 5] : decades <= 4 ? [1, 3] : [1];
  const every = Math.max(1, Math.ceil(decades / 7));
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++)
    for (const factor of factors) {
      const value = factor * 10 ** power;
      if (power % every === 0 && value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9))
        ticks.push(Number(value.toPrecision(6)));
    }
  return ticks;
}
