import { describe, expect, it } from "vitest";
import { bilinear, drawable, locate } from "../src/model/bilinear";
import { isolines, regions, type Isoline } from "../src/model/contours";
import { along, sampled } from "../src/flat/cut";
import { csvPieces, shortest } from "../src/flat/csv";
import { sharedTitle } from "../src/flat/axes";
import { bandPath, curvePaths } from "../src/flat/curve";
import { alongLines, beside, inside, overlap, spread, type Box, type Candidate } from "../src/flat/labels";
import { layout, placeOf } from "../src/flat/layout";
import { levels } from "../src/model/levels";
import { contrast, luminance, mix, parse, runColour, runDash, RUN_COLOURS, type Rgb } from "../src/paint/palette";
import { cells, paint, wantsDark } from "../src/flat/raster";
import { ordered } from "../src/flat/rows";
import { clean, fit, measure, titled, wrap } from "../src/paint/text";
import { upTo } from "../src/model/paths";
import { picture } from "../src/model/picture";
import { Surface } from "../src/model/surface";
import { initial } from "../src/model/ui";
import { nodes, run, type Sketch } from "./state";

const X = [-2, -1.5, -0.2, 0.1, 1, 4];
const Y = [0, 0.3, 2, 3];
const THEME = { paper: "#ffffff", ink: "#000000", soft: "#555555", line: "#dddddd", accent: "#aa0000", panel: "#eeeeee", dark: false };

function grid(f: (x: number, y: number) => number, x = X, y = Y) {
  return { values: Float64Array.from(x.flatMap((a) => y.map((b) => f(a, b)))), x, y };
}

async function layerOf(sketch: Sketch, ui = {}) {
  const surface = await Surface.decode(run(sketch));
  return picture([surface], { ...initial([surface]), mode: "map", log: false, ...ui })[0];
}

function pairs({ points }: Isoline): [number, number][] {
  return Array.from({ length: points.length / 2 }, (_, n) => [points[2 * n], points[2 * n + 1]]);
}

describe("the title of an axis", () => {
  const [one, other] = [{ name: "x", label: "towards the end" }, { name: "x", label: "towards another" }];

  it("is its label where that is true of every run", () => {
    expect([sharedTitle([one, one]), sharedTitle([one, other])]).toEqual(["x · towards the end", "x"]);
  });
});

describe("bilinear", () => {
  const plane = grid((x, y) => 3 * x - 2 * y + x * y);

  it("gives nodes exactly and a bilinear function everywhere", () => {
    expect(bilinear(plane.values, X, Y, -0.2, 2)).toBeCloseTo(-0.6 - 4 - 0.4, 12);
    for (const [x, y] of [[-1.9, 0.1], [0.05, 2.9], [3.3, 1.1], [4, 3], [-2, 0]])
      expect(bilinear(plane.values, X, Y, x, y)).toBeCloseTo(3 * x - 2 * y + x * y, 10);
  });

  it("knows nothing outside the grid or beside a missing corner, but everything on the rim of a hole", () => {
    expect(bilinear(plane.values, X, Y, 4.001, 1)).toBeNaN();
    expect(bilinear(plane.values, X, Y, 0, -0.1)).toBeNaN();
    const holed = { ...plane, values: plane.values.slice() };
    holed.values[2 * Y.length + 1] = NaN;
    expect(bilinear(holed.values, X, Y, -0.3, 0.31)).toBeNaN();
    expect(bilinear(holed.values, X, Y, 0.1, 0.3)).toBeCloseTo(0.3 - 0.6 + 0.03, 12);
    expect(bilinear(holed.values, X, Y, -1.5, 0.3)).toBeCloseTo(-4.5 - 0.6 - 0.45, 12);
    expect(bilinear(holed.values, X, Y, 2, 2.5)).toBeCloseTo(6, 12);
  });

  it("finds cells on axes that grow and that fall", () => {
    expect(locate(X, 0.55)).toEqual({ cell: 3, share: expect.closeTo(0.5, 12) });
    expect(locate([3, 1, 0], 2)).toEqual({ cell: 0, share: 0.5 });
    expect(locate([5], 5)).toEqual({ cell: 0, share: 0 });
    expect(locate(X, NaN)).toBeNull();
  });

  it("leaves out of a logarithm what has none", () => {
    expect([...drawable(Float32Array.of(100, 0, -1, Infinity, NaN), true)]).toEqual([2, NaN, NaN, NaN, NaN]);
    expect([...drawable(Float32Array.of(-1, Infinity), false)]).toEqual([-1, NaN]);
  });
});

describe("contours", () => {
  it("of a tilted plane are straight, whole lines on an uneven grid", () => {
    const found = isolines(grid((x, y) => 2 * x + y), 1.3);
    expect(found).toHaveLength(1);
    expect(found[0].closed).toBe(false);
    for (const [x, y] of pairs(found[0])) expect(2 * x + y).toBeCloseTo(1.3, 10);
    const ends = [pairs(found[0])[0], pairs(found[0]).at(-1) as [number, number]].sort((a, b) => a[1] - b[1]);
    expect(ends[0]).toEqual([expect.closeTo(0.65, 10), 0]);
    expect(ends[1]).toEqual([expect.closeTo(-0.85, 10), 3]);
  });

  it("of a cone are circles", () => {
    const found = isolines(grid((x, y) => Math.hypot(x, y), nodes(-1, 1, 81), nodes(-1, 1, 61)), 0.6);
    expect(found).toHaveLength(1);
    expect(found[0].closed).toBe(true);
    for (const [x, y] of pairs(found[0])) expect(Math.hypot(x, y)).toBeCloseTo(0.6, 3);
    expect(pairs(found[0]).length).toBeGreaterThan(100);
  });

  it("join across saddles by the middle of the cell and never cross", () => {
    const saddle = { values: [1, 0, 0, 1], x: [0, 1], y: [0, 1] };
    const low = isolines(saddle, 0.4);
    const high = isolines(saddle, 0.6);
    expect([low.length, high.length]).toEqual([2, 2]);
    const round = (corner: [number, number], lines: Isoline[]) => lines.some((line) => pairs(line).every(([x, y]) => Math.abs(x - corner[0]) + Math.abs(y - corner[1]) < 0.7));
    expect(round([0, 1], low) && round([1, 0], low)).toBe(true);
    expect(round([0, 0], high) && round([1, 1], high)).toBe(true);
  });

  it("stop at holes", () => {
    const holed = grid((x, y) => (Math.abs(x) < 0.15 && Math.abs(y) < 0.15 ? NaN : x), nodes(-1, 1, 21), nodes(-1, 1, 21));
    const found = isolines(holed, 0.02);
    expect(found).toHaveLength(2);
    for (const line of found) for (const [, y] of pairs(line)) expect(Math.abs(y)).toBeGreaterThan(0.19);
  });

  it("bound regions whose area is that of the disc and of its complement", () => {
    const area = (rings: Isoline[]) =>
      rings.reduce((sum, ring) => {
        const p = pairs(ring);
        let twice = 0;
        for (let n = 1; n < p.length; n++) twice += p[n - 1][0] * p[n][1] - p[n][0] * p[n - 1][1];
        return sum + twice / 2;
      }, 0);
    const cone = (sign: number) => grid((x, y) => sign * Math.hypot(x, y), nodes(-1, 1, 81), nodes(-1, 1, 61));
    expect(Math.abs(area(regions(cone(-1), -0.5)))).toBeCloseTo(Math.PI / 4, 2);
    expect(Math.abs(area(regions(cone(1), 0.5)))).toBeCloseTo(4 - Math.PI / 4, 2);
    expect(regions(cone(1), 0.5).every((ring) => ring.closed)).toBe(true);
    expect(Math.abs(area(regions(cone(1), -1)))).toBeCloseTo(4, 10);
    const holed = grid((x, y) => (x || y ? 1 : NaN), [-1, 0, 1], [-1, 0, 1]);
    expect(Math.abs(area(regions(holed, 0.5)))).toBeCloseTo(2, 10);
  });
});

describe("levels", () => {
  it("are round, inside and about as many as wanted", () => {
    const even = levels({ min: 0.13, max: 4.9, log: false }, 10).map((level) => level.value);
    expect(even).toEqual([0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5]);
    expect(levels({ min: 0.13, max: 4.9, log: false }, 10).filter((level) => level.heavy).map((level) => level.value)).toEqual([2.5]);
    expect(levels({ min: 0.02, max: 700, log: true }, 14).map((level) => level.value)).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]);
    expect(levels({ min: 0.02, max: 700, log: true }, 14).filter((level) => level.heavy).map((level) => level.value)).toEqual([0.1, 1, 10, 100]);
    for (const [min, max] of [[1e-9, 1e9], [1, 2], [3, 40], [1e-3, 1.1e-3], [1e-30, 1e30]])
      for (const count of [3, 8, 14, 40]) {
        const found = levels({ min, max, log: true }, count).map((level) => level.value);
        expect(found.every((value) => value > min && value < max)).toBe(true);
        expect(found.length).toBeGreaterThan(count / 2.6);
        expect(found.length).toBeLessThan(count * 2.6);
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      }
    expect(levels({ min: 0, max: 1, log: false }, 0)).toEqual([]);
    expect(levels({ min: 0, max: Infinity, log: false }, 5)).toEqual([]);
  });
});

describe("labels", () => {
  const bounds = { left: 0, top: 0, right: 600, bottom: 400 };
  const circle = (r: number): Candidate => ({
    points: Float64Array.from(Array.from({ length: 201 }, (_, k) => (k * Math.PI) / 100).flatMap((t) => [300 + r * Math.cos(t), 200 + r * Math.sin(t)])),
    text: String(r), width: 22, weight: 0,
  });

  it("lie on their lines, upright, inside, apart and clear of what is taken", () => {
    const lines = Array.from({ length: 40 }, (_, k) => circle(20 + 6 * k));
    const taken: Box[] = [{ x: 300, y: 60, a: 80, b: 30, angle: 0.3 }];
    const placed = alongLines(lines, bounds, taken);
    expect(placed.length).toBeGreaterThan(5);
    expect(placed.length).toBeLessThanOrEqual(20);
    for (const box of placed) {
      expect(box.text).toBe(lines[box.line].text);
      expect(Math.abs(Math.hypot(box.x - 300, box.y - 200) - Number(box.text))).toBeLessThan(4);
      expect(Math.cos(box.angle)).toBeGreaterThan(-1e-9);
      expect(inside(box, bounds)).toBe(true);
      for (const other of [...placed, ...taken]) if (other !== box) expect(overlap(box, other)).toBe(false);
    }
  });

  it("tell turned boxes that meet from those that only come near", () => {
    const one: Box = { x: 0, y: 0, a: 20, b: 4, angle: 0 };
    expect(overlap(one, { x: 0, y: 9, a: 20, b: 4, angle: 0 })).toBe(false);
    expect(overlap(one, { x: 0, y: 7, a: 20, b: 4, angle: 0 })).toBe(true);
    expect(overlap(one, { x: 0, y: 20, a: 20, b: 4, angle: Math.PI / 2 })).toBe(true);
    expect(overlap(one, { x: 24, y: 22, a: 20, b: 4, angle: Math.PI / 4 })).toBe(false);
  });

  it("spread at line ends, in order, with the least movement", () => {
    expect(spread([10, 50, 90], 14, 0, 100)).toEqual([10, 50, 90]);
    expect(spread([50, 50], 14, 0, 100)).toEqual([43, 57]);
    const placed = spread([98, 99, 97, 3], 14, 0, 100);
    expect(placed[3]).toBe(3);
    expect([placed[2], placed[0], placed[1]]).toEqual([72, 86, 100]);
    const many = spread(Array.from({ length: 30 }, () => 5), 14, 0, 100);
    expect(Math.min(...many)).toBeGreaterThanOrEqual(-1e-9);
    expect(Math.max(...many)).toBeLessThanOrEqual(100 + 1e-9);
  });

  it("of points go where there is room", () => {
    const first = beside(570, 200, 40, bounds, []) as Box;
    expect(first.x).toBeLessThan(570 - 20);
    const second = beside(570, 200, 40, bounds, [first]) as Box;
    expect(overlap(first, second)).toBe(false);
    expect(beside(10, 10, 4000, bounds, [])).toBeNull();
  });
});

describe("layout", () => {
  it("keeps one unit length for both axes up to 3 : 1, and fills beyond", () => {
    const [cell] = layout(900, 600, [[2, 1]]);
    expect(cell.frame.width / cell.frame.height).toBeCloseTo(2, 1);
    const [wide] = layout(900, 600, [[40, 1]]);
    expect(wide.frame.width / wide.frame.height).toBeLessThan(3);
    expect(wide.frame.width).toBeGreaterThan(780);
  });

  it("takes the grid that suits the page, without overlaps", () => {
    const columns = (width: number, height: number, count: number) => new Set(layout(width, height, Array.from({ length: count }, () => [2, 2] as const)).map((cell) => cell.left)).size;
    expect([columns(1280, 640, 2), columns(500, 1000, 2), columns(1000, 1000, 4), columns(1280, 900, 6)]).toEqual([2, 1, 2, 3]);
    for (const one of layout(1000, 700, Array.from({ length: 5 }, () => [1, 2] as const))) {
      expect(one.frame.left + one.frame.width).toBeLessThanOrEqual(one.width);
      expect(one.frame.top + one.frame.height).toBeLessThanOrEqual(one.height);
    }
  });

  it("puts x to the right and y upwards on a grid that is not square", async () => {
    const surface = await Surface.decode(run({ x: X, y: Y }));
    const place = placeOf(surface, { left: 10, top: 20, width: 600, height: 300 });
    expect(place.at(X[0], Y[0])).toEqual([10, 320]);
    expect(place.at(X[5], Y[0])).toEqual([610, 320]);
    expect(place.at(X[0], Y[3])).toEqual([10, 20]);
    expect(place.at(1, 2)).toEqual([310, expect.closeTo(120, 10)]);
    expect(place.back(...place.at(0.37, 1.1))).toEqual([expect.closeTo(0.37, 10), expect.closeTo(1.1, 10)]);
  });
});

describe("raster", () => {
  const painted = (sketch: Partial<Parameters<typeof paint>[3]> & { values: Float32Array; status?: Int8Array }) => {
    const [width, height] = [60, 30];
    const pixels = new Uint8ClampedArray(width * height * 4);
    const status = sketch.status ?? new Int8Array(sketch.values.length).fill(1);
    paint(pixels, width, height, { x: Float64Array.from(X), y: Float64Array.from(Y), low: 0, high: 1, colormap: "viridis", ...sketch, status }, THEME, 1);
    return (x: number, y: number) => {
      const [column, row] = [Math.floor(((x + 2) / 6) * 60), Math.floor((1 - y / 3) * 30)];
      return [...pixels.slice(4 * (row * width + column), 4 * (row * width + column) + 4)];
    };
  };

  it("paints the high corner where it belongs", () => {
    const at = painted({ values: Float32Array.from(grid((x, y) => (x > 3 && y < 0.1 ? 1 : 0)).values) });
    const [low, high] = [at(-1.9, 2.9), at(3.97, 0.02)];
    expect(low).toEqual([68, 1, 84, 255]);
    expect(high[1]).toBeGreaterThan(180);
    expect(at(3.97, 2.95)).toEqual(low);
    expect(at(-1.97, 0.02)).toEqual(low);
  });

  it("leaves cells with a missing corner as hatched holes, and only those", () => {
    const at = painted({ values: Float32Array.from(grid((x, y) => (x === 0.1 && y === 2 ? NaN : 0)).values) });
    const alphas = new Set<number>();
    for (let x = -0.15; x < 0.95; x += 0.05) for (let y = 0.4; y < 2.95; y += 0.05) alphas.add(at(x, y)[3]);
    expect(Math.min(...alphas)).toBe(0);
    expect(Math.max(...alphas)).toBeGreaterThan(150);
    expect(at(1.2, 2)[3]).toBe(255);
    expect(at(0, 0.15)[3]).toBe(255);
    expect(at(-0.4, 2)[3]).toBe(255);
  });

  it("pales what is not computed yet", () => {
    const status = new Int8Array(24).fill(1);
    for (let j = 0; j < 4; j++) status[5 * 4 + j] = status[4 * 4 + j] = 0;
    const at = painted({ values: new Float32Array(24), status });
    expect(luminance(at(3, 1) as unknown as Rgb)).toBeGreaterThan(luminance(at(-1, 1) as unknown as Rgb) + 0.1);
    expect(at(-1, 1)).toEqual([68, 1, 84, 255]);
  });

  it("asks for ink that can be read", () => {
    const ground = { values: new Float32Array(1), status: new Int8Array(1), x: new Float64Array(1), y: new Float64Array(1), low: 2, high: 4, colormap: "viridis" };
    expect(wantsDark(ground, 4, false, THEME)).toBe(true);
    expect(wantsDark(ground, 2, false, THEME)).toBe(false);
    expect(wantsDark(ground, 2, true, THEME)).toBe(true);
  });

  it("gathers cells into rectangles", () => {
    expect(cells([0, 1, 3], [0, 2, 5, 6], (i, j) => i === 1 && j < 2, (x, y) => [10 * x, 10 * y])).toBe("M10 0H30V50H10Z");
  });
});

describe("cut", () => {
  it("samples a known function, with gaps at holes and outside", async () => {
    const layer = await layerOf({ x: X, y: Y, fields: { loss: (x, y) => (x === 1 && y === 3 ? NaN : 1 + x - 2 * y), loss_stderr: (x) => 0.5 + x } });
    const section = { x0: -1, y0: 0.2, x1: 3, y1: 2.8 };
    const { share, value, error, pending } = sampled(layer, "loss", section, 201);
    let gaps = 0;
    for (let k = 0; k < 201; k++) {
      const [x, y] = along(section, share[k]);
      if (Number.isNaN(value[k])) {
        expect(x > 0.1 && y > 2).toBe(true);
        gaps++;
      } else expect(value[k]).toBeCloseTo(1 + x - 2 * y, 5);
      expect(error[k]).toBeCloseTo(0.5 + x, 5);
    }
    expect(gaps).toBeGreaterThan(20);
    expect(pending.every((code) => code === 0)).toBe(true);
    const outside = sampled(layer, "loss", { x0: -3, y0: 1, x1: 0, y1: 1 }, 200).value;
    expect(outside[0]).toBeNaN();
    expect(outside[199]).toBeCloseTo(-1, 5);
  });

  it("follows the logarithm on a logarithmic scale, as the map does", async () => {
    const layer = await layerOf({ x: [0, 1], y: [0, 1], fields: { loss: (x) => 10 ** (2 * x) } }, { log: true });
    expect(sampled(layer, "loss", { x0: 0, y0: 0.5, x1: 1, y1: 0.5 }, 201).value[100]).toBeCloseTo(10, 4);
  });
});

describe("curve", () => {
  it("breaks at gaps and keeps filled-in parts apart", () => {
    const data = { x: [0, 1, 2, 3, 4, 5], y: [1, 2, NaN, 4, 5, 6], pending: (k: number) => k === 5 };
    expect(curvePaths(data)).toEqual({ sure: "M0 1L1 2M3 4L4 5", filled: "M4 5L5 6" });
    expect(bandPath([0, 1, 2, 3, 4], [0, 1, NaN, 3, 4], [5, 6, 7, 8, 9])).toBe("M0 5L1 6L1 1L0 0ZM3 8L4 9L4 4L3 3Z");
  });

  it("finds the lowest computed node", async () => {
    const layer = await layerOf({ x: X, y: Y, fields: { loss: (x, y) => (x - 1) ** 2 + (y - 2) ** 2 } });
    expect(layer.surface.lowest("loss")).toEqual({ i: 4, j: 2, value: 0 });
  });

  it("walks a trajectory up to a moment", () => {
    const path = { name: "", unit: "step", step: [0, 10, 30], x: [0, 1, 3], y: [0, -1, -3], loss: [], distance: [0, null, 2], marks: [] };
    expect(upTo(path, 1).map((step) => step.x)).toEqual([0, 1, 3]);
    expect(upTo(path, 0).map((step) => step.x)).toEqual([0]);
    expect(upTo(path, 2 / 3)).toEqual([expect.objectContaining({ step: 0 }), expect.objectContaining({ step: 10 }), { step: 20, x: 2, y: -2, distance: null }]);
    expect(upTo({ ...path, step: [], x: [], y: [] }, 1)).toEqual([]);
  });
});

describe("palette", () => {
  it("can be seen on both papers, and differs in colour and dash", () => {
    for (const [dark, papers] of [[false, ["#ffffff", "#faf9f5"]], [true, ["#12171f", "#14181c"]]] as const) {
      const colours = Array.from({ length: RUN_COLOURS }, (_, k) => parse(runColour(k, dark)) as Rgb);
      for (const colour of colours) for (const paper of papers) expect(contrast(colour, parse(paper) as Rgb)).toBeGreaterThanOrEqual(3);
      expect(new Set(colours.map(String)).size).toBe(RUN_COLOURS);
    }
    expect(new Set(Array.from({ length: RUN_COLOURS }, (_, k) => runDash(k))).size).toBe(RUN_COLOURS);
  });

  it("reads the colours that browsers compute", () => {
    expect(parse("rgb(1, 2, 3)")).toEqual([1, 2, 3]);
    expect(parse("#fa0")).toEqual([255, 170, 0]);
    expect(parse("color(srgb 1 0.5 0)")).toEqual([255, 127.5, 0]);
    expect(parse("oklch(0.5 0.2 30)")).toBeNull();
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(mix([0, 0, 0], [100, 200, 50], 0.5)).toEqual([50, 100, 25]);
  });
});

describe("table", () => {
  const sketch = { x: [-1, 0.1, 2], y: [0, 1 / 3], fields: { loss: (x: number, y: number) => (x === 2 && y ? NaN : x === -1 && y ? Infinity : 3 - x * x + y), "a,\"b\"": (x: number) => x / 7 }, status: (x: number, y: number) => (x === 0.1 && !y ? 0 : 1) };

  it("sorts both ways, stably, with missing values last", async () => {
    const surface = await Surface.decode(run(sketch));
    const loss = (descending: boolean) => [...ordered(surface, { column: "loss", descending })];
    expect(loss(false)).toEqual([4, 0, 2, 3, 1, 5]);
    expect(loss(true)).toEqual([1, 3, 2, 0, 4, 5]);
    expect([...ordered(surface, { column: "y", descending: true })]).toEqual([1, 3, 5, 0, 2, 4]);
    expect([...ordered(surface, { column: "x", descending: false })]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...ordered(surface, null)]).toEqual([0, 1, 2, 3, 4, 5]);
    const gaps = await Surface.decode(run({ x: [0, 1, 2, 3], fields: { loss: (x) => [NaN, 5, NaN, 4][x] } }));
    expect([...ordered(gaps, { column: "loss", descending: false })]).toEqual([3, 1, 0, 2]);
    expect([...ordered(gaps, { column: "loss", descending: true })]).toEqual([1, 3, 0, 2]);
  });

  it("comes back from CSV bit by bit", async () => {
    const surface = await Surface.decode(run(sketch));
    const lines = (await csvPieces(surface)).join("").trimEnd().split("\r\n");
    expect(lines[0]).toBe('x,y,loss,"a,""b""",status');
    expect(lines).toHaveLength(7);
    lines.slice(1).forEach((line, node) => {
      const [x, y, loss, other, status] = line.split(",");
      const [i, j] = [Math.floor(node / 2), node % 2];
      expect([Number(x), Number(y), status]).toEqual([surface.x[i], surface.y[j], surface.statusAt(i, j)]);
      if (node === 2) return expect([loss, other]).toEqual(["", ""]);
      expect(Math.fround(loss === "inf" ? Infinity : Number(loss))).toBe(surface.value("loss", i, j));
      expect(Math.fround(Number(other))).toBe(surface.value('a,"b"', i, j));
    });
  });

  it("writes float32 numbers with the fewest digits that bring them back", () => {
    expect(shortest(Math.fround(0.1))).toBe("0.1");
    expect([shortest(NaN), shortest(Infinity), shortest(-Infinity)]).toEqual(["NaN", "inf", "-inf"]);
    const buffer = new DataView(new ArrayBuffer(4));
    for (let k = 1; k < 4000; k++) {
      buffer.setUint32(0, (k * 2654435761) % 0x7f800000);
      expect(Math.fround(Number(shortest(buffer.getFloat32(0))))).toBe(buffer.getFloat32(0));
    }
  });
});

describe("text", () => {
  it("shortens and cleans", () => {
    expect(fit("short", 500)).toBe("short");
    expect(titled("y · random direction, filter-normalised", measure("y · random direction"), 11)).toBe("y · random direction");
    expect(fit("the same long beginning, number 17", 120)).toMatch(/^the same.*….*17$/);
    const cut = fit("a".repeat(300), 100);
    expect(cut).toMatch(/^a+…a+$/);
    expect(measure(cut)).toBeLessThanOrEqual(100);
    expect(clean("a\u0000b\u001bc\ud800d😀\n")).toBe("a�b�c�d😀\n");
    expect(wrap(["one", "two", "three"], " · ", measure("one · two"), 2)).toEqual(["one · two", "three"]);
    expect(wrap(["one", "two", "three"], " · ", measure("one"), 2)).toHaveLength(2);
  });
});
