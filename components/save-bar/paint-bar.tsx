import { render } from 'preact';
import type { PaintBar } from '../../lib/page/save-bar';
import { SaveBar } from './SaveBar';

/** Renders the bar into the shadow root; null takes it out. */
export const paintBar: PaintBar = (container, state, actions) => {
  render(state && <SaveBar state={state} actions={actions} />, container);
};
