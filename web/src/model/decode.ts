/** From base64 to numbers. */

import type { Encoded } from "../types";

/** Values over a grid, as exact as the host sent them. */
export type Values = Float32Array | Float64Array;

export type Numbers = Values | Int8Array;

/** The numbers of one array of the state. */
export async function decode(source: Encoded): Promise<Numbers> {
  const raw = Uint8Array.from(atob(source.data), (letter) => letter.charCodeAt(0));
  const bytes = source.gzip ? await gunzip(raw) : raw;
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  switch (source.dtype) {
    case "float32":
      return new Float32Array(buffer);
    case "float64":
      return new Float64Array(buffer);
    case "int8":
      return new Int8Array(buffer);
  }
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
