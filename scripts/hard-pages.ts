/** Made-up pages whose type is set in ways that marks and cards have to bear; the pictures of them are looked at. */

export interface HardPage {
  name: string;
  /** What is in the body; the pointer goes to the element with the id `at`. */
  body: string;
  style?: string;
  /** The document of its one frame, in which `at` is then. */
  frame?: string;
}

const LEAD =
  '市委书记<b id="at">史根治</b>主持召开专题会议，市长刘涛出席。市疫情防控指挥部通报了近期情况，要求应隔尽隔、动态清零，不漏一户、不落一人。';
const MORE =
  '雨停了以后，街上的人渐渐多起来，卖早点的摊子冒着热气，上学的孩子三三两两从巷口走过。省卫健委的工作组在社区里走访，问老人家里缺不缺药，水电通不通。';
const LAST = '河南省委书记楼阳生说，干部要沉下去，把群众的急事难事放在心上。史根治表示，许昌将坚决落实。';
const ARTICLE = `<h1>许昌部署近期防控工作</h1><p>${LEAD}</p><p>${MORE}</p><p>${LAST}</p>`;

export const HARD_PAGES: readonly HardPage[] = [
  { name: 'plain', body: ARTICLE },
  {
    name: 'ruby',
    body: `<h1>许昌部署近期防控工作</h1><p>市委书记<ruby id="at">史<rt>shǐ</rt>根<rt>gēn</rt>治<rt>zhì</rt></ruby>主持会议，市长<ruby>刘<rt>liú</rt>涛<rt>tāo</rt></ruby>出席，要求<ruby>动<rt>dòng</rt>态<rt>tài</rt>清<rt>qīng</rt>零<rt>líng</rt></ruby>。</p><p>${MORE}</p><p>${LAST}</p>`,
  },
  {
    name: 'vertical',
    body: `<article>${ARTICLE}${ARTICLE.replace(' id="at"', '')}</article>`,
    style: 'article{writing-mode:vertical-rl;height:440px;overflow-x:auto;max-width:100%}',
  },
  {
    name: 'vertical-left-edge',
    body: `<article><p>${MORE}</p><p>${LEAD}</p></article>`,
    style: 'article{writing-mode:vertical-rl;height:600px;position:absolute;left:0;top:0}',
  },
  {
    name: 'frame',
    body: `<h1>许昌日报</h1><p>${MORE}</p><iframe src="frame.html"></iframe>`,
    style: 'iframe{width:100%;height:260px;border:1px solid gray}',
    frame: ARTICLE,
  },
  {
    name: 'shadow',
    body: `<x-news><b slot="name">史根治</b></x-news><p>${MORE}</p><script>customElements.define('x-news', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<style>p{padding:1em;border-radius:8px;background:#1d3a5f;color:#fff}</style><p>市委书记<slot name="name"></slot>主持，市长<i id="at">刘涛</i>出席，市疫情防控指挥部要求应隔尽隔。</p>'; } });</script>`,
  },
  { name: 'letter-spaced', body: ARTICLE, style: 'p{letter-spacing:.6em}' },
  { name: 'justified', body: ARTICLE, style: 'p{text-align:justify;text-indent:2em}' },
  {
    name: 'placed',
    body: `<div>${['许昌市委书记史', '根治主持会议，市', '疫情防控指挥部要', '求应隔尽隔、动态', '清零，市长刘涛出席。'].map((line, i) => `<span${i === 0 ? ' id="at"' : ''} style="top:${40 + i * 44}px">${line}</span>`).join('')}</div><p>${MORE}</p>`,
    style:
      'div{position:relative;height:300px}span{position:absolute;left:30px;white-space:pre;font-size:28px;line-height:1}',
  },
  {
    name: 'broken-line',
    body: `<p>在这一天的早晨，市委书记<b id="at">史根治</b>和市疫情防控指挥部要求动态清零。</p><p>${LEAD.replace(' id="at"', '')}</p><p>${MORE}</p>`,
    style: 'p{width:14em;overflow-wrap:anywhere}',
  },
  {
    name: 'columns',
    body: ARTICLE,
    style: 'body{columns:2;column-gap:2em}h1{column-span:all}',
  },
  { name: 'dark', body: ARTICLE, style: ':root{color-scheme:dark}body{background:#0b0d10;color:#c9d1d9}' },
  {
    name: 'light-only',
    body: ARTICLE,
    style: ':root{color-scheme:light}body{background:#fff8e8;color:#333}',
  },
  {
    name: 'coloured',
    body: `<div class="red"><h1>要闻</h1><p>${LEAD}</p></div><div class="picture"><p>${LAST}</p></div><p>市长<a href="#a">刘涛</a>与<a href="#b">市疫情防控指挥部</a>、<mark>动态清零</mark>、<u>应隔尽隔</u>。</p>`,
    style:
      '.red{background:#c8161d;color:#ffe9a8;padding:1em}.picture{background:linear-gradient(90deg,#123,#9bd);color:#fff;padding:1em}',
  },
  {
    name: 'traditional',
    body: '<h1>許昌部署近期防控工作</h1><p>市委書記<b id="at">史根治</b>主持召開專題會議，市長劉濤出席。市疫情防控指揮部通報了近期情況，要求應隔盡隔、動態清零。</p><p>河南省委書記樓陽生說，幹部要沉下去，省衞健委的工作組在社區裏走訪。</p>',
  },
  {
    name: 'corner',
    body: `<p>${MORE}</p><footer>市委书记<b id="at">史根治</b></footer>`,
    style: 'footer{position:fixed;right:4px;bottom:4px}',
  },
  {
    name: 'headline',
    body: ARTICLE.replace(' id="at"', '').replace('许昌部署', '<b id="at">史根治</b>部署许昌'),
    style: 'h1{font-size:56px;line-height:1.15}',
  },
  { name: 'tight', body: ARTICLE, style: 'p{font-size:12px;line-height:1.1}' },
  {
    name: 'turned',
    body: `<div>${ARTICLE}</div>`,
    style: 'div{transform:rotate(6deg) scale(.9);margin-top:60px}',
  },
];

export function toHtml(body: string, style = ''): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>许昌部署近期防控工作</title><style>:root{color-scheme:light dark}body{margin:0 auto;max-width:46em;padding:16px;font:18px/1.9 'Noto Serif CJK SC',serif}${style}</style><body>${body}</body></html>`;
}
