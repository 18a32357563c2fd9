/** One camera for all panes: it turns about the box, and fits it into a pane. */

import { MathUtils, PerspectiveCamera, Spherical, Vector3 } from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import type { Ray } from "./pick";
import type { Spot } from "./strokes";

/** What has to be in sight: a box 1 wide. */
export interface Extent {
  readonly depth: number;
  readonly bottom: number;
  readonly top: number;
}

interface Direction {
  /** Turn about the vertical, from the front to the right. */
  readonly azimuth: number;
  /** Angle from the vertical. */
  readonly polar: number;
}

const TOP: Direction = { azimuth: 0, polar: 0.0005 };
const FRONT: Direction = { azimuth: 0, polar: 1.48 };
const FIELD = 24;

/** The camera and what moves it. */
export class Rig {
  readonly camera = new PerspectiveCamera(FIELD, 1, 0.02, 40);
  readonly controls: OrbitControls;
  private extent: Extent = { depth: 1, bottom: 0, top: 0.6 };
  private width = 1;
  private height = 1;
  private fitted = 0;

  constructor(canvas: HTMLElement, moved: () => void) {
    this.controls = new OrbitControls(this.camera, canvas);
    this.controls.maxPolarAngle = Math.PI / 2 - 0.01;
    this.controls.dampingFactor = 0.18;
    this.controls.enableDamping = !(typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches);
    this.controls.rotateSpeed = 0.8;
    this.controls.addEventListener("change", moved);
  }

  /** Fits the box into panes of this size; how the user has turned and zoomed stays. */
  fit(extent: Extent, width: number, height: number): void {
    const before = this.fitted;
    const zoom = before ? this.camera.position.distanceTo(this.controls.target) / before : 1;
    const shift = middle(extent) - middle(this.extent);
    [this.extent, this.width, this.height] = [extent, width, height];
    this.camera.aspect = width / height;
    const { distance, offset } = this.measure(this.home);
    this.fitted = distance;
    this.controls.minDistance = distance * 0.12;
    this.controls.maxDistance = distance * 3;
    this.lay(offset);
    if (!before) return this.reset();
    const away = this.camera.position.clone().sub(this.controls.target).setLength(distance * zoom);
    this.controls.target.y += shift;
    this.camera.position.copy(this.controls.target).add(away);
    this.controls.update();
  }

  /** Back to the first view. */
  reset(): void {
    this.look(this.home);
  }

  /** From above, so that the surface is a map. */
  top(): void {
    this.look(TOP);
  }

  /** From the front, x to the right. */
  front(): void {
    this.look(FRONT);
  }

  /** Turns about the box. */
  orbit(right: number, down: number): void {
    const away = new Spherical().setFromVector3(this.camera.position.clone().sub(this.controls.target));
    away.theta += right;
    away.phi = MathUtils.clamp(away.phi + down, TOP.polar, this.controls.maxPolarAngle);
    this.camera.position.copy(this.controls.target).add(new Vector3().setFromSpherical(away));
    this.controls.update();
  }

  /** Nearer (above 1) or farther. */
  zoom(factor: number): void {
    const away = this.camera.position.clone().sub(this.controls.target);
    away.setLength(MathUtils.clamp(away.length() / factor, this.controls.minDistance, this.controls.maxDistance));
    this.camera.position.copy(this.controls.target).add(away);
    this.controls.update();
  }

  /** Readies the camera for drawing: the depth that is told apart is that of the box. */
  ready(): void {
    const away = this.camera.position.length();
    this.camera.near = Math.max(away - 2.4, 0.03);
    this.camera.far = away + 2.4;
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
  }

  /** From the target towards the eye, 1 long. */
  get towards(): Vector3 {
    return this.camera.position.clone().sub(this.controls.target).normalize();
  }

  /** To the right on the screen, level. */
  get right(): Vector3 {
    return new Vector3(1, 0, 0).transformDirection(this.camera.matrixWorld);
  }

  /** Light from above on the left, which turns with the eye as that of a printed relief does. */
  light(into: Vector3): void {
    const azimuth = Math.atan2(this.camera.position.x - this.controls.target.x, this.camera.position.z - this.controls.target.z);
    into.set(-0.62, 0.72, 0.3).normalize().applyAxisAngle(new Vector3(0, 1, 0), azimuth);
  }

  /** Where a place of the box lies in a pane, in CSS pixels from its left top corner; null behind the eye. */
  project(spot: Spot): { x: number; y: number } | null {
    const place = new Vector3(...spot).applyMatrix4(this.camera.matrixWorldInverse);
    if (place.z > -this.camera.near) return null;
    place.applyMatrix4(this.camera.projectionMatrix);
    return { x: ((place.x + 1) / 2) * this.width, y: ((1 - place.y) / 2) * this.height };
  }

  /** The ray through a place of a pane. */
  ray(x: number, y: number): Ray {
    const far = new Vector3((x / this.width) * 2 - 1, 1 - (y / this.height) * 2, 0.5).unproject(this.camera);
    const { position } = this.camera;
    const along = far.sub(position).normalize();
    return { from: [position.x, position.y, position.z], along: [along.x, along.y, along.z] };
  }

  dispose(): void {
    this.controls.dispose();
  }

  private look(direction: Direction): void {
    const { distance, offset } = this.measure(direction);
    this.controls.target.set(0, middle(this.extent), 0);
    this.camera.position.copy(this.controls.target).add(new Vector3().setFromSphericalCoords(distance, direction.polar, direction.azimuth));
    this.lay(offset);
    this.controls.update();
  }

  /** From the left, and the higher the narrower the pane is: so the box fills it. */
  private get home(): Direction {
    return { azimuth: -0.62, polar: clamp(0.86 + 0.09 * this.camera.aspect, 0.9, 1.03) };
  }

  /** Shifts the picture up or down in its pane. */
  private lay(offset: number): void {
    this.camera.setViewOffset(this.width, this.height, 0, offset * this.height * 0.5, this.width, this.height);
    this.camera.updateProjectionMatrix();
  }

  /** From how far the box fits, with room for text around it, and how far its picture is off the middle. */
  private measure(direction: Direction): { distance: number; offset: number } {
    const [side, above, below] = [clamp(this.width * 0.1, 18, 62), clamp(this.height * 0.02, 3, 12), clamp(this.height * 0.12, 20, 56)];
    const [wide, high] = [1 - (2 * side) / this.width, 1 - (above + below) / this.height];
    const upright = Math.tan(MathUtils.degToRad(FIELD / 2));
    const level = upright * this.camera.aspect;
    let distance = 4;
    let offset = 0;
    for (let round = 0; round < 12; round++) {
      const seen = spread(direction, distance, this.extent);
      const grow = Math.max(seen.wide / level / wide, (seen.high - seen.low) / 2 / upright / high);
      offset = -(seen.high + seen.low) / 2 / upright + (below - above) / this.height;
      distance *= 1 + (grow - 1) * 0.9;
    }
    return { distance, offset };
  }
}

/** Half the width, the lowest and the highest of the box's corners, as tangents of the angle from the middle. */
function spread(direction: Direction, distance: number, { depth, bottom, top }: Extent): { wide: number; low: number; high: number } {
  const up = (top - bottom) / 2;
  const away = new Vector3().setFromSphericalCoords(1, direction.polar, direction.azimuth);
  const right = new Vector3(Math.cos(direction.azimuth), 0, -Math.sin(direction.azimuth));
  const over = away.clone().cross(right);
  let [wide, low, high] = [0, Infinity, -Infinity];
  for (const x of [-0.5, 0.5])
    for (const y of [-up, up])
      for (const z of [-depth / 2, depth / 2]) {
        const corner = new Vector3(x, y, z);
        const reach = Math.max(distance - corner.dot(away), 0.1);
        wide = Math.max(wide, Math.abs(corner.dot(right)) / reach);
        low = Math.min(low, corner.dot(over) / reach);
        high = Math.max(high, corner.dot(over) / reach);
      }
  return { wide, low, high };
}

function middle({ bottom, top }: Extent): number {
  return (bottom + top) / 2;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
