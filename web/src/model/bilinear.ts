/** Values between the nodes of a grid that need not be even. */

import type { Values } from "./decode";

/** The cell along one axis that holds a place, and the share of the way through it; null outside. */
export function locate(nodes: ArrayLike<number>, place: number): { cell: number; share: number } | null {
  const last = nodes.length - 1;
  const up = nodes[last] >= nodes[0];
  const [low, high] = up ? [nodes[0], nodes[last]] : [nodes[last], nodes[0]];
  if (!(place >= low && place <= high)) return null;
  if (last === 0) return { cell: 0, share: 0 };
  let [a, b] = [0, last];
  while (b - a > 1) {
    const middle = (a + b) >> 1;
    if (up ? nodes[middle] <= place : nodes[middle] >= place) a = middle;
    else b = middle;
  }
  return { cell: a, share: (place - nodes[a]) / (nodes[b] - nodes[a]) };
}

/**
 * The value at a place, from the four nodes around it; NaN outside the grid and in a cell that misses one of the
 * corners that count. `values[i * ny + j]` is the value at (x[i], y[j]).
 */
export function bilinear(values: ArrayLike<number>, x: ArrayLike<number>, y: ArrayLike<number>, px: number, py: number): number {
  const [u, v] = [locate(x, px), locate(y, py)];
  if (!u || !v) return NaN;
  const ny = y.length;
  let sum = 0;
  for (let a = 0; a < 2; a++)
    for (let b = 0; b < 2; b++) {
      const weight = (a ? u.share : 1 - u.share) * (b ? v.share : 1 - v.share);
      if (weight) sum += weight * values[(u.cell + a) * ny + v.cell + b];
    }
  return sum;
}

/** Values as they are interpolated: their logarithms on a logarithmic scale; NaN for what cannot be drawn. */
export function drawable(values: Values, log: boolean): Values {
  const known = log ? (value: number) => (value > 0 && value < Infinity ? Math.log10(value) : NaN) : (value: number) => (Number.isFinite(value) ? value : NaN);
  return values.map(known);
}

/** Whether two grids have the same nodes. */
export function sameNodes(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
