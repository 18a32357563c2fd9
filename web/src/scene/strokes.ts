/** Lines of a width in pixels with round ends: the box, the cursor's cross, trajectories. */

import { InstancedBufferGeometry, InstancedInterleavedBuffer, BufferAttribute, DynamicDrawUsage, InterleavedBufferAttribute, Mesh, ShaderMaterial, Vector2 } from "three";

/** A place in the box. */
export type Spot = readonly [number, number, number];

/** Red, green, blue and opacity, 0 … 1. */
export type Rgba = readonly [number, number, number, number];

/** Numbers a segment: from, to, colour, width. */
const STRIDE = 11;

const VERTEX = /* glsl */ `
attribute vec2 corner;
attribute vec3 from;
attribute vec3 to;
attribute vec4 ink;
attribute float wide;
uniform vec2 size;
uniform float lift;
varying vec2 offset;
varying float reach;
varying float half_;
varying vec4 tone;

void main() {
  vec4 nearer = vec4(0.0, 0.0, lift, 0.0);
  vec4 a = projectionMatrix * (viewMatrix * vec4(from, 1.0) + nearer);
  vec4 b = projectionMatrix * (viewMatrix * vec4(to, 1.0) + nearer);
  const float near = 0.02;
  if (a.w < near && b.w < near) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  if (a.w < near) a = mix(a, b, (near - a.w) / (b.w - a.w));
  if (b.w < near) b = mix(b, a, (near - b.w) / (a.w - b.w));
  vec2 p = a.xy / a.w * size * 0.5;
  vec2 q = b.xy / b.w * size * 0.5;
  float span = distance(p, q);
  vec2 along = span > 1e-4 ? (q - p) / span : vec2(1.0, 0.0);
  float grow = wide * 0.5 + 1.0;
  vec2 at = mix(p, q, corner.x) + along * (corner.x * 2.0 - 1.0) * grow + vec2(-along.y, along.x) * corner.y * grow;
  offset = vec2(corner.x * span + (corner.x * 2.0 - 1.0) * grow, corner.y * grow);
  reach = span;
  half_ = wide * 0.5;
  tone = ink;
  float depth = mix(a.z / a.w, b.z / b.w, corner.x);
  gl_Position = vec4(at / (size * 0.5), depth, 1.0);
}`;

const FRAGMENT = /* glsl */ `
uniform float density;
varying vec2 offset;
varying float reach;
varying float half_;
varying vec4 tone;

void main() {
  float beyond = max(max(-offset.x, offset.x - reach), 0.0);
  float edge = (half_ - length(vec2(beyond, offset.y))) * density + 0.5;
  float cover = clamp(edge, 0.0, 1.0);
  if (cover <= 0.0) discard;
  gl_FragColor = vec4(tone.rgb, tone.a * cover);
}`;

/** Segments in the making. */
export class Pen {
  readonly numbers: number[] = [];

  /** One straight piece. */
  line(from: Spot, to: Spot, colour: Rgba, width: number): void {
    this.numbers.push(...from, ...to, ...colour, width);
  }

  /** A line through many places; it breaks where one is not finite. */
  trail(spots: readonly Spot[], colour: Rgba, width: number): void {
    for (let k = 1; k < spots.length; k++) {
      const sum = spots[k - 1][1] + spots[k][1];
      if (sum === sum) this.line(spots[k - 1], spots[k], colour, width);
    }
  }
}

/** How strokes meet the surface. */
interface Way {
  /** Whether the surface hides them. */
  hidden?: boolean;
  /** How much nearer to the eye they are drawn than they are, in widths of the box, so that steep slopes do not swallow them. */
  lift?: number;
}

/** One drawing of many strokes. */
export class Strokes {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>;
  private capacity = 0;
  private buffer: InstancedInterleavedBuffer | null = null;

  constructor({ hidden = true, lift = 0 }: Way = {}) {
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { size: { value: new Vector2(1, 1) }, density: { value: 1 }, lift: { value: lift } },
      transparent: true,
      depthWrite: false,
      depthTest: hidden,
    });
    this.mesh = new Mesh(new InstancedBufferGeometry(), material);
    this.mesh.frustumCulled = false;
    this.mesh.visible = false;
  }

  /** Replaces everything. */
  draw(pen: Pen): void {
    const count = pen.numbers.length / STRIDE;
    if (count > this.capacity || !this.buffer) this.allocate(Math.max(16, Math.ceil(count * 1.25)));
    const buffer = this.buffer!;
    (buffer.array as Float32Array).set(pen.numbers);
    buffer.clearUpdateRanges();
    buffer.addUpdateRange(0, pen.numbers.length);
    buffer.needsUpdate = true;
    this.show(count);
  }

  /** Draws only the first so many segments. */
  show(count: number): void {
    this.mesh.geometry.instanceCount = count;
    this.mesh.visible = count > 0;
  }

  /** Size of the pane in CSS pixels. */
  resize(width: number, height: number, density: number): void {
    (this.mesh.material.uniforms.size.value as Vector2).set(width, height);
    this.mesh.material.uniforms.density.value = density;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  private allocate(capacity: number): void {
    this.mesh.geometry.dispose();
    this.capacity = capacity;
    this.buffer = new InstancedInterleavedBuffer(new Float32Array(capacity * STRIDE), STRIDE);
    this.buffer.setUsage(DynamicDrawUsage);
    const geometry = new InstancedBufferGeometry();
    geometry.setAttribute("corner", new BufferAttribute(new Float32Array([0, -1, 1, -1, 1, 1, 0, 1]), 2));
    geometry.setIndex([0, 1, 2, 0, 2, 3]);
    const parts: [string, number, number][] = [["from", 3, 0], ["to", 3, 3], ["ink", 4, 6], ["wide", 1, 10]];
    for (const [name, size, offset] of parts) geometry.setAttribute(name, new InterleavedBufferAttribute(this.buffer, size, offset));
    this.mesh.geometry = geometry;
  }
}
