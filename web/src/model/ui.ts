/** What the user has chosen, in one observable place. Views read it and are told what changed; panels write it. */

import { COLORMAPS } from "./colormaps";
import { suitsLog } from "./scale";
import type { Surface } from "./surface";

/** Of planes: the lit surface, the contour map or the table. Of lines: the curves or the table. */
export type Mode = "surface" | "map" | "curves" | "table";

/** Several surfaces: beside each other, in one box, or one that changes into the next. */
export type Arrangement = "side" | "overlay" | "morph";

export interface Cursor {
  /** Index of the run. */
  run: number;
  i: number;
  j: number;
}

/** A straight cut through a plane, in its coordinates. */
export interface Section {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface Ui {
  mode: Mode;
  arrangement: Arrangement;
  /** Place between the runs, 0 … runs − 1, when morphing. */
  morph: number;
  /** Fields that give height and colour. */
  height: string;
  colour: string;
  log: boolean;
  /** Heights above are cut off; null: none. */
  clip: number | null;
  /** Height of the box, as a share of its width. */
  exaggeration: number;
  /** Whether all runs share one scale of heights and colours. */
  shared: boolean;
  colormap: string;
  /** Number of contour lines; 0: none. */
  contours: number;
  /** The contour map on the ground below the surface. */
  ground: boolean;
  markers: boolean;
  paths: boolean;
  /** Share 0 … 1 of the trajectories that is drawn. */
  time: number;
  playing: boolean;
  /** The picked node. */
  cursor: Cursor | null;
  section: Section | null;
  /** Runs that are not drawn. */
  hidden: readonly number[];
  theme: "auto" | "light" | "dark";
}

export type Key = keyof Ui;
export type Listener = (changed: ReadonlySet<Key>) => void;

/** The choices, and who wants to know of them. Changes made in one tick are told together. */
export class Store {
  private readonly listeners = new Set<Listener>();
  private changed = new Set<Key>();

  constructor(private current: Ui) {}

  get ui(): Readonly<Ui> {
    return this.current;
  }

  set(changes: Partial<Ui>): void {
    for (const key of Object.keys(changes) as Key[])
      if (this.current[key] !== changes[key]) {
        if (!this.changed.size) queueMicrotask(() => this.tell());
        this.changed.add(key);
      }
    this.current = { ...this.current, ...changes };
  }

  /** Calls back after changes; returns a stop. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    const changed = this.changed;
    this.changed = new Set();
    for (const listener of [...this.listeners]) listener(changed);
  }
}

/** Whether a logarithmic scale suits a field of these runs. */
export function logFor(surfaces: readonly Surface[], field: string): boolean {
  return suitsLog(surfaces.map((surface) => surface.shown(field)));
}

/** The views that make sense for these runs, the usual one first. */
export function modesFor(surfaces: readonly Surface[]): Mode[] {
  const [planes, lines] = [surfaces.some((s) => s.plane), surfaces.some((s) => !s.plane)];
  return [...(planes ? (["surface", "map"] as const) : []), ...(lines ? (["curves"] as const) : []), "table"];
}

/** Changes without which the choices would show nothing, because the runs have become others. */
export function mended(surfaces: readonly Surface[], ui: Readonly<Ui>): Partial<Ui> {
  const modes = modesFor(surfaces);
  const known = (name: string) => surfaces.some((surface) => surface.has(name));
  const height = known(ui.height) ? ui.height : firstField(surfaces);
  return {
    ...(modes.includes(ui.mode) ? {} : { mode: modes[0] }),
    ...(height === ui.height ? {} : { height, clip: null, log: logFor(surfaces, height) }),
    ...(known(ui.colour) ? {} : { colour: height }),
  };
}

function firstField(surfaces: readonly Surface[]): string {
  return surfaces[0]?.run.fields[0]?.name ?? "loss";
}

/** The choices to begin with. */
export function initial(surfaces: readonly Surface[]): Ui {
  const plane = surfaces.some((surface) => surface.plane);
  const height = firstField(surfaces);
  return {
    mode: plane ? "surface" : "curves",
    arrangement: "side",
    morph: 0,
    height,
    colour: height,
    log: logFor(surfaces, height),
    clip: null,
    exaggeration: 0.6,
    shared: true,
    colormap: COLORMAPS[0],
    contours: 14,
    ground: true,
    markers: true,
    paths: true,
    time: 1,
    playing: false,
    cursor: null,
    section: null,
    hidden: [],
    theme: "auto",
  };
}
