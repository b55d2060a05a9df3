import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readPageText, readPageTextInSlices, type PageBlock } from '../../../lib/page/page-text';
import { toBlockOffset, toBoundaries } from '../../../lib/page/ranges';

const toDocument = (body: string): Document =>
  parseHTML(`<html><head><title>题</title></head><body>${body}</body></html>`).document;
const read = (body: string): PageBlock[] => readPageText(toDocument(body)).blocks;
const texts = (body: string): string[] => read(body).map(({ text }) => text);

describe('readPageText', () => {
  it.each<[name: string, html: string, expected: string[]]>([
    [
      'each block element is a block',
      '<h1>标题</h1><p>正文</p><ul><li>一</li><li>二</li></ul>',
      ['标题', '正文', '一', '二'],
    ],
    ['inline elements join without a gap', '<p>市委<b>书</b>记<a href="#">史<em>根治</em></a></p>', ['市委书记史根治']],
    ['text around an inner block is two runs', '<div>前文<p>中段</p>后文</div>', ['前文', '中段', '后文']],
    ['a line break is one line feed', '<p>上<br>下</p>', ['上\n下']],
    ['line breaks do not pile up', '<p>上<br><br><br>下</p>', ['上\n下']],
    ['a line break at the beginning is nothing', '<p><br>下</p>', ['下']],
    ['white space is one space for each character', '<p>史\n\t根\u00a0治\u3000</p>', ['史  根 治 ']],
    ['indentation before a run is left out', '<div>\n  <span>史根治</span></div>', ['史根治']],
    ['text without Han is dropped', '<p>English only, 2022</p><p>许昌</p>', ['许昌']],
    [
      'scripts, styles and controls are not read',
      '<p>读<script>"不读"</script><style>/*不读*/</style></p><textarea>不读</textarea><select><option>不读</option></select>',
      ['读'],
    ],
    ['buttons and links are read', '<button>按钮</button><a href="#">链接</a>', ['按钮', '链接']],
    ['code and formulas are not read', '<pre>不读</pre><p>读<code>不读</code><svg><text>不读</text></svg></p>', ['读']],
    [
      'what the reader writes is not read',
      '<div contenteditable="true">不读</div><div contenteditable="false">读</div>',
      ['读'],
    ],
    ['hidden elements are not read', '<p hidden>不读</p><div style="display: none"><p>不读</p></div><p>读</p>', ['读']],
    [
      'readings over characters are not read',
      '<p><ruby>史<rp>(</rp><rt>shǐ音</rt><rp>)</rp></ruby>根治</p>',
      ['史根治'],
    ],
    ['aria-hidden text is read, since it is seen', '<p aria-hidden="true">读</p>', ['读']],
    [
      'table cells are blocks',
      '<table><caption>名单</caption><tr><th>姓名</th><td>史根治</td></tr></table>',
      ['名单', '姓名', '史根治'],
    ],
    [
      'a span that is shown as a block is one',
      '<span style="display:block">甲</span><span style="display:block">乙</span>',
      ['甲', '乙'],
    ],
    ['our own host is not read', '<p>读</p><div data-jiazhu>不读</div>', ['读']],
    ['comments are nothing', '<p>史<!-- 注 -->根治</p>', ['史根治']],
    ['characters outside of the BMP count as two', '<p>𠮷史</p>', ['𠮷史']],
  ])('%s', (_, html, expected) => expect(texts(html)).toEqual(expected));

  it('tells what was hidden, since it may show later', () => {
    const { hidden } = readPageText(toDocument('<div hidden><p>不读</p></div>'));
    expect(hidden.map((element) => element.tagName)).toEqual(['DIV']);
  });

  it('reads the same in slices', async () => {
    const document = toDocument('<p>段<b>落</b></p>'.repeat(500));
    expect((await readPageTextInSlices(document)).blocks).toEqual(readPageText(document).blocks);
  });
});

describe('the way back to the DOM', () => {
  const html = '<p>市委<b>书记</b><br>史<i>根</i>治</p>';

  it('finds the nodes of any span of the text', () => {
    const [block] = read(html) as [PageBlock];
    for (let start = 0; start < block.text.length; start++) {
      for (let end = start + 1; end <= block.text.length; end++) {
        const found = toBoundaries(block, start, end);
        // A span that begins or ends with the line feed has no character of a node there; its neighbour's is as near.
        if (block.text[start] === '\n' || block.text[end - 1] === '\n') continue;
        const text = block.nodes.map(({ node, start: at }) => {
          const from = node === found?.startContainer ? found.startOffset : at < start ? node.length : 0;
          const to = node === found?.endContainer ? found.endOffset : at >= end ? 0 : node.length;
          return node.data.slice(from, Math.max(from, to));
        });
        expect(text.join('')).toBe(block.text.slice(start, end).replace('\n', ''));
      }
    }
  });

  it('goes from a node to the offset in the block', () => {
    const [block] = read(html) as [PageBlock];
    const last = (block.nodes.at(-1) as { node: Text }).node;
    expect(toBlockOffset(block, last, 1)).toBe(block.text.length);
    expect(toBlockOffset(block, toDocument('<p>别处</p>').createTextNode('别'), 0)).toBeNull();
  });

  it('says null once the page has shortened the text', () => {
    const [block] = read('<p>史根治</p>') as [PageBlock];
    (block.nodes[0] as { node: Text }).node.data = '史';
    expect(toBoundaries(block, 0, 3)).toBeNull();
  });
});
