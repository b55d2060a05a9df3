/** jieba's dictionary (MIT): words of Chinese with how often they were counted, and their part of speech. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const require = createRequire(import.meta.url);

export function readDictionary(): { word: string; count: number; tag: string }[] {
  const file = path.join(path.dirname(require.resolve('@node-rs/jieba/package.json')), 'dict.txt');
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => {
      const [word = '', count = '0', tag = ''] = line.split(' ');
      return { word, count: Number(count), tag };
    });
}
