/** One surface in a box: buffers, materials and what is displayed of it. */

import { Group, Mesh, type DataTexture, ShaderMaterial } from "three";
import { levels } from "../model/levels";
import type { Layer } from "../model/picture";
import type { Scale } from "../model/scale";
import type { Ui } from "../model/ui";
import type { Frame } from "./frame";
import { GAP } from "./frame";
import { makeGround } from "./ground";
import { type Line, makeMaterial, makeUniforms, setLines } from "./material";
import { SurfaceMesh } from "./mesh";
import { type Relief, reliefOf } from "./relief";
import { Role } from "./shaders";
import { type Look, rgba, runInk } from "./theme";

/** Opacity of the surfaces over the first one. */
const GLASS = 0.58;

/** A surface with its cut and its ground map. */
export class Body {
  readonly group = new Group();
  readonly uniforms = makeUniforms();
  private readonly buffers = new SurfaceMesh();
  private readonly surface = solid(this.buffers, Role.SURFACE, this.uniforms);
  private readonly cut = solid(this.buffers, Role.CUT, this.uniforms);
  private readonly ground = makeGround(this.buffers.full, this.uniforms);
  private frame: Frame | null = null;

  constructor(public layer: Layer, frame: Frame, public relief: Relief) {
    this.group.add(this.surface, this.cut, this.ground);
    this.load(layer, frame, relief);
  }

  /** Takes new numbers; returns whether the heights are others. */
  update(layer: Layer, frame: Frame): boolean {
    const before = this.layer;
    const framed = this.frame !== null && (["x0", "x1", "y0", "y1", "depth"] as const).every((key) => this.frame![key] === frame[key]);
    if (framed && layer.surface === before.surface && layer.heights === before.heights && layer.colours === before.colours && alike(layer.heightScale, before.heightScale) && alike(layer.colourScale, before.colourScale)) {
      this.layer = layer;
      return false;
    }
    this.load(layer, frame, reliefOf(layer, frame));
    return true;
  }

  /** Takes choices and colours. `place` is its place among the surfaces in one box. */
  style(ui: Readonly<Ui>, look: Look, map: DataTexture, place: number): void {
    const { uniforms } = this;
    const clipped = this.layer.heightScale.clipped;
    uniforms.ramp.value = map;
    uniforms.height.value = ui.exaggeration;
    uniforms.ground.value = -GAP;
    uniforms.cut.value = clipped ? 1 : 1e9;
    uniforms.paper.value.fromArray(rgba(look.paper));
    uniforms.opacity.value = place ? GLASS : 1;
    uniforms.wash.value.fromArray(place ? [...runInk(this.layer.run, look).slice(0, 3), 0.78] : [0, 0, 0, 0]);
    setLines(uniforms, linesOf(this.layer.heightScale, ui.contours));
    this.cut.visible = clipped;
    this.ground.visible = ui.ground && place === 0;
    for (const mesh of [this.surface, this.cut]) {
      const material = mesh.material as ShaderMaterial;
      if (material.transparent === place > 0) continue;
      material.transparent = place > 0;
      material.depthWrite = place === 0;
      material.needsUpdate = true;
    }
  }

  /** Chooses the mesh; returns its number of triangles. */
  prepare(moving: boolean, density: number): number {
    const geometry = this.buffers.geometry(moving);
    this.uniforms.density.value = density;
    let triangles = 0;
    for (const mesh of [this.surface, this.cut, this.ground]) {
      mesh.geometry = geometry;
      if (mesh.visible) triangles += geometry.drawRange.count / 3;
    }
    return triangles;
  }

  dispose(): void {
    this.buffers.dispose();
    for (const mesh of [this.surface, this.cut, this.ground]) (mesh.material as ShaderMaterial).dispose();
  }

  private load(layer: Layer, frame: Frame, relief: Relief): void {
    [this.layer, this.frame, this.relief] = [layer, frame, relief];
    this.buffers.update(layer, relief);
  }
}

/** Contour lines at the same values as those of the flat map. */
export function linesOf(scale: Scale, count: number): Line[] {
  return levels(scale, count)
    .map(({ value, heavy }) => ({ share: scale.share(value), heavy }))
    .filter(({ share }) => share > 0 && share < 1)
    .sort((a, b) => a.share - b.share);
}

function alike(a: Scale, b: Scale): boolean {
  return a.min === b.min && a.max === b.max && a.log === b.log && a.clipped === b.clipped;
}

function solid(buffers: SurfaceMesh, role: typeof Role.SURFACE | typeof Role.CUT, uniforms: ReturnType<typeof makeUniforms>): Mesh {
  const mesh = new Mesh(buffers.full, makeMaterial(role, uniforms));
  mesh.frustumCulled = false;
  return mesh;
}
