/** The notebook: the state is a trait of the Python object, and so are the updates of a running survey. */

import { mount } from "../mount";
import type { Run, ViewerState } from "../types";

export interface Model {
  get(name: "state"): ViewerState;
  get(name: "run_update"): Run | null | Record<string, never>;
  get(name: "height"): number;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

export async function render({ model, el }: { model: Model; el: HTMLElement }): Promise<() => void> {
  const place = document.createElement("div");
  place.style.height = `${model.get("height")}px`;
  el.append(place);
  const state = model.get("state");
  const mounted = await mount(place, state, { subscribe: (onRun) => follow(model, state, onRun) });
  const stopLook = followNotebook(mounted.store);
  return () => {
    stopLook();
    mounted.dispose();
  };
}

/** Passes on every run that is newer than what was passed on before: the present ones first, then those that come. */
export function follow(model: Model, shown: ViewerState, onRun: (run: Run) => void): () => void {
  const known = new Map(shown.runs.map((run) => [run.id, run.revision]));
  const offer = (run: Run) => {
    if (run.revision <= (known.get(run.id) ?? -Infinity)) return;
    known.set(run.id, run.revision);
    onRun(run);
  };
  const look = () => {
    for (const run of model.get("state").runs) offer(run);
    const update = model.get("run_update");
    if (update && "id" in update) offer(update as Run);
  };
  const events = ["change:state", "change:run_update"];
  for (const event of events) model.on(event, look);
  look();
  return () => {
    for (const event of events) model.off(event, look);
  };
}

/** JupyterLab says in an attribute of the body whether its theme is light. */
function followNotebook(store: { set(changes: { theme: "auto" | "light" | "dark" }): void }): () => void {
  const look = () => {
    const light = document.body.dataset.jpThemeLight;
    if (light !== undefined) store.set({ theme: light === "true" ? "light" : "dark" });
  };
  const watcher = new MutationObserver(look);
  watcher.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  look();
  return () => watcher.disconnect();
}
