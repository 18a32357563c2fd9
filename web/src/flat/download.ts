/** Pictures and texts to take away. */

import { h, svg } from "../dom";
import { clean, FONTS } from "../paint/text";

/** Gives a file to the user. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** An SVG element to hold a whole picture. */
export function sheet(width: number, height: number, paper: string | null, ...children: Node[]): SVGSVGElement {
  const page = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONTS });
  page.style.fontVariantNumeric = "tabular-nums";
  if (paper) page.append(svg("rect", { class: "og-flat-paper", width, height, fill: paper }));
  page.append(...children);
  return page;
}

/** A name that every file system takes. */
export function fileName(text: string): string {
  return text.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^[-.]+|-+$/g, "").slice(0, 60) || "orograph";
}

/** The text of a file that holds the picture and stands alone. */
export function standalone(page: SVGSVGElement): string {
  for (const element of [page, ...page.querySelectorAll("*")])
    for (const name of ["tabindex", "class", "role", "aria-label", "aria-hidden"]) element.removeAttribute(name);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${clean(new XMLSerializer().serializeToString(page))}\n`;
}

/** A picture file as pixels. */
export async function rasterise(source: string, width: number, height: number, scale: number): Promise<Blob> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = h("canvas", { width: Math.round(width * scale), height: Math.round(height * scale) });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw the picture.");
  context.scale(scale, scale);
  context.drawImage(image, 0, 0, width, height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large for this browser."))), "image/png"));
}
