import { describe, expect, it } from "vitest";
import { makeScale } from "../src/model/scale";
import { Surface } from "../src/model/surface";
import { frameOf, toX, toZ } from "../src/scene/frame";
import { COARSE, hollowsOf, sharesOf, slopesOf, strided, strideOf, trianglesOf } from "../src/scene/geometry";
import { overlap } from "../src/scene/labels";
import { gridOf, layout, paneAt } from "../src/scene/panes";
import { pick, pickLevel, type Ray } from "../src/scene/pick";
import type { Relief } from "../src/scene/relief";
import { placeAt, stepAt } from "../src/model/paths";
import { dropsOf, traceOf, within } from "../src/scene/trajectories";
import type { Path } from "../src/types";

const even = (from: number, to: number, count: number) => Float32Array.from({ length: count }, (_, k) => from + ((to - from) * k) / (count - 1));

const field = (xs: ArrayLike<number>, zs: ArrayLike<number>, f: (x: number, z: number) => number) =>
  Float32Array.from({ length: xs.length * zs.length }, (_, k) => f(xs[Math.floor(k / zs.length)], zs[k % zs.length]));

describe("triangles", () => {
  const weave = (shares: Float32Array, nx: number, ny: number, strides: [number, number] = [1, 1], turned = false) => {
    const out = new Uint32Array(6 * nx * ny);
    return out.slice(0, trianglesOf(shares, nx, ny, out, strides, turned));
  };

  it("leaves out the four cells around one missing node, and no other", () => {
    const shares = new Float32Array(4 * 5).fill(0.5);
    expect(weave(shares, 4, 5)).toHaveLength(3 * 4 * 6);
    shares[1 * 5 + 2] = NaN;
    const left = weave(shares, 4, 5);
    expect(left).toHaveLength((12 - 4) * 6);
    expect([...left]).not.toContain(7);
    shares[3 * 5 + 4] = NaN;
    expect(weave(shares, 4, 5)).toHaveLength((12 - 5) * 6);
  });

  it("cuts a cell along the diagonal whose ends are level", () => {
    expect([...weave(Float32Array.of(0, 1, 1, 0), 2, 2)]).toEqual([0, 2, 3, 0, 3, 1]);
    expect([...weave(Float32Array.of(0, 0.4, 0.5, 1), 2, 2)]).toEqual([0, 2, 1, 2, 3, 1]);
  });

  it("turns every triangle to face up, also where an axis runs backwards", () => {
    const check = (xs: Float32Array, zs: Float32Array) => {
      const shares = field(xs, zs, (x, z) => Math.sin(5 * x) * Math.cos(4 * z));
      const found = weave(shares, xs.length, zs.length, [1, 1], xs[1] > xs[0] === zs[1] > zs[0]);
      for (let k = 0; k < found.length; k += 3) {
        const [a, b, c] = [...found.slice(k, k + 3)].map((n) => [xs[Math.floor(n / zs.length)], zs[n % zs.length]]);
        expect((b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1])).toBeGreaterThan(0);
      }
    };
    check(even(-0.5, 0.5, 5), even(0.4, -0.4, 4));
    check(even(0.5, -0.5, 5), even(0.4, -0.4, 4));
  });

  it("decimates to the edges and no more nodes than wanted", () => {
    for (const count of [2, 259, 260, 261, 519, 1001, 4096]) {
      const kept = strided(count, strideOf(count));
      expect(kept[0]).toBe(0);
      expect(kept[kept.length - 1]).toBe(count - 1);
      expect(kept.length).toBeLessThanOrEqual(COARSE + 1);
      expect(new Set(kept).size).toBe(kept.length);
    }
    const coarse = weave(new Float32Array(8 * 6).fill(0), 8, 6, [3, 2]);
    expect(new Set(coarse)).toEqual(new Set([0, 3, 6, 7].flatMap((i) => [0, 2, 4, 5].map((j) => i * 6 + j))));
    expect(coarse).toHaveLength(3 * 3 * 6);
  });
});

describe("slopes", () => {
  const xs = Float32Array.of(-0.5, -0.3, 0, 0.1, 0.5);
  const zs = Float32Array.of(0.7, 0.2, -0.1, -0.7);

  it("are exact on a plane, at edges and beside holes too", () => {
    const more = Float32Array.of(...zs, -0.9);
    const shares = field(xs, more, (x, z) => 0.4 + 0.3 * x - 0.2 * z);
    shares[2 * 5 + 2] = NaN;
    const slopes = slopesOf(shares, xs, more);
    for (let k = 0; k < shares.length; k++) {
      if (k === 12) continue;
      expect(slopes[2 * k]).toBeCloseTo(0.3, 5);
      expect(slopes[2 * k + 1]).toBeCloseTo(-0.2, 5);
    }
  });

  it("are exact inside on a paraboloid over uneven nodes", () => {
    const slopes = slopesOf(field(xs, zs, (x, z) => x * x + 2 * z * z - x * z), xs, zs);
    for (let i = 1; i < 4; i++)
      for (let j = 1; j < 3; j++) {
        expect(slopes[2 * (i * 4 + j)]).toBeCloseTo(2 * xs[i] - zs[j], 5);
        expect(slopes[2 * (i * 4 + j) + 1]).toBeCloseTo(4 * zs[j] - xs[i], 5);
      }
  });
});

describe("heights", () => {
  it("go on above the cut, and only there", () => {
    const values = Float32Array.of(0, 5, 10, 20, NaN, Infinity);
    expect([...sharesOf(values, makeScale([values], false))].slice(0, 4)).toEqual([0, 0.25, 0.5, 1]);
    const cut = sharesOf(values, makeScale([values], false, 10));
    expect([...cut.slice(0, 4)]).toEqual([0, 0.5, 1, 2]);
    expect(cut[4]).toBeNaN();
    expect(cut[5]).toBeNaN();
    const log = Float32Array.of(1, 10, 100, 1000);
    expect([...sharesOf(log, makeScale([log], true, 100))].map((s) => Number(s.toFixed(5)))).toEqual([0, 0.5, 1, 1.5]);
  });

  it("are hollow in a valley, not on a plain, and blind to holes", () => {
    const shares = new Float32Array(21 * 21).fill(0.5);
    expect(Math.max(...hollowsOf(shares, 21, 21).map(Math.abs))).toBeLessThan(1e-6);
    shares[10 * 21 + 10] = 0;
    expect(hollowsOf(shares, 21, 21)[10 * 21 + 10]).toBeGreaterThan(0.3);
    shares[10 * 21 + 10] = NaN;
    expect(Math.max(...hollowsOf(shares, 21, 21).map(Math.abs))).toBeLessThan(1e-6);
  });

  it("have their minimum at a node that was computed", () => {
    const surface = { ny: 3, status: Int8Array.of(1, 0, 1, 1, 1, 2), fields: new Map([["loss", Float32Array.of(5, -9, 4, NaN, 2, -7)]]) } as unknown as Surface;
    const lowest = Surface.prototype.lowest.bind(surface);
    expect(lowest("loss")).toEqual({ i: 1, j: 1, value: 2 });
    expect(lowest("other")).toBeNull();
  });
});

describe("the frame", () => {
  it("lays x to the right and y into the depth, in proportion", () => {
    const frame = frameOf([{ x: Float64Array.of(-2, 2), y: Float64Array.of(0, 1, 6) }]);
    expect(frame.depth).toBe(1.5);
    expect(toX(frame, -2)).toBe(-0.5);
    expect(toX(frame, 2)).toBe(0.5);
    expect(toZ(frame, 0)).toBe(0.75);
    expect(toZ(frame, 6)).toBe(-0.75);
  });

  it("limits the depth and bears a single node", () => {
    expect(frameOf([{ x: Float64Array.of(0, 1), y: Float64Array.of(0, 100) }]).depth).toBe(2.5);
    expect(frameOf([{ x: Float64Array.of(0, 100), y: Float64Array.of(0, 1) }]).depth).toBe(0.4);
    expect(toX(frameOf([{ x: Float64Array.of(3), y: Float64Array.of(3) }]), 3)).toBe(0);
  });
});

describe("picking", () => {
  const xs = Float32Array.of(-0.5, -0.2, 0.1, 0.5);
  const zs = Float32Array.of(0.6, 0.3, -0.1, -0.4, -0.6);
  const down = (x: number, z: number): Ray => ({ from: [x, 3, z], along: [0, -1, 0] });

  it("finds the nearest node straight below", () => {
    const shares = field(xs, zs, (x) => 0.5 + x / 2);
    expect(pick(down(0.11, -0.12), xs, zs, shares, 1)).toMatchObject({ i: 2, j: 2 });
    expect(pick(down(-0.34, 0.44), xs, zs, shares, 1)).toMatchObject({ i: 1, j: 1 });
    expect(pick(down(-0.36, 0.46), xs, zs, shares, 1)).toMatchObject({ i: 0, j: 0 });
    expect(pick(down(0.1, -0.1), xs, zs, shares, 2)!.distance).toBeCloseTo(3 - 2 * 0.55, 4);
    expect(pick(down(0.6, 0), xs, zs, shares, 1)).toBeNull();
  });

  it("meets the nearer of two slopes, from every side", () => {
    const n = 61;
    const [px, pz] = [even(-0.5, 0.5, n), even(0.5, -0.5, n)];
    const shares = field(px, pz, (x, z) => (Math.hypot(x - 0.2, z) < 0.1 || Math.hypot(x + 0.2, z) < 0.1 ? 1 : 0));
    for (const side of [1, -1]) {
      const hit = pick({ from: [2 * side, 0.5, 0.001], along: [-side, 0, 0] }, px, pz, shares, 1)!;
      expect(hit.distance).toBeGreaterThan(1.68);
      expect(hit.distance).toBeLessThan(1.72);
      const along = pick({ from: [0.2, 0.5, 2 * side], along: [0, 0, -side] }, px, pz, shares, 1)!;
      expect(along.distance).toBeGreaterThan(1.88);
      expect(along.distance).toBeLessThan(1.92);
    }
  });

  it("finds the point of a tilted ray on a plane where geometry says", () => {
    const [px, pz] = [even(-0.5, 0.5, 101), even(0.5, -0.5, 101)];
    const shares = field(px, pz, (x) => 0.5 + x);
    const hit = pick({ from: [-0.3, 1.5, 0.9], along: [0.2, -1, -0.6] }, px, pz, shares, 1)!;
    const distance = (1.5 - 0.5 + 0.3) / 1.2;
    expect(hit.distance).toBeCloseTo(distance, 4);
    expect(px[hit.i]).toBeCloseTo(-0.3 + 0.2 * distance, 2);
    expect(pz[hit.j]).toBeCloseTo(0.9 - 0.6 * distance, 2);
  });

  it("looks through holes, and takes what is cut off at the cut", () => {
    const shares = field(xs, zs, () => 3);
    expect(pick(down(0, 0), xs, zs, shares, 1)!.distance).toBeCloseTo(2, 5);
    shares[1 * 5 + 1] = NaN;
    expect(pick(down(0, 0), xs, zs, shares, 1)).toBeNull();
    expect(pick(down(0.3, 0), xs, zs, shares, 1)).not.toBeNull();
  });

  it("does not look back", () => {
    const shares = field(xs, zs, () => 0.5);
    expect(pick({ from: [0, 0.9, 0], along: [0, 1, 0] }, xs, zs, shares, 1)).toBeNull();
    expect(pick({ from: [0, 0.9, 0], along: [0, -1, 0] }, xs, zs, shares, 1)).not.toBeNull();
  });

  it("falls on the ground map", () => {
    expect(pickLevel({ from: [0.1, 1, 0], along: [0, -1, -0.1] }, xs, zs, -1)).toMatchObject({ i: 2, j: 2, distance: 2 });
    expect(pickLevel({ from: [0, 1, 0], along: [0, 1, 0] }, xs, zs, -1)).toBeNull();
  });
});

describe("paths", () => {
  const x = Float64Array.of(-1, 0, 1);
  const y = Float64Array.of(0, 2);
  const frame = frameOf([{ x, y }]);
  const values = field(x, y, (a, b) => 1 + a + b);
  const relief = {
    surface: { x, y, nx: 3, ny: 2 } as Surface, frame, scale: makeScale([values], false),
    xs: Float32Array.from(x, (a) => toX(frame, a)), zs: Float32Array.from(y, (b) => toZ(frame, b)),
    shares: field(x, y, (a, b) => (1 + a + b) / 4),
  } satisfies Relief;
  const path = (over: Partial<Path>): Path => ({ name: "p", unit: "step", step: [0, 10], x: [-1, 1], y: [1, 1], loss: [null, null], distance: [0, 4], marks: [], ...over });

  it("lie on the surface", () => {
    const pieces = traceOf(path({}), relief, 2);
    expect(pieces.length).toBeGreaterThanOrEqual(4);
    for (const { to } of pieces) expect(to[1] - 0.004).toBeCloseTo(((1 + to[0] * 2 + 1) / 4) * 2, 5);
    expect(pieces[pieces.length - 1].step).toBe(10);
    expect(pieces[pieces.length - 1].distance).toBe(4);
    expect(pieces[0].step).toBeCloseTo(10 / pieces.length, 9);
  });

  it("end at the edge of the grid", () => {
    const pieces = traceOf(path({ x: [0, 3] }), relief, 1);
    expect(pieces[pieces.length - 1].to[0]).toBeCloseTo(0.5, 6);
    expect(pieces[pieces.length - 1].step).toBeCloseTo(10 / 3, 6);
    expect(within(2, 0, 3, 1, relief)).toBeNull();
    expect(within(-3, 1, 3, 1, relief)).toEqual([1 / 3, 2 / 3]);
  });

  it("break over holes and do not know distances that are not given", () => {
    const holed = { ...relief, shares: relief.shares.slice() };
    holed.shares[4] = NaN;
    expect(Math.max(...traceOf(path({}), holed, 1).map((piece) => piece.to[0]))).toBeLessThanOrEqual(1e-6);
    expect(traceOf(path({ distance: [null, 4] }), relief, 1)[0].distance).toBeNaN();
  });

  it("are at a place of their own time", () => {
    const p = path({ step: [100, 200, 400], x: [0, 1, -1], y: [0, 0, 1] });
    expect(stepAt(p, 0.5)).toBe(250);
    expect(placeAt(p, 250)).toMatchObject({ x: 0.5, y: 0.25 });
    expect(placeAt(p, 400)).toMatchObject({ x: -1, y: 1 });
    expect(placeAt(p, 99)).toBeNull();
  });

  it("drop to the real loss only where it differs", () => {
    const drops = dropsOf(path({ loss: [1.01, 2] }), relief, 1);
    expect(drops.map((drop) => drop.step)).toEqual([10]);
    expect(drops[0].to[1]).toBeCloseTo(0.5, 6);
    expect(dropsOf(path({}), relief, 1)).toEqual([]);
  });
});

describe("panes", () => {
  it("are arranged by the shape of the element", () => {
    expect(gridOf(1, 800, 600)).toEqual({ columns: 1, rows: 1 });
    expect(gridOf(2, 1200, 600)).toEqual({ columns: 2, rows: 1 });
    expect(gridOf(2, 390, 844)).toEqual({ columns: 1, rows: 2 });
    expect(gridOf(4, 1280, 800)).toEqual({ columns: 2, rows: 2 });
    expect(gridOf(6, 1280, 800)).toEqual({ columns: 3, rows: 2 });
    expect(gridOf(6, 390, 844)).toEqual({ columns: 2, rows: 3 });
  });

  it("do not overlap, lie inside, and have one size", () => {
    for (const [count, width, height] of [[1, 100, 80], [3, 900, 500], [5, 1280, 800], [6, 390, 844]]) {
      const cells = layout(count, width, height);
      expect(cells).toHaveLength(count);
      cells.forEach(({ view, caption }, k) => {
        expect([view.width, view.height]).toEqual([cells[0].view.width, cells[0].view.height]);
        expect(caption.y).toBe(view.y + view.height);
        expect(view.x).toBeGreaterThanOrEqual(0);
        expect(view.x + view.width).toBeLessThanOrEqual(width);
        expect(caption.y + caption.height).toBeLessThanOrEqual(height);
        expect(paneAt(cells, view.x + 3, view.y + 3)).toBe(k);
      });
    }
  });
});

describe("labels", () => {
  it("know when turned rectangles overlap", () => {
    const at = (x: number, y: number, angle: number) =>
      [[-10, -2], [10, -2], [10, 2], [-10, 2]].map(([u, v]) => [x + u * Math.cos(angle) - v * Math.sin(angle), y + u * Math.sin(angle) + v * Math.cos(angle)] as const);
    expect(overlap(at(0, 0, 0), at(15, 0, 0))).toBe(true);
    expect(overlap(at(0, 0, 0), at(21, 0, 0))).toBe(false);
    expect(overlap(at(0, 0, Math.PI / 4), at(10, 0, Math.PI / 4))).toBe(false);
    expect(overlap(at(0, 0, Math.PI / 4), at(10, 0, -Math.PI / 4))).toBe(true);
  });
});
