/**
 * By block, as a page gets annotations: short strings, so that its thread pays for no more than it draws. What is said
 * of a mention is often said on one page a hundred times, so it is written once and named by its fingerprint, which
 * stays when other mentions come and go: an answer that reads as the last one says the same.
 *
 *   block    start,end,key;start,end,key!;…   ! where the entity was named before in the same article
 *   said     key → JSON of the annotation without these
 */
import { toFingerprint } from '../settings/fingerprint';
import type { MarkedAnnotation, PackedAnnotations, Said } from './protocol';

export function packAnnotations(blocks: readonly (readonly MarkedAnnotation[])[]): {
  said: Said;
  blocks: PackedAnnotations[];
} {
  const said: Said = {};
  const keys = new Map<string, string>();
  const name = (json: string): string => {
    let key = toFingerprint(json);
    // Two wordings with one fingerprint.
    while (said[key] !== undefined) key += '+';
    said[key] = json;
    keys.set(json, key);
    return key;
  };
  const packed = blocks.map((annotations) =>
    annotations
      .map(({ start, end, again, ...rest }) => {
        const json = JSON.stringify(rest);
        return `${start},${end},${keys.get(json) ?? name(json)}${again ? '!' : ''}`;
      })
      .join(';'),
  );
  return { said, blocks: packed };
}

/** Whether all its keys are fingerprints, which stand for the same in each answer. */
export const isNamedByItself = (packed: PackedAnnotations): boolean => !packed.includes('+');

export function unpackAnnotations(packed: PackedAnnotations, said: Said): MarkedAnnotation[] {
  if (packed === '') return [];
  return packed.split(';').map((mention) => {
    const [start, end, key] = mention.split(',') as [string, string, string];
    const again = key.endsWith('!');
    const rest = JSON.parse(said[again ? key.slice(0, -1) : key]!) as Omit<MarkedAnnotation, 'start' | 'end' | 'again'>;
    return { start: Number(start), end: Number(end), ...rest, ...(again && { again }) };
  });
}
