/** Several typed arrays and strings in one ArrayBuffer, so that a compiled gazetteer is stored and loaded in one piece. */

const MAGIC = 0x6a7a0002; // "jz", version 2

/** Packs parts; strings as UTF-16. Parts are aligned to 4 bytes. */
export function packBuffer(parts: readonly (Int32Array | Uint16Array | string)[]): ArrayBuffer {
  const arrays = parts.map((p) => (typeof p === 'string' ? toUnits(p) : p));
  const head = 2 + arrays.length * 2;
  const total = arrays.reduce((n, a) => n + align(a.byteLength), head * 4);
  const buffer = new ArrayBuffer(total);
  const header = new Int32Array(buffer, 0, head);
  header.set([MAGIC, arrays.length]);
  let at = head * 4;
  arrays.forEach((a, i) => {
    header.set([at, a.length], 2 + i * 2);
    new Uint8Array(buffer, at).set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength));
    at += align(a.byteLength);
  });
  return buffer;
}

/** Reads parts as views into the buffer, nothing copied. Throws if the buffer is none of ours. */
export class BufferReader {
  #header: Int32Array;
  #part = 0;
  constructor(readonly buffer: ArrayBuffer) {
    if (buffer.byteLength < 8 || buffer.byteLength % 4 !== 0 || new Int32Array(buffer, 0, 1)[0] !== MAGIC)
      throw new Error('not a compiled gazetteer of this version');
    this.#header = new Int32Array(buffer, 0, 2 + new Int32Array(buffer, 4, 1)[0]! * 2);
  }
  #next(): [number, number] {
    const i = 2 + this.#part++ * 2;
    return [this.#header[i]!, this.#header[i + 1]!];
  }
  ints(): Int32Array {
    return new Int32Array(this.buffer, ...this.#next());
  }
  units(): Uint16Array {
    return new Uint16Array(this.buffer, ...this.#next());
  }
}

const align = (bytes: number) => (bytes + 3) & ~3;
function toUnits(s: string): Uint16Array {
  const units = new Uint16Array(s.length);
  for (let i = 0; i < s.length; i++) units[i] = s.charCodeAt(i);
  return units;
}
