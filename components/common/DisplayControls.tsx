import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import type { DisplayChoice } from '../../lib/settings/display';
import { readDisplay, saveDisplay, watchDisplay } from '../../lib/settings/display-choice';
import { Segments } from './Segments';

/** How names and explanations are shown; cards, popup and library follow by watching the settings. */
export function DisplayControls() {
  const [choice, setChoice] = useState<DisplayChoice | null>(null);
  useEffect(() => {
    void readDisplay().then(setChoice);
    return watchDisplay(setChoice);
  }, []);
  if (!choice) return null;
  return (
    <DisplayControlsView
      choice={choice}
      onChoose={(change) => {
        setChoice({ ...choice, ...change });
        void saveDisplay(change);
      }}
    />
  );
}

interface DisplayControlsViewProps {
  choice: DisplayChoice;
  onChoose: (change: Partial<DisplayChoice>) => void;
}

function DisplayControlsView({ choice: { script, pinyin, explanations }, onChoose }: DisplayControlsViewProps) {
  return (
    <div class="controls">
      <Segments
        name="script"
        label={i18n.t('display.script')}
        options={[
          { value: 'auto', label: i18n.t('display.auto'), hint: i18n.t('display.scriptAutoHint') },
          { value: 'hans', label: '简体', lang: 'zh-Hans' },
          { value: 'hant', label: '繁體', lang: 'zh-Hant' },
        ]}
        chosen={script}
        onChoose={(value) => onChoose({ script: value })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={pinyin}
          onChange={(event) => onChoose({ pinyin: event.currentTarget.checked })}
        />
        <span>{i18n.t('entity.pinyin')}</span>
      </label>
      <Segments
        name="explanations"
        label={i18n.t('display.explanations')}
        options={[
          { value: 'auto', label: i18n.t('display.auto'), hint: i18n.t('display.explanationsAutoHint') },
          { value: 'en', label: 'English', lang: 'en' },
          { value: 'zh', label: '中文', lang: 'zh' },
          { value: 'both', label: i18n.t('display.both') },
        ]}
        chosen={explanations}
        onChoose={(value) => onChoose({ explanations: value })}
      />
    </div>
  );
}
