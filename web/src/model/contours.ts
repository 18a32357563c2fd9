/** Contour lines and the regions above a level, by marching squares on a grid that need not be even. */

/** One contour line in the coordinates of the plane: x0, y0, x1, y1, … */
export interface Isoline {
  readonly level: number;
  readonly points: Float64Array;
  readonly closed: boolean;
}

/** A grid of values to follow contours in: `values[i * ny + j]` at (x[i], y[j]); NaN is missing. */
export interface Grid {
  readonly values: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** The edges of a cell: south (x), east (y), north (x), west (y); the pairs of edges that a line joins, by the corners above. */
const PAIRS: readonly (readonly number[])[] = [
  [], [3, 0], [0, 1], [3, 1], [1, 2], [], [0, 2], [3, 2], [2, 3], [2, 0], [], [2, 1], [1, 3], [1, 0], [0, 3], [],
];

/** All contour lines at a level. Cells that miss a corner have none, so lines end at holes. */
export function isolines(grid: Grid, level: number): Isoline[] {
  const { values, x, y } = grid;
  const [nx, ny] = [x.length, y.length];
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i < nx - 1; i++)
    for (let j = 0, k = i * ny; j < ny - 1; j++, k++) {
      const [a, b, c, d] = [values[k], values[k + ny], values[k + ny + 1], values[k + 1]];
      const corners = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0);
      if (Number.isNaN(a + b + c + d)) {
        if (Number.isNaN(a) || Number.isNaN(b) || Number.isNaN(c) || Number.isNaN(d)) continue;
      }
      if (corners === 0 || corners === 15) continue;
      const edges = [2 * k, 2 * (k + ny) + 1, 2 * (k + 1), 2 * k + 1];
      const join = (p: number, q: number) => (from.push(edges[p]), to.push(edges[q]));
      if (corners === 5 || corners === 10) {
        const middle = (a + b + c + d) / 4 >= level;
        // The middle belongs to the two corners above, or to the two below.
        if ((corners === 5) === middle) join(0, 1), join(2, 3);
        else join(3, 0), join(1, 2);
      } else join(PAIRS[corners][0], PAIRS[corners][1]);
    }
  return chain(from, to).map(({ edges, closed }) => ({ level, closed, points: places(edges, grid, level) }));
}

/** The rings around everything at or above a level, to be filled by the even-odd rule. Missing values count as below. */
export function regions(grid: Grid, level: number): Isoline[] {
  const [nx, ny] = [grid.x.length, grid.y.length];
  const [wide, high] = [nx + 2, ny + 2];
  const values = new Float64Array(wide * high).fill(-Infinity);
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++) {
      const value = grid.values[i * ny + j];
      if (!Number.isNaN(value)) values[(i + 1) * high + j + 1] = value;
    }
  const padded = (nodes: ArrayLike<number>) => [nodes[0], ...Array.from(nodes), nodes[nodes.length - 1]];
  return isolines({ values, x: padded(grid.x), y: padded(grid.y) }, level);
}

/** Joins pieces that share an edge of the grid into lines as long as possible. */
function chain(from: readonly number[], to: readonly number[]): { edges: number[]; closed: boolean }[] {
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  const note = (edge: number, piece: number) => (first.has(edge) ? second : first).set(edge, piece);
  for (let piece = 0; piece < from.length; piece++) note(from[piece], piece), note(to[piece], piece);
  const used = new Uint8Array(from.length);
  const lines: { edges: number[]; closed: boolean }[] = [];
  const walk = (edge: number, piece: number | undefined): number[] => {
    const edges = [edge];
    while (piece !== undefined && !used[piece]) {
      used[piece] = 1;
      edge = from[piece] === edge ? to[piece] : from[piece];
      edges.push(edge);
      piece = first.get(edge) === piece ? second.get(edge) : first.get(edge);
    }
    return edges;
  };
  for (const [edge, piece] of first) if (!second.has(edge) && !used[piece]) lines.push({ edges: walk(edge, piece), closed: false });
  for (let piece = 0; piece < from.length; piece++) if (!used[piece]) lines.push({ edges: walk(from[piece], piece), closed: true });
  return lines;
}

/** Where a level crosses edges of the grid. */
function places(edges: readonly number[], { values, x, y }: Grid, level: number): Float64Array {
  const ny = y.length;
  const points = new Float64Array(edges.length * 2);
  edges.forEach((edge, n) => {
    const k = edge >> 1;
    const [i, j] = [Math.floor(k / ny), k % ny];
    const upward = edge % 2 === 1;
    const [low, high] = [values[k], values[upward ? k + 1 : k + ny]];
    const share = low === -Infinity ? 1 : high === -Infinity ? 0 : high === low ? 0.5 : (level - low) / (high - low);
    points[2 * n] = upward ? x[i] : x[i] + share * (x[i + 1] - x[i]);
    points[2 * n + 1] = upward ? y[j] + share * (y[j + 1] - y[j]) : y[j];
  });
  return points;
}
