import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * The one-way order: core → kb, messaging, settings → page → components → entrypoints. Left never imports right,
 * and `page` never imports `kb`. What is told to whom: [folder, what it must not import].
 */
const ORDER = [
  ['lib/core', ['lib/kb', 'lib/messaging', 'lib/settings', 'lib/page', 'components', 'entrypoints']],
  ['lib/kb', ['lib/page', 'components', 'entrypoints']],
  ['lib/messaging', ['lib/page', 'components', 'entrypoints']],
  ['lib/settings', ['lib/page', 'components', 'entrypoints']],
  ['lib/page', ['lib/kb', 'components', 'entrypoints']],
  ['components', ['entrypoints']],
  ['{lib,components,entrypoints}', ['scripts', 'tests']],
  ['scripts', ['tests']],
];
const zones = ORDER.flatMap(([target, others]) =>
  others.map((from) => ({
    target: `./${target}`,
    from: `./${from}`,
    message: `${target} must not import ${from}: see the import order in ARCHITECTURE.md.`,
  })),
);

/** Page text is data, never HTML. */
const NO_HTML_STRINGS = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Page text is data, never HTML: build nodes, or set textContent.',
  },
  {
    selector: 'CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'Page text is data, never HTML: build nodes.',
  },
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Page text is data, never HTML: render it as text.',
  },
];

/** The core is the same everywhere and at any time: what it needs to know is handed in. */
const NO_CLOCK = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'lib/core has no clock: take the date as an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'lib/core has no clock: take the time as an argument.',
  },
];

/** What oxlint has no rule for, and JSX. The rules of typescript-eslint are oxlint's (.oxlintrc.json). */
export default tseslint.config(
  { ignores: ['.output/', '.wxt/', 'node_modules/'] },
  {
    files: ['**/*.{ts,tsx,js,mjs}'],
    languageOptions: { parser: tseslint.parser },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.mjs', '.js'] })] },
    rules: {
      // The zones see only what they can resolve, so WXT's aliases for folders are left alone.
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(@|~|@@|~~)/', message: 'Import by relative path.' }] },
      ],
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'no-restricted-syntax': ['error', ...NO_HTML_STRINGS],
    },
  },
  {
    files: ['lib/core/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              // Pure packages, without a DOM or a clock: schemas, a table of characters, and the diff of two wordings.
              regex: String.raw`^(?!\.{1,2}/|valibot$|opencc-js(/|$)|diff$)`,
              message: 'lib/core imports itself, valibot, opencc-js and diff only.',
            },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...NO_HTML_STRINGS, ...NO_CLOCK],
    },
  },
  // Tests play the pages, and those write themselves as they like.
  { files: ['tests/e2e/**'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['**/*.tsx'], ...jsxA11y.flatConfigs.strict },
  {
    files: ['**/*.tsx'],
    ...reactHooks.configs.flat['recommended-latest'],
    // The plugin would look for React's version; hooks come from Preact.
    settings: { react: { version: '19' } },
  },
  // In files without types oxlint passes these over.
  {
    files: ['**/*.{js,mjs}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: { '@typescript-eslint/ban-ts-comment': 'error', '@typescript-eslint/no-this-alias': 'error' },
  },
);
