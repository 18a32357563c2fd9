/** The core: one element, one state, one transport. The three shells differ only in where these come from. */

import { h } from "./dom";
import { makeCurves } from "./flat/curves";
import { makeMap, type MapView } from "./flat/map";
import { Profile } from "./flat/profile";
import { makeTable } from "./flat/table";
import { progressText, sentence, walk } from "./keyboard";
import { picture, type Layer } from "./model/picture";
import { Surface } from "./model/surface";
import { initial, Store, type Key, type Mode } from "./model/ui";
import { makeDisplay } from "./panels/display";
import { makeExplain } from "./panels/explain";
import { makeLegend } from "./panels/legend";
import { makePoint } from "./panels/point";
import { makeSaving } from "./panels/saving";
import { makeTimeline } from "./panels/timeline";
import { segments } from "./panels/controls";
import { makeScene } from "./scene/scene";
import type { Run, Transport, ViewerState } from "./types";
import type { MakeView, Scene, View } from "./view";

type Change = Scene["changed"] extends ReadonlySet<infer K> ? K : never;

const VIEWS: Record<Mode, MakeView> = { surface: makeScene, map: makeMap, curves: makeCurves, table: makeTable };
const NAMES: Record<Mode, string> = { surface: "3-D", map: "Map", curves: "Curves", table: "Table" };

/** Choices on which the layers depend. */
const LAYERS: readonly Change[] = ["data", "mode", "arrangement", "morph", "height", "colour", "log", "clip", "shared", "hidden"];

/** What a shell holds on to. */
export interface Mounted {
  readonly store: Store;
  /** New numbers of a run, or a new run. */
  receive(run: Run): Promise<void>;
  dispose(): void;
}

/** Fills an element with the viewer. */
export async function mount(element: HTMLElement, state: ViewerState, transport: Transport = {}): Promise<Mounted> {
  const surfaces = await Promise.all(state.runs.map((run) => Surface.decode(run)));
  const viewer = new Viewer(element, state.title, surfaces);
  const stop = transport.subscribe?.(
    (run) => void viewer.receive(run),
    (connected) => viewer.connected(connected),
  );
  return {
    store: viewer.store,
    receive: (run) => viewer.receive(run),
    dispose() {
      stop?.();
      viewer.dispose();
    },
  };
}

class Viewer {
  readonly store: Store;
  private readonly views = new Map<Mode, View>();
  private readonly stage = h("div", { class: "og-stage" });
  private readonly live = h("div", { class: "og-live", "aria-live": "polite" });
  private readonly progress = h("div", { class: "og-progress", role: "status", hidden: true });
  private readonly profile: Profile;
  private readonly profileBox: HTMLElement;
  private readonly modes: ReturnType<typeof segments<Mode>>;
  private readonly panels;
  private readonly stops: (() => void)[] = [];
  private layers: Layer[] = [];
  private offline = false;

  constructor(private readonly element: HTMLElement, title: string, private surfaces: Surface[]) {
    this.store = new Store(initial(surfaces));
    this.profile = new Profile(this.store, (share) => (this.views.get("map") as MapView | undefined)?.hover(share));
    this.profileBox = h("div", { class: "og-profile", hidden: true }, this.profile.element);
    this.modes = segments<Mode>("View", Object.entries(NAMES) as [Mode, string][], (mode) => this.store.set({ mode }));
    const saving = makeSaving(() => this.view(), () => this.vector(), (text) => this.say(text));
    const [display, legend, point, explain, timeline] = [makeDisplay(this.store), makeLegend(this.store), makePoint(this.store), makeExplain(), makeTimeline(this.store)];
    this.panels = [display, legend, point, explain, timeline, saving];
    element.classList.add("orograph");
    element.replaceChildren(
      h("header", { class: "og-head" }, h("h1", {}, title), this.modes.element, h("div", { class: "og-tools" }, saving.element, this.themeButton())),
      h(
        "div", { class: "og-body" },
        h("main", { class: "og-main" }, this.stage, this.profileBox, timeline.element, this.progress),
        h("aside", { class: "og-side", "aria-label": "Settings and facts" }, legend.element, fold("Display", display.element, true), fold("Point", point.element, true), fold("What is this?", explain.element, false)),
      ),
      this.live,
    );
    this.follow();
    this.redraw(new Set<Change>(["data"]));
    element.dataset.ready = "true";
  }

  async receive(run: Run): Promise<void> {
    const surface = await Surface.decode(run);
    const place = this.surfaces.findIndex((known) => known.run.id === run.id);
    if (place >= 0 && this.surfaces[place].run.revision > run.revision) return;
    this.surfaces = place < 0 ? [...this.surfaces, surface] : this.surfaces.map((known, k) => (k === place ? surface : known));
    const cursor = this.store.ui.cursor;
    if (cursor?.run === place && (cursor.i >= surface.nx || cursor.j >= surface.ny)) this.store.set({ cursor: null });
    this.redraw(new Set<Change>(["data"]));
    this.element.dataset.revision = String(run.revision);
  }

  connected(connected: boolean): void {
    this.offline = !connected;
    this.showProgress();
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    for (const view of this.views.values()) view.dispose();
    this.profile.dispose();
    this.element.replaceChildren();
  }

  private view(): View {
    const mode = this.store.ui.mode;
    let view = this.views.get(mode);
    if (!view) this.views.set(mode, (view = VIEWS[mode](this.store)));
    return view;
  }

  private redraw(changed: ReadonlySet<Change>): void {
    const ui = this.store.ui;
    if (LAYERS.some((key) => changed.has(key))) this.layers = picture(this.surfaces, ui);
    const fresh = !this.views.has(ui.mode) || changed.has("mode");
    const view = this.view();
    if (this.stage.firstElementChild !== view.element) this.stage.replaceChildren(view.element);
    const scene: Scene = { surfaces: this.surfaces, layers: this.layers, changed: fresh ? new Set<Change>([...changed, "data", "look", "size"]) : changed };
    view.draw(scene);
    const cut = ui.mode !== "table" && ui.mode !== "curves" && ui.section !== null && this.layers.length > 0;
    const appeared = cut && this.profileBox.hidden;
    this.profileBox.hidden = !cut;
    if (cut) this.profile.draw(appeared ? { ...scene, changed: new Set<Change>([...scene.changed, "data", "size"]) } : scene);
    for (const panel of this.panels) panel.draw(scene);
    this.modes.show(ui.mode);
    this.modes.enable(this.offered());
    this.showProgress();
  }

  private offered(): Mode[] {
    const [planes, lines] = [this.surfaces.some((s) => s.plane), this.surfaces.some((s) => !s.plane)];
    return [...(planes ? (["surface", "map"] as const) : []), ...(lines ? (["curves"] as const) : []), "table"];
  }

  private follow(): void {
    this.stops.push(this.store.listen((changed) => this.changed(changed)));
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const look = () => this.applyTheme();
    dark.addEventListener("change", look);
    this.stops.push(() => dark.removeEventListener("change", look));
    this.applyTheme();
    this.shareWheel();
    this.stage.addEventListener("keydown", (event) => {
      const visible = this.layers.map((layer) => layer.run);
      const target = event.target as HTMLElement;
      if (["INPUT", "SELECT", "BUTTON", "TEXTAREA"].includes(target.tagName)) return;
      if (walk(event, this.store, this.surfaces, visible)) event.preventDefault();
    });
  }

  /** In a page that is not ours the wheel scrolls that page, until the picture has the focus. */
  private shareWheel(): void {
    if (this.element.id === "orograph" && window.parent === window) return;
    const leave = (event: Event) => {
      if (!this.stage.contains(document.activeElement)) event.stopPropagation();
    };
    this.stage.addEventListener("wheel", leave, { capture: true, passive: true });
  }

  private changed(changed: ReadonlySet<Key>): void {
    if (changed.has("theme")) this.applyTheme();
    this.redraw(changed);
    const cursor = this.store.ui.cursor;
    if (changed.has("cursor") && cursor) this.say(sentence(this.surfaces[cursor.run], cursor));
  }

  private applyTheme(): void {
    const chosen = this.store.ui.theme;
    const dark = chosen === "dark" || (chosen === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
    const before = this.element.dataset.theme;
    this.element.dataset.theme = dark ? "dark" : "light";
    if (before && before !== this.element.dataset.theme) this.redraw(new Set<Change>(["look"]));
  }

  private themeButton(): HTMLElement {
    const flip = () => this.store.set({ theme: this.element.dataset.theme === "dark" ? "light" : "dark" });
    return h("button", { type: "button", class: "og-theme", "aria-label": "Light or dark", title: "Light or dark", onclick: flip }, "◐");
  }

  private vector(): string | null {
    return this.view().svg?.() ?? null;
  }

  private say(text: string): void {
    this.live.textContent = text;
  }

  private showProgress(): void {
    const growing = this.surfaces.filter((surface) => surface.run.running);
    const texts = growing.map(progressText);
    if (this.offline) texts.unshift("The server does not answer: what you see is the last state.");
    this.progress.hidden = !texts.length;
    const text = texts.join(" · ");
    if (this.progress.textContent !== text) this.progress.textContent = text;
  }
}

function fold(title: string, content: HTMLElement, open: boolean): HTMLElement {
  return h("details", { class: "og-fold", open }, h("summary", {}, h("h2", {}, title)), content);
}
