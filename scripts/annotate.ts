/**
 * `npm run annotate -- FILE…`          a table of what is found in text, Markdown or HTML files
 * `npm run annotate -- --json FILE…`   the same as JSON
 * `npm run annotate -- --jsonl`        one document a line in, one answer a line out (see README)
 *
 * `--encoding NAME` is the files' encoding, where it is not to be found out.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { annotate, type Recognizer } from '../lib/core/annotate';
import type { Annotation } from '../lib/core/model/annotation';
import { DaySchema } from '../lib/core/model/entity';
import { fromHtml, fromText, type AnnotatorDocument } from './document';
import { decodeFile, findEncoding, UndecodableText } from './encoding';
import { loadRecognizer } from './recognizer';

const optionalText = v.nullish(v.string());
const optionalDay = v.nullish(DaySchema);
const LineSchema = v.pipe(
  v.object({
    id: v.union([v.string(), v.number()]),
    text: optionalText,
    html: optionalText,
    url: optionalText,
    date: optionalDay,
    context: v.nullish(v.object({ title: optionalText, outlet: optionalText, date: optionalDay, place: optionalText })),
  }),
  v.check((d) => ((d.text ?? null) === null) !== ((d.html ?? null) === null), 'needs either "text" or "html"'),
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

/** Its message is whole: file, and what is wrong with it. */
class UnreadableFile extends Error {}

const READ_ERRORS: Record<string, string> = {
  ENOENT: 'no such file',
  EISDIR: 'is a directory',
  EACCES: 'permission denied',
};
const toMessage = (error: unknown) => (error instanceof Error ? error.message : String(error));

const isHtml = (file: string, text: string) => /\.x?html?$/i.test(file) || /^\s*<(?:!doctype|html)/i.test(text);

function readDocument(file: string, label: string | undefined): { document: AnnotatorDocument; encoding: string } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UnreadableFile(
      `${file}: ${READ_ERRORS[(error as NodeJS.ErrnoException).code ?? ''] ?? toMessage(error)}`,
    );
  }
  try {
    // What makes a file HTML is ASCII, which is the same in whatever has no byte order mark.
    const { text, encoding } = decodeFile(bytes, { isHtml: isHtml(file, bytes.toString('latin1')), label });
    return { document: isHtml(file, text) ? fromHtml(text) : fromText(text), encoding };
  } catch (error) {
    if (error instanceof UndecodableText) throw new UnreadableFile(`${file}: ${error.message}`);
    throw error;
  }
}

function printTable(file: string, encoding: string, { contexts, annotations }: Answer): void {
  console.log(`${file}: ${annotations.length} annotations${encoding === 'utf-8' ? '' : ` (${encoding})`}`);
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

/** Lines end in \n or \r\n only: readline also cuts at U+2028, which may stand in a JSON string. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder(); // drops a byte order mark at the start
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest) yield rest;
}

/** The answer to one line. Throws with what is wrong with it. */
export function answerLine(line: string, recognizer: Recognizer): string {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (error) {
    throw new Error(`not JSON: ${toMessage(error)}`, { cause: error });
  }
  const parsed = v.safeParse(LineSchema, data);
  if (!parsed.success) throw new Error(`${v.getDotPath(parsed.issues[0]) ?? 'document'}: ${parsed.issues[0].message}`);
  const { id, text, html, url, date, context } = parsed.output;
  const known = {
    title: context?.title ?? undefined,
    outlet: context?.outlet ?? undefined,
    date: context?.date ?? date ?? undefined,
    place: context?.place ?? undefined,
  };
  const document =
    typeof text === 'string' ? fromText(text, url ?? undefined, known) : fromHtml(html ?? '', url ?? undefined, known);
  const answer = annotateDocument(document, recognizer);
  return JSON.stringify({ id, ...(typeof html === 'string' && { text: document.text }), ...answer });
}

async function annotateLines(recognizer: Recognizer): Promise<number> {
  let status = 0;
  let number = 0;
  for await (const line of readLines(process.stdin)) {
    number++;
    if (line.trim() === '') continue;
    try {
      process.stdout.write(`${answerLine(line, recognizer)}\n`);
    } catch (error) {
      console.error(`line ${number}: ${toMessage(error)}`);
      status = 1;
    }
  }
  return status;
}

function annotateFiles(
  files: readonly string[],
  { json, encoding: label }: { json?: boolean; encoding?: string },
  recognizer: Recognizer,
): number {
  let status = 0;
  const answers: unknown[] = [];
  for (const file of files) {
    try {
      const { document, encoding } = readDocument(file, label);
      const answer = annotateDocument(document, recognizer);
      if (json) answers.push({ file, ...(encoding !== 'utf-8' && { encoding }), ...answer });
      else printTable(file, encoding, answer);
    } catch (error) {
      console.error(error instanceof UnreadableFile ? error.message : `${file}: ${toMessage(error)}`);
      status = 2;
    }
  }
  if (json) console.log(JSON.stringify(answers, null, 2));
  return status;
}

const USAGE = 'usage: npm run annotate -- [--json] [--encoding NAME] FILE… | --jsonl';

const parseCommand = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, jsonl: { type: 'boolean' }, encoding: { type: 'string' } },
  });

function findMisuse({ values, positionals: files }: ReturnType<typeof parseCommand>): string | null {
  const { jsonl, encoding } = values;
  if (encoding !== undefined && findEncoding(encoding) === null) return `unknown encoding ${encoding}`;
  if (!jsonl) return files.length === 0 ? USAGE : null;
  if (encoding !== undefined) return `--jsonl reads UTF-8 and takes no --encoding\n${USAGE}`;
  return files.length > 0 ? `--jsonl reads standard input and takes no files (${files[0]})\n${USAGE}` : null;
}

async function main(args: string[]): Promise<number> {
  let command: ReturnType<typeof parseCommand>;
  try {
    command = parseCommand(args);
  } catch (error) {
    console.error(toMessage(error));
    return 2;
  }
  const misuse = findMisuse(command);
  if (misuse) {
    console.error(misuse);
    return 2;
  }
  // whoever reads the answers has had enough (| head -1)
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  let recognizer: Recognizer;
  try {
    recognizer = loadRecognizer();
  } catch (error) {
    console.error(toMessage(error));
    return 2;
  }
  return command.values.jsonl
    ? annotateLines(recognizer)
    : annotateFiles(command.positionals, command.values, recognizer);
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2));
