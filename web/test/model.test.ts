/// <reference types="node" />

import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { sentence, walk } from "../src/keyboard";
import { COLORMAPS, colour, css, ramp } from "../src/model/colormaps";
import { decode } from "../src/model/decode";
import { fill } from "../src/model/fill";
import { exact, labels, number, spoken } from "../src/model/format";
import { morphs, picture } from "../src/model/picture";
import { linearTicks, makeScale, suitsLog } from "../src/model/scale";
import { Surface } from "../src/model/surface";
import { initial, Store } from "../src/model/ui";
import { encode, nodes, run } from "./state";

const key = (name: string, more: object = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }) as KeyboardEvent;

describe("decode", () => {
  it("reads gzipped and plain numbers of every kind", async () => {
    const wanted = Float32Array.of(1.5, NaN, -Infinity, 3e38);
    const plain = encode(wanted);
    const packed = { ...plain, gzip: true, data: gzipSync(Buffer.from(plain.data, "base64")).toString("base64") };
    expect([...(await decode(plain))]).toEqual([...wanted]);
    expect([...(await decode(packed))]).toEqual([...wanted]);
    const wide = Float64Array.of(0.1, 1e300);
    const data = Buffer.from(wide.buffer).toString("base64");
    expect([...(await decode({ dtype: "float64", gzip: false, data }))]).toEqual([0.1, 1e300]);
    expect([...(await decode(encode(Int8Array.of(-1, 3))))]).toEqual([-1, 3]);
  });
});

describe("Surface", () => {
  it("keeps x slowest and finds nodes on grids that are neither square nor even", async () => {
    const surface = await Surface.decode(run({ x: [-1, 0, 2], y: [0, 1, 1.5, 5], fields: { loss: (x, y) => 10 * x + y } }));
    expect(surface.value("loss", 2, 1)).toBe(21);
    expect(surface.value("loss", 0, 3)).toBe(-5);
    expect(surface.nearest(1.2, 1.4)).toEqual([2, 2]);
    expect(surface.statusAt(0, 0)).toBe("ok");
    expect(surface.value("missing", 0, 0)).toBeNaN();
  });

  it("refuses arrays that do not fit the grid", async () => {
    const broken = run({ y: [0, 1] });
    broken.axes[0].nodes.push(9);
    await expect(Surface.decode(broken)).rejects.toThrow("10 values for 12 nodes");
  });
});

describe("fill", () => {
  it("fills pending nodes near their neighbours and leaves real holes", () => {
    const [nx, ny] = [33, 17];
    const f = (i: number, j: number) => 3 * (i / 32) - 2 * (j / 16);
    const status = new Int8Array(nx * ny).fill(0);
    const values = new Float32Array(nx * ny).fill(NaN);
    for (let i = 0; i < nx; i += 4) for (let j = 0; j < ny; j += 4) [values[i * ny + j], status[i * ny + j]] = [f(i, j), 1];
    [values[5 * ny + 5], status[5 * ny + 5]] = [Infinity, 2];
    const filled = fill(values, status, nx, ny);
    let worst = 0;
    for (let i = 0; i < nx; i++)
      for (let j = 0; j < ny; j++) if (!(i === 5 && j === 5)) worst = Math.max(worst, Math.abs(filled[i * ny + j] - f(i, j)));
    expect(worst).toBeLessThan(1e-6);
    expect(filled[4 * ny + 8]).toBe(Math.fround(f(4, 8)));
    expect(filled[5 * ny + 5]).toBeNaN();
  });

  it("goes on beyond what is known, close to its edge", () => {
    const [nx, ny] = [12, 6];
    const status = Int8Array.from({ length: nx * ny }, (_, k) => (k < 4 * ny ? 1 : 0));
    const values = Float32Array.from(status, (code) => (code ? 5 : NaN));
    expect([...fill(values, status, nx, ny)].every((value) => Math.abs(value - 5) < 1e-6)).toBe(true);
  });

  it("gives nothing where nothing is known", () => {
    expect([...fill(new Float32Array(6).fill(NaN), new Int8Array(6), 2, 3)].every(Number.isNaN)).toBe(true);
  });
});

describe("scale", () => {
  it("maps ends to 0 and 1, linear and logarithmic, and back", () => {
    for (const log of [false, true]) {
      const scale = makeScale([Float32Array.of(1, 10, NaN, Infinity), Float32Array.of(100)], log);
      expect([scale.share(1), scale.share(100)]).toEqual([0, 1]);
      expect(scale.share(10)).toBeCloseTo(log ? 0.5 : 9 / 99, 6);
      expect(scale.value(scale.share(37))).toBeCloseTo(37, 9);
      expect(scale.share(NaN)).toBeNaN();
    }
    expect(makeScale([Float32Array.of(1, 10)], true).share(-1)).toBeNaN();
  });

  it("cuts off above and says so", () => {
    const scale = makeScale([Float32Array.of(0, 100)], false, 20);
    expect([scale.max, scale.clipped, scale.share(50), scale.share(10)]).toEqual([20, true, 1, 0.5]);
    expect(makeScale([Float32Array.of(0, 100)], false, 200).clipped).toBe(false);
  });

  it("has sense for flat and empty data", () => {
    expect(makeScale([Float32Array.of(2, 2)], false).share(2)).toBeCloseTo(0.5);
    expect(makeScale([Float32Array.of(NaN)], true).share(1)).toBe(0);
  });

  it("chooses a logarithm for wide positive ranges alone", () => {
    expect(suitsLog([Float32Array.of(0.01, 0.02, 1), Float32Array.of(0.1, 50)])).toBe(true);
    expect(suitsLog([Float32Array.of(0.01, 20, 30, 40, 50)])).toBe(false); // a deep hole in high ground
    expect(suitsLog([Float32Array.of(0, 50)])).toBe(false);
    expect(suitsLog([Float32Array.of(1, 5)])).toBe(false);
  });

  it("has round ticks within the ends", () => {
    expect(linearTicks(-1, 1)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(linearTicks(0, 7)).toEqual([0, 2, 4, 6]);
    const ticks = makeScale([Float32Array.of(0.02, 3000)], true).ticks;
    expect(ticks).toEqual([0.1, 1, 10, 100, 1000]);
  });
});

describe("numbers", () => {
  it("are for people", () => {
    expect([number(-0.01234), number(1437.2), number(2.5e6), number(1e-5), number(NaN), number(null)]).toEqual(["−0.0123", "1440", "2.5×10⁶", "10⁻⁵", "NaN", "—"]);
    expect(labels([0.1, 0.25, 100])).toEqual(["0.1", "0.25", "100"]);
    expect(spoken(-0.5)).toBe("minus 0.5");
    expect(Number(exact(0.1 + 0.2))).toBe(0.1 + 0.2);
  });
});

describe("colour maps", () => {
  it("begin and end as published", () => {
    expect(css("viridis", 0)).toBe("rgb(68 1 84)");
    expect(css("viridis", 1)).toBe("rgb(253 231 37)");
    expect(css("magma", -1)).toBe(css("magma", 0));
    for (const map of COLORMAPS) expect(ramp(map, 4).length).toBe(16);
  });

  it("grow lighter evenly where they claim to", () => {
    for (const map of COLORMAPS.filter((name) => name !== "balance")) {
      const light = Array.from({ length: 33 }, (_, k) => colour(map, k / 32)).map(([r, g, b]) => 0.2126 * r ** 2.2 + 0.7152 * g ** 2.2 + 0.0722 * b ** 2.2);
      for (let k = 1; k < light.length; k++) expect(light[k]).toBeGreaterThan(light[k - 1]);
    }
  });
});

describe("store", () => {
  it("tells once a tick what changed", async () => {
    const store = new Store(initial([await Surface.decode(run({ y: [0, 1] }))]));
    const told: string[][] = [];
    const stop = store.listen((changed) => told.push([...changed].sort()));
    store.set({ contours: 3 });
    store.set({ clip: 2, contours: 4 });
    store.set({ contours: 4 });
    await Promise.resolve();
    stop();
    store.set({ contours: 9 });
    await Promise.resolve();
    expect(told).toEqual([["clip", "contours"]]);
  });
});

describe("picture", () => {
  const plane = (name: string, factor: number) => Surface.decode(run({ name, y: nodes(-1, 1, 4), fields: { loss: (x, y) => factor * (1 + x * x + y * y) } }));

  it("shares one scale or gives each its own", async () => {
    const surfaces = [await plane("a", 1), await plane("b", 10)];
    const ui = { ...initial(surfaces), log: false };
    const [a, b] = picture(surfaces, ui);
    expect(a.heightScale).toBe(b.heightScale);
    expect([a.heightScale.min, a.heightScale.max].map((v) => Number(v.toFixed(3)))).toEqual([1.111, 30]);
    const own = picture(surfaces, { ...ui, shared: false });
    expect(own[0].heightScale.max).toBe(3);
    expect(picture(surfaces, { ...ui, hidden: [0] }).map((layer) => layer.run)).toEqual([1]);
  });

  it("morphs along the scale on which it is drawn", async () => {
    const surfaces = [await plane("a", 1), await plane("b", 100)];
    const ui = { ...initial(surfaces), arrangement: "morph" as const, morph: 0.5 };
    const [linear] = picture(surfaces, { ...ui, log: false });
    const [log] = picture(surfaces, { ...ui, log: true });
    expect(linear.heights[0]).toBeCloseTo((3 + 300) / 2, 3);
    expect(log.heights[0]).toBeCloseTo(30, 3);
    expect(picture(surfaces, { ...ui, morph: 1 })[0].surface.run.name).toBe("b");
    expect(morphs([surfaces[0], await Surface.decode(run({ y: [0, 1] }))], ui)).toBe(false);
  });

  it("shows lines as curves and planes as surfaces", async () => {
    const surfaces = [await plane("a", 1), await Surface.decode(run({ name: "line" }))];
    const ui = initial(surfaces);
    expect(picture(surfaces, ui).map((layer) => layer.surface.run.name)).toEqual(["a"]);
    expect(picture(surfaces, { ...ui, mode: "curves" }).map((layer) => layer.surface.run.name)).toEqual(["line"]);
  });
});

describe("keyboard", () => {
  it("walks from the anchor, stops at the edge, and says what is there", async () => {
    const surfaces = [await Surface.decode(run({ x: nodes(-1, 1, 5), y: nodes(-1, 1, 3) }))];
    const store = new Store(initial(surfaces));
    expect(walk(key("ArrowRight"), store, surfaces, [0], () => undefined)).toBe(true);
    expect(store.ui.cursor).toEqual({ run: 0, i: 2, j: 1 });
    walk(key("ArrowUp"), store, surfaces, [0], () => undefined);
    walk(key("ArrowUp"), store, surfaces, [0], () => undefined);
    walk(key("ArrowLeft"), store, surfaces, [0], () => undefined);
    expect(store.ui.cursor).toEqual({ run: 0, i: 1, j: 2 });
    expect(sentence(surfaces[0], store.ui.cursor!)).toBe("bowl: x minus 0.5, y 1. loss 3.25");
    expect(walk(key("ArrowUp", { shiftKey: true }), store, surfaces, [0], () => undefined)).toBe(false);
    expect(walk(key("a"), store, surfaces, [0], () => undefined)).toBe(false);
    walk(key("Escape"), store, surfaces, [0], () => undefined);
    expect(store.ui.cursor).toBeNull();
  });

  it("goes to the same place on another surface", async () => {
    const surfaces = [await Surface.decode(run({ y: nodes(-1, 1, 3) })), await Surface.decode(run({ id: "1", x: nodes(-1, 1, 9), y: nodes(-1, 1, 5) }))];
    const store = new Store({ ...initial(surfaces), cursor: { run: 0, i: 4, j: 0 } });
    walk(key("]"), store, surfaces, [0, 1], () => undefined);
    expect(store.ui.cursor).toEqual({ run: 1, i: 8, j: 0 });
  });
});
