/**
 * What a host tells the viewer. `src/orograph/viewer/state.py` writes the same thing in Python; the two change together.
 *
 * Arrays over a grid are in C order `[x, y]` (x slowest): the value at node (i, j) is `values[i * ny + j]`.
 * Every text comes from users' data: it is shown with `textContent`, never as HTML.
 */

/** Numbers as base64 of little-endian bytes, gzipped or not. */
export interface Encoded {
  dtype: "float32" | "float64" | "int8";
  gzip: boolean;
  data: string;
}

/** One axis of the grid. */
export interface Axis {
  name: "x" | "y";
  /** What the axis is: "random direction (filter-normalised)". */
  label: string;
  /** What one unit of it means, in words; "" if unknown. */
  unit: string;
  /** Increasing. */
  nodes: number[];
}

/** One measured quantity. */
export interface Field {
  name: string;
  /** For legends: "cross-entropy (nats)". */
  label: string;
  /** "" for a pure number. */
  units: string;
  /** Whether it has no error of its own where the loss is estimated. */
  interpolated: boolean;
  values: Encoded;
  /** Its value at the anchor, evaluated directly; null if unknown. */
  anchor: number | null;
}

/** A named place: the anchor, a checkpoint. */
export interface Marker {
  name: string;
  x: number;
  y: number;
}

/** A trajectory of training, projected on the subspace. All arrays have one entry a recorded step. */
export interface Path {
  name: string;
  /** "step" or "epoch". */
  unit: string;
  step: number[];
  x: number[];
  y: number[];
  /** The real loss there (not the surface's below it); null where unknown. */
  loss: (number | null)[];
  /** Distance from the subspace, in the units of parameter space; null where unknown. */
  distance: (number | null)[];
  /** Events such as learning-rate drops. */
  marks: { step: number; label: string }[];
}

/** One paragraph or fact of the Explain panel. */
export interface Fact {
  term: string;
  text: string;
}

export interface Section {
  title: string;
  facts: Fact[];
}

/** A number worth showing under the picture: minimum, value at the anchor, sharpness. */
export interface KeyNumber {
  label: string;
  value: number | null;
}

export interface Run {
  id: string;
  name: string;
  /** Grows whenever the numbers have changed. */
  revision: number;
  /** Whether more points are still to come. */
  running: boolean;
  /** One axis (a line) or two (a plane). */
  axes: Axis[];
  /** The loss first. */
  fields: Field[];
  /** -1 padding, 0 pending, 1 ok, 2 not finite, 3 failed, 4 estimated. */
  status: Encoded;
  /** `estimated` only where there are such points. */
  counts: { total: number; ok: number; pending: number; nonfinite: number; failed: number; estimated?: number };
  numbers: KeyNumber[];
  /** How far off the numbers are, where they are not exact: of reduced precision, or estimated. */
  notes: string[];
  markers: Marker[];
  paths: Path[];
  /** What is shown, in plain words, and how far to trust it. */
  explain: Section[];
  /** How to save the weights of a point; `{x}` and `{y}` stand for its coordinates. null: not possible (imported). */
  commands: { shell: string; python: string } | null;
}

export interface ViewerState {
  format: "orograph-view";
  version: 1;
  title: string;
  runs: Run[];
}

/** How a shell feeds the core. */
export interface Transport {
  /** Calls back with a run that has new numbers, and with whether the host can still be reached; returns a stop. */
  subscribe?(onRun: (run: Run) => void, onConnected: (connected: boolean) => void): () => void;
}
