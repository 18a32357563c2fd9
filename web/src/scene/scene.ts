/** The 3-D view: one to six lit surfaces under one camera. */

import { Vector3, type DataTexture } from "three";
import { h } from "../dom";
import { farthest } from "../model/paths";
import type { Store } from "../model/ui";
import type { MakeView, Scene, View } from "../view";
import type { Eye } from "./box";
import { Rig } from "./camera";
import { writeCaption, writeNames } from "./captions";
import { Labels } from "./labels";
import { makeRamp } from "./material";
import { nodeSpot } from "./marks";
import { Pane } from "./pane";
import { type Cell, layout, MOST_PANES, paneAt } from "./panes";
import { blobOf, sheet } from "./png";
import { Pace } from "./pace";
import { Pointer } from "./pointer";
import { steer } from "./keys";
import { makeStage, type Stage } from "./stage";
import { type Look, lookOf } from "./theme";

/** What tests and curious people can ask of the element. */
export interface Handle {
  /** Where a node is drawn, in CSS pixels of the element; null if it is not. */
  project(run: number, i: number, j: number): { x: number; y: number } | null;
  /** The last drawing: milliseconds of script, triangles. */
  readonly frame: { ms: number; triangles: number };
  /** How many drawings there were. */
  readonly drawn: number;
}

/** The element of a 3-D view. */
export interface SceneElement extends HTMLElement {
  orograph: Handle;
}

const NO_WEBGL = "This browser cannot draw in 3-D (WebGL is off): the map shows the same surface.";
const LOST = "The graphics card has stopped drawing; it usually starts again by itself. The map shows the same surface.";

/** Nodes a side from which on the coarse mesh is drawn in every movement. */
const LARGE = 300;

/** Milliseconds after the last movement until the full mesh is drawn. */
const SETTLE = 150;

/** Makes the 3-D view. */
export const makeScene: MakeView = (store) => new SceneView(store);

class SceneView implements View {
  readonly element: SceneElement;
  private readonly labels = new Labels(true);
  private readonly captions = new Labels(false);
  private readonly notice = h("p", { style: "position:absolute;inset:0;display:none;margin:auto;padding:24px;max-width:32em;height:fit-content;text-align:center;color:var(--ink-soft)" });
  private readonly observer: ResizeObserver | null;
  private stage: Stage | null | undefined;
  private rig: Rig | null = null;
  private pointer: Pointer | null = null;
  private panes: Pane[] = [];
  private cells: Cell[] = [];
  private look: Look | null = null;
  private map: { name: string; texture: DataTexture } | null = null;
  private scene: Scene | null = null;
  private size = { width: 0, height: 0 };
  private frameId = 0;
  private settleId: ReturnType<typeof setTimeout> | undefined;
  private moving = false;
  private readonly pace = new Pace();
  private stale = false;
  private broken = false;
  private readonly light = new Vector3();
  private readonly frame = { ms: 0, triangles: 0 };
  private drawn = 0;

  constructor(private readonly store: Store) {
    const element = h("div", { class: "og-scene", style: "position:absolute;inset:0;overflow:hidden" }, this.labels.element, this.captions.element, this.notice);
    const view = this;
    this.element = Object.assign(element, {
      orograph: {
        project: (run: number, i: number, j: number) => view.project(run, i, j),
        get frame() { return view.frame; },
        get drawn() { return view.drawn; },
      },
    });
    this.observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(() => this.resized());
    this.observer?.observe(element);
  }

  draw(scene: Scene): void {
    const first = !this.scene;
    this.scene = scene;
    if (first || scene.changed.has("look") || scene.changed.has("theme")) this.look = null;
    this.stale = true;
    this.request();
  }

  async png(scale: number, transparent: boolean): Promise<Blob> {
    const { stage, size } = this;
    if (!this.refresh() || !stage) throw new Error(NO_WEBGL);
    const most = stage.renderer.capabilities.maxTextureSize;
    const density = Math.min(scale, most / size.width, most / size.height);
    try {
      this.render(density, false);
      return await blobOf(sheet(stage.canvas, size.width, size.height, density, [this.labels, this.captions], transparent ? null : this.look!.paper));
    } finally {
      this.render(stage.density(), false);
    }
  }

  dispose(): void {
    cancelAnimationFrame(this.frameId);
    clearTimeout(this.settleId);
    this.observer?.disconnect();
    this.pointer?.dispose();
    this.rig?.dispose();
    for (const pane of this.panes) pane.dispose();
    this.map?.texture.dispose();
    this.stage?.dispose();
    this.stage = null;
    this.scene = null;
    this.element.remove();
  }

  private request(): void {
    if (!this.frameId && typeof requestAnimationFrame === "function")
      this.frameId = requestAnimationFrame(() => {
        this.frameId = 0;
        this.tick();
      });
  }

  /** One drawing; whatever goes wrong is told in the element. */
  private tick(): void {
    try {
      const start = performance.now();
      this.rig?.controls.update();
      if (!this.refresh()) return;
      const share = this.pace.share(start, this.moving);
      this.render(this.stage!.density() * share, this.moving && (share < 0.9 || this.large()));
      this.frame.ms = performance.now() - start;
      if (this.broken) this.say("");
      this.broken = false;
    } catch (error) {
      console.error(error);
      this.broken = true;
      this.say("The 3-D view could not be drawn: the map shows the same surface.");
    }
  }

  /** Brings the panes up to date; returns whether there is something to draw on. */
  private refresh(): boolean {
    const { scene } = this;
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!scene || width < 2 || height < 2 || !this.prepare()) return false;
    const resized = width !== this.size.width || height !== this.size.height;
    if (!this.stale && !resized) return true;
    this.size = { width, height };
    this.look ??= lookOf(this.element);
    this.update(scene);
    this.stale = false;
    return true;
  }

  /** Makes the stage when it is first needed. */
  private prepare(): boolean {
    if (this.stage) return !this.stage.renderer.getContext().isContextLost();
    if (this.stage === null) return false;
    this.stage = makeStage(
      () => this.say(LOST),
      () => { this.say(""); this.stale = true; this.request(); },
    );
    if (!this.stage) {
      this.say(NO_WEBGL);
      return false;
    }
    const { canvas } = this.stage;
    canvas.style.cssText = "position:absolute;left:0;top:0;width:100%;height:100%;display:block;outline-offset:-3px;cursor:grab";
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "application");
    this.element.prepend(canvas);
    this.rig = new Rig(canvas, () => this.moved());
    this.pointer = new Pointer(canvas, this.element, {
      pick: (x, y) => this.pick(x, y),
      choose: (cursor) => this.store.set({ cursor }),
      hover: () => this.write(),
      reset: () => this.rig?.reset(),
    });
    canvas.addEventListener("keydown", (event) => {
      if (!this.rig || !steer(event, this.rig)) return;
      event.preventDefault();
      event.stopPropagation();
    });
    return true;
  }

  private update(scene: Scene): void {
    const { ui } = this.store;
    const layers = scene.layers.filter((layer) => layer.surface.plane);
    const groups = ui.arrangement === "overlay" && layers.length ? [layers] : layers.slice(0, MOST_PANES).map((layer) => [layer]);
    while (this.panes.length > groups.length) this.panes.pop()!.dispose();
    while (this.panes.length < groups.length) this.panes.push(new Pane());
    if (this.map?.name !== ui.colormap) {
      this.map?.texture.dispose();
      this.map = { name: ui.colormap, texture: makeRamp(ui.colormap) };
    }
    const far = farthest(scene.surfaces);
    groups.forEach((group, k) => this.panes[k].update({ layers: group, surfaces: scene.surfaces, ui, look: this.look!, map: this.map!.texture, farthest: far }));
    this.cells = layout(groups.length, this.size.width, this.size.height);
    this.stage!.canvas.setAttribute("aria-label", `3-D view of ${layers.map((layer) => layer.surface.run.name).join(", ") || "nothing"}. Arrow keys walk over the grid, Shift and arrow keys turn, plus and minus zoom, 0 resets.`);
    if (!this.panes.length) return;
    const extents = this.panes.map((pane) => pane.extent);
    const { width, height } = this.cells[0].view;
    this.rig!.fit({ depth: Math.max(...extents.map((e) => e.depth)), bottom: extents[0].bottom, top: extents[0].top }, width, height);
  }

  /** Whether a surface is too large to be drawn whole at every step of a movement, by any machine. */
  private large(): boolean {
    return this.scene!.layers.some(({ surface }) => Math.max(surface.nx, surface.ny) > LARGE);
  }

  private render(density: number, moving: boolean): void {
    const { width, height } = this.size;
    const { renderer } = this.stage!;
    if (renderer.getPixelRatio() !== density) renderer.setPixelRatio(density);
    if (renderer.domElement.width !== Math.floor(width * density) || renderer.domElement.height !== Math.floor(height * density)) renderer.setSize(width, height, false);
    renderer.setScissor(0, 0, width, height);
    renderer.clear();
    this.rig!.ready();
    this.rig!.light(this.light);
    let triangles = 0;
    this.panes.forEach((pane, k) => {
      triangles += pane.render(renderer, this.rig!.camera, this.light, this.cells[k], this.eye(this.cells[k]), height, density, moving);
    });
    this.write();
    this.frame.triangles = triangles;
    this.drawn++;
  }

  private write(): void {
    if (!this.rig || !this.scene || !this.look) return;
    this.labels.begin();
    this.captions.begin();
    this.panes.forEach((pane, k) => {
      const cell = this.cells[k];
      pane.write(this.labels, this.eye(cell), cell, this.pointer?.place ?? null);
      if (pane.layers.length > 1) writeNames(this.captions, pane.layers, cell, this.look!, this.store.ui.colormap);
      else writeCaption(this.captions, pane.layers[0], cell, this.look!);
    });
    this.labels.end();
    this.captions.end();
  }

  private eye({ view }: Cell): Eye {
    const rig = this.rig!;
    return {
      towards: rig.towards,
      right: rig.right,
      project(spot) {
        const at = rig.project(spot);
        return at && { x: at.x + view.x, y: at.y + view.y };
      },
    };
  }

  private pick(x: number, y: number) {
    const k = paneAt(this.cells, x, y);
    if (k < 0 || !this.rig) return null;
    const pane = this.panes[k];
    const { view } = this.cells[k];
    const hit = pane.pick(this.rig.ray(x - view.x, y - view.y));
    if (!hit) return null;
    const spot = nodeSpot(hit.body.relief, hit.i, hit.j, pane.height);
    const at = spot && this.eye(this.cells[k]).project(spot);
    return at && { cursor: { run: hit.run, i: hit.i, j: hit.j }, at };
  }

  private project(run: number, i: number, j: number): { x: number; y: number } | null {
    const k = this.panes.findIndex((pane) => pane.bodyOf(run));
    const body = this.panes[k]?.bodyOf(run);
    const spot = body && nodeSpot(body.relief, i, j, this.panes[k].height);
    return spot && this.rig ? this.eye(this.cells[k]).project(spot) : null;
  }

  private moved(): void {
    this.moving = true;
    clearTimeout(this.settleId);
    this.settleId = setTimeout(() => {
      this.moving = false;
      this.request();
    }, SETTLE);
    this.request();
  }

  private resized(): void {
    if (!this.scene) return;
    this.stale = true;
    this.request();
  }

  private say(text: string): void {
    this.notice.textContent = text;
    this.notice.style.display = text ? "block" : "none";
    for (const part of [this.labels.element, this.captions.element, this.stage?.canvas]) if (part) part.style.visibility = text ? "hidden" : "visible";
  }
}
