/**
 * JSON in one form only, after RFC 8785 (JCS): no white space, keys in the order of their UTF-16 units, numbers and
 * strings as ECMAScript writes them. So a file can be laid out anew and its content still has the same checksum.
 */

/** Deeper values are none of ours; they would exhaust the stack. */
const MAX_DEPTH = 100;

/** Throws RangeError where the value is nested too deeply. Values that JSON has not (undefined) are left out. */
export function toCanonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) throw new RangeError(`nested more than ${MAX_DEPTH} levels deep`);
  if (Array.isArray(value)) return `[${value.map((item) => toCanonicalJson(item ?? null, depth + 1)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value as Record<string, unknown>)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}:${toCanonicalJson(item, depth + 1)}`);
  return `{${pairs.join(',')}}`;
}

/** SHA-256 of the canonical form in UTF-8, as `sha-256:` and 64 hexadecimal digits. */
export async function toChecksum(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(toCanonicalJson(value));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha-256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
