/** What happened at a node; the values are those of the store. */
export const Status = { PADDING: -1, PENDING: 0, OK: 1, NONFINITE: 2, FAILED: 3, ESTIMATED: 4 } as const;

const WORDS: Record<number, string> = {
  [Status.PENDING]: "not computed yet",
  [Status.OK]: "ok",
  [Status.NONFINITE]: "not finite",
  [Status.FAILED]: "failed",
  [Status.ESTIMATED]: "estimated",
};

export function statusWord(code: number): string {
  return WORDS[code] ?? "unknown";
}
