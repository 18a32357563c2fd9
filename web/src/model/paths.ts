/** Trajectories of training: where they are at a step, and what their colours mean. All views ask here. */

import type { Path } from "../types";
import { colour } from "./colormaps";
import type { Surface } from "./surface";

/** A place of a path, recorded or in between. */
export interface Step {
  readonly step: number;
  readonly x: number;
  readonly y: number;
  /** Distance from the plane; null if unknown. */
  readonly distance: number | null;
}

/** The step that a share of the time stands for, in a path's own range. */
export function stepAt(path: Path, time: number): number {
  const [first, last] = [path.step[0], path.step[path.step.length - 1]];
  return time >= 1 ? last : first + (last - first) * Math.max(time, 0);
}

/** The step to name at a share of the time: the nearest recorded one where all of them are whole numbers. */
export function namedStep(path: Path, time: number): number {
  const now = stepAt(path, time);
  if (!path.step.every(Number.isInteger)) return now;
  return path.step.reduce((best, step) => (Math.abs(step - now) < Math.abs(best - now) ? step : best), path.step[0]);
}

/** Where a path is at a step; null before its beginning, after its end, and where it has no place. */
export function placeAt(path: Path, step: number): Step | null {
  const after = path.step.findIndex((other) => other >= step);
  if (after < 0 || step < path.step[0]) return null;
  const before = Math.max(after - 1, 0);
  const gap = path.step[after] - path.step[before];
  const share = gap ? (step - path.step[before]) / gap : 0;
  const along = (values: readonly number[]) => (share === 1 ? values[after] : values[before] + share * (values[after] - values[before]));
  const [x, y] = [along(path.x), along(path.y)];
  return Number.isFinite(x) && Number.isFinite(y) ? { step, x, y, distance: distanceBetween(path, before, after, share) } : null;
}

/** The distance from the plane between two recorded steps; null unless both are known that count. */
export function distanceBetween(path: Path, before: number, after: number, share: number): number | null {
  const [near, far] = [path.distance[before] ?? null, path.distance[after] ?? null];
  if (share === 1) return far;
  return near === null || far === null ? null : near + share * (far - near);
}

/** The steps up to a share of the time, the last one in between. */
export function upTo(path: Path, time: number): Step[] {
  if (!path.step.length) return [];
  const now = stepAt(path, time);
  const walked: Step[] = [];
  for (let k = 0; k < path.step.length && path.step[k] <= now; k++)
    if (Number.isFinite(path.x[k]) && Number.isFinite(path.y[k])) walked.push({ step: path.step[k], x: path.x[k], y: path.y[k], distance: path.distance[k] ?? null });
  const last = placeAt(path, now);
  if (last && walked.length && walked[walked.length - 1].step < now) walked.push(last);
  return walked;
}

/** The largest known distance of any path from its plane; 0 if none is known. */
export function farthest(surfaces: readonly Surface[]): number {
  let far = 0;
  for (const { run } of surfaces) for (const path of run.paths) for (const distance of path.distance) far = Math.max(far, distance ?? 0);
  return far;
}

/** The number of a run's first path among the paths of all runs: paths without distances are told apart by it. */
export function firstPath(surfaces: readonly Surface[], run: number): number {
  return surfaces.slice(0, run).reduce((count, surface) => count + surface.run.paths.length, 0);
}

/** The colour map of distances: another one than the surface's. */
export function distanceMap(surfaceMap: string): string {
  return surfaceMap === "magma" || surfaceMap === "plasma" ? "viridis" : "magma";
}

/** Red, green and blue (0 … 1) of a distance between 0 and the farthest: dark in the plane, bright far from it. */
export function distanceColour(map: string, distance: number, far: number): [number, number, number] {
  return colour(map, 0.12 + 0.82 * (far > 0 ? distance / far : 0));
}
