/** Knowing when an element's size has changed. */

/** Calls back (not before the next frame) when an element has a new size; returns a stop. */
export function watch(element: HTMLElement, changed: () => void): () => void {
  if (typeof ResizeObserver === "undefined") return () => undefined;
  let before = "";
  const observer = new ResizeObserver(() => {
    const now = `${element.clientWidth} ${element.clientHeight}`;
    if (now === before) return;
    before = now;
    requestAnimationFrame(changed);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
