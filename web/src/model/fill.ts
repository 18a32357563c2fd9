/** Filling in what is not computed yet. */

import type { Values } from "./decode";
import { Status } from "./status";

/**
 * Pending nodes from their known neighbours. On the lattice of a coarse-to-fine survey this is bilinear interpolation:
 * along y between the known nodes of a row, then along x between such rows. What is left (beyond the known part) comes
 * from a pyramid of ever coarser averages (Burt 1988, "pull-push"). What is known stays; nodes that are done but have
 * no finite value become NaN.
 */
export function fill(values: Values, status: Int8Array, nx: number, ny: number): Values {
  const result = values.map((value) => (Number.isFinite(value) ? value : NaN));
  if (!status.includes(Status.PENDING)) return result;
  const known = Float64Array.from(result);
  for (let i = 0; i < nx; i++) bridge(known, i * ny, 1, ny);
  for (let j = 0; j < ny; j++) bridge(known, j, ny, nx);
  const weight = known.map((value) => (Number.isFinite(value) ? 1 : 0));
  for (let k = 0; k < known.length; k++) if (!weight[k]) known[k] = 0;
  const smooth = pyramid(known, weight, nx, ny);
  for (let k = 0; k < known.length; k++) if (status[k] === Status.PENDING) result[k] = smooth ? smooth[k] : NaN;
  return result;
}

/** Straight lines between neighbouring known entries of a row or column. */
function bridge(values: Float64Array, start: number, stride: number, count: number): void {
  let last = -1;
  for (let k = 0; k < count; k++) {
    const value = values[start + k * stride];
    if (Number.isNaN(value)) continue;
    if (last >= 0) {
      const before = values[start + last * stride];
      for (let m = last + 1; m < k; m++) values[start + m * stride] = before + ((value - before) * (m - last)) / (k - last);
    }
    last = k;
  }
}

/** Values everywhere, or null if nothing is known. */
function pyramid(values: Float64Array, weight: Float64Array, nx: number, ny: number): Float64Array | null {
  if (weight.every((w) => w > 0)) return values;
  if (nx === 1 && ny === 1) return null;
  const [cx, cy] = [Math.ceil(nx / 2), Math.ceil(ny / 2)];
  const coarse = new Float64Array(cx * cy);
  const mass = new Float64Array(cx * cy);
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++) {
      const into = (i >> 1) * cy + (j >> 1);
      coarse[into] += values[i * ny + j] * weight[i * ny + j];
      mass[into] += weight[i * ny + j];
    }
  for (let k = 0; k < coarse.length; k++) {
    coarse[k] = mass[k] ? coarse[k] / mass[k] : 0;
    mass[k] = Math.min(mass[k], 1);
  }
  const filled = pyramid(coarse, mass, cx, cy);
  if (!filled) return null;
  const result = Float64Array.from(values);
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++)
      if (!weight[i * ny + j]) result[i * ny + j] = between(filled, cx, cy, (i - 0.5) / 2, (j - 0.5) / 2);
  return result;
}

/** Bilinear interpolation, held at the edges. */
function between(values: Float64Array, nx: number, ny: number, u: number, v: number): number {
  const [a, b] = [Math.min(Math.max(u, 0), nx - 1), Math.min(Math.max(v, 0), ny - 1)];
  const [i, j] = [Math.min(Math.floor(a), Math.max(nx - 2, 0)), Math.min(Math.floor(b), Math.max(ny - 2, 0))];
  const [p, q] = [a - i, b - j];
  const at = (k: number, l: number) => values[Math.min(k, nx - 1) * ny + Math.min(l, ny - 1)];
  return (at(i, j) * (1 - q) + at(i, j + 1) * q) * (1 - p) + (at(i + 1, j) * (1 - q) + at(i + 1, j + 1) * q) * p;
}
