/** `npm test [-- --unit | --e2e | --firefox]`: see run-tests.ts. */
import { runInstalled } from './install.mjs';

runInstalled('run-tests.ts', process.argv.slice(2));
