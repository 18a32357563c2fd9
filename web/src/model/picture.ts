/** What is drawn, from the runs and the choices: the one place where 3-D, maps and curves agree. */

import type { Field } from "../types";
import { makeScale, type Scale } from "./scale";
import type { Surface } from "./surface";
import type { Ui } from "./ui";

/** One run as it is drawn. */
export interface Layer {
  /** Index of the run. */
  readonly run: number;
  readonly surface: Surface;
  /** Values (not shares) to draw; NaN where missing. Pending nodes are filled in, see `Surface.shown`. */
  readonly heights: Float32Array;
  readonly colours: Float32Array;
  readonly heightScale: Scale;
  readonly colourScale: Scale;
}

/** The visible runs of the right dimension, with their scales. When morphing, one layer between two runs. */
export function picture(surfaces: readonly Surface[], ui: Readonly<Ui>): Layer[] {
  const wanted = ui.mode === "curves" ? (s: Surface) => !s.plane : ui.mode === "table" ? () => true : (s: Surface) => s.plane;
  const shown = surfaces
    .map((surface, run) => ({ surface, run }))
    .filter(({ surface, run }) => wanted(surface) && surface.has(ui.height) && !ui.hidden.includes(run));
  const colourOf = (surface: Surface) => (surface.has(ui.colour) ? ui.colour : ui.height);
  const heights = shown.map(({ surface }) => surface.shown(ui.height));
  const colours = shown.map(({ surface }) => surface.shown(colourOf(surface)));
  const colourLog = ui.log && ui.colour === ui.height;
  const colourClip = ui.colour === ui.height ? ui.clip : null;
  const together = ui.shared || ui.arrangement !== "side";
  const sharedHeight = together ? makeScale(heights, ui.log, ui.clip) : null;
  const sharedColour = together ? makeScale(colours, colourLog, colourClip) : null;
  const layers = shown.map(({ surface, run }, index) => ({
    run,
    surface,
    heights: heights[index],
    colours: colours[index],
    heightScale: sharedHeight ?? makeScale([heights[index]], ui.log, ui.clip),
    colourScale: sharedColour ?? makeScale([colours[index]], colourLog, colourClip),
  }));
  return ui.arrangement === "morph" && ui.mode === "surface" && morphs(surfaces) ? morphed(layers, ui.morph) : layers;
}

/** Whether the planes have one grid, so that one can change into the next. */
export function morphs(surfaces: readonly Surface[]): boolean {
  const [first, ...rest] = surfaces.filter((surface) => surface.plane);
  return rest.length > 0 && rest.every((s) => s.nx === first.nx && s.ny === first.ny);
}

/** The field's label with its unit. */
export function label(surfaces: readonly Surface[], name: string): string {
  return field(surfaces, name)?.label ?? name;
}

export function field(surfaces: readonly Surface[], name: string): Field | undefined {
  for (const surface of surfaces) {
    const found = surface.run.fields.find((candidate) => candidate.name === name);
    if (found) return found;
  }
  return undefined;
}

function morphed(layers: Layer[], place: number): Layer[] {
  if (layers.length < 2) return layers;
  const low = Math.min(Math.max(Math.floor(place), 0), layers.length - 2);
  const share = Math.min(Math.max(place - low, 0), 1);
  const [a, b] = [layers[low], layers[low + 1]];
  const nearer = share < 0.5 ? a : b;
  return [
    {
      ...nearer,
      heights: mixed(a.heights, b.heights, share, a.heightScale.log),
      colours: mixed(a.colours, b.colours, share, a.colourScale.log),
    },
  ];
}

/** Values between two arrays, along the scale on which they are drawn. */
function mixed(a: Float32Array, b: Float32Array, share: number, log: boolean): Float32Array {
  if (share === 0) return a;
  if (share === 1) return b;
  const mix = log
    ? (p: number, q: number) => Math.exp(Math.log(p) * (1 - share) + Math.log(q) * share)
    : (p: number, q: number) => p * (1 - share) + q * share;
  return Float32Array.from(a, (value, k) => mix(value, b[k]));
}
