/** What the reader shows in a page, injected when it first has something to show. See lib/page/surfaces.ts. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { cardStyles } from '../../components/card/card-styles';
import { paintCard } from '../../components/card/paint-card';
import { showAs } from '../../components/common/language';
import { paintBar } from '../../components/save-bar/paint-bar';
import { createFrameCards } from '../../lib/page/frame-cards';
import { offer } from '../../lib/page/late-scripts';
import { followPassage } from '../../lib/page/popover-position';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main: () =>
    offer('surfaces', { paintCard, paintBar, styles: cardStyles, follow: followPassage, createFrameCards, showAs }),
});
