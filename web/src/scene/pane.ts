/** One box in the picture: its surfaces, what stands on them, and its texts. */

import { Group, Scene, type DataTexture, type PerspectiveCamera, type Vector3, type WebGLRenderer } from "three";
import { sameNodes } from "../model/bilinear";
import { labels as tickLabels } from "../model/format";
import { distanceMap, firstPath } from "../model/paths";
import { label } from "../model/picture";
import type { Layer } from "../model/picture";
import type { Surface } from "../model/surface";
import type { Cursor, Ui } from "../model/ui";
import { Body } from "./body";
import { axesOf, type BoxPlan, drawBox, type Eye, writeBox } from "./box";
import type { Extent } from "./camera";
import { type Dot, Dots } from "./dots";
import { type Frame, frameOf, GAP } from "./frame";
import type { Labels } from "./labels";
import { drawCursor, drawMarks, drawMinimum } from "./marks";
import type { Cell } from "./panes";
import { type Hit, pick, pickLevel, type Ray } from "./pick";
import { reliefOf } from "./relief";
import { Pen, Strokes } from "./strokes";
import { type Tag, writeTags } from "./tags";
import { type Look, rgba, runInk } from "./theme";
import { drawPath, dropsOf, traceOf } from "./trajectories";

/** All that a pane is drawn from. */
export interface PaneInput {
  readonly layers: readonly Layer[];
  readonly surfaces: readonly Surface[];
  readonly ui: Readonly<Ui>;
  readonly look: Look;
  readonly map: DataTexture;
  /** The largest distance of any path off its plane. */
  readonly farthest: number;
}

/** One box. */
export class Pane {
  readonly scene = new Scene();
  layers: readonly Layer[] = [];
  private readonly solids = new Group();
  private bodies: Body[] = [];
  private readonly box = new Strokes();
  private readonly lines = new Strokes({ lift: 0.012 });
  private readonly cross = new Strokes({ lift: 0.01 });
  private readonly dots = new Dots();
  private tags: Tag[] = [];
  private plan!: BoxPlan;
  private look!: Look;
  private readonly minima = new Map<string, { surface: Surface; node: [number, number] | null }>();
  private readonly traces = new Map<string, ReturnType<Pane["traceAll"]>>();

  constructor() {
    this.scene.add(this.solids, this.box.mesh, this.cross.mesh, this.lines.mesh, this.dots.mesh);
    this.scene.matrixWorldAutoUpdate = false;
  }

  /** Takes new numbers and choices. */
  update(input: PaneInput): void {
    const { layers, ui, look, map } = input;
    const frame = frameOf(layers.map((layer) => layer.surface));
    this.settle(layers, frame, ui);
    [this.layers, this.look] = [layers, look];
    this.bodies.forEach((body, place) => body.style(ui, look, map, place));
    this.plan = planOf(layers[0], frame, input);
    this.stand(input);
  }

  /** What the camera has to show. */
  get extent(): Extent {
    return { depth: this.plan.frame.depth, bottom: this.plan.ground, top: this.plan.height };
  }

  /** Draws into its part of the canvas; returns the number of triangles. */
  render(renderer: WebGLRenderer, camera: PerspectiveCamera, light: Vector3, cell: Cell, eye: Eye, height: number, density: number, moving: boolean): number {
    const { x, y, width, height: tall } = cell.view;
    const pen = new Pen();
    drawBox(pen, this.plan, eye, axesOf(this.plan, eye, width), this.look);
    this.box.draw(pen);
    for (const strokes of [this.box, this.lines, this.cross]) strokes.resize(width, tall, density);
    this.dots.resize(density);
    let triangles = 0;
    for (const body of this.bodies) {
      body.uniforms.light.value.copy(light);
      triangles += body.prepare(moving, density);
    }
    renderer.setViewport(x, height - y - tall, width, tall);
    renderer.setScissor(x, height - y - tall, width, tall);
    renderer.render(this.scene, camera);
    return triangles;
  }

  /** Writes the texts of the box. */
  write(labels: Labels, eye: Eye, cell: Cell, pointer: { x: number; y: number } | null): void {
    const { x, y, width, height } = cell.view;
    const bounds = [x + 2, y + 1, x + width - 2, y + height + 1] as const;
    writeBox(labels, axesOf(this.plan, eye, width), eye, this.look, bounds);
    writeTags(labels, this.tags, eye, this.look, pointer, bounds);
  }

  /** The node that a ray meets first, on any of the surfaces or on the ground map. */
  pick(ray: Ray): (Hit & { run: number; body: Body }) | null {
    let best: (Hit & { run: number; body: Body }) | null = null;
    for (const body of this.bodies) {
      const { xs, zs, shares } = body.relief;
      const hit = pick(ray, xs, zs, shares, this.plan.height);
      if (hit && (!best || hit.distance < best.distance)) best = { ...hit, run: body.layer.run, body };
    }
    if (best || this.plan.ground === 0 || !this.bodies.length) return best;
    const body = this.bodies[0];
    const { xs, zs, shares } = body.relief;
    const hit = pickLevel(ray, xs, zs, this.plan.ground);
    const share = hit ? shares[hit.i * zs.length + hit.j] : NaN;
    return hit && share === share ? { ...hit, run: body.layer.run, body } : null;
  }

  /** The body of a run, if it is here. */
  bodyOf(run: number): Body | undefined {
    return this.bodies.find((body) => body.layer.run === run);
  }

  get height(): number {
    return this.plan.height;
  }

  dispose(): void {
    for (const body of this.bodies) body.dispose();
    for (const part of [this.box, this.lines, this.cross, this.dots]) part.dispose();
  }

  private settle(layers: readonly Layer[], frame: Frame, ui: Readonly<Ui>): void {
    while (this.bodies.length > layers.length) {
      const body = this.bodies.pop()!;
      this.solids.remove(body.group);
      body.dispose();
    }
    layers.forEach((layer, place) => {
      if (this.bodies[place]) {
        if (this.bodies[place].update(layer, frame)) this.traces.clear();
        return;
      }
      const body = new Body(layer, frame, reliefOf(layer, frame));
      this.bodies.push(body);
      this.solids.add(body.group);
      this.traces.clear();
    });
    if (this.plan && this.plan.height !== ui.exaggeration) this.traces.clear();
  }

  /** Pins, paths and the cursor. */
  private stand({ ui, look, farthest, surfaces }: PaneInput): void {
    const [pen, cross, dots, tags]: [Pen, Pen, Dot[], Tag[]] = [new Pen(), new Pen(), [], []];
    const height = ui.exaggeration;
    for (const body of this.bodies) {
      const { relief, layer } = body;
      if (ui.paths) {
        const ink = { time: ui.time, map: distanceMap(ui.colormap), farthest, halo: rgba(look.paper), ink: rgba(look.ink), soft: rgba(look.soft, 0.8) };
        const first = firstPath(surfaces, layer.run);
        this.traced(body, ui).forEach(({ path, pieces, drops }, k) => drawPath(pen, dots, tags, path, pieces, drops, relief, height, { ...ink, plain: runInk(first + k, look) }));
      }
      if (ui.markers && body === this.bodies[0]) drawMarks(pen, dots, tags, relief, this.minimum(layer, ui.height), height, look);
      else if (ui.markers) drawMinimum(dots, relief, this.minimum(layer, ui.height), height, look, runInk(layer.run, look));
      const node = ui.cursor && cursorOn(layer, ui.cursor, surfaces);
      if (node) drawCursor(cross, dots, relief, node.i, node.j, height, look, node.own);
    }
    this.lines.draw(pen);
    this.cross.draw(cross);
    this.dots.draw(dots);
    this.tags = tags;
  }

  private minimum({ surface, run }: Layer, field: string): [number, number] | null {
    const key = `${run} ${field}`;
    const known = this.minima.get(key);
    if (known?.surface === surface) return known.node;
    const least = surface.lowest(field);
    const node: [number, number] | null = least && [least.i, least.j];
    this.minima.set(key, { surface, node });
    return node;
  }

  private traced(body: Body, ui: Readonly<Ui>): ReturnType<Pane["traceAll"]> {
    const key = `${body.layer.run} ${ui.height}`;
    const known = this.traces.get(key) ?? this.traceAll(body, ui);
    this.traces.set(key, known);
    return known;
  }

  private traceAll({ layer, relief }: Body, ui: Readonly<Ui>) {
    const loss = layer.surface.run.fields[0]?.name === ui.height;
    return layer.surface.run.paths.map((path) => ({
      path,
      pieces: traceOf(path, relief, ui.exaggeration),
      drops: loss ? dropsOf(path, relief, ui.exaggeration) : [],
    }));
  }
}

/** The node of a layer that the cursor marks: its own, or that of a run with the same grid. */
function cursorOn(layer: Layer, cursor: Cursor, surfaces: readonly Surface[]): { i: number; j: number; own: boolean } | null {
  if (cursor.run === layer.run) return { i: cursor.i, j: cursor.j, own: true };
  const other = surfaces[cursor.run];
  const same = other && sameNodes(other.x, layer.surface.x) && sameNodes(other.y, layer.surface.y);
  return same ? { i: cursor.i, j: cursor.j, own: false } : null;
}

function planOf(layer: Layer, frame: Frame, { ui, surfaces }: PaneInput): BoxPlan {
  const { heightScale: scale, surface } = layer;
  const values = scale.ticks.filter((value) => scale.share(value) >= 0);
  const texts = tickLabels(values);
  return {
    frame,
    height: ui.exaggeration,
    ground: ui.ground ? -GAP : 0,
    ticks: values.map((value, k) => ({ share: scale.share(value), text: texts[k] })),
    titles: {
      x: surface.run.axes[0].label,
      y: surface.run.axes[1]?.label ?? "",
      height: (scale.log ? "log " : "") + label(surfaces, ui.height),
    },
  };
}
