import { describe, expect, it } from 'vitest';
import { packAnnotations, unpackAnnotations } from '../../../lib/messaging/packed-annotations';
import type { MarkedAnnotation } from '../../../lib/messaging/protocol';
import { toFingerprint } from '../../../lib/settings/fingerprint';

const toAnnotation = (start: number, name: string, again?: true): MarkedAnnotation => ({
  start,
  end: start + name.length,
  surface: name,
  type: 'official',
  id: `cn:${name}`,
  name,
  status: 'linked',
  confidence: 1,
  why: [{ code: 'title', text: '书记' }],
  ...(again && { again }),
});

describe('packed annotations', () => {
  it('come out as they went in', () => {
    const blocks = [[toAnnotation(3, '史根治'), toAnnotation(9, '刘涛')], [], [toAnnotation(0, '史根治', true)]];
    const { said, blocks: packed } = packAnnotations(blocks);
    expect(packed.map((one) => unpackAnnotations(one, said))).toEqual(blocks);
  });

  it('say once what is said often', () => {
    const { said, blocks } = packAnnotations(Array.from({ length: 50 }, (_, i) => [toAnnotation(i, '史根治')]));
    expect(Object.keys(said)).toHaveLength(1);
    expect(blocks.join('').length).toBeLessThan(50 * 20);
  });

  it('read the same, whatever else is on the page', () => {
    const pack = (...names: string[]) => packAnnotations(names.map((name) => [toAnnotation(0, name)])).blocks;
    expect(pack('刘涛', '史根治')[1]).toBe(pack('史根治')[0]);
  });

  it('are told apart where their fingerprints are the same', () => {
    // Found by trying: two names whose annotations have one fingerprint.
    const seen = new Map<string, string>();
    let pair: string[] | undefined;
    for (let i = 0; !pair && i < 400_000; i++) {
      const { start: _, end: __, ...rest } = toAnnotation(0, `名${i}`);
      const key = toFingerprint(JSON.stringify(rest));
      const other = seen.get(key);
      if (other !== undefined) pair = [other, `名${i}`];
      else seen.set(key, `名${i}`);
    }
    const blocks = pair!.map((name) => [toAnnotation(0, name)]);
    const { said, blocks: packed } = packAnnotations(blocks);
    expect(packed.map((one) => unpackAnnotations(one, said))).toEqual(blocks);
  });
});
