/** The canvas, its renderer, and the loop that draws only when something has changed. */

import { WebGLRenderer } from "three";

/** A canvas that can be drawn on. */
export interface Stage {
  readonly canvas: HTMLCanvasElement;
  readonly renderer: WebGLRenderer;
  /** Device pixels a CSS pixel. */
  density(): number;
  dispose(): void;
}

const SHARPEST = 2;

/** A stage, or null where WebGL is missing. */
export function makeStage(lost: () => void, restored: () => void): Stage | null {
  if (typeof WebGL2RenderingContext === "undefined") return null;
  const canvas = document.createElement("canvas");
  let renderer: WebGLRenderer;
  try {
    renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, powerPreference: "high-performance" });
  } catch {
    return null;
  }
  const ready = () => {
    renderer.setClearColor(0x000000, 0);
    renderer.setScissorTest(true);
  };
  ready();
  renderer.autoClear = false;
  renderer.sortObjects = false;
  const again = () => {
    ready();
    restored();
  };
  canvas.addEventListener("webglcontextlost", lost);
  canvas.addEventListener("webglcontextrestored", again);
  return {
    canvas,
    renderer,
    density: () => Math.min(window.devicePixelRatio || 1, SHARPEST),
    dispose() {
      canvas.removeEventListener("webglcontextlost", lost);
      canvas.removeEventListener("webglcontextrestored", again);
      renderer.dispose();
      renderer.forceContextLoss();
      canvas.remove();
    },
  };
}
