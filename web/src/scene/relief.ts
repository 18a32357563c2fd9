/** The height field as it is displayed: what the mesh, the pins, the paths and the pointer share. */

import { bilinear } from "../model/bilinear";
import type { Layer } from "../model/picture";
import type { Scale } from "../model/scale";
import type { Surface } from "../model/surface";
import { type Frame, toX, toZ } from "./frame";
import { sharesOf } from "./geometry";

/** A displayed height field in its box. */
export interface Relief {
  readonly surface: Surface;
  readonly frame: Frame;
  readonly scale: Scale;
  /** Positions of the nodes in the box. */
  readonly xs: Float32Array;
  readonly zs: Float32Array;
  /** Shares of the height of the box; NaN where missing, above 1 where cut off. */
  readonly shares: Float32Array;
}

/** The relief of a layer. */
export function reliefOf(layer: Layer, frame: Frame): Relief {
  const { surface } = layer;
  return {
    surface,
    frame,
    scale: layer.heightScale,
    xs: Float32Array.from(surface.x, (x) => toX(frame, x)),
    zs: Float32Array.from(surface.y, (y) => toZ(frame, y)),
    shares: sharesOf(layer.heights, layer.heightScale),
  };
}

/** The displayed share at a node; NaN in a hole. */
export function shareAt(relief: Relief, i: number, j: number): number {
  return Math.min(relief.shares[i * relief.zs.length + j], 1);
}

/** The displayed share anywhere, interpolated; NaN outside the grid and in holes. */
export function shareBetween(relief: Relief, x: number, y: number): number {
  return Math.min(bilinear(relief.shares, relief.surface.x, relief.surface.y, x, y), 1);
}
