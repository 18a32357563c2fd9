/** Discs, rings and diamonds of a size in pixels: heads of pins, the minimum, the cursor, balls on paths. */

import { BufferAttribute, BufferGeometry, Group, Points, ShaderMaterial } from "three";
import type { Rgba, Spot } from "./strokes";

/** Shapes of dots. */
export const Shape = { DISC: 0, RING: 1, DIAMOND: 2 } as const;

/** One dot: `fill` inside, `edge` around it, `size` across in CSS pixels. */
export interface Dot {
  readonly at: Spot;
  readonly size: number;
  readonly fill: Rgba;
  readonly edge: Rgba;
  readonly shape?: number;
}

const VERTEX = /* glsl */ `
attribute vec4 fill;
attribute vec4 edge;
attribute vec2 form;
uniform float density;
uniform float lift;
varying vec4 inner;
varying vec4 outer;
varying float shape;
varying float radius;

void main() {
  vec4 seen = viewMatrix * vec4(position, 1.0);
  vec4 nearer = projectionMatrix * (seen + vec4(0.0, 0.0, lift, 0.0));
  gl_Position = projectionMatrix * seen;
  gl_Position.z = nearer.z / nearer.w * gl_Position.w;
  inner = fill;
  outer = edge;
  shape = form.y;
  radius = form.x * density * 0.5;
  gl_PointSize = 2.0 * radius + 2.0;
}`;

const FRAGMENT = /* glsl */ `
uniform float density;
uniform float strength;
varying vec4 inner;
varying vec4 outer;
varying float shape;
varying float radius;

void main() {
  vec2 p = (gl_PointCoord - 0.5) * (2.0 * radius + 2.0);
  float out_ = shape > 1.5 ? (abs(p.x) + abs(p.y)) * 0.7071 - radius * 0.7071 : length(p) - radius;
  float cover = clamp(0.5 - out_, 0.0, 1.0);
  float rim = clamp(out_ + 1.5 * density + 0.5, 0.0, 1.0);
  vec4 colour = mix(inner, outer, rim);
  if (shape > 0.5 && shape < 1.5) {
    float band = abs(out_ + 1.75 * density);
    float core = clamp(0.8 * density + 0.5 - band, 0.0, 1.0);
    cover = clamp(1.75 * density + 0.5 - band, 0.0, 1.0);
    colour = mix(outer, inner, core);
  }
  float alpha = colour.a * cover * strength;
  if (alpha <= 0.004) discard;
  gl_FragColor = vec4(colour.rgb, alpha);
}`;

/** How much of a dot is seen through the surface that hides it. */
const THROUGH = 0.5;

/** One drawing of many dots; what the surface hides shines through faintly. */
export class Dots {
  readonly mesh = new Group();
  private readonly clear = material(true, 1);
  private readonly faint = material(false, THROUGH);
  private geometry = new BufferGeometry();

  constructor() {
    for (const way of [this.faint, this.clear]) {
      const points = new Points(this.geometry, way);
      points.frustumCulled = false;
      this.mesh.add(points);
    }
  }

  /** Replaces everything. */
  draw(dots: readonly Dot[]): void {
    this.geometry.dispose();
    this.geometry = new BufferGeometry();
    const add = (name: string, size: number, numbers: (dot: Dot) => readonly number[]) =>
      this.geometry.setAttribute(name, new BufferAttribute(new Float32Array(dots.flatMap(numbers)), size));
    add("position", 3, (dot) => dot.at);
    add("fill", 4, (dot) => dot.fill);
    add("edge", 4, (dot) => dot.edge);
    add("form", 2, (dot) => [dot.size, dot.shape ?? Shape.DISC]);
    for (const child of this.mesh.children) (child as Points).geometry = this.geometry;
    this.mesh.visible = dots.length > 0;
  }

  /** Device pixels a CSS pixel. */
  resize(density: number): void {
    for (const way of [this.faint, this.clear]) way.uniforms.density.value = density;
  }

  dispose(): void {
    this.geometry.dispose();
    this.faint.dispose();
    this.clear.dispose();
  }
}

function material(depthTest: boolean, strength: number): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms: { density: { value: 1 }, strength: { value: strength }, lift: { value: 0.02 } },
    transparent: true,
    depthWrite: false,
    depthTest,
  });
}
