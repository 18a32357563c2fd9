/** Materials of the surface, its cut and its ground map. Colours are those of the legend: nothing converts them. */

import { ClampToEdgeWrapping, DataTexture, DoubleSide, LinearFilter, NoColorSpace, RGBAFormat, ShaderMaterial, Vector3, Vector4 } from "three";
import { ramp } from "../model/colormaps";
import { FRAGMENT, MOST_LEVELS, type Role, VERTEX } from "./shaders";

/** Where a contour line lies, as a share of the height, and whether it is drawn heavier. */
export interface Line {
  readonly share: number;
  readonly heavy: boolean;
}

/** What the materials of one surface have in common. */
export function makeUniforms(): SurfaceUniforms {
  return {
    ramp: { value: null },
    levels: { value: new Float32Array(2 * MOST_LEVELS) },
    levelCount: { value: 0 },
    cut: { value: 1e9 },
    height: { value: 1 },
    ground: { value: 0 },
    light: { value: new Vector3(0, 1, 0) },
    paper: { value: new Vector3(1, 1, 1) },
    wash: { value: new Vector4(0, 0, 0, 0) },
    opacity: { value: 1 },
    density: { value: 1 },
  };
}

/** The uniforms of the programs in `shaders.ts`. */
export interface SurfaceUniforms extends Record<string, { value: unknown }> {
  ramp: { value: DataTexture | null };
  levels: { value: Float32Array };
  levelCount: { value: number };
  /** The share above which the surface is cut off; very large: nowhere. */
  cut: { value: number };
  height: { value: number };
  ground: { value: number };
  light: { value: Vector3 };
  paper: { value: Vector3 };
  /** A colour laid over the map's, and how strongly. */
  wash: { value: Vector4 };
  opacity: { value: number };
  /** Device pixels a CSS pixel. */
  density: { value: number };
}

/** A material over shared uniforms. */
export function makeMaterial(role: (typeof Role)[keyof typeof Role], uniforms: SurfaceUniforms): ShaderMaterial {
  return new ShaderMaterial({ defines: { ROLE: role }, vertexShader: VERTEX, fragmentShader: FRAGMENT, uniforms, side: DoubleSide });
}

/** Sets the contour lines. */
export function setLines(uniforms: SurfaceUniforms, lines: readonly Line[]): void {
  const kept = lines.slice(0, MOST_LEVELS);
  uniforms.levelCount.value = kept.length;
  kept.forEach(({ share, heavy }, k) => uniforms.levels.value.set([share, heavy ? 1 : 0], 2 * k));
}

/** A colour map as a texture of 256 texels. */
export function makeRamp(map: string): DataTexture {
  const texture = new DataTexture(ramp(map, 256), 256, 1, RGBAFormat);
  texture.colorSpace = NoColorSpace;
  texture.minFilter = texture.magFilter = LinearFilter;
  texture.wrapS = texture.wrapT = ClampToEdgeWrapping;
  texture.needsUpdate = true;
  return texture;
}
