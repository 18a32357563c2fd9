/** The order of a table's rows. */

import type { Surface } from "../model/surface";

/** What a table is sorted by; null leaves the order of the grid. */
export interface Order {
  /** "x", "y", "status" or the name of a field. */
  readonly column: string;
  readonly descending: boolean;
}

/** The nodes in order; what has no value comes last, equal ones stay in the order of the grid. */
export function ordered(surface: Surface, order: Order | null): Uint32Array {
  const total = surface.nx * surface.ny;
  const rows = Uint32Array.from({ length: total }, (_, k) => k);
  if (!order) return rows;
  const keys = new Float64Array(total);
  const values = surface.fields.get(order.column);
  for (let k = 0; k < total; k++) keys[k] = keyOf(k);
  const sign = order.descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [p, q] = [keys[a], keys[b]];
    if (p === q) return a - b;
    if (p !== p || q !== q) return p === p ? -1 : q === q ? 1 : a - b;
    return sign * (p - q);
  });

  function keyOf(k: number): number {
    switch (order?.column) {
      case "x":
        return surface.x[Math.floor(k / surface.ny)];
      case "y":
        return surface.y[k % surface.ny];
      case "status":
        return surface.status[k];
      default:
        return values ? values[k] : NaN;
    }
  }
}
