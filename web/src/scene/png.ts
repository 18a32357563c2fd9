/** A picture to keep: the canvas and its texts on one sheet. */

import type { Labels } from "./labels";

/** Joins the drawing and its texts; `paper` null: transparent. */
export function sheet(drawing: HTMLCanvasElement, width: number, height: number, scale: number, texts: readonly Labels[], paper: string | null): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser gives no 2-D canvas");
  if (paper) {
    context.fillStyle = paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(drawing, 0, 0, canvas.width, canvas.height);
  context.scale(canvas.width / width, canvas.height / height);
  for (const labels of texts) labels.paint(context);
  return canvas;
}

/** The bytes of a canvas. */
export function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large for this browser"))), "image/png"));
}
