/**
 * Annotates for pages, with gazetteers and dictionary at hand. They are a cache and no more: a worker that has slept
 * loads them again within milliseconds, since they are stored compiled. The dictionary of words belongs to the
 * extension, not to a pack, so it is read from the extension's own files.
 */
import { annotate as annotateBlocks, type Recognizer } from '../core/annotate';
import type { NameFinder } from '../core/anchor/anchor';
import type { Gazetteer } from '../core/match/gazetteer';
import { loadLexicon } from '../core/match/lexicon';
import { matchBlock } from '../core/match/match-block';
import { foldForm } from '../core/text/fold';
import type { Sender } from '../messaging/handle';
import { packMatches, unpackMatches } from '../messaging/packed-matches';
import type { AnnotateRequest, AnnotateResponse } from '../messaging/protocol';
import { getKnowledgeStamp } from '../settings/knowledge-changes';
import type { PackRow } from './database';
import { ensureOwnPack, getOwnPack } from './entries/derive';
import { dropRejected, findRejections, rejectMatches } from './entries/rejections';
import { openGazetteers } from './gazetteers';
import { addressesOf } from './highlights/page-requests';
import { loadPacks } from './layers';
import { ensureSeeded } from './seeding';
import { loadWords } from './words';

interface Loaded {
  recognizer: Recognizer;
  /** What the reader has hidden and rejected is in its row. */
  own: PackRow | undefined;
}
/** `stamp`: of the last change of the knowledge base before it was loaded. */
let loading: { stamp: string; loaded: Promise<Loaded> } | undefined;

/** Loaded once, and anew where the knowledge base has changed. Throws SeedingError or PackError. */
async function open(): Promise<Loaded> {
  // Its own look at the stamp: a page that could say one could have all loaded again and again.
  const stamp = await getKnowledgeStamp().catch(() => '');
  if (loading?.stamp !== stamp) loading = { stamp, loaded: load() };
  try {
    return await loading.loaded;
  } catch (error) {
    resetAnnotator(); // the next request tries again
    throw error;
  }
}

/** Throws SeedingError where there is no knowledge base to annotate from, PackError where the dictionary is damaged. */
export async function annotate({ blocks, facts, page }: AnnotateRequest, sender: Sender): Promise<AnnotateResponse> {
  const { recognizer, own } = await open();
  const { gazetteers, lexicon } = recognizer;
  const rejections = findRejections(own, page ? addressesOf(sender, page) : []);
  const inputs = blocks.map((b) => {
    const text = 'text' in b ? b.text : undefined;
    const matched = 'text' in b ? matchBlock(b.text, gazetteers, lexicon) : unpackMatches(b.matched);
    return { matched: rejectMatches(matched, text, rejections) };
  });
  const found = annotateBlocks(inputs, facts, recognizer);
  return {
    ...found,
    blocks: found.blocks.map(({ matched, annotations }) => ({
      matched: packMatches(matched),
      annotations: dropRejected(annotations, rejections),
    })),
  };
}

/**
 * Finds names in a short text, for telling whether two wordings speak of the same. Undefined where there is no
 * knowledge base: then the grammar of names has to do.
 */
export async function openNameFinder(): Promise<NameFinder | undefined> {
  const opened = await open().catch(() => null);
  if (!opened) return undefined;
  const { gazetteers, lexicon } = opened.recognizer;
  return (text) => {
    const { names, bodies, places } = matchBlock(text, gazetteers, lexicon);
    return [...names, ...bodies, ...places].map(({ start, end }) => ({
      start,
      end,
      name: foldForm(text.slice(start, end)),
    }));
  };
}

/** Forgets what is loaded, after the stored packs have changed. */
export function resetAnnotator(): void {
  loading = undefined;
}

async function load(): Promise<Loaded> {
  const [gazetteers, words] = await Promise.all([openStored(), loadWords()]);
  return { recognizer: { gazetteers, lexicon: loadLexicon(words) }, own: await getOwnPack() };
}

/** The stored gazetteers, up to date. If the new pack can't be stored, the one before is still right about what it knows. */
async function openStored(): Promise<Gazetteer[]> {
  try {
    await ensureSeeded();
    // What is the reader's own cannot keep the rest from being read.
    await ensureOwnPack().catch(() => undefined);
    return await openGazetteers();
  } catch (error) {
    const isSeeded = (await loadPacks().catch(() => [])).some(({ origin }) => origin !== 'own');
    const earlier = isSeeded ? await openGazetteers().catch(() => []) : [];
    if (earlier.length > 0) return earlier;
    throw error;
  }
}
