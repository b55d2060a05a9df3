/** The project's own modules inside a page of the extension, where no message leads to what they do. */
import path from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './run';

const bundles = new Map<string, Promise<string>>();

/** One script that puts the exports of a module (path from the project's folder) on `globalThis`. */
export function bundle(file: string, name: string): Promise<string> {
  const key = `${file} ${name}`;
  const made = bundles.get(key) ?? make(file, name);
  bundles.set(key, made);
  return made;
}

async function make(file: string, name: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as own from './${file}'; globalThis[${JSON.stringify(name)}] = own;`,
      resolveDir: ROOT,
    },
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
    tsconfig: path.join(ROOT, 'tsconfig.json'),
  });
  return outputFiles[0]!.text;
}
