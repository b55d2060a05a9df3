/** `npm start [-- FILE…]`: see preview.ts. */
import { runInstalled } from './install.mjs';

runInstalled('preview.ts', process.argv.slice(2));
