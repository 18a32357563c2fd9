/** One surface as buffers on the graphics card: the full mesh and a coarse one over the same nodes. */

import { BufferAttribute, BufferGeometry, DynamicDrawUsage } from "three";
import type { Layer } from "../model/picture";
import { Status } from "../model/status";
import { hollowsOf, slopesOf, strided, strideOf, trianglesOf } from "./geometry";
import type { Relief } from "./relief";

/** Up to this many nodes the triangles are chosen anew with every change of heights. */
const SMALL = 1 << 16;

/** The buffers of a surface, kept while its grid stays the same. */
export class SurfaceMesh {
  full = new BufferGeometry();
  coarse: BufferGeometry | null = null;
  private nx = 0;
  private ny = 0;
  private missing = new Uint8Array(0);
  private nodes = new BufferAttribute(new Float32Array(0), 4);
  private slopes = new BufferAttribute(new Float32Array(0), 2);

  /** Takes over the heights and colours of a layer. */
  update(layer: Layer, relief: Relief): void {
    const { xs, zs, shares } = relief;
    const fresh = xs.length !== this.nx || zs.length !== this.ny;
    if (fresh) this.allocate(xs.length, zs.length);
    this.place(xs, zs);
    this.fill(layer, relief);
    const changed = this.look(shares);
    if (fresh || changed || shares.length <= SMALL) this.weave(relief);
  }

  /** The mesh to draw, at rest or while the camera moves. */
  geometry(moving: boolean): BufferGeometry {
    return moving && this.coarse ? this.coarse : this.full;
  }

  dispose(): void {
    this.full.dispose();
    this.coarse?.dispose();
  }

  private allocate(nx: number, ny: number): void {
    this.dispose();
    [this.nx, this.ny] = [nx, ny];
    const size = nx * ny;
    this.missing = new Uint8Array(size).fill(2);
    this.nodes = new BufferAttribute(new Float32Array(4 * size), 4).setUsage(DynamicDrawUsage);
    this.slopes = new BufferAttribute(new Float32Array(2 * size), 2).setUsage(DynamicDrawUsage);
    const place = new BufferAttribute(new Float32Array(2 * size), 2);
    const make = (strides: [number, number]) => {
      const cells = (strided(nx, strides[0]).length - 1) * (strided(ny, strides[1]).length - 1);
      const geometry = new BufferGeometry();
      geometry.setAttribute("place", place).setAttribute("node", this.nodes).setAttribute("slope", this.slopes);
      return geometry.setIndex(new BufferAttribute(new Uint32Array(6 * cells), 1));
    };
    const strides = this.strides();
    this.full = make([1, 1]);
    this.coarse = strides[0] > 1 || strides[1] > 1 ? make(strides) : null;
  }

  private strides(): [number, number] {
    return [strideOf(this.nx), strideOf(this.ny)];
  }

  private place(xs: Float32Array, zs: Float32Array): void {
    const attribute = this.full.getAttribute("place") as BufferAttribute;
    const places = attribute.array as Float32Array;
    const last = places.length - 2;
    if (places[0] === xs[0] && places[1] === zs[0] && places[last] === xs[this.nx - 1] && places[last + 1] === zs[this.ny - 1] && this.even(places, xs, zs)) return;
    for (let i = 0, k = 0; i < this.nx; i++)
      for (let j = 0; j < this.ny; j++, k += 2) {
        places[k] = xs[i];
        places[k + 1] = zs[j];
      }
    attribute.needsUpdate = true;
  }

  private even(places: Float32Array, xs: Float32Array, zs: Float32Array): boolean {
    return xs.every((x, i) => places[2 * i * this.ny] === x) && zs.every((z, j) => places[2 * j + 1] === z);
  }

  private fill(layer: Layer, relief: Relief): void {
    const { shares } = relief;
    const values = this.nodes.array as Float32Array;
    const { status } = layer.surface;
    const hollows = hollowsOf(shares, this.nx, this.ny);
    const { colours, colourScale } = layer;
    const same = colours === layer.heights && colourScale.log === relief.scale.log && colourScale.min === relief.scale.min && colourScale.max === relief.scale.max;
    for (let k = 0; k < shares.length; k++) {
      const tint = same ? Math.min(shares[k], 1) : colourScale.share(colours[k]);
      values[4 * k] = shares[k] === shares[k] ? shares[k] : 0;
      values[4 * k + 1] = tint === tint ? tint : -1;
      values[4 * k + 2] = status[k] === Status.PENDING ? 1 : 0;
      values[4 * k + 3] = hollows[k];
    }
    slopesOf(shares, relief.xs, relief.zs, this.slopes.array as Float32Array);
    this.nodes.needsUpdate = this.slopes.needsUpdate = true;
  }

  /** Notes which nodes are missing; returns whether others were before. */
  private look(shares: Float32Array): boolean {
    let changed = false;
    for (let k = 0; k < shares.length; k++) {
      const gone = shares[k] === shares[k] ? 0 : 1;
      if (gone !== this.missing[k]) changed = true;
      this.missing[k] = gone;
    }
    return changed;
  }

  private weave({ shares, xs, zs }: Relief): void {
    const turned = xs[xs.length - 1] - xs[0] > 0 === zs[zs.length - 1] - zs[0] > 0;
    for (const [geometry, strides] of [[this.full, [1, 1]], [this.coarse, this.strides()]] as const) {
      if (!geometry?.index) continue;
      const count = trianglesOf(shares, this.nx, this.ny, geometry.index.array as Uint32Array, [strides[0], strides[1]], turned);
      geometry.setDrawRange(0, count);
      geometry.index.needsUpdate = true;
    }
  }
}
