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
import { packMatches, unpackMatches } from '../messaging/packed-matches';
import type { AnnotateRequest, AnnotateResponse } from '../messaging/protocol';
import { openGazetteers } from './gazetteers';
import { ensureSeeded } from './seeding';
import { loadWords } from './words';

let loading: Promise<Recognizer> | undefined;

/** The recognizer, loaded once. Throws SeedingError or PackError. */
async function openRecognizer(): Promise<Recognizer> {
  loading ??= loadRecognizer();
  try {
    return await loading;
  } catch (error) {
    resetAnnotator(); // the next request tries again
    throw error;
  }
}

/** Throws SeedingError where there is no knowledge base to annotate from, PackError where the dictionary is damaged. */
export async function annotate({ blocks, facts }: AnnotateRequest): Promise<AnnotateResponse> {
  const recognizer = await openRecognizer();
  const inputs = blocks.map((b) => ('matched' in b ? { matched: unpackMatches(b.matched) } : b));
  const found = annotateBlocks(inputs, facts, recognizer);
  return { ...found, blocks: found.blocks.map((b) => ({ ...b, matched: packMatches(b.matched) })) };
}

/**
 * Finds names in a short text, for telling whether two wordings speak of the same. Undefined where there is no
 * knowledge base: then the grammar of names has to do.
 */
export async function openNameFinder(): Promise<NameFinder | undefined> {
  const recognizer = await openRecognizer().catch(() => null);
  if (!recognizer) return undefined;
  return (text) => {
    const { names, bodies, places } = matchBlock(text, recognizer.gazetteers, recognizer.lexicon);
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

async function loadRecognizer(): Promise<Recognizer> {
  const [gazetteers, words] = await Promise.all([openStored(), loadWords()]);
  return { gazetteers, lexicon: loadLexicon(words) };
}

/** The stored gazetteers, up to date. If the new pack can't be stored, the one before is still right about what it knows. */
async function openStored(): Promise<Gazetteer[]> {
  try {
    await ensureSeeded();
    return await openGazetteers();
  } catch (error) {
    const earlier = await openGazetteers().catch(() => []);
    if (earlier.length > 0) return earlier;
    throw error;
  }
}
