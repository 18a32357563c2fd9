/** The served page: the state comes from the server, which says when a survey has grown. */

import { mount } from "../mount";
import type { Run, Transport, ViewerState } from "../types";

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${answer.statusText}`);
  return (await answer.json()) as T;
}

/** Fetches a run whenever the server says that it has changed, one request a run at a time. */
function transport(known: Map<string, number>): Transport {
  return {
    subscribe(onRun, onConnected) {
      const events = new EventSource("/api/events");
      const busy = new Map<string, boolean>();
      const update = async (id: string): Promise<void> => {
        if (busy.has(id)) {
          busy.set(id, true);
          return;
        }
        do {
          busy.set(id, false);
          try {
            const run = await get<Run>(`/api/runs/${encodeURIComponent(id)}`);
            known.set(id, run.revision);
            onRun(run);
          } catch {
            onConnected(false);
          }
        } while (busy.get(id));
        busy.delete(id);
      };
      events.addEventListener("run", (event) => {
        const { id, revision } = JSON.parse(event.data) as { id: string; revision: number };
        if (revision !== known.get(id)) void update(id);
      });
      events.addEventListener("open", () => onConnected(true));
      events.addEventListener("error", () => onConnected(false));
      return () => events.close();
    },
  };
}

export async function showServed(place: HTMLElement): Promise<void> {
  const state = await get<ViewerState>("/api/state");
  document.title = state.title;
  await mount(place, state, transport(new Map(state.runs.map((run) => [run.id, run.revision]))));
}
