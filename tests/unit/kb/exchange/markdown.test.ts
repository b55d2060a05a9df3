import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Highlight } from '../../../../lib/core/model/highlight';
import { toFileNames } from '../../../../lib/kb/exchange/file-name';
import { toMarkdownFiles, toZip } from '../../../../lib/kb/exchange/markdown';
import { toObsidianTag } from '../../../../lib/kb/exchange/markdown-text';
import { toPassageUrl } from '../../../../lib/kb/exchange/text-fragment';
import { anyHighlights, fullHighlight, toHighlight } from '../../../fixtures/highlights';

const EVIL = [
  '---\ntitle: injected\n---',
  '# heading\n## more',
  '[[link]] ![[embed]] [a](javascript:alert(1)) ![x](http://evil/x.png)',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '```js\ncode\n```\n~~~\n    indented',
  '`code` $math$ ==mark== %%comment%% #tag ^block *a* _b_ ~~c~~ | table | \\ \\# &lt; &#35;',
  '- list\n+ list\n* list\n1. list\n2) list\n> quote\n=====\n-----',
  'http://evil.example www.evil.example a@evil.example',
  'line\rline\u2028line\u0085line\vline\fline\0',
];
const file = (changes: Partial<Highlight>): string => toMarkdownFiles([toHighlight(1, changes)])[0]?.text ?? '';
const frontMatter = (text: string): unknown => parse(/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '');

describe('highlights as Markdown', () => {
  it('are a file a page, in the order of the text', () => {
    const [later, first] = [toHighlight(2, { created: '2026-01-01T00:00:00.000Z' }), toHighlight(1)];
    const other = toHighlight(3, { page: { ...first.page, address: 'https://a.cn/', title: 'CON' } });
    const files = toMarkdownFiles([later, first, other]);
    expect(files.map(({ name }) => name)).toEqual(['许昌市召开疫情防控视频调度会议.md', '_CON.md']);
    expect(files[0]?.text.match(/（\d）/g)).toEqual(['（1）', '（2）']);
  });

  it('read like this', () => {
    expect(file({ ...fullHighlight, note: '一行', tags: ['疫情 防控', '2022'] })).toBe(`---
title: "许昌市召开疫情防控视频调度会议"
source: "https://www.example.cn/2022/0506/1.html?from=rss#top"
published: 2022-05-06
created: 2026-05-06
tags:
  - "疫情-防控"
  - "_2022"
---

# 许昌市召开疫情防控视频调度会议

[https\\://www\\.example.cn/2022/0506/1.html?from\\=rss\\#top](<https://www.example.cn/2022/0506/1.html?from=rss#top>)

> 要坚持“动态清零”总方针不动摇（7）

一行

#疫情-防控 #_2022

Mentions: 史根治, 中共许昌市委, 动态清零

Saved 2026-05-06 · [Show on the page](<${toPassageUrl(fullHighlight.page.url, fullHighlight.quote)}>)
`);
  });

  it.each(EVIL)('hold %j as text', (text) => {
    const title = text.replace(/[\s\u0085]+/g, ' ').trim();
    const written = file({
      page: { ...toHighlight(1).page, title: text },
      quote: { type: 'TextQuoteSelector', exact: text, prefix: text, suffix: text },
      note: text,
      entities: [{ id: 'official:x', name: text }],
    });
    const properties = frontMatter(written) as Record<string, unknown>;
    expect(Object.keys(properties)).toEqual(
      ['title', 'aliases', 'source', 'published', 'created'].filter((key) => key in properties),
    );
    expect(properties.title).toBe(title.replaceAll('\0', '').trim());
    const body = written.slice(written.indexOf('\n---\n', 4) + 5);
    for (const line of body.split('\n')) {
      // A line is one of ours, or text in which each mark has its backslash.
      const ownMarks = /^(?:# |> |>$)|^\[(?=.*\]\(<)|\]\(<[^<>\s]*>\)$|\[(?=Show on the page\])/g;
      const bare = line.replace(ownMarks, '').replace(/\\[!-/:-@[-`{-~]/g, 'x');
      expect(bare).not.toMatch(/[`*_[\]{}<>&#$=%~|^@\\]|^\s|^[-+:]|^\d+[.)]|:\/\/|www\./);
    }
    expect(body.match(/^# /gm)).toHaveLength(1);
    expect(body.match(/^---$/gm)).toBeNull();
    expect(written).not.toMatch(/[\0\r\v\f\u0085\u2028\u2029]/);
  });

  it('have properties that are YAML, whatever the page calls itself', () => {
    fc.assert(
      fc.property(anyHighlights, (highlights) => {
        for (const { text } of toMarkdownFiles(highlights)) {
          const properties = frontMatter(text) as Record<string, unknown>;
          expect(Object.keys(properties)).toEqual(
            ['title', 'aliases', 'source', 'published', 'created', 'tags'].filter((key) => key in properties),
          );
          expect(properties.title).toBeTypeOf('string');
        }
      }),
    );
  });

  it('in a zip are the same files', () => {
    const files = toMarkdownFiles([toHighlight(1), fullHighlight]);
    const entries = unzipSync(toZip(files, new Date(2026, 4, 6)));
    expect(Object.entries(entries).map(([name, data]) => ({ name, text: strFromU8(data) }))).toEqual(files);
  });
});

describe('names of files', () => {
  it.each([
    ['新闻：标题', '新闻：标题.md'],
    ['a/b\\c:d*e?f"g<h>i|j#k^l[m]n', 'a b c d e f g h i j k l m n.md'],
    ['..', 'page.md'],
    ['. hidden. ', 'hidden.md'],
    ['', 'page.md'],
    ['nul', '_nul.md'],
    ['COM1.txt', '_COM1.txt.md'],
    ['console', 'console.md'],
    ['a\nb\tc\0d\u202egnp', 'a b cdgnp.md'],
    ['../../etc/passwd', 'etc passwd.md'],
  ])('%j', (title, name) => {
    expect(toFileNames([title], '.md')).toEqual([name]);
  });

  it('are unique, also where case and composition do not count', () => {
    expect(toFileNames(['A', 'a', 'A', 'é', 'e\u0301', 'A 2'], '.md')).toEqual([
      'A.md',
      'a 2.md',
      'A 3.md',
      'é.md',
      'é 2.md',
      'A 2 2.md',
    ]);
  });

  it('are short in bytes and whole in characters', () => {
    for (const title of ['新'.repeat(300), '👨‍👩‍👧‍👦'.repeat(60), `${'a'.repeat(118)}新`]) {
      for (const name of toFileNames([title, title], '.md')) {
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(120);
        expect(name).not.toMatch(/\ufffd|\p{Surrogate}/u);
      }
    }
  });

  it('are taken by every system', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 })), (titles) => {
        const names = toFileNames(titles, '.md');
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(titles.length);
        for (const name of names) expect(name).toMatch(/^[^\p{C}<>:"/\\|?*.\s][^\p{C}<>:"/\\|?*]*\.md$/u);
      }),
    );
  });
});

it.each([
  ['疫情', '疫情'],
  ['zero covid', 'zero-covid'],
  ['#tag', 'tag'],
  ['a/b//c/', 'a/b/c'],
  ['1984', '_1984'],
  ['C++', 'C'],
  ['!!!', ''],
  ['a\n#b', 'a-b'],
])('a tag for Obsidian: %j → %j', (tag, name) => {
  expect(toObsidianTag(tag)).toBe(name);
});
