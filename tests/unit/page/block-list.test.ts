import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { holdsBlock, isSameList, replaceBlocks, type ReadBlock } from '../../../lib/page/block-list';
import { findContainers } from '../../../lib/page/observer';
import { readPageText } from '../../../lib/page/page-text';

const toDocument = (html: string): Document =>
  (parseHTML(`<html><body>${html}</body></html>`) as unknown as { document: Document }).document;
let document = toDocument('');

/** linkedom compares depths where nodes have different parents; browsers compare the order of the document. */
function mendDocumentPosition(): void {
  let owner = document.createTextNode('') as Node;
  while (!Object.hasOwn(owner, 'compareDocumentPosition')) owner = Object.getPrototypeOf(owner) as Node;
  const path = (node: Node): number[] =>
    node.parentNode ? [...path(node.parentNode), [...node.parentNode.childNodes].indexOf(node as ChildNode)] : [];
  owner.compareDocumentPosition = function (this: Node, other: Node) {
    const [a, b] = [path(this), path(other)];
    const at = a.findIndex((index, depth) => index !== b[depth]);
    return (a[at] ?? -1) < (b[at] ?? -1) ? 4 : 2;
  };
}
mendDocumentPosition();

function readAll(html: string): ReadBlock[] {
  document = toDocument(html);
  const { blocks } = readPageText(document);
  return blocks.map((block) => ({
    block,
    tree: document,
    packed: `annotations of ${block.text}`,
    said: {},
    article: 0,
  }));
}
const reread = (root: Element) => ({ root, blocks: readPageText(root).blocks });
const byId = (id: string): Element => document.getElementById(id) as Element;
const show = (list: readonly ReadBlock[]): string[] =>
  list.map(({ block, packed }) => block.text + (packed ? '' : ' (new)'));

describe('replaceBlocks', () => {
  it('asks only for the block that changed', () => {
    const old = readAll('<p>甲</p><p id="b">乙</p><p>丙</p>');
    byId('b').textContent = '丁';
    expect(show(replaceBlocks(old, [reread(byId('b'))]))).toEqual(['甲', '丁 (new)', '丙']);
  });
  it('puts an added block in its place', () => {
    const old = readAll('<p>甲</p><p id="c">丙</p>');
    const added = document.createElement('p');
    added.textContent = '乙';
    byId('c').before(added);
    expect(show(replaceBlocks(old, [reread(added)]))).toEqual(['甲', '乙 (new)', '丙']);
  });
  it('drops blocks that have left the page', () => {
    const old = readAll('<p>甲</p><p id="b">乙</p>');
    byId('b').remove();
    expect(show(replaceBlocks(old, []))).toEqual(['甲']);
  });
  it('keeps the annotations of text that was rendered anew', () => {
    const old = readAll('<div id="app"><p>甲</p><p>乙</p></div>');
    const paragraphs = ['甲', '新', '乙'].map((text) => {
      const p = document.createElement('p');
      p.textContent = text;
      return p;
    });
    byId('app').replaceChildren(...paragraphs);
    const list = replaceBlocks(old, [reread(byId('app'))]);
    expect(show(list)).toEqual(['甲', '新 (new)', '乙']);
    expect(isSameList(old, list)).toBe(false);
  });
  it('knows a page that is as it was', () => {
    const old = readAll('<div id="app"><p>甲</p></div>');
    expect(isSameList(old, replaceBlocks(old, [reread(byId('app'))]))).toBe(true);
  });
});

describe('findContainers', () => {
  it('names the outermost changed blocks, and the whole page where the body itself changed', () => {
    readAll('<div id="app"><p id="p">甲<b id="b">乙</b></p></div><hr>裸');
    expect(findContainers([byId('b').firstChild as Node], document, () => false)).toEqual([byId('p')]);
    expect(findContainers([byId('b'), byId('app')], document, () => false)).toEqual([byId('app')]);
    expect(findContainers([document.body.lastChild as Node], document, () => false)).toBe('all');
  });
  it('ignores what is not read', () => {
    readAll('<div contenteditable="true"><p id="p">甲</p></div><div hidden><p id="q">乙</p></div>');
    expect(findContainers([byId('p'), byId('q')], document, () => false)).toEqual([]);
  });
  it('names what was read and has gone into an editor, of which nothing is read then', () => {
    const old = readAll('<p id="p">甲</p><p>乙</p><div id="editor" contenteditable="true"></div>');
    byId('editor').append(byId('p'));
    const changes = findContainers([byId('p')], document, (element) => holdsBlock(old, element));
    expect(changes).toEqual([byId('editor')]);
    expect(show(replaceBlocks(old, [reread(byId('editor'))]))).toEqual(['乙']);
  });
});
