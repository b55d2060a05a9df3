import path from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** Modules that the worker does not need. */
const OF_PAGES = /[\\/](?:components|preact|lucide-preact|styles)[\\/]/;
/** Modules that the note does not need. */
const OF_DATABASE = /[\\/](?:dexie|opencc-js|kb|text|match|link|anchor)[\\/]/;

/** See lib/messaging/page-browser.ts. */
const withoutPolyfill = () => ({
  name: 'jiazhu:without-polyfill',
  enforce: 'pre' as const,
  resolveId: (id: string) =>
    id === 'webextension-polyfill' ? path.resolve('lib/messaging/page-browser.ts') : undefined,
});

export default defineConfig({
  imports: false,
  publicDir: 'assets/public',
  // WXT's own choice for Firefox is still version 2.
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  i18n: { localesDir: 'assets/locales' },
  // The polyfill speaks to a document; in a file that is shared with the worker that is the worker's end. No browser
  // from the versions below on needs it.
  vite: ({ browser }) => ({
    plugins: [preact()],
    build: { target: browser === 'firefox' ? 'firefox146' : 'chrome128', modulePreload: { polyfill: false } },
  }),
  // Firefox's store builds the package itself from these, and compares: without what is made by building, or only tests.
  zip: { excludeSources: ['assets/public/kb/**', 'assets/screenshots/**', 'tests/**', 'screenshots/**', '*.log'] },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'unlimitedStorage', 'contextMenus', 'activeTab'],
    // Asked for as the reader chooses where to read (lib/settings/reading-mode.ts); the gate is registered for that.
    optional_host_permissions: ['http://*/*', 'https://*/*'],
    commands: {
      'next-mention': { suggested_key: { default: 'Alt+J' }, description: '__MSG_keys_next__' },
      'previous-mention': { suggested_key: { default: 'Alt+K' }, description: '__MSG_keys_previous__' },
      'open-card': { suggested_key: { default: 'Alt+I' }, description: '__MSG_keys_card__' },
      'save-highlight': { suggested_key: { default: 'Alt+H' }, description: '__MSG_save_command__' },
    },
    // Shown inside pages, in a frame that they cannot read; under an address that no page can know or guess.
    web_accessible_resources: [
      {
        resources: ['note.html'],
        matches: ['http://*/*', 'https://*/*'],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    content_security_policy: {
      extension_pages: "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'",
    },
    // Lines under highlights are painted from these versions on.
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{68fc9d83-04f2-4c4b-9553-0a6d6b2ecd94}',
              strict_min_version: '146.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '128' }),
  }),
  hooks: {
    // What pages and worker share comes as few files: as nine, asking for them took longer than running them.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ name }) => /^(?:reader|interaction|surfaces)$/.test(name)))
        config.plugins?.push(withoutPolyfill());
      for (const output of [config.build?.rolldownOptions?.output ?? []].flat())
        if (output.format !== 'iife')
          output.codeSplitting = {
            groups: [
              {
                name: 'shared',
                test: (id) => !OF_PAGES.test(id) && !OF_DATABASE.test(id),
                minShareCount: 2,
                priority: 3,
              },
              { name: 'shared-database', test: (id) => !OF_PAGES.test(id), minShareCount: 2, priority: 2 },
              // What not even the note needs stays apart from it.
              { name: 'shared-components', minShareCount: 3, priority: 1 },
              { name: 'shared-components', test: /lucide-preact/, minShareCount: 2, priority: 1 },
            ],
          };
    },
  },
});
