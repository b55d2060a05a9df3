/** What of the reader answers to pointer, keyboard and selection; injected once there are marks. See lib/page/interaction.ts. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createInteraction } from '../../lib/page/interaction';
import { offer } from '../../lib/page/late-scripts';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main: () => offer('interaction', createInteraction),
});
