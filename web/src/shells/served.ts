/** The served page: the state comes from the server, which says when a survey has grown. */

import { mount } from "../mount";
import type { Run, Transport, ViewerState } from "../types";

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${answer.statusText}`);
  return (await answer.json()) as T;
}

/** Milliseconds before a failed request is made again: ever more, up to the last. */
const PAUSES = [1000, 2000, 4000, 8000, 15_000];

/** Fetches a run whenever the server says that it has changed, one request a run at a time, until it succeeds. */
export function transport(known: Map<string, number>): Transport {
  return {
    subscribe(onRun, onConnected) {
      const events = new EventSource("/api/events");
      const wanted = new Map<string, boolean>();
      let stopped = false;
      const fetched = async (id: string): Promise<void> => {
        for (let failures = 0; !stopped; failures++) {
          const run = await get<Run>(`/api/runs/${encodeURIComponent(id)}`).catch(() => null);
          if (stopped) return;
          onConnected(run !== null);
          if (run) {
            known.set(id, run.revision);
            return onRun(run);
          }
          await pause(PAUSES[Math.min(failures, PAUSES.length - 1)]);
        }
      };
      const update = async (id: string): Promise<void> => {
        if (wanted.has(id)) return void wanted.set(id, true);
        do {
          wanted.set(id, false);
          await fetched(id);
        } while (wanted.get(id) && !stopped);
        wanted.delete(id);
      };
      events.addEventListener("run", (event) => {
        const { id, revision } = JSON.parse(event.data) as { id: string; revision: number };
        if (revision !== known.get(id)) void update(id);
      });
      events.addEventListener("open", () => onConnected(true));
      events.addEventListener("error", () => onConnected(false));
      return () => {
        stopped = true;
        events.close();
      };
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function showServed(place: HTMLElement): Promise<void> {
  const state = await get<ViewerState>("/api/state");
  document.title = state.title;
  await mount(place, state, transport(new Map(state.runs.map((run) => [run.id, run.revision]))));
}
