import { i18n } from '#i18n';
import { READING_DAYS, type ReadingDays } from '../../../lib/settings/settings';

export interface LogSettingsProps {
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
  days: ReadingDays;
  onDays: (days: ReadingDays) => void;
  count: number;
  onClear: () => void;
}

export function LogSettings({ isOn, onSwitch, days, onDays, count, onClear }: LogSettingsProps) {
  return (
    <div class="log-settings">
      <label>
        <input type="checkbox" checked={isOn} onChange={(event) => onSwitch(event.currentTarget.checked)} />
        {i18n.t('log.on')}
      </label>
      <label>
        {i18n.t('log.keepFor')}
        <select
          value={String(days)}
          onChange={({ currentTarget }) => onDays(READING_DAYS[currentTarget.selectedIndex] ?? days)}
        >
          {READING_DAYS.map((choice) => (
            <option key={choice} value={String(choice)}>
              {choice === 'always' ? i18n.t('log.always') : i18n.t('log.days', [String(choice)])}
            </option>
          ))}
        </select>
      </label>
      {count > 0 && (
        <button type="button" class="button" onClick={onClear}>
          {i18n.t('log.clear')}
        </button>
      )}
    </div>
  );
}
