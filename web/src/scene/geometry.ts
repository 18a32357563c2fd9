/** From the values on a grid to what a mesh needs. Nothing here knows of WebGL. */

import type { Values } from "../model/decode";
import type { Scale } from "../model/scale";

/** Nodes a side of the mesh that is drawn while the camera moves. */
export const COARSE = 130;

/** Shares above this are drawn as this, so that a cut through a peak of any height stays exact enough. */
const HIGHEST = 9;

/** Shares of the height; NaN where missing. Of a clipped scale they go on above 1, so that the cut can be drawn sharply. */
export function sharesOf(values: Values, scale: Scale, out: Float32Array = new Float32Array(values.length)): Float32Array {
  const along = scale.log ? Math.log10 : (value: number) => value;
  const [low, high] = [along(scale.min), along(scale.max)];
  for (let k = 0; k < values.length; k++) {
    const share = scale.share(values[k]);
    out[k] = share >= 1 && scale.clipped ? Math.min((along(values[k]) - low) / (high - low), HIGHEST) : share;
  }
  return out;
}

/**
 * Derivatives (along x, along z) of shares over positions, which need not be even: three-point differences inside,
 * one-sided ones at edges and holes.
 */
export function slopesOf(shares: Float32Array, xs: Float32Array, zs: Float32Array, out: Float32Array = new Float32Array(2 * shares.length)): Float32Array {
  const [nx, ny] = [xs.length, zs.length];
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++) {
      const k = i * ny + j;
      out[2 * k] = derivative(shares, k, ny, i > 0, i < nx - 1, xs, i);
      out[2 * k + 1] = derivative(shares, k, 1, j > 0, j < ny - 1, zs, j);
    }
  return out;
}

function derivative(shares: Float32Array, k: number, step: number, before: boolean, after: boolean, places: Float32Array, at: number): number {
  const here = shares[k];
  const back = before ? (here - shares[k - step]) / (places[at] - places[at - 1]) : NaN;
  const ahead = after ? (shares[k + step] - here) / (places[at + 1] - places[at]) : NaN;
  if (back === back && ahead === ahead) {
    const p = places[at] - places[at - 1];
    const q = places[at + 1] - places[at];
    return (back * q + ahead * p) / (p + q);
  }
  return back === back ? back : ahead === ahead ? ahead : 0;
}

/** How far each node lies below the mean of its surroundings, in shares: valleys are positive, ridges negative. */
export function hollowsOf(shares: Float32Array, nx: number, ny: number): Float32Array {
  const radius = Math.max(1, Math.round(Math.max(nx, ny) * 0.05));
  const sum = new Float32Array(shares.length);
  const mass = new Float32Array(shares.length);
  for (let k = 0; k < shares.length; k++) {
    const there = shares[k] === shares[k];
    sum[k] = there ? Math.min(shares[k], 1) : 0;
    mass[k] = there ? 1 : 0;
  }
  const whole = mass.every((m) => m === 1);
  for (const values of whole ? [sum] : [sum, mass]) {
    blurRows(values, nx, ny, radius);
    blurColumns(values, nx, ny, radius);
  }
  for (let k = 0; k < shares.length; k++) sum[k] = shares[k] === shares[k] ? (whole ? sum[k] : sum[k] / mass[k]) - Math.min(shares[k], 1) : 0;
  return sum;
}

/** A running mean along y, in place; beyond an edge its last node is repeated. */
function blurRows(values: Float32Array, nx: number, ny: number, radius: number): void {
  const old = new Float32Array(ny);
  for (let i = 0; i < nx; i++) {
    const row = values.subarray(i * ny, (i + 1) * ny);
    old.set(row);
    let total = old[0] * radius;
    for (let j = 0; j <= radius; j++) total += old[Math.min(j, ny - 1)];
    for (let j = 0; j < ny; j++) {
      row[j] = total / (2 * radius + 1);
      total += old[Math.min(j + radius + 1, ny - 1)] - old[Math.max(j - radius, 0)];
    }
  }
}

/** The same along x, for all columns at once: memory is read in order. */
function blurColumns(values: Float32Array, nx: number, ny: number, radius: number): void {
  const old = values.slice();
  const totals = new Float64Array(ny);
  for (let i = -radius; i <= radius; i++) {
    const row = Math.min(Math.max(i, 0), nx - 1) * ny;
    for (let j = 0; j < ny; j++) totals[j] += old[row + j];
  }
  for (let i = 0; i < nx; i++) {
    const next = Math.min(i + radius + 1, nx - 1) * ny;
    const last = Math.max(i - radius, 0) * ny;
    for (let j = 0; j < ny; j++) {
      values[i * ny + j] = totals[j] / (2 * radius + 1);
      totals[j] += old[next + j] - old[last + j];
    }
  }
}

/** How many nodes to step over so that at most about `COARSE` remain along an axis. */
export function strideOf(count: number): number {
  return Math.max(1, Math.ceil((count - 1) / (COARSE - 1)));
}

/** Every `stride`-th index below `count`, and always the last one. */
export function strided(count: number, stride: number): number[] {
  const kept: number[] = [];
  for (let k = 0; k < count - 1; k += stride) kept.push(k);
  kept.push(count - 1);
  return kept;
}

/** Whether a cell with these corners, in turn around it, is cut from the first to the third. */
export function fold(a: number, b: number, c: number, d: number): boolean {
  return Math.abs(a - c) <= Math.abs(b - d);
}

/**
 * Triangles over the cells of which no corner is missing, into `out`; returns how many indices were written. Seen from
 * above they turn counter-clockwise if x and y grow along the grid, or both shrink; otherwise say `turned`.
 */
export function trianglesOf(shares: Float32Array, nx: number, ny: number, out: Uint32Array, strides: [number, number] = [1, 1], turned = false): number {
  const [is, js] = [strided(nx, strides[0]), strided(ny, strides[1])];
  let count = 0;
  for (let p = 0; p + 1 < is.length; p++)
    for (let q = 0; q + 1 < js.length; q++) {
      const a = is[p] * ny + js[q];
      const b = is[p + 1] * ny + js[q];
      const c = is[p + 1] * ny + js[q + 1];
      const d = is[p] * ny + js[q + 1];
      const sum = shares[a] + shares[b] + shares[c] + shares[d];
      if (sum !== sum) continue;
      const s = turned ? d : b;
      const t = turned ? b : d;
      if (fold(shares[a], shares[b], shares[c], shares[d])) {
        out[count] = a; out[count + 1] = s; out[count + 2] = c;
        out[count + 3] = a; out[count + 4] = c; out[count + 5] = t;
      } else {
        out[count] = a; out[count + 1] = s; out[count + 2] = t;
        out[count + 3] = s; out[count + 4] = c; out[count + 5] = t;
      }
      count += 6;
    }
  return count;
}
