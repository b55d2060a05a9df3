/** The article's own title, without the site's name behind it: …_网易新闻, … - 新华网, … | 中央社. */

const SEPARATOR = /\s*(?:_{1,2}|[|｜]|\s[-–—]{1,2}\s|(?<=[\u3400-\u9fff”》！？])[-–—](?=[\u3400-\u9fffA-Za-z]))\s*/;
const SITE =
  /(?:网|網|报|報|新闻|新聞|频道|頻道|客户端|社|台|在线|政府|门户|首页|資訊|资讯|中心|腾讯|搜狐|澎湃|观察者|百度|头条|NEWS|\.com|\.cn|BBC|Yahoo|中文|House)/i;

/** `site` is the outlet as the page states it, if it does. */
export function stripSiteName(title: string, site?: string): string {
  const parts = title
    .replace(/\s+/g, ' ')
    .trim()
    .split(SEPARATOR)
    .filter((part) => part !== '');
  while (parts.length > 1) {
    const last = parts.at(-1) as string;
    const isSite =
      (site !== undefined && (last.includes(site) || site.includes(last))) || (last.length <= 14 && SITE.test(last));
    // A column's name (时政, 河南要闻) goes with the site's, if it is short and what remains is a title.
    if (!isSite && !(last.length <= 4 && (parts[0] as string).length >= 8)) break;
    parts.pop();
  }
  // A rest of several parts is the title's own punctuation: give it back as it was.
  const end =
    parts.length === 1
      ? (parts[0] as string).length
      : title
          .replace(/\s+/g, ' ')
          .trim()
          .indexOf(parts.at(-1) as string) + (parts.at(-1) as string).length;
  return parts.length === 1 ? (parts[0] as string) : title.replace(/\s+/g, ' ').trim().slice(0, end);
}

/** The headline element's text: the only h1, or the one whose words the document's title has too; null otherwise. */
export function findHeadline(document: Document): string | null {
  const headings = [...document.querySelectorAll('h1')].map((h1) => (h1.textContent ?? '').replace(/\s+/g, ' ').trim());
  const title = document.title.replace(/\s+/g, ' ');
  const readable = headings.filter((text) => (text.match(/[\u3400-\u9fff]/g)?.length ?? 0) >= 5);
  return readable.find((text) => title.includes(text)) ?? (readable.length === 1 ? (readable[0] as string) : null);
}
