import { i18n } from '#i18n';
import { openKeySettings, useKeys } from './use-keys';

/** The keys that the browser has given to Jiazhu, and the way to others. */
export function Keys() {
  const keys = useKeys();
  if (keys.length === 0) return null;
  return (
    <div class="keys">
      <dl>
        {keys.map(({ name, does, key }) => (
          <div key={name}>
            <dt>{does}</dt>
            <dd>{key ? <kbd>{key}</kbd> : i18n.t('keys.none')}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button" onClick={openKeySettings}>
        {i18n.t('keys.change')}
      </button>
    </div>
  );
}
