/**
 * Annotates for pages, with gazetteers and dictionary at hand. They are a cache and no more: a worker that has slept
 * loads them again within milliseconds, since they are stored compiled. The dictionary of words belongs to the
 * extension, not to a pack, so it is read from the extension's own files.
 */
import type { Recognizer } from '../core/annotate';
import { annotatePage } from '../core/annotate-page';
import type { NameFinder } from '../core/anchor/anchor';
import type { Gazetteer } from '../core/match/gazetteer';
import { loadLexicon } from '../core/match/lexicon';
import { matchBlock } from '../core/match/match-block';
import type { Annotation, ArticleContext } from '../core/model/annotation';
import { foldForm } from '../core/text/fold';
import type { Sender } from '../messaging/handle';
import { packAnnotations } from '../messaging/packed-annotations';
import type { AnnotateRequest, AnnotateResponse, MarkedAnnotation } from '../messaging/protocol';
import { getKnowledgeStamp } from '../settings/knowledge-changes';
import type { PackRow } from './database';
import { ensureOwnPack, getOwnPack } from './entries/derive';
import { dropRejected, findRejections, rejectMatches } from './entries/rejections';
import { openGazetteers } from './gazetteers';
import { addressesOf } from './highlights/page-requests';
import { loadPacks } from './layers';
import { createMatchCache, type MatchCache } from './match-cache';
import { ensureSeeded } from './seeding';
import { loadWords } from './words';

interface Loaded {
  recognizer: Recognizer;
  matches: MatchCache;
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

/** Of what pages say: places, offices, names, slogans. */
const SAMPLE = '5月8日，市委书记主持召开会议，强调要坚持动态清零，应隔尽隔，市政府有关负责人参加。';
let isWarm = false;

/**
 * Loads what annotating needs and runs it once, while the page that woke the worker is still being read: code that was
 * never run is several times slower. Never throws; who asks next hears what is wrong.
 */
export async function warmUp(): Promise<void> {
  if (isWarm) return;
  isWarm = true;
  try {
    const { recognizer } = await open();
    const { gazetteers, lexicon } = recognizer;
    annotatePage([{ matched: matchBlock(SAMPLE, gazetteers, lexicon) }], {}, [], recognizer);
  } catch {
    isWarm = false;
  }
}

/**
 * What a page is answered, each block's annotations in the order of its text. Throws SeedingError where there is no
 * knowledge base to annotate from, PackError where the dictionary is damaged.
 */
export async function annotate(request: AnnotateRequest, sender: Sender): Promise<Answer> {
  const { recognizer, matches, own } = await open();
  const rejections = findRejections(own, request.page ? addressesOf(sender, request.page) : []);
  const { blocks, facts, articles = [] } = request;
  const matched = blocks.map((text) => ({ matched: rejectMatches(matches.find(text), text, rejections) }));
  const found = annotatePage(matched, facts, articles, recognizer);
  const kept = found.blocks.map(({ annotations }) => dropRejected(annotations, rejections));
  return { contexts: found.contexts, blocks: markAgain(found.contexts, kept) };
}

export interface Answer {
  contexts: ArticleContext[];
  blocks: MarkedAnnotation[][];
}

export const packAnswer = ({ contexts, blocks }: Answer): AnnotateResponse => ({
  contexts,
  ...packAnnotations(blocks),
});

/** Tells which mentions are not their entity's first in its article. */
function markAgain(contexts: readonly ArticleContext[], blocks: readonly Annotation[][]): MarkedAnnotation[][] {
  const marked: MarkedAnnotation[][] = blocks.map((annotations) => annotations);
  for (const { from, to } of contexts) {
    const seen = new Set<string>();
    for (const annotation of marked.slice(from, to).flat()) {
      if (annotation.status !== 'linked') continue;
      if (seen.has(annotation.id)) annotation.again = true;
      seen.add(annotation.id);
    }
  }
  return marked;
}

/**
 * Finds names in a short text, for telling whether two wordings speak of the same. Undefined where there is no
 * knowledge base: then the grammar of names has to do.
 */
export async function openNameFinder(): Promise<NameFinder | undefined> {
  const opened = await open().catch(() => null);
  if (!opened) return undefined;
  return (text) => {
    const { names, bodies, places } = opened.matches.find(text);
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
  const lexicon = loadLexicon(words);
  return {
    recognizer: { gazetteers, lexicon },
    matches: createMatchCache((text) => matchBlock(text, gazetteers, lexicon)),
    own: await getOwnPack(),
  };
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
