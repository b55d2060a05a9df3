import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadManifest, loadPack, loadWordsFile, type ReadFile } from '../../../lib/kb/pack';

const hash = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
const toBytes = (text: string) => new TextEncoder().encode(text);
const content = {
  id: 'p',
  version: '1',
  name: { en: 'Pack', zh: '包' },
  licence: 'MIT',
  sources: [],
  places: { cn: '中国' },
  entities: [] as unknown[],
};

/** The packaged files, with a change for the worse. */
function pack(
  change: {
    content?: object;
    manifest?: object;
    announced?: object;
    packText?: string;
    damage?: 'p/gazetteer.bin' | 'words.bin';
    cut?: boolean;
  } = {},
): ReadFile {
  const packBytes = toBytes(change.packText ?? JSON.stringify({ ...content, ...change.content }));
  const gazetteer = new Uint8Array([1, 2, 3]);
  const words = new Uint8Array([4, 5, 6, 7]);
  const sha256 = { pack: hash(packBytes), gazetteer: hash(gazetteer) };
  const bytes = { pack: packBytes.length, gazetteer: 3 };
  const announced = { id: 'p', version: '1', entities: 0, bytes, sha256, ...change.announced };
  const manifest = {
    version: '1',
    packs: [announced],
    words: { bytes: change.cut ? 5 : 4, sha256: hash(words) },
    ...change.manifest,
  };
  const files: Partial<Record<string, Uint8Array<ArrayBuffer>>> = {
    'manifest.json': toBytes(JSON.stringify(manifest)),
    [`${announced.id}/pack.json`]: packBytes,
    [`${announced.id}/gazetteer.bin`]: gazetteer,
    'words.bin': words,
  };
  if (change.damage) files[change.damage]![1] = 9;
  return (name) => Promise.resolve(files[name]!.buffer.slice(0));
}
const loadWords = async (read: ReadFile) => loadWordsFile(await loadManifest(read), read);
const load = async (read: ReadFile) => loadPack((await loadManifest(read)).packs[0]!, read);

describe('the packaged knowledge base', () => {
  it('is loaded whole', async () => {
    const { pack: loaded, gazetteer } = await load(pack());
    expect(loaded.places).toEqual({ cn: '中国' });
    expect(gazetteer.byteLength).toBe(3);
  });

  it.each([
    ['a damaged gazetteer', { damage: 'p/gazetteer.bin' as const }, /p\/gazetteer\.bin is damaged/],
    ['a truncated pack', { packText: '{"id":' }, /p\/pack\.json is not JSON/],
    ['another pack than announced', { announced: { id: 'q' } }, /not the pack/],
    ['another version than announced', { announced: { version: '2' } }, /not the pack/],
    ['a wrong number of entries', { announced: { entities: 5 } }, /0 entries instead of 5/],
    ['an entry without its fields', { content: { entities: [{ type: 'body' }] } }, /pack\.json: entities/],
    ['a manifest without checksums', { announced: { sha256: {} } }, /manifest\.json: packs\.0\.sha256/],
    ['a pack whose id would leave its folder', { announced: { id: '../p' } }, /manifest\.json: packs\.0\.id/],
    ['a manifest without packs', { manifest: { packs: [] } }, /manifest\.json: packs/],
  ])('is refused with %s', async (_, change, message) => {
    await expect(load(pack(change))).rejects.toThrow(message);
  });
});

describe('the packaged dictionary of words', () => {
  it('is loaded whole', async () => {
    expect((await loadWords(pack())).byteLength).toBe(4);
  });
  it.each([
    ['damaged', { damage: 'words.bin' as const }, /words\.bin is damaged \(its checksum differs\)/],
    ['cut short', { cut: true }, /words\.bin is damaged \(it has 4 bytes instead of 5\)/],
    ['not announced', { manifest: { words: undefined } }, /manifest\.json: words/],
  ])('is refused when %s', async (_, change, message) => {
    await expect(loadWords(pack(change))).rejects.toThrow(message);
  });
});
