import { i18n } from '#i18n';
import { useCallback, useState } from 'preact/hooks';
import type { Snapshot } from '../../../lib/kb/snapshot';
import { countReadings, listReadings } from '../../../lib/kb/readings/store';
import { readingDaysSetting, readingLogSetting } from '../../../lib/settings/settings';
import { describeFailure } from '../../common/storage-failure';
import { PageTitle } from '../PageTitle';
import { keepFor, remove } from './log-actions';
import { LogQuestion } from './LogQuestion';
import { LogSettings } from './LogSettings';
import { MoreButton } from './MoreButton';
import { ReadingDaysList } from './ReadingDaysList';
import { useLog, useSetting } from './use-log';

/** So many pages are drawn, and so many more each time: a long log costs no more than a short one. */
const STEP = 100;

/** Which pages were read, where the reader keeps a log of that; before, the question whether to. */
export function ReadingsPage({ kb }: { kb: Snapshot }) {
  const state = useSetting(readingLogSetting);
  const days = useSetting(readingDaysSetting);
  const [limit, setLimit] = useState(STEP);
  const { value, error } = useLog(
    useCallback(async () => ({ readings: await listReadings(limit), count: await countReadings() }), [limit]),
  );
  if (state === null || days === null) return null;
  const { readings, count } = value ?? { readings: [], count: 0 };
  const isAsked = state !== 'unasked';
  return (
    <>
      <header class="list-head">
        <PageTitle title={i18n.t('log.title')} />
        {isAsked && <p class="intro">{i18n.t(state === 'on' ? 'log.intro' : 'log.off')}</p>}
      </header>
      {!isAsked && <LogQuestion onAnswer={(answer) => void readingLogSetting.setValue(answer)} />}
      {(isAsked || count > 0) && (
        <LogSettings
          isOn={state === 'on'}
          onSwitch={(isOn) => void readingLogSetting.setValue(isOn ? 'on' : 'off')}
          days={days}
          onDays={(chosen) => void keepFor(chosen, days)}
          count={count}
          onClear={() => void remove('all')}
        />
      )}
      {error !== null && (
        <div class="notice notice-failed" role="alert">
          <p>{describeFailure(error)}</p>
        </div>
      )}
      {state === 'on' && value && count === 0 && <p class="remark">{i18n.t('log.empty')}</p>}
      <ReadingDaysList readings={readings} kb={kb} onRemove={(removal) => void remove(removal)} />
      {count > readings.length && (
        <MoreButton label={i18n.t('log.more')} onPress={() => setLimit(readings.length + STEP)} />
      )}
    </>
  );
}
