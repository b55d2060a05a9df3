/**
 * `npm run annotate -- FILE…`          a table of what is found in text, Markdown or HTML files
 * `npm run annotate -- --json FILE…`   the same as JSON
 * `npm run annotate -- --jsonl`        one document a line in, one answer a line out (see README)
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { annotate, type Recognizer } from '../lib/core/annotate';
import type { Annotation } from '../lib/core/model/annotation';
import { fromHtml, fromText, type AnnotatorDocument } from './document';
import { loadRecognizer } from './recognizer';

const optionalText = v.optional(v.nullable(v.string()));
const LineSchema = v.pipe(
  v.object({
    id: v.union([v.string(), v.number()]),
    text: v.optional(v.string()),
    html: v.optional(v.string()),
    url: v.optional(v.string()),
    date: v.optional(v.string()),
    context: v.optional(
      v.object({ title: optionalText, outlet: optionalText, date: optionalText, place: optionalText }),
    ),
  }),
  v.check((d) => (d.text === undefined) !== (d.html === undefined), 'needs either "text" or "html"'),
);

interface Answer {
  contexts: { start: number; end: number; date: string | null; place: string | null; outlet: string | null }[];
  annotations: Annotation[];
}

/** Annotates a document; offsets are into its text. */
export function annotateDocument({ text, blocks, facts }: AnnotatorDocument, recognizer: Recognizer): Answer {
  const found = annotate(blocks, facts, recognizer);
  return {
    contexts: found.contexts.map((c) => ({
      start: c.from === 0 ? 0 : blocks[c.from]!.start,
      end: c.to >= blocks.length ? text.length : blocks[c.to]!.start,
      date: c.date ?? null,
      place: c.placeName ?? null,
      outlet: c.outlet ?? null,
    })),
    annotations: found.blocks.flatMap((b, i) =>
      b.annotations.map((a) => ({ ...a, start: a.start + blocks[i]!.start, end: a.end + blocks[i]!.start })),
    ),
  };
}

class UnreadableFile extends Error {}

function readDocument(file: string): AnnotatorDocument {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UnreadableFile(
      `${file}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (error as Error).message}`,
    );
  }
  if (bytes.includes(0)) throw new UnreadableFile(`${file}: not a text file (it has NUL bytes)`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(`${file}: not UTF-8 text`);
  }
  return /\.x?html?$/i.test(file) || /^\s*<(?:!doctype|html)/i.test(text) ? fromHtml(text) : fromText(text);
}

function printTable(file: string, document: AnnotatorDocument, { contexts, annotations }: Answer): void {
  console.log(`${file}: ${annotations.length} annotations`);
  for (const c of contexts)
    console.log(`  article ${c.start}–${c.end}: ${[c.outlet, c.date, c.place].map((x) => x ?? '?').join(' · ')}`);
  for (const a of annotations) {
    const why = a.why
      .map(
        (w) =>
          w.code + ((w.text ?? w.place ?? w.with) ? `(${(w.text ?? w.place ?? w.with)!.replace(/\s+/g, '')})` : ''),
      )
      .join(' ');
    console.log(
      `  ${String(a.start).padStart(6)}  ${a.type.padEnd(8)} ${a.status === 'possible' ? '? ' : '  '}${a.surface.replace(/\s+/g, '')} → ${a.name}${a.office ? ` (${a.office.title}, ${a.office.basis})` : ''}  [${why}]`,
    );
  }
}

async function annotateLines(recognizer: Recognizer): Promise<number> {
  let bad = 0;
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    let data: unknown;
    try {
      data = JSON.parse(line);
    } catch (error) {
      bad++;
      console.error(`line ${number}: not JSON: ${(error as Error).message}`);
      continue;
    }
    const parsed = v.safeParse(LineSchema, data);
    if (!parsed.success) {
      bad++;
      console.error(`line ${number}: ${v.getDotPath(parsed.issues[0]) ?? 'document'}: ${parsed.issues[0].message}`);
      continue;
    }
    const { id, text, html, url, date, context } = parsed.output;
    const known = {
      title: context?.title ?? undefined,
      outlet: context?.outlet ?? undefined,
      date: context?.date ?? date,
      place: context?.place ?? undefined,
    };
    const document = text !== undefined ? fromText(text, url, known) : fromHtml(html!, url, known);
    const answer = annotateDocument(document, recognizer);
    process.stdout.write(`${JSON.stringify({ id, ...(html !== undefined && { text: document.text }), ...answer })}\n`);
  }
  return bad;
}

async function main(args: string[]): Promise<number> {
  const files = args.filter((a) => !a.startsWith('--'));
  const unknown = args.find((a) => a.startsWith('--') && !['--json', '--jsonl'].includes(a));
  if (unknown || (files.length === 0 && !args.includes('--jsonl'))) {
    console.error(unknown ? `unknown option ${unknown}` : 'usage: npm run annotate -- [--json] FILE… | --jsonl');
    return 2;
  }
  const recognizer = loadRecognizer();
  if (args.includes('--jsonl')) return (await annotateLines(recognizer)) > 0 ? 1 : 0;
  let status = 0;
  const answers: unknown[] = [];
  for (const file of files) {
    try {
      const document = readDocument(file);
      const answer = annotateDocument(document, recognizer);
      if (args.includes('--json')) answers.push({ file, ...answer });
      else printTable(file, document, answer);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      console.error(error.message);
      status = 2;
    }
  }
  if (args.includes('--json')) console.log(JSON.stringify(answers, null, 2));
  return status;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2));
