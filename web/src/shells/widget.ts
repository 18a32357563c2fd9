/** The notebook: the state is a trait of the Python object, and so are the updates of a running survey. */

import { mount } from "../mount";
import type { Run, ViewerState } from "../types";

interface Model {
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
  const mounted = await mount(place, model.get("state"), {
    subscribe(onRun) {
      const update = () => {
        const run = model.get("run_update");
        if (run && "id" in run) onRun(run as Run);
      };
      model.on("change:run_update", update);
      return () => model.off("change:run_update", update);
    },
  });
  const stopLook = followNotebook(mounted.store);
  return () => {
    stopLook();
    mounted.dispose();
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
