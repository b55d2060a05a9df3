import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import {
  marksSetting,
  selectionButtonSetting,
  showPhrasesSetting,
  showTermsSetting,
  type MarksSetting,
} from '../../lib/settings/settings';

/** How much is marked; open pages follow by watching the settings. */
export function Controls() {
  const [marks, setMarks] = useState<MarksSetting>('calm');
  const [terms, setTerms] = useState(false);
  const [phrases, setPhrases] = useState(false);
  const [button, setButton] = useState(true);
  useEffect(() => {
    void marksSetting.getValue().then(setMarks);
    void showTermsSetting.getValue().then(setTerms);
    void showPhrasesSetting.getValue().then(setPhrases);
    void selectionButtonSetting.getValue().then(setButton);
  }, []);
  return (
    <ControlsView
      marks={marks}
      terms={terms}
      onMarks={(value) => {
        setMarks(value);
        void marksSetting.setValue(value);
      }}
      onTerms={(value) => {
        setTerms(value);
        void showTermsSetting.setValue(value);
      }}
      phrases={phrases}
      onPhrases={(value) => {
        setPhrases(value);
        void showPhrasesSetting.setValue(value);
      }}
      button={button}
      onButton={(value) => {
        setButton(value);
        void selectionButtonSetting.setValue(value);
      }}
    />
  );
}

export interface ControlsViewProps {
  marks: MarksSetting;
  terms: boolean;
  onMarks: (marks: MarksSetting) => void;
  onTerms: (terms: boolean) => void;
  phrases: boolean;
  onPhrases: (phrases: boolean) => void;
  /** Whether a button for saving appears at selected text. */
  button: boolean;
  onButton: (button: boolean) => void;
}

export function ControlsView({
  marks,
  terms,
  onMarks,
  onTerms,
  phrases,
  onPhrases,
  button,
  onButton,
}: ControlsViewProps) {
  return (
    <div class="controls">
      <fieldset class="segments">
        <legend>{i18n.t('settings.marks')}</legend>
        {(['calm', 'all'] as const).map((value) => (
          <label key={value} title={i18n.t(`settings.${value}Hint`)}>
            <input type="radio" name="marks" value={value} checked={marks === value} onChange={() => onMarks(value)} />
            <span>{i18n.t(`settings.${value}`)}</span>
          </label>
        ))}
      </fieldset>
      <label class="check" title={i18n.t('settings.termsHint')}>
        <input type="checkbox" checked={terms} onChange={(event) => onTerms(event.currentTarget.checked)} />
        <span>{i18n.t('settings.terms')}</span>
      </label>
      <label class="check" title={i18n.t('settings.phrasesHint')}>
        <input type="checkbox" checked={phrases} onChange={(event) => onPhrases(event.currentTarget.checked)} />
        <span>{i18n.t('settings.phrases')}</span>
      </label>
      <label class="check" title={i18n.t('highlights.settings.selectionButtonHint')}>
        <input type="checkbox" checked={button} onChange={(event) => onButton(event.currentTarget.checked)} />
        <span>{i18n.t('highlights.settings.selectionButton')}</span>
      </label>
    </div>
  );
}
