import { render } from 'preact';
import type { PaintCard } from '../../lib/page/card-state';
import { Card } from './Card';

/** Renders the card into the shadow root; null takes it out, so that a closed card holds no text. */
export const paintCard: PaintCard = (container, state, actions) => {
  render(state && <Card state={state} actions={actions} />, container);
};
