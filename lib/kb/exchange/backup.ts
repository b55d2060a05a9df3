/**
 * Everything that is the reader's, in one file of plain JSON that needs no Jiazhu to be read:
 *
 *   {
 *     "format": "jiazhu-backup",
 *     "version": 1,
 *     "created": "2026-05-06T07:08:09.000Z",
 *     "counts": { "highlights": 2, "settings": 3, "entries": 1, "choices": 0 },
 *     "checksum": "sha-256:…",
 *     "sections": { "highlights": [ … ], "settings": { … }, "entries": [ … ], "choices": [ … ] }
 *   }
 *
 * `highlights` are the model's (`lib/core/model/highlight.ts`), those in the bin too; so are `entries` and `choices`
 * (`lib/core/model/entry.ts`), which a backup of before does not have. `settings` are items of storage, by key. `checksum` is of the whole document without `checksum`, in the canonical form of `canonical-json.ts`.
 *
 * `readings` (`lib/core/model/reading.ts`) is there only if the reader has chosen so.
 *
 * What comes later (packs) is a further section, and `version` stays: an older Jiazhu
 * restores the sections that it knows and names the others (`unknownSections`). `version` rises only where an older
 * one would restore something wrongly; it refuses such a file.
 */
import * as v from 'valibot';
import { ChoiceSchema, EntrySchema, type Choice, type Entry } from '../../core/model/entry';
import type { Highlight } from '../../core/model/highlight';
import { ReadingSchema, type Reading } from '../../core/model/reading';
import { toChecksum } from './canonical-json';
import { BackupError } from './errors';
import { checkHighlight, isObject, type Fail } from './read-items';
import { parseJson } from './read-json';

const FORMAT = 'jiazhu-backup';
const VERSION = 1;

export interface Backup {
  highlights: Highlight[];
  /** Items of storage, by key. */
  settings: Record<string, unknown>;
  entries: Entry[];
  choices: Choice[];
  /** Only where the reader has chosen so. */
  readings?: Reading[];
}

export interface RestoredBackup extends Required<Backup> {
  created: string;
  /** Sections of a later Jiazhu, which are not restored. */
  unknownSections: string[];
}

/** The file's text, an item a line. */
export async function toBackup(
  { highlights, settings, entries, choices, readings = [] }: Backup,
  created: Date = new Date(),
): Promise<string> {
  // What JSON makes of the values is what is in the file, so that is what is summed.
  const document = JSON.parse(
    JSON.stringify({
      format: FORMAT,
      version: VERSION,
      created: created.toISOString(),
      counts: {},
      sections: { settings, highlights, entries, choices, ...(readings.length > 0 && { readings }) },
    }),
  ) as BackupDocument;
  const { sections, ...head } = document;
  document.counts = Object.fromEntries(
    Object.entries(sections).map(([name, items]) => [name, Object.keys(items).length]),
  );
  const text = JSON.stringify(
    { ...head, counts: document.counts, checksum: await toChecksum(document) },
    null,
    1,
  ).slice(0, -2);
  const { settings: items, ...rows } = sections;
  const lists = Object.entries(rows).map(
    ([name, list]) => `"${name}": [\n${list.map((item) => JSON.stringify(item)).join(',\n')}\n]`,
  );
  return `${text},\n "sections": {\n"settings": ${JSON.stringify(items)},\n${lists.join(',\n')}}\n}\n`;
}

interface BackupDocument {
  counts: Record<string, number>;
  sections: { settings: Record<string, unknown> } & Record<
    'highlights' | 'entries' | 'choices' | 'readings',
    unknown[]
  >;
}

/** All of it, or a BackupError with the reason. */
export async function readBackup(text: string): Promise<RestoredBackup> {
  const document = parseJson(text, BackupError);
  if (!isObject(document) || document.format !== FORMAT) throw new BackupError('format', 'this is no backup of Jiazhu');
  const { version, checksum, ...rest } = document;
  if (typeof version === 'number' && Number.isInteger(version) && version > VERSION) {
    throw new BackupError('version', `written by a later Jiazhu (format ${version}; known here: ${VERSION})`);
  }
  if (version !== VERSION) throw new BackupError('field', 'is no version of this format', { field: 'version' });

  let actual: string;
  try {
    actual = await toChecksum({ version, ...rest });
  } catch (error) {
    throw new BackupError('field', error instanceof Error ? error.message : String(error), { field: 'sections' });
  }
  if (checksum === actual) return readContent(rest);
  const reason = 'the file was changed or damaged after it was written: its checksum differs';
  throw new BackupError('checksum', `${reason}${describeDamage(rest)}`, { field: 'checksum' });
}

/** What a reader can look at in a damaged file: the first thing in it that cannot be. */
function describeDamage(document: Record<string, unknown>): string {
  try {
    readContent(document);
    return '';
  } catch (error) {
    return error instanceof BackupError ? ` (${error.message})` : '';
  }
}

function readContent({ created, counts, sections }: Record<string, unknown>): RestoredBackup {
  if (typeof created !== 'string' || Number.isNaN(Date.parse(created))) {
    throw new BackupError('field', 'is no moment', { field: 'created' });
  }
  if (!isObject(counts)) throw new BackupError('field', 'is missing', { field: 'counts' });
  if (!isObject(sections)) throw new BackupError('field', 'is missing', { field: 'sections' });
  const { highlights, settings, entries = [], choices = [], readings = [], ...others } = sections;
  if (!Array.isArray(highlights)) throw new BackupError('field', 'is no list', { field: 'sections.highlights' });
  if (!isObject(settings)) throw new BackupError('field', 'is no object', { field: 'sections.settings' });
  if (Object.hasOwn(settings, '__proto__')) {
    throw new BackupError('field', 'no setting is called __proto__', { field: 'sections.settings' });
  }
  checkCount(counts.highlights, highlights.length, 'counts.highlights');
  checkCount(counts.settings, Object.keys(settings).length, 'counts.settings');
  return {
    created,
    highlights: readHighlights(highlights),
    settings,
    entries: readRows('entries', EntrySchema, 'id', entries, counts.entries),
    choices: readRows('choices', ChoiceSchema, 'id', choices, counts.choices),
    readings: readRows('readings', ReadingSchema, 'address', readings, counts.readings),
    unknownSections: Object.keys(others),
  };
}

/** `key`: what no two rows have in common. */
function readRows<K extends 'id' | 'address', T extends Record<K, string>>(
  section: 'entries' | 'choices' | 'readings',
  schema: v.GenericSchema<unknown, T>,
  key: K,
  rows: unknown,
  count: unknown,
): T[] {
  const field = `sections.${section}`;
  if (!Array.isArray(rows)) throw new BackupError('field', 'is no list', { field });
  // A backup from before them says nothing of how many there are.
  checkCount(count ?? 0, rows.length, `counts.${section}`);
  const seen = new Set<string>();
  return rows.map((row, i) => {
    const result = v.safeParse(schema, row, { abortEarly: true });
    if (!result.success) {
      const [issue] = result.issues;
      const path = [field, i, v.getDotPath(issue)].filter((part) => part !== null).join('.');
      throw new BackupError('field', issue.message, { field: path });
    }
    if (seen.has(result.output[key]))
      throw new BackupError('duplicate', `this ${key} stands twice`, { field: `${field}.${i}.${key}` });
    seen.add(result.output[key]);
    return result.output;
  });
}

function checkCount(stated: unknown, found: number, field: string): void {
  if (stated === found) return;
  throw new BackupError('field', `says ${JSON.stringify(stated)}, but there are ${found}`, { field });
}

function readHighlights(rows: readonly unknown[]): Highlight[] {
  const seen = new Map<string, number>();
  return rows.map((row, i) => {
    const fail: Fail = (field, reason) => {
      throw new BackupError('field', reason, { item: i + 1, ...(field && { field }) });
    };
    const highlight = checkHighlight(row, {}, fail);
    const other = seen.get(highlight.id.toLowerCase());
    if (other !== undefined) {
      throw new BackupError('duplicate', `the same as that of highlight ${other}`, { item: i + 1, field: 'id' });
    }
    seen.set(highlight.id.toLowerCase(), i + 1);
    return highlight;
  });
}
