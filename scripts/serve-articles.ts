import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { TextDecoder } from '@exodus/bytes/encoding.js';
import { toArticlePage } from './article-page';
import { guessEncoding } from './encoding';

export interface ArticleServer {
  /** One address a file, in order. */
  urls: string[];
  close(): void;
}

/**
 * Serves articles on the loopback interface, since the browser lets no extension into file:// pages unasked: HTML as
 * it is but for its scripts, anything else as text made into a page. Files are read at each request, so reloading shows an edit.
 */
export async function serveArticles(files: string[]): Promise<ArticleServer> {
  const paths = files.map((file, i) => `/${i + 1}/${encodeURIComponent(path.basename(file))}`);
  const server = createServer((request, response) => {
    const file = files[paths.indexOf(request.url ?? '')];
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    try {
      const bytes = readFileSync(file);
      // The charset that a file declares decides, GB 18030 included; a saved page often lost it with its HTTP headers.
      const isDeclared = isHtml(file) && /<meta[^>]+charset=/i.test(bytes.toString('latin1'));
      const text = isDeclared ? bytes : new TextDecoder(guessEncoding(bytes)).decode(bytes);
      const page = isHtml(file) ? text : toArticlePage(String(text), path.basename(file));
      // A saved page's scripts find themselves on another host: they send the reader away or wait for their servers.
      const headers = {
        'content-security-policy': "script-src 'none'",
        'content-type': isDeclared ? 'text/html' : 'text/html; charset=utf-8',
      };
      response.writeHead(200, headers).end(page);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error));
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { urls: paths.map((at) => `http://127.0.0.1:${port}${at}`), close: () => void server.close() };
}

function isHtml(file: string): boolean {
  return /\.x?html?$/i.test(file);
}
