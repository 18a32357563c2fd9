/** The core: one element, one state, one transport. The three shells differ only in where these come from. */

import { Announcer } from "./announcer";
import { h } from "./dom";
import { makeCurves } from "./flat/curves";
import { makeMap } from "./flat/map";
import { lengthOf } from "./flat/cut";
import { Profile } from "./flat/profile";
import { makeTable } from "./flat/table";
import { meantFor, progressText, sentence, walk } from "./keyboard";
import { picture, type Layer } from "./model/picture";
import { Surface } from "./model/surface";
import { initial, logFor, mended, modesFor, Store, type Key, type Mode, type Ui } from "./model/ui";
import { makeDisplay } from "./panels/display";
import { makeExplain } from "./panels/explain";
import { makeLegend } from "./panels/legend";
import { makeNotes } from "./panels/notes";
import { makePoint } from "./panels/point";
import { makeSaving } from "./panels/saving";
import { makeTimeline } from "./panels/timeline";
import { segments } from "./panels/controls";
import { makeScene } from "./scene/scene";
import { followTheme, themeButton } from "./theme";
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
    (run) => void viewer.receive(run).catch(console.error),
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
  private readonly announcer = new Announcer();
  private readonly progress = h("div", { class: "og-progress", hidden: true });
  private readonly profile: Profile;
  private readonly profileBox: HTMLElement;
  private readonly modes: ReturnType<typeof segments<Mode>>;
  private readonly panels;
  private readonly stops: (() => void)[] = [];
  private layers: Layer[] = [];
  private offline = false;
  /** Whether the user has chosen the scale of the present field. */
  private scaleChosen = false;

  constructor(private readonly element: HTMLElement, title: string, private surfaces: Surface[]) {
    this.store = new Store(initial(surfaces));
    this.profile = new Profile(this.store, (share) => this.view().hover?.(share));
    this.profileBox = h("div", { class: "og-profile", hidden: true }, this.profile.element);
    this.modes = segments<Mode>("View", Object.entries(NAMES) as [Mode, string][], (mode) => this.store.set({ mode }));
    const saving = makeSaving(() => this.view(), (text) => this.announcer.say(text));
    const [display, legend, notes, point, explain, timeline] = [makeDisplay(this.store), makeLegend(this.store), makeNotes(), makePoint(this.store), makeExplain(), makeTimeline(this.store)];
    this.panels = [display, legend, notes, point, explain, timeline, saving];
    element.classList.add("orograph");
    element.replaceChildren(
      h("header", { class: "og-head" }, h("h1", {}, title), this.modes.element, h("div", { class: "og-tools" }, saving.element, themeButton(element, this.store))),
      h(
        "div", { class: "og-body" },
        h("main", { class: "og-main" }, this.stage, this.profileBox, timeline.element, this.progress),
        h("aside", { class: "og-side", "aria-label": "Settings and facts" }, legend.element, notes.element, fold("Display", display.element, true), fold("Point", point.element, true), fold("What is this?", explain.element, false)),
      ),
      ...this.announcer.elements,
    );
    this.follow();
    this.redraw(new Set<Change>(["data"]));
    element.dataset.ready = "true";
  }

  async receive(run: Run): Promise<void> {
    const surface = await Surface.decode(run);
    const place = this.surfaces.findIndex((known) => known.run.id === run.id);
    if (place >= 0 && this.surfaces[place].run.revision > run.revision) return;
    const before = this.surfaces;
    this.surfaces = place < 0 ? [...this.surfaces, surface] : this.surfaces.map((known, k) => (k === place ? surface : known));
    this.store.set({ ...this.rescaled(before), ...mended(this.surfaces, this.store.ui), ...recursored(before, this.surfaces, this.store.ui) });
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
    this.announcer.dispose();
    this.element.replaceChildren();
  }

  /** The scale that suits the first numbers of a field. */
  private rescaled(before: readonly Surface[]): Partial<Ui> {
    const field = this.store.ui.height;
    const blank = before.every((surface) => surface.lowest(field) === null);
    return blank && !this.scaleChosen ? { log: logFor(this.surfaces, field) } : {};
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
    const cut = ui.mode !== "table" && ui.mode !== "curves" && ui.section !== null && lengthOf(ui.section) > 0 && this.layers.length > 0;
    const appeared = cut && this.profileBox.hidden;
    this.profileBox.hidden = !cut;
    if (cut) this.profile.draw(appeared ? { ...scene, changed: new Set<Change>([...scene.changed, "data", "size"]) } : scene);
    for (const panel of this.panels) panel.draw(scene);
    this.modes.show(ui.mode);
    this.modes.enable(modesFor(this.surfaces));
    this.showProgress();
  }

  private follow(): void {
    this.stops.push(this.store.listen((changed) => this.changed(changed)));
    this.stops.push(followTheme(this.element, this.store, () => this.redraw(new Set<Change>(["look"]))));
    this.shareWheel();
    this.stage.addEventListener("keydown", (event) => {
      if (meantFor(event)) return;
      const visible = this.layers.map((layer) => layer.run);
      if (walk(event, this.store, this.surfaces, visible, (text) => this.announcer.say(text))) event.preventDefault();
    });
  }

  /** In a page that is not ours the wheel scrolls that page, until the picture has the focus. */
  private shareWheel(): void {
    if (this.element.dataset.orograph !== undefined && window.parent === window) return;
    const leave = (event: Event) => {
      if (!this.stage.contains(document.activeElement)) event.stopPropagation();
    };
    this.stage.addEventListener("wheel", leave, { capture: true, passive: true });
  }

  private changed(changed: ReadonlySet<Key>): void {
    if (changed.has("height")) this.scaleChosen = false;
    else if (changed.has("log")) this.scaleChosen = true;
    this.redraw(changed);
    const cursor = this.store.ui.cursor;
    if (changed.has("cursor") && cursor) this.announcer.say(sentence(this.surfaces[cursor.run], cursor));
  }

  private showProgress(): void {
    const growing = this.surfaces.filter((surface) => surface.run.running);
    const texts = growing.map(progressText);
    if (this.offline) texts.unshift("The server does not answer: what you see is the last state.");
    this.progress.hidden = !texts.length;
    const text = texts.join(" · ");
    if (this.progress.textContent !== text) this.progress.textContent = text;
    this.announcer.report(text);
  }
}

/** The cursor at the same place of a run whose grid has become another; none outside the new grid. */
function recursored(before: readonly Surface[], now: readonly Surface[], { cursor }: Readonly<Ui>): Partial<Ui> {
  const [old, next] = cursor ? [before[cursor.run], now[cursor.run]] : [];
  if (!cursor || !old || !next || old === next) return {};
  const place = [old.x[cursor.i], old.y[cursor.j]] as const;
  if (!next.contains(...place)) return { cursor: null };
  const [i, j] = next.nearest(...place);
  return i === cursor.i && j === cursor.j ? {} : { cursor: { run: cursor.run, i, j } };
}

function fold(title: string, content: HTMLElement, open: boolean): HTMLElement {
  return h("details", { class: "og-fold", open }, h("summary", {}, h("h2", {}, title)), content);
}
