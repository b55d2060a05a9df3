import tokens from '../../assets/styles/tokens.css?inline';
import card from './card.css?inline';

/** For the card's shadow root, where the page's style sheets and the extension pages' do not reach. */
export const cardStyles = tokens + card;
