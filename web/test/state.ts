/** States to test with, made from functions. */

import type { Encoded, Field, Run, ViewerState } from "../src/types";

/** Numbers as the host sends them, not gzipped. */
export function encode(values: Float32Array | Int8Array): Encoded {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return { dtype: values instanceof Int8Array ? "int8" : "float32", gzip: false, data: btoa(text) };
}

export interface Sketch {
  name?: string;
  id?: string;
  x?: number[];
  /** Left out: a line. */
  y?: number[];
  /** Name → value at a place. */
  fields?: Record<string, (x: number, y: number) => number>;
  /** Status of a node; default 1 where every field is finite, else 2. */
  status?: (x: number, y: number) => number;
  paths?: Run["paths"];
  notes?: string[];
  running?: boolean;
  revision?: number;
}

export function nodes(start: number, stop: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => start + ((stop - start) * k) / (count - 1));
}

/** A run as the host would send it. */
export function run(sketch: Sketch = {}): Run {
  const x = sketch.x ?? nodes(-1, 1, 5);
  const y = sketch.y ?? [0];
  const functions = sketch.fields ?? { loss: (a: number, b: number) => 1 + a * a + 2 * b * b };
  const places = x.flatMap((a) => y.map((b) => [a, b] as const));
  const fields: Field[] = Object.entries(functions).map(([name, f]) => ({
    name,
    label: name,
    units: "",
    interpolated: name !== "loss" && name !== "loss_error",
    values: encode(Float32Array.from(places, ([a, b]) => f(a, b))),
    anchor: f(0, 0),
  }));
  const codes = places.map(([a, b]) => sketch.status?.(a, b) ?? (Object.values(functions).every((f) => Number.isFinite(f(a, b))) ? 1 : 2));
  const count = (code: number) => codes.filter((each) => each === code).length;
  return {
    id: sketch.id ?? "0",
    name: sketch.name ?? "bowl",
    revision: sketch.revision ?? 1,
    running: sketch.running ?? false,
    axes: [{ name: "x" as const, label: "x: random direction", unit: "", nodes: x }, ...(sketch.y ? [{ name: "y" as const, label: "y: random direction", unit: "", nodes: y }] : [])],
    fields,
    status: encode(Int8Array.from(codes)),
    counts: { total: codes.length, pending: count(0), ok: count(1), nonfinite: count(2), failed: count(3), ...(count(4) ? { estimated: count(4) } : {}) },
    numbers: [{ label: "minimum", value: 1 }],
    notes: sketch.notes ?? [],
    markers: [{ name: "anchor", x: 0, y: 0 }],
    paths: sketch.paths ?? [],
    explain: [{ title: "What you see", facts: [{ term: "", text: "a bowl" }] }],
    commands: { shell: "orograph at runs/a --x={x} --y={y} -o point.safetensors", python: 'og.open("runs/a").save_point({x}, {y}, path="point.safetensors")' },
  };
}

export function state(...runs: Run[]): ViewerState {
  return { format: "orograph-view", version: 1, title: "A test", runs };
}
