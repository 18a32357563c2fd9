/** Which node is under the pointer: a walk along the ray, cell by cell. */

import { fold } from "./geometry";
import type { Spot } from "./strokes";

/** A half-line in the box. */
export interface Ray {
  readonly from: Spot;
  readonly along: Spot;
}

/** What a ray meets: the nearest node of the grid, and how far along the ray. */
export interface Hit {
  readonly i: number;
  readonly j: number;
  readonly distance: number;
}

/**
 * The first cell of the height field that the ray meets. `shares[i * ny + j]` × `height` is the height at
 * (xs[i], zs[j]); above 1 they are cut off, and cells with a NaN corner are holes.
 */
export function pick(ray: Ray, xs: Float32Array, zs: Float32Array, shares: Float32Array, height: number): Hit | null {
  const [nx, ny] = [xs.length, zs.length];
  const [ox, , oz] = ray.from;
  const [dx, , dz] = ray.along;
  const [enter, leave] = span(ray, xs, zs, height);
  if (!(enter <= leave)) return null;
  const middle = enter + (leave - enter) * 1e-7;
  let i = cellAt(xs, ox + dx * middle);
  let j = cellAt(zs, oz + dz * middle);
  const turnX = xs[nx - 1] > xs[0] === dx > 0 ? 1 : -1;
  const turnZ = zs[ny - 1] > zs[0] === dz > 0 ? 1 : -1;
  for (let steps = nx + ny + 2; steps > 0 && i >= 0 && j >= 0 && i < nx - 1 && j < ny - 1; steps--) {
    const distance = cell(ray, xs, zs, shares, height, i, j);
    if (distance !== null) return { ...corner(ray, xs, zs, i, j, distance), distance };
    const outX = dx ? (xs[turnX > 0 ? i + 1 : i] - ox) / dx : Infinity;
    const outZ = dz ? (zs[turnZ > 0 ? j + 1 : j] - oz) / dz : Infinity;
    if (Math.min(outX, outZ) > leave) return null;
    if (outX <= outZ) i += turnX;
    else j += turnZ;
  }
  return null;
}

/** The node under the point where the ray meets the level `height`; null outside the grid. */
export function pickLevel(ray: Ray, xs: Float32Array, zs: Float32Array, height: number): Hit | null {
  const distance = (height - ray.from[1]) / ray.along[1];
  if (!(distance > 0 && distance < Infinity)) return null;
  const [x, z] = [ray.from[0] + ray.along[0] * distance, ray.from[2] + ray.along[2] * distance];
  const inside = (nodes: Float32Array, place: number) => (place - nodes[0]) * (place - nodes[nodes.length - 1]) <= 0;
  if (!inside(xs, x) || !inside(zs, z)) return null;
  return { ...corner(ray, xs, zs, cellAt(xs, x), cellAt(zs, z), distance), distance };
}

/** Where the ray is inside the box of the grid. */
function span(ray: Ray, xs: Float32Array, zs: Float32Array, height: number): [number, number] {
  const sides: [number, number][] = [[xs[0], xs[xs.length - 1]], [-1e-6, height + 1e-6], [zs[0], zs[zs.length - 1]]];
  let [enter, leave] = [0, Infinity];
  sides.forEach(([a, b], axis) => {
    const [from, along] = [ray.from[axis], ray.along[axis]];
    if (along === 0) {
      if ((from - a) * (from - b) > 0) leave = -1;
      return;
    }
    const [p, q] = [(a - from) / along, (b - from) / along];
    enter = Math.max(enter, Math.min(p, q));
    leave = Math.min(leave, Math.max(p, q));
  });
  return [enter, leave];
}

/** The cell of monotonic nodes that holds a place; the nearest one outside. */
function cellAt(nodes: Float32Array, place: number): number {
  const up = nodes[nodes.length - 1] > nodes[0];
  let [a, b] = [0, nodes.length - 1];
  while (b - a > 1) {
    const middle = (a + b) >> 1;
    if (nodes[middle] <= place === up) a = middle;
    else b = middle;
  }
  return a;
}

function cell(ray: Ray, xs: Float32Array, zs: Float32Array, shares: Float32Array, height: number, i: number, j: number): number | null {
  const ny = zs.length;
  const at = (p: number, q: number) => shares[(i + p) * ny + j + q];
  const [a, b, c, d] = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)];
  const sum = a + b + c + d;
  if (sum !== sum) return null;
  const spot = (p: number, q: number, share: number): Spot => [xs[i + p], Math.min(share, 1) * height, zs[j + q]];
  const [A, B, C, D] = [spot(0, 0, a), spot(1, 0, b), spot(1, 1, c), spot(0, 1, d)];
  const halves = fold(a, b, c, d) ? ([[A, B, C], [A, C, D]] as const) : ([[A, B, D], [B, C, D]] as const);
  let best: number | null = null;
  for (const [p, q, r] of halves) {
    const distance = triangle(ray, p, q, r);
    if (distance !== null && (best === null || distance < best)) best = distance;
  }
  return best;
}

/** Where a ray meets a triangle, from either side (Möller and Trumbore 1997). */
function triangle({ from, along }: Ray, a: Spot, b: Spot, c: Spot): number | null {
  const [e, f, s] = [minus(b, a), minus(c, a), minus(from, a)];
  const p = cross(along, f);
  const area = dot(e, p);
  if (area === 0) return null;
  const u = dot(s, p) / area;
  const q = cross(s, e);
  const v = dot(along, q) / area;
  const slack = 1e-6;
  if (u < -slack || v < -slack || u + v > 1 + slack) return null;
  const distance = dot(f, q) / area;
  return distance >= 0 ? distance : null;
}

/** The corner of a cell that is nearest to a place along the ray, in the plane. */
function corner(ray: Ray, xs: Float32Array, zs: Float32Array, i: number, j: number, distance: number): { i: number; j: number } {
  const [x, z] = [ray.from[0] + ray.along[0] * distance, ray.from[2] + ray.along[2] * distance];
  const right = Math.abs(xs[i + 1] - x) < Math.abs(xs[i] - x);
  const beyond = Math.abs(zs[j + 1] - z) < Math.abs(zs[j] - z);
  return { i: right ? i + 1 : i, j: beyond ? j + 1 : j };
}

function minus(a: Spot, b: Spot): Spot {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function cross(a: Spot, b: Spot): Spot {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function dot(a: Spot, b: Spot): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
