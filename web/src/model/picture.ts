/** What is drawn, from the runs and the choices: the one place where 3-D, maps and curves agree. */

import type { Field } from "../types";
import { sameNodes } from "./bilinear";
import type { Values } from "./decode";
import { makeScale, type Scale } from "./scale";
import type { Surface } from "./surface";
import type { Arrangement, Ui } from "./ui";

/** One run as it is drawn. */
export interface Layer {
  /** Index of the run. */
  readonly run: number;
  readonly surface: Surface;
  /** Values (not shares) to draw; NaN where missing. Pending nodes are filled in, see `Surface.shown`. */
  readonly heights: Values;
  readonly colours: Values;
  /** The field that gives the colours: that of the heights where the run lacks the chosen one. */
  readonly colourField: string;
  readonly heightScale: Scale;
  readonly colourScale: Scale;
}

/** The visible runs of the right dimension, with their scales. When morphing, one layer between two runs. */
export function picture(surfaces: readonly Surface[], ui: Readonly<Ui>): Layer[] {
  const arrangement = arranged(surfaces, ui);
  const together = ui.shared || arrangement !== "side";
  const parts = visible(surfaces, ui).map(({ surface, run }) => {
    const colourField = surface.has(ui.colour) ? ui.colour : ui.height;
    return { run, surface, colourField, heights: surface.shown(ui.height), colours: surface.shown(colourField) };
  });
  const heightScale = scaling(parts.map((part) => part.heights), together, ui.log, ui.clip);
  const [log, clip] = ui.colour === ui.height ? [ui.log, ui.clip] : [false, null];
  const colourScale = scaling(parts.filter((part) => part.colourField === ui.colour).map((part) => part.colours), together, log, clip);
  const layers = parts.map((part) => {
    const own = part.colourField !== ui.colour;
    return { ...part, heightScale: heightScale(part.heights), colourScale: own ? makeScale([part.colours], ui.log, ui.clip) : colourScale(part.colours) };
  });
  return arrangement === "morph" ? morphed(layers, ui.morph) : layers;
}

/** One scale for all values, or one for each. */
function scaling(all: readonly Values[], together: boolean, log: boolean, clip: number | null): (values: Values) => Scale {
  const shared = together ? makeScale(all, log, clip) : null;
  return (values) => shared ?? makeScale([values], log, clip);
}

/** The runs that the present view can draw, and the user has not hidden. */
function visible(surfaces: readonly Surface[], ui: Readonly<Ui>): { surface: Surface; run: number }[] {
  const wanted = ui.mode === "curves" ? (s: Surface) => !s.plane : ui.mode === "table" ? () => true : (s: Surface) => s.plane;
  return surfaces.map((surface, run) => ({ surface, run })).filter(({ surface, run }) => wanted(surface) && surface.has(ui.height) && !ui.hidden.includes(run));
}

/** The surfaces that the present view can draw. */
export function shownSurfaces(surfaces: readonly Surface[], ui: Readonly<Ui>): Surface[] {
  return visible(surfaces, ui).map(({ surface }) => surface);
}

/** The arrangement that is in force: the chosen one in 3-D where it is possible. */
export function arranged(surfaces: readonly Surface[], ui: Readonly<Ui>): Arrangement {
  if (ui.mode !== "surface") return "side";
  return ui.arrangement === "morph" && !morphs(surfaces, ui) ? "side" : ui.arrangement;
}

/** Whether the visible surfaces have one grid, so that one can change into the next. */
export function morphs(surfaces: readonly Surface[], ui: Readonly<Ui>): boolean {
  const [first, ...rest] = shownSurfaces(surfaces, ui);
  return rest.length > 0 && rest.every((s) => sameNodes(s.x, first.x) && sameNodes(s.y, first.y));
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
function mixed(a: Values, b: Values, share: number, log: boolean): Values {
  if (share === 0) return a;
  if (share === 1) return b;
  const mix = log
    ? (p: number, q: number) => Math.exp(Math.log(p) * (1 - share) + Math.log(q) * share)
    : (p: number, q: number) => p * (1 - share) + q * share;
  return Float64Array.from(a, (value, k) => mix(value, b[k]));
}
