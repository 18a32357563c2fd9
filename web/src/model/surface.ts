/** A run whose arrays have been decoded: what every view draws. */

import type { Run } from "../types";
import { decode, type Numbers, type Values } from "./decode";
import { fill } from "./fill";
import { number } from "./format";
import { Status, statusWord } from "./status";

export class Surface {
  /** Fields with pending nodes filled in for display, by name. */
  private readonly display = new Map<string, Values>();

  private constructor(
    readonly run: Run,
    readonly x: Float64Array,
    /** One node 0 for a line. */
    readonly y: Float64Array,
    readonly fields: ReadonlyMap<string, Values>,
    readonly status: Int8Array,
  ) {}

  static async decode(run: Run): Promise<Surface> {
    const [x, y] = [run.axes[0].nodes, run.axes[1]?.nodes ?? [0]];
    const arrays = await Promise.all(run.fields.map((field) => decode(field.values)));
    const fields = new Map(run.fields.map((field, index) => [field.name, floating(arrays[index])]));
    const status = Int8Array.from(await decode(run.status));
    const size = x.length * y.length;
    for (const [name, values] of fields)
      if (values.length !== size) throw new Error(`${name} has ${values.length} values for ${size} nodes`);
    return new Surface(run, Float64Array.from(x), Float64Array.from(y), fields, status);
  }

  get nx(): number {
    return this.x.length;
  }

  get ny(): number {
    return this.y.length;
  }

  /** Whether it has two axes. */
  get plane(): boolean {
    return this.run.axes.length === 2;
  }

  index(i: number, j: number): number {
    return i * this.ny + j;
  }

  has(field: string): boolean {
    return this.fields.has(field);
  }

  /** The value as stored; NaN where there is none. */
  value(field: string, i: number, j: number): number {
    return this.fields.get(field)?.[this.index(i, j)] ?? NaN;
  }

  /** "ok", "not finite", "failed", "not computed yet". */
  statusAt(i: number, j: number): string {
    return statusWord(this.status[this.index(i, j)]);
  }

  /** Whether the loss of a node is known: evaluated, or estimated. */
  known(i: number, j: number): boolean {
    const code = this.status[this.index(i, j)];
    return code === Status.OK || code === Status.ESTIMATED;
  }

  /** How the loss of a node is known: beside `statusAt`, "exact" where others are estimated, and the error of those. */
  trustAt(i: number, j: number): string {
    const code = this.status[this.index(i, j)];
    if (code === Status.OK && this.run.counts.estimated) return "exact";
    const error = code === Status.ESTIMATED ? this.value("loss_error", i, j) : NaN;
    return Number.isFinite(error) ? `estimated, loss ± ${number(error, 2)}` : this.statusAt(i, j);
  }

  /** Whether a value is interpolated and nobody knows how well. */
  guessed(field: string, i: number, j: number): boolean {
    return this.status[this.index(i, j)] === Status.ESTIMATED && this.run.fields.some(({ name, interpolated }) => name === field && interpolated);
  }

  /** Whether a place lies within the grid. */
  contains(x: number, y: number): boolean {
    return x >= this.x[0] && x <= this.x[this.nx - 1] && y >= this.y[0] && y <= this.y[this.ny - 1];
  }

  /** The node of the smallest finite value that was really computed; null if there is none. */
  lowest(field: string): { i: number; j: number; value: number } | null {
    const values = this.fields.get(field);
    if (!values) return null;
    let best = -1;
    for (let k = 0; k < values.length; k++)
      if (this.status[k] === Status.OK && Number.isFinite(values[k]) && (best < 0 || values[k] < values[best])) best = k;
    return best < 0 ? null : { i: Math.floor(best / this.ny), j: best % this.ny, value: values[best] };
  }

  /** Where the keyboard starts: the anchor, or the middle of a grid without it. */
  get start(): [number, number] {
    return this.contains(0, 0) ? this.nearest(0, 0) : [this.nx >> 1, this.ny >> 1];
  }

  /** The node closest to a place. */
  nearest(x: number, y: number): [number, number] {
    return [closest(this.x, x), closest(this.y, y)];
  }

  /**
   * A field to draw: nodes that are still pending are filled in smoothly from those that are known, so that a running
   * survey shows its shape; NaN, infinite and failed nodes stay missing (NaN).
   */
  shown(field: string): Values {
    let values = this.display.get(field);
    if (!values) {
      const stored = this.fields.get(field) ?? new Float32Array(this.nx * this.ny).fill(NaN);
      values = fill(stored, this.status, this.nx, this.ny);
      this.display.set(field, values);
    }
    return values;
  }
}

function floating(values: Numbers): Values {
  return values instanceof Int8Array ? Float32Array.from(values) : values;
}

function closest(nodes: Float64Array, place: number): number {
  let best = 0;
  for (let k = 1; k < nodes.length; k++) if (Math.abs(nodes[k] - place) < Math.abs(nodes[best] - place)) best = k;
  return best;
}
