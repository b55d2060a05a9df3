import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  imports: false,
  publicDir: 'assets/public',
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  i18n: { localesDir: 'assets/locales' },
  vite: () => ({ plugins: [preact()], build: { target: 'chrome128' } }),
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'unlimitedStorage', 'contextMenus'],
    host_permissions: ['<all_urls>'],
    commands: {
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
      ? { browser_specific_settings: { gecko: { id: 'jiazhu@example.org', strict_min_version: '146.0' } } }
      : { minimum_chrome_version: '128' }),
  }),
  hooks: {
    // The gate is in every page, so it is a plain script of its own, free of WXT's content-script wrapper (13.6 kB with the polyfill).
    'build:manifestGenerated': (_, manifest) => {
      manifest.content_scripts = [
        ...(manifest.content_scripts ?? []),
        { matches: ['http://*/*', 'https://*/*'], js: ['gate.js'], run_at: 'document_idle' },
      ];
    },
  },
});
