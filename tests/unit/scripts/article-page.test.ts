import { describe, expect, it } from 'vitest';
import { toArticlePage } from '../../../scripts/article-page';

const body = (html: string) => /<article>\n([\s\S]*)\n<\/article>/.exec(html)?.[1];

describe('a text file made into a page', () => {
  it('has a paragraph for each run of lines, and a break for each line end within', () => {
    expect(body(toArticlePage('\ufeff\n第一段的\n第二行\r\n \t\r\n\n第二段\n', 'a.txt'))).toBe(
      '<p>第一段的<br>\n第二行</p>\n<p>第二段</p>',
    );
  });

  it('shows mark-up in the text as text', () => {
    expect(body(toArticlePage('<script>alert("1")</script> & 完', 'a.txt'))).toBe(
      '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 完</p>',
    );
    expect(toArticlePage('完', '</title><b>')).toContain('<title>&lt;/title&gt;&lt;b&gt;</title>');
  });
});
