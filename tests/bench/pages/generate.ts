/** The pages that are measured: generated ones, each with one thing in excess, and saved ones where they are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRandom, type Random } from '../anchoring/random';
import { headline, paragraph, sentence } from './text';

export interface BenchPage {
  name: string;
  html: string;
  /** Documents of its frames by their paths. */
  frames?: Record<string, string>;
  /** Scripts of a saved page would look for their servers. */
  isSaved?: boolean;
  /** Text lies in open shadow roots or frames too. */
  isDeep?: boolean;
}

const SAVED = path.resolve(import.meta.dirname, '..', '..', '..', '..', 'shared', 'pages');

const toHtml = (body: string, script = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>防控工作 - 许昌日报</title><meta name="source" content="许昌日报"><meta property="article:published_time" content="2022-05-08T08:00:00+08:00"><style>body{font:17px/1.8 sans-serif;margin:16px}ul{columns:4}article{max-width:42em}</style></head><body>${body}${script && `<script>${script}</script>`}</body></html>`;

/** Paragraphs with inline tags, about `characters` of text in all. */
function article(random: Random, characters: number): string {
  let html = '';
  for (let n = 0; n < characters;) {
    const text = paragraph(random);
    n += text.length;
    html += `<p>${text.replace('会议', '<b>会</b>议').replace('社区', '<a href="#">社区</a>')}</p>`;
  }
  return `<article><h1>许昌部署防控工作</h1>${html}</article>`;
}

function links(random: Random, count: number): string {
  const link = () => `<li><a href="#">${headline(random)}</a> <span>05-08</span></li>`;
  return Array.from({ length: count / 50 }, (_, i) => {
    const list = Array.from({ length: 50 }, link).join('');
    return `<section><h2>第${i + 1}版</h2><ul>${list}</ul></section>`;
  }).join('');
}

const portal = (random: Random): BenchPage => ({ name: 'portal, 5,000 links', html: toHtml(links(random, 5000)) });

const long = (random: Random): BenchPage => ({
  name: 'article, 400,000 characters',
  html: toHtml(article(random, 400_000)),
});

const typical = (random: Random): BenchPage => ({
  name: 'article, 2,000 characters',
  html: toHtml(`<nav>${links(random, 50)}</nav>${article(random, 2000)}<aside>${links(random, 50)}</aside>`),
});

function frames(random: Random): BenchPage {
  const documents = Array.from({ length: 30 }, (_, i) => [`/frame-${i}.html`, toHtml(article(random, 1000))] as const);
  const elements = documents.map(([at]) => `<iframe src="${at}" width="600" height="300"></iframe>`).join('');
  return {
    name: '30 frames',
    html: toHtml(article(random, 1000) + elements),
    frames: Object.fromEntries(documents),
    isDeep: true,
  };
}

/** Declarative, so that the page needs no script. */
function shadows(random: Random): BenchPage {
  const card = () =>
    `<div><template shadowrootmode="open"><h3>${headline(random)}</h3><p>${sentence(random)}</p></template></div>`;
  return {
    name: '2,000 shadow roots',
    html: toHtml(article(random, 1000) + Array.from({ length: 2000 }, card).join('')),
    isDeep: true,
  };
}

/** Cells that change 200 times a second, beside an article; begins when it is told to. */
export function tickerPage(): BenchPage {
  const random = createRandom(8);
  const cells = Array.from({ length: 100 }, () => `<td>${headline(random)}</td>`);
  const rows = Array.from({ length: 10 }, (_, i) => `<tr>${cells.slice(i * 10, i * 10 + 10).join('')}</tr>`).join('');
  const texts = Array.from({ length: 97 }, () => headline(random));
  const script = `
    const texts = ${JSON.stringify(texts)}, cells = document.querySelectorAll('td');
    let n = 0, start = 0;
    function change() {
      for (const due = (performance.now() - start) / 5; n < due; n++)
        cells[(n * 7) % cells.length].firstChild.data = texts[n % texts.length] + n;
    }
    globalThis.begin = () => { start = performance.now(); setInterval(change, 5); };`;
  return {
    name: 'ticker',
    html: toHtml(`<table>${rows}</table>${article(random, 3000)}`, script),
  };
}

/** A list that grows by 20 items at a time to 5,000 when it is told to. */
export function growingPage(): BenchPage {
  const random = createRandom(9);
  const texts = Array.from({ length: 101 }, () => headline(random) + '：' + sentence(random));
  const script = `
    const texts = ${JSON.stringify(texts)}, list = document.querySelector('ol');
    globalThis.grow = (to, done) => {
      const timer = setInterval(() => {
        const items = document.createDocumentFragment();
        for (let i = 0; i < 20; i++) {
          const item = document.createElement('li');
          item.append(texts[(list.childElementCount + i) % texts.length]);
          items.append(item);
        }
        list.append(items);
        if (list.childElementCount >= to) { clearInterval(timer); done(); }
      }, 40);
    };`;
  return { name: 'growing list', html: toHtml(`${article(random, 1000)}<ol></ol>`, script) };
}

export function generatePages(): BenchPage[] {
  return [typical, portal, long, frames, shadows].map((make, i) => make(createRandom(i + 1)));
}

export function loadSavedPages(): BenchPage[] {
  if (!existsSync(SAVED)) return [];
  return readdirSync(SAVED)
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      name: file.replace(/\.html$/, ''),
      html: readFileSync(path.join(SAVED, file), 'utf8'),
      isSaved: true,
    }));
}
