/** The page's colours as the graphics card wants them. */

import { type Rgb, parse, runColour, themeOf } from "../paint/palette";
import type { Rgba } from "./strokes";

/** Colours of the page, as CSS and as shares. */
export interface Look {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly dark: boolean;
}

/** The colours where an element stands. */
export function lookOf(element: HTMLElement): Look {
  return themeOf(element);
}

/** A CSS colour with an opacity. */
export function rgba(css: string, opacity = 1): Rgba {
  const [r, g, b]: Rgb = parse(css) ?? [128, 128, 128];
  return [r / 255, g / 255, b / 255, opacity];
}

/** The colour of a run, opaque. */
export function runInk(run: number, look: Look): Rgba {
  return rgba(runColour(run, look.dark));
}
