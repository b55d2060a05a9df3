import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerLine, readLines } from '../../../scripts/annotate';
import { fromHtml, fromText } from '../../../scripts/document';
import { loadRecognizer } from '../../../scripts/recognizer';
import { runScript } from './run-script';

describe('HTML as a document', () => {
  it.each([
    ['', ''],
    ['<!-- 注 -->', ''],
    ['<!doctype html>', ''],
    ['史根治', '史根治'],
    ['<!-- <html> -->史根治', '史根治'],
    ['市委<b>史根治</b>书记', '市委史根治书记'],
    ['<p>史根治</p><p>高伟山</p>', '史根治\n\n高伟山'],
    ['<!doctype html><title>题</title><p>史根治</p>', '史根治'],
    ['<head><title>题</title></head><body>史根治</body>', '史根治'],
  ])('%j is read whole', (html, text) => expect(fromHtml(html).text).toBe(text));
  it('has its title without a head', () => {
    expect(fromHtml('<title>题</title><p>史根治</p>').facts.title?.value).toBe('题');
  });
});

describe('front matter', () => {
  const dated = (date: string) => fromText(`---\ndate: ${date}\n---\n\n文`).facts.date?.value;
  it('dates by days of the calendar', () => {
    expect(dated('2022-05-06 08:00')).toBe('2022-05-06');
    expect(dated('May 6, 2022')).toBe('2022-05-06');
    expect(dated('2022-02-31')).toBeUndefined();
    expect(dated('2022-13-45')).toBeUndefined();
  });
});

describe('a line of JSON', () => {
  const recognizer = loadRecognizer();
  const answer = (line: object) => JSON.parse(answerLine(JSON.stringify(line), recognizer)) as { contexts: object[] };
  it('may leave things null', () => {
    expect(answer({ id: 1, text: '文', html: null, url: null, date: null, context: null })).toMatchObject({ id: 1 });
    expect(answer({ id: 1, text: '文', context: { title: null, date: '2022-05-06' } }).contexts).toMatchObject([
      { date: '2022-05-06' },
    ]);
  });
  it.each([
    [{ id: 1, text: '文', date: '2022-13-45' }, /date: no such day/],
    [{ id: 1, text: '文', context: { date: '去年' } }, /context\.date: a day is/],
    [{ id: 1, text: '文', context: { date: '' } }, /context\.date/],
    [{ id: 1, text: '文', html: '文' }, /either/],
    [{ id: 1, text: null }, /either/],
  ])('is refused: %j', (line, message) => expect(() => answer(line)).toThrow(message));

  it('ends at \\n only, after a byte order mark that is dropped, wherever the chunks end', async () => {
    const bytes = new TextEncoder().encode('\ufeff{"a":"一\u2028二"}\r\n\n三');
    const lines: string[] = [];
    const chunks = (async function* () {
      await Promise.resolve();
      for (const byte of bytes) yield new Uint8Array([byte]);
    })();
    for await (const line of readLines(chunks)) lines.push(line);
    expect(lines).toEqual(['{"a":"一\u2028二"}\r', '', '三']);
  });
});

describe('npm run annotate', { timeout: 30_000 }, () => {
  it('takes no files with --jsonl', async () => {
    const { status, stderr } = await runScript('annotate.ts', ['--jsonl', 'a.txt']);
    expect(status).toBe(2);
    expect(stderr).toContain('takes no files');
  });
  it('says of a directory that it is one, and reads the others', async () => {
    const { status, stderr, stdout } = await runScript('annotate.ts', ['tests', 'README.md']);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'tests: is a directory\n' });
    expect(stdout).toContain('README.md:');
  });
  it('reads GB 2312 and Big5, and says so; what is damaged is one line', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'jiazhu-annotate-'));
    const write = (name: string, hex: string) => {
      writeFileSync(path.join(folder, name), Buffer.from(hex, 'hex'));
      return path.join(folder, name);
    };
    // 许昌市委书记史根治, made with Python's codecs; 河南省委書記樓陽生
    const gbk = 'd0edb2fdcad0ceafcae9bcc7cab7b8f9d6ce';
    const big5 = 'aa65ab6eacd9a965aed1b04fbcd3b6a7a5cd';
    const declared = Buffer.from('<!doctype html><meta charset=gb2312><p>').toString('hex');
    const files = [write('a.txt', gbk), write('b.txt', big5), write('c.html', declared + gbk), 'README.md'];
    const damaged = write('d.txt', `${gbk}ff`);
    try {
      const { status, stdout, stderr } = await runScript('annotate.ts', ['--json', ...files, damaged]);
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: `${damaged}: neither valid UTF-8 nor GB 18030 nor Big5; --encoding names another\n`,
      });
      const answers = JSON.parse(stdout) as { encoding?: string; annotations: { name: string }[] }[];
      expect(answers.map(({ encoding }) => encoding)).toEqual(['gb18030', 'big5', 'gbk', undefined]);
      const names = answers.map(({ annotations }) => annotations.map(({ name }) => name));
      expect(names[0]).toContain('史根治');
      expect(names[1]).toContain('楼阳生');
      expect(names[2]).toEqual(names[0]);
      const wrong = await runScript('annotate.ts', ['--encoding', 'utf-8', files[0]!]);
      expect(wrong).toMatchObject({ status: 2, stderr: `${files[0]}: not valid utf-8\n` });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  it.each([
    [['--encoding', 'gb9', 'README.md'], 'unknown encoding gb9\n'],
    [['--jsonl', '--encoding', 'gbk'], /takes no --encoding/],
    [['--colour', 'README.md'], /^Unknown option '--colour'[^\n]*\n$/],
  ])('refuses %j', async (args, message) => {
    const { status, stderr } = await runScript('annotate.ts', args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
  it('answers the good lines and tells the number of the bad', async () => {
    const input =
      '\ufeff{"id":1,"html":""}\n{"id":2,"text":"文","date":"2022-13-45"}\n{"id":3,"text":"文","context":null}\n';
    const { status, stderr, stdout } = await runScript('annotate.ts', ['--jsonl'], { input });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^line 2: date: [^\n]+\n$/);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((l) => (JSON.parse(l) as { id: number }).id),
    ).toEqual([1, 3]);
  });
  it('ends quietly when its reader has had enough', async () => {
    const input = `{"id":1,"text":"许昌市委书记史根治"}\n`.repeat(3000);
    expect(await runScript('annotate.ts', ['--jsonl'], { input, closeAfterFirst: true })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});
