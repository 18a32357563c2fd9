/** At which values contour lines are drawn. */

/** A level and whether its line is drawn heavier. */
export interface Level {
  readonly value: number;
  readonly heavy: boolean;
}

/** Mantissas of round levels a decade, ever denser. */
const DECADES: readonly (readonly number[])[] = [
  [1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8],
  [1, 1.1, 1.2, 1.3, 1.5, 1.6, 1.8, 2, 2.2, 2.4, 2.7, 3, 3.3, 3.6, 3.9, 4.3, 4.7, 5.1, 5.6, 6.2, 6.8, 7.5, 8.2, 9.1],
];

/** Below this ratio of the ends a logarithmic scale is nearly even, and even steps are rounder. */
const NARROW = 3.2;

/** How far (as a logarithm) the number of lines may be from the wanted one before levels become less round. */
const FAR = 0.5;

/** About `count` round levels, even on the scale, strictly inside its ends; every fifth is heavy. */
export function levels(scale: { min: number; max: number; log: boolean }, count: number): Level[] {
  const { min, max, log } = scale;
  if (count < 1 || !(max > min) || !Number.isFinite(max - min)) return [];
  const inside = (value: number) => value > min && value < max;
  if (!log || max / min < NARROW) {
    const step = roundStep((max - min) / (count + 1));
    const found: Level[] = [];
    for (let k = Math.ceil(min / step); k * step < max; k++) {
      const value = Number((k * step).toPrecision(12));
      if (inside(value)) found.push({ value, heavy: k % 5 === 0 });
    }
    return found;
  }
  const choices = [10, 5, 4, 3, 2].map((every) => powers([1], every)).concat(DECADES.map((mantissas) => powers(mantissas, 1)));
  const fine = Array.from({ length: count }, (_, k) => tidy(min, max, (k + 1) / (count + 1), count));
  const miss = (values: readonly number[]) => Math.abs(Math.log((values.length + 0.5) / (count + 0.5)));
  const nearest = choices.map((values) => values.filter(inside)).reduce((a, b) => (miss(b) < miss(a) ? b : a));
  const values = miss(nearest) < FAR ? nearest : [...new Set(fine)].filter(inside);
  const decimal = values.filter((value) => Number.isInteger(Math.log10(value))).length;
  const decades = decimal > 1 && decimal < values.length;
  return values.map((value, k) => ({ value, heavy: decades ? Number.isInteger(Number(Math.log10(value).toFixed(9))) : k % 5 === 4 }));

  function powers(mantissas: readonly number[], every: number): number[] {
    const values: number[] = [];
    for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++)
      if (power % every === 0) for (const mantissa of mantissas) values.push(Number(`${mantissa}e${power}`));
    return values;
  }
}

/** 1, 2, 2.5 or 5 times a power of ten, the nearest. */
function roundStep(rough: number): number {
  const power = Math.floor(Math.log10(rough));
  const choices = [1, 2, 2.5, 5, 10].map((factor) => Number(`${factor}e${power}`));
  return choices.reduce((a, b) => (Math.abs(Math.log(b / rough)) < Math.abs(Math.log(a / rough)) ? b : a));
}

/** The value at a share of a logarithmic scale, with as few digits as leave it near its place. */
function tidy(min: number, max: number, share: number, count: number): number {
  const span = Math.log(max / min);
  const value = min * Math.exp(span * share);
  for (let digits = 1; digits < 6; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.abs(Math.log(short / value)) < (span / (count + 1)) * 0.25) return short;
  }
  return Number(value.toPrecision(6));
}
