import { i18n } from '#i18n';
import { DisplayControls } from '../common/DisplayControls';

/** In a popover, so that the page behind shows at once what is chosen. */
export function DisplayMenu() {
  return (
    <>
      <button type="button" class="display-button" popovertarget="display">
        {i18n.t('display.title')}
      </button>
      <div id="display" popover="auto" role="group" class="display-menu" aria-label={i18n.t('display.title')}>
        <DisplayControls />
      </div>
    </>
  );
}
