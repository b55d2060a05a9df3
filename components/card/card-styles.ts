import tokens from '../../assets/styles/tokens.css?inline';
import pens from '../common/pens.css?inline';
import bar from '../save-bar/save-bar.css?inline';
import card from './card.css?inline';

/** For the card's shadow root, where the page's style sheets and the extension pages' do not reach. */
/**
 * Generic families only. A page's @font-face holds in its shadow trees too: under a name that our stacks look for, and
 * with a unicode-range for each character, it would hear from its server which ones a card has.
 */
const fonts = ':host > div { --serif: serif; --sans: system-ui, sans-serif }';

export const cardStyles = tokens + fonts + pens + card + bar;
