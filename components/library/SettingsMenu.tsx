import { i18n } from '#i18n';
import { DisplayControls } from '../common/DisplayControls';
import { Keys } from '../common/Keys';
import { useWhere } from '../common/use-where';
import { WhereControls } from '../common/WhereControls';

/** In a popover, so that the page behind shows at once what is chosen. */
export function SettingsMenu() {
  const where = useWhere();
  return (
    <>
      <button type="button" class="settings-button" popovertarget="settings">
        {i18n.t('settings.title')}
      </button>
      <div id="settings" popover="auto" role="group" class="settings-menu" aria-label={i18n.t('settings.title')}>
        <h2>{i18n.t('display.title')}</h2>
        <DisplayControls />
        <h2>{i18n.t('where.title')}</h2>
        <WhereControls {...where} />
        <h2>{i18n.t('keys.title')}</h2>
        <Keys />
      </div>
    </>
  );
}
