/** The box around the surface: its back walls, its ticks, and the numbers and titles on the sides that face the eye. */

import { titled } from "../paint/text";
import { labels as tickLabels } from "../model/format";
import { linearTicks } from "../model/scale";
import { type Frame, toX, toZ } from "./frame";
import { type Labels, sizeOf } from "./labels";
import type { Pen, Spot } from "./strokes";
import { type Look, rgba } from "./theme";

/** What a box needs to know. */
export interface BoxPlan {
  readonly frame: Frame;
  readonly height: number;
  /** Level of the ground, 0 or below. */
  readonly ground: number;
  /** Shares and values of the ticks of the height. */
  readonly ticks: readonly { share: number; text: string }[];
  readonly titles: { readonly x: string; readonly y: string; readonly height: string };
}

/** How the eye looks at it. */
export interface Eye {
  readonly towards: { x: number; y: number; z: number };
  readonly right: { x: number; z: number };
  /** CSS pixels of the element. */
  project(spot: Spot): { x: number; y: number } | null;
}

interface Axis {
  readonly from: Spot;
  readonly to: Spot;
  readonly ticks: readonly { at: Spot; text: string }[];
  /** Away from the box, 1 long. */
  readonly out: Spot;
  readonly title: string;
}

/** An axis on the screen, and how far its numbers reach away from it. */
interface Edge {
  readonly from: { x: number; y: number };
  readonly to: { x: number; y: number };
  readonly normal: readonly [number, number];
  readonly away: number;
}

const TICK = 0.018;

/** The three axes, on the edges that face the eye. */
export function axesOf(plan: BoxPlan, eye: Eye, room: number): Axis[] {
  const { frame, height } = plan;
  const d = frame.depth / 2;
  const sx = eye.towards.x > 1e-3 ? 1 : -1;
  const sz = eye.towards.z > -1e-3 ? 1 : -1;
  const few = room < 300 ? 3 : room < 480 ? 4 : 6;
  const flat = (from: number, to: number, place: (value: number) => Spot) => {
    const values = linearTicks(Math.min(from, to), Math.max(from, to), few);
    const texts = tickLabels(values);
    return values.map((value, k) => ({ at: place(value), text: texts[k] }));
  };
  const front = sz * d;
  const side = sx * 0.5;
  const corners: [number, number][] = [[-sx * 0.5, sz * d], [sx * 0.5, -sz * d]];
  const outward = ([x, z]: [number, number]) => {
    const [at, centre] = [eye.project([x, height / 2, z]), eye.project([0, height / 2, 0])];
    return at && centre ? at.x - centre.x : 0;
  };
  const [p, q] = corners.map(outward);
  const corner = Math.abs(p) + (p < 0 ? 12 : 0) > Math.abs(q) + (q < 0 ? 12 : 0) ? 0 : 1;
  const [hx, hz] = corners[corner];
  const sign = [p, q][corner] < 0 ? -1 : 1;
  const [xLevel, yLevel] = [outermost(plan, eye, [0, front]), outermost(plan, eye, [side, 0])];
  return [
    {
      from: [-0.5, xLevel, front], to: [0.5, xLevel, front], out: [0, 0, sz], title: plan.titles.x,
      ticks: flat(frame.x0, frame.x1, (x) => [toX(frame, x), xLevel, front]),
    },
    {
      from: [side, yLevel, d], to: [side, yLevel, -d], out: [sx, 0, 0], title: plan.titles.y,
      ticks: flat(frame.y0, frame.y1, (y) => [side, yLevel, toZ(frame, y)]),
    },
    {
      from: [hx, 0, hz], to: [hx, height, hz], out: [eye.right.x * sign, 0, eye.right.z * sign], title: plan.titles.height,
      ticks: plan.ticks.map(({ share, text }) => ({ at: [hx, share * height, hz], text })),
    },
  ];
}

/** Where an edge is outermost on the screen: on the ground, or, seen from above, at the top. */
function outermost({ height, ground }: BoxPlan, eye: Eye, [x, z]: readonly [number, number]): number {
  const [centre, low, high] = [eye.project([0, (ground + height) / 2, 0]), eye.project([x, ground, z]), eye.project([x, height, z])];
  if (!centre || !low || !high) return ground;
  const [u, v] = [low.x - centre.x, low.y - centre.y];
  return (high.x - low.x) * u + (high.y - low.y) * v > 2 * Math.hypot(u, v) ? height : ground;
}

/** Draws edges, faint lines across the back walls, and ticks. */
export function drawBox(pen: Pen, plan: BoxPlan, eye: Eye, axes: readonly Axis[], look: Look): void {
  const { frame, height, ground } = plan;
  const d = frame.depth / 2;
  const [bx, bz] = [eye.towards.x > 1e-3 ? -0.5 : 0.5, eye.towards.z > -1e-3 ? -d : d];
  const edge = rgba(look.line, 1);
  const faint = rgba(look.line, 0.6);
  for (const level of ground < 0 ? [ground, 0] : [0]) {
    const ink = level === ground ? edge : faint;
    pen.line([bx, level, -d], [bx, level, d], ink, 1);
    pen.line([-0.5, level, bz], [0.5, level, bz], ink, 1);
  }
  pen.line([-bx, ground, -d], [-bx, ground, d], edge, 1);
  pen.line([-0.5, ground, -bz], [0.5, ground, -bz], edge, 1);
  for (const [x, z] of [[bx, bz], [bx, -bz], [-bx, bz]]) pen.line([x, ground, z], [x, height, z], edge, 1);
  pen.line([bx, height, -d], [bx, height, d], edge, 1);
  pen.line([-0.5, height, bz], [0.5, height, bz], edge, 1);
  for (const { share } of plan.ticks) {
    pen.line([bx, share * height, -d], [bx, share * height, d], faint, 0.8);
    pen.line([-0.5, share * height, bz], [0.5, share * height, bz], faint, 0.8);
  }
  const dark = rgba(look.soft, 0.75);
  for (const axis of axes) {
    if (lengthOf(axis, eye) < 40) continue;
    pen.line(axis.from, axis.to, edge, 1);
    for (const { at } of axis.ticks) pen.line(at, outside(at, axis.out, TICK), dark, 1);
  }
}

/** Writes numbers and titles. */
export function writeBox(labels: Labels, axes: readonly Axis[], eye: Eye, look: Look, bounds: readonly [number, number, number, number]): void {
  const room = bounds[2] - bounds[0];
  const size = room < 300 ? 10 : 11;
  const centre = eye.project([0, 0.2, 0]);
  for (const axis of axes) {
    const [from, to] = [eye.project(axis.from), eye.project(axis.to)];
    const length = lengthOf(axis, eye);
    if (!from || !to || !centre || length < 40) continue;
    const normal = normalOf(from, to, centre);
    let extent = 0;
    const placed: { text: string; x: number; y: number }[] = [];
    for (const { at, text } of axis.ticks) {
      const [near, far] = [eye.project(at), eye.project(outside(at, axis.out, TICK * 1.3))];
      if (!near || !far) continue;
      const long = Math.hypot(far.x - near.x, far.y - near.y);
      const [ux, uy] = long > 2 ? [(far.x - near.x) / long, (far.y - near.y) / long] : normal;
      const [width, height] = sizeOf({ text, size });
      const shift = 3 + (Math.abs(ux) * width) / 2 + (Math.abs(uy) * height) / 2;
      const [x, y] = [far.x + ux * shift, far.y + uy * shift];
      placed.push({ text, x, y });
      extent = Math.max(extent, (x - from.x) * normal[0] + (y - from.y) * normal[1] + (Math.abs(normal[0]) * width) / 2 + (Math.abs(normal[1]) * height) / 2);
    }
    if (room >= 250 && length > 80) writeTitle(labels, axis.title, { from, to, normal, away: extent + 3 + (size + 1) * 0.6 }, size + 1, look, bounds);
    for (const { text, x, y } of placed) labels.add({ text, x, y, size, colour: look.soft, bounds });
  }
}

/** A title along its edge; a little beside the middle if it does not fit there, shorter if it fits nowhere. */
function writeTitle(labels: Labels, full: string, { from, to, normal, away }: Edge, size: number, look: Look, bounds: readonly [number, number, number, number]): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const upright = Math.abs(dx) < 0.35 * Math.abs(dy);
  const angle = upright ? Math.atan2(-Math.abs(dy), dy > 0 ? -dx : dx) : Math.atan(dy / dx);
  for (const share of upright ? [1.7, 1, 0.6] : [1.15, 1, 0.85, 0.65]) {
    const text = titled(full, Math.max(length * share, 60), size);
    if (!text) return;
    const title = text === full.replace(/\s+/g, " ") ? undefined : full;
    for (const shift of [0, 0.12, -0.12, 0.24, -0.24]) {
      const [x, y] = [from.x + dx * (0.5 + shift) + normal[0] * away, from.y + dy * (0.5 + shift) + normal[1] * away];
      if (labels.add({ text, title, x, y, angle, size, colour: look.soft, bounds })) return;
    }
  }
}

function normalOf(from: { x: number; y: number }, to: { x: number; y: number }, centre: { x: number; y: number }): [number, number] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const normal: [number, number] = [-(to.y - from.y) / length, (to.x - from.x) / length];
  const side = (from.x - centre.x) * normal[0] + (from.y - centre.y) * normal[1];
  return side < 0 ? [-normal[0], -normal[1]] : normal;
}

function lengthOf(axis: Axis, eye: Eye): number {
  const [from, to] = [eye.project(axis.from), eye.project(axis.to)];
  return from && to ? Math.hypot(to.x - from.x, to.y - from.y) : 0;
}

function outside(at: Spot, out: Spot, by: number): Spot {
  return [at[0] + out[0] * by, at[1] + out[1] * by, at[2] + out[2] * by];
}
