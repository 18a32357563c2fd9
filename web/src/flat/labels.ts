/** Where labels go: on lines, beside points and at line ends, never on each other. */

/** A rectangle that may be turned, by its middle, half its sides and its angle in radians. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly a: number;
  readonly b: number;
  readonly angle: number;
}

/** A line in pixels that may carry labels. */
export interface Candidate {
  readonly points: Float64Array;
  readonly text: string;
  readonly width: number;
  /** Lines of greater weight are labelled first. */
  readonly weight: number;
}

export interface Placed extends Box {
  readonly text: string;
  /** Index of the line. */
  readonly line: number;
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const HIGH = 12;
const STEP = 7;

/** Whether two turned rectangles meet (separating axes). */
export function overlap(p: Box, q: Box): boolean {
  const [dx, dy] = [q.x - p.x, q.y - p.y];
  const apart = (angle: number) => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const reach = (box: Box) => {
      const turn = box.angle - angle;
      return Math.abs(box.a * Math.cos(turn)) + Math.abs(box.b * Math.sin(turn));
    };
    return Math.abs(dx * c + dy * s) >= reach(p) + reach(q);
  };
  return ![p.angle, p.angle + Math.PI / 2, q.angle, q.angle + Math.PI / 2].some(apart);
}

/** Whether a turned rectangle lies inside. */
export function inside(box: Box, bounds: Bounds): boolean {
  const [c, s] = [Math.abs(Math.cos(box.angle)), Math.abs(Math.sin(box.angle))];
  const [w, h] = [box.a * c + box.b * s, box.a * s + box.b * c];
  return box.x - w >= bounds.left && box.x + w <= bounds.right && box.y - h >= bounds.top && box.y + h <= bounds.bottom;
}

/** Which lines pass where, in squares of 5 pixels; finds out what a label would hide. */
class Crowd {
  private readonly squares = new Map<number, Set<number>>();

  add(line: number, points: Float64Array): void {
    for (let n = 0; n + 3 < points.length; n += 2) {
      const [x0, y0, x1, y1] = [points[n], points[n + 1], points[n + 2], points[n + 3]];
      const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 4));
      for (let k = 0; k <= steps; k++) this.at(x0 + ((x1 - x0) * k) / steps, y0 + ((y1 - y0) * k) / steps).add(line);
    }
  }

  /** Squares of other lines under a rectangle. */
  under(box: Box, line: number): number {
    const [c, s] = [Math.cos(box.angle), Math.sin(box.angle)];
    let count = 0;
    for (let u = -box.a; u <= box.a; u += 5)
      for (const v of [-box.b * 0.7, 0, box.b * 0.7])
        for (const other of this.at(box.x + u * c - v * s, box.y + u * s + v * c)) if (other !== line) count++;
    return count;
  }

  private at(x: number, y: number): Set<number> {
    const key = Math.floor(x / 5) * 100003 + Math.floor(y / 5);
    let found = this.squares.get(key);
    if (!found) this.squares.set(key, (found = new Set()));
    return found;
  }
}

/** Labels along lines: upright, where the line is straight, clear of the border, of `taken` and of each other. */
export function alongLines(lines: readonly Candidate[], bounds: Bounds, taken: readonly Box[] = [], most = 20): Placed[] {
  const crowd = new Crowd();
  lines.forEach((line, index) => crowd.add(index, line.points));
  const placed: Placed[] = [];
  const arcs = lines.map(({ points }) => lengths(points));
  const total = (index: number | undefined) => (index === undefined ? 0 : arcs[index][arcs[index].length - 1]);
  const levels = [...new Set(lines.map((line) => line.text))];
  const byLevel = levels.map((text) => lines.map((_, k) => k).filter((k) => lines[k].text === text && total(k) > 1.6 * lines[k].width + 12));
  for (const group of byLevel) group.sort((a, b) => total(b) - total(a));
  byLevel.sort((a, b) => (lines[b[0]]?.weight ?? 0) - (lines[a[0]]?.weight ?? 0) || total(b[0]) - total(a[0]));
  for (let round = 0; round < 3; round++)
    for (const group of byLevel) {
      const index = group[round];
      if (index === undefined || placed.length >= most || (round && total(index) < 90)) continue;
      const found = best(index, lines[index], arcs[index], bounds, [...taken, ...placed], crowd);
      if (found) placed.push(found);
    }
  return placed;
}

function best(line: number, { points, text, width }: Candidate, arc: Float64Array, bounds: Bounds, taken: readonly Box[], crowd: Crowd): Placed | null {
  const half = width / 2 + 2;
  const end = arc[arc.length - 1];
  let [chosen, least]: [Placed | null, number] = [null, Infinity];
  const closed = Math.hypot(points[0] - points[points.length - 2], points[1] - points[points.length - 1]) < 0.5;
  for (let s = closed ? half : half + 4; s <= end - half - (closed ? 0 : 4); s += STEP) {
    const [[x0, y0], [x1, y1], [mx, my]] = [at(points, arc, s - half), at(points, arc, s + half), at(points, arc, s)];
    const chord = Math.hypot(x1 - x0, y1 - y0);
    if (chord < 1.75 * half) continue;
    let angle = Math.atan2(y1 - y0, x1 - x0);
    if (angle > Math.PI / 2 + 1e-9) angle -= Math.PI;
    if (angle <= -Math.PI / 2 + 1e-9) angle += Math.PI;
    const box: Placed = { x: (x0 + x1 + 2 * mx) / 4, y: (y0 + y1 + 2 * my) / 4, a: half, b: HIGH / 2, angle, text, line };
    const bend = Math.abs((mx - x0) * (y1 - y0) - (my - y0) * (x1 - x0)) / (chord || 1);
    if (!inside(box, { left: bounds.left + 4, top: bounds.top + 4, right: bounds.right - 4, bottom: bounds.bottom - 4 })) continue;
    const roomy = { ...box, a: box.a + 8, b: box.b + 4 };
    if (taken.some((other) => overlap(roomy, other))) continue;
    const cost = 0.5 * bend + 30 * (1 - chord / (2 * half)) + crowd.under(box, line) * 0.7 + Math.abs(angle) * 0.9;
    if (cost < least) [chosen, least] = [box, cost];
  }
  return least < 9 ? chosen : null;
}

/** Length of the line up to each of its points. */
export function lengths(points: Float64Array): Float64Array {
  const arc = new Float64Array(points.length / 2);
  for (let n = 1; n < arc.length; n++)
    arc[n] = arc[n - 1] + Math.hypot(points[2 * n] - points[2 * n - 2], points[2 * n + 1] - points[2 * n - 1]);
  return arc;
}

/** The place at a length along a line. */
function at(points: Float64Array, arc: Float64Array, length: number): [number, number] {
  let [a, b] = [0, arc.length - 1];
  while (b - a > 1) {
    const middle = (a + b) >> 1;
    if (arc[middle] <= length) a = middle;
    else b = middle;
  }
  const share = arc[b] > arc[a] ? Math.min(Math.max((length - arc[a]) / (arc[b] - arc[a]), 0), 1) : 0;
  return [points[2 * a] + share * (points[2 * b] - points[2 * a]), points[2 * a + 1] + share * (points[2 * b + 1] - points[2 * a + 1])];
}

/** Moves places along one axis until neighbours are a gap apart, as little as it takes, between two ends. */
export function spread(places: readonly number[], gap: number, low: number, high: number): number[] {
  const order = places.map((_, k) => k).sort((a, b) => places[a] - places[b]);
  const room = order.length > 1 ? Math.min(gap, (high - low) / (order.length - 1)) : gap;
  // Blocks that touch move together, to the mean of what they want.
  const blocks: { wanted: number; members: number[] }[] = [];
  const start = (block: { wanted: number; members: number[] }) => Math.min(Math.max(block.wanted - (room * (block.members.length - 1)) / 2, low), high - room * (block.members.length - 1));
  for (const k of order) {
    let block = { wanted: Math.min(Math.max(places[k], low), high), members: [k] };
    for (let last = blocks[blocks.length - 1]; last && start(last) + room * last.members.length > start(block) + 1e-9; last = blocks[blocks.length - 1]) {
      blocks.pop();
      const [m, n] = [last.members.length, block.members.length];
      block = { wanted: (last.wanted * m + block.wanted * n) / (m + n), members: [...last.members, ...block.members] };
    }
    blocks.push(block);
  }
  const result = [...places];
  for (const block of blocks) block.members.forEach((k, n) => (result[k] = start(block) + room * n));
  return result;
}

/** A free place for a label of a point: right, left, above or below it; null if all are taken. */
export function beside(x: number, y: number, width: number, bounds: Bounds, taken: readonly Box[], distance = 8): Box | null {
  const [a, b] = [width / 2 + 1, HIGH / 2];
  const places: [number, number][] = [[distance + a, 0], [-distance - a, 0], [0, -distance - b], [0, distance + b], [a + 4, -distance - b / 2], [-a - 4, -distance - b / 2], [a + 4, distance + b / 2], [-a - 4, distance + b / 2]];
  for (const [dx, dy] of places) {
    const box: Box = { x: x + dx, y: y + dy, a, b, angle: 0 };
    if (inside(box, bounds) && !taken.some((other) => overlap(box, other))) return box;
  }
  return null;
}
