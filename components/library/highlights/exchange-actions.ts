/** Files out and in: what the dialogs call. The formats themselves are in `lib/kb/exchange`. */
import { i18n } from '#i18n';
import type { Highlight } from '../../../lib/core/model/highlight';
import type { RestoredBackup } from '../../../lib/kb/exchange/backup';
import { BackupError, ImportError } from '../../../lib/kb/exchange/errors';
import type { ImportPlan } from '../../../lib/kb/exchange/plan-import';
import type { ImportResult } from '../../../lib/kb/exchange/read-items';
import { decodeFile, MAX_FILE_BYTES } from '../../../lib/kb/exchange/read-json';
import { loadChoices, loadEntries, putEntries } from '../../../lib/kb/entries/store';
import { toLocalDay } from '../../../lib/kb/highlights/highlight-list';
import { loadAll, putHighlights } from '../../../lib/kb/highlights/store';
import { loadReadings, putReadings } from '../../../lib/kb/readings/store';
import { lastBackupSetting, readSettings, restoreSettings } from '../../../lib/settings/settings';

export const EXPORT_FORMATS = ['jsonld', 'markdown', 'csv', 'anki'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface OutFile {
  name: string;
  blob: Blob;
}

export async function makeExport(format: ExportFormat, highlights: readonly Highlight[]): Promise<OutFile> {
  await drawn();
  const { toAnki, toCsv, toJsonLdText, toMarkdownFiles, toZip } = await formats();
  const stem = `jiazhu-${toLocalDay(new Date())}`;
  switch (format) {
    case 'jsonld':
      return toFile(`${stem}.jsonld`, 'application/ld+json', toJsonLdText(highlights));
    case 'csv':
      return toFile(`${stem}.csv`, 'text/csv', toCsv(highlights));
    case 'anki':
      return toFile(`${stem}-anki.txt`, 'text/plain', toAnki(highlights));
    case 'markdown': {
      const files = toMarkdownFiles(highlights, {
        mentions: i18n.t('highlights.entities'),
        saved: i18n.t('highlights.export.savedLabel'),
        open: i18n.t('highlights.openPage'),
      });
      const [first] = files;
      if (first && files.length === 1) return toFile(first.name, 'text/markdown', first.text);
      return { name: `${stem}-markdown.zip`, blob: new Blob([toZip(files) as BlobPart], { type: 'application/zip' }) };
    }
  }
}

/** All that is the reader's, the bin too, as a file in the downloads; what they have read only if they choose so. */
export async function backUp(withReadings: boolean): Promise<{ name: string; count: number }> {
  const { toBackup } = await formats();
  const highlights = await loadEverything();
  const file = toFile(
    `jiazhu-backup-${toLocalDay(new Date())}.json`,
    'application/json',
    await toBackup({
      highlights,
      settings: await readSettings(),
      entries: await loadEntries(),
      choices: await loadChoices(),
      readings: withReadings ? await loadReadings() : [],
    }),
  );
  download(file);
  await lastBackupSetting.setValue(new Date().toISOString());
  return { name: file.name, count: highlights.length };
}

export type IncomingKind = 'import' | 'backup';

/** A file that was read, and what would become of it. Nothing of it is written yet. */
export interface Incoming {
  name: string;
  plan: ImportPlan;
  skipped: ImportResult['skipped'];
  /** Of a backup. */
  settings: Record<string, unknown> | null;
  own: Pick<RestoredBackup, 'entries' | 'choices' | 'readings'>;
  unknownSections: string[];
}

/** Throws ImportError or BackupError. */
export async function readIncoming(kind: IncomingKind, file: File): Promise<Incoming> {
  await drawn();
  const Failure = kind === 'import' ? ImportError : BackupError;
  if (file.size > MAX_FILE_BYTES) throw new Failure('size', `${file.size} bytes`);
  const text = decodeFile(new Uint8Array(await file.arrayBuffer()), Failure);
  const { planImport, readBackup, readImport } = await formats();
  const existing = await loadEverything();
  if (kind === 'import') {
    const { highlights, skipped } = readImport(text);
    return {
      name: file.name,
      plan: planImport(existing, highlights),
      skipped,
      settings: null,
      own: NOTHING,
      unknownSections: [],
    };
  }
  const { highlights, settings, entries, choices, readings, unknownSections } = await readBackup(text);
  const own = { entries, choices, readings };
  return { name: file.name, plan: planImport(existing, highlights), skipped: [], settings, own, unknownSections };
}

const NOTHING = { entries: [], choices: [], readings: [] };

/** All or none of the highlights; then all or none of the own entries and choices; of the pages read; then the settings. */
export async function writeIncoming(
  { plan, settings, own: { entries, choices, readings } }: Incoming,
  onProgress: (done: number) => void,
): Promise<{ added: number; updated: number }> {
  const count = await putHighlights([...plan.fresh, ...plan.newer], onProgress);
  if (entries.length + choices.length > 0) await putEntries(entries, choices);
  if (readings.length > 0) await putReadings(readings);
  if (settings) await restoreSettings(settings);
  return count;
}

export function download({ name, blob }: OutFile): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by then; Firefox needs a moment.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const toFile = (name: string, type: string, text: string): OutFile => ({ name, blob: new Blob([text], { type }) });

async function loadEverything(): Promise<Highlight[]> {
  const all: Highlight[] = [];
  await loadAll((batch) => all.push(...batch));
  return all;
}

const formats = () => import('./exchange-formats');

/** Reading and making block the page for a moment: what says so is drawn before. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
