import { i18n } from '#i18n';
import { Check } from 'lucide-preact';
import { browser } from 'wxt/browser';
import { LIBRARY_PATH, toEntityHash } from '../../lib/kb/entity-address';
import { READING_MODES, type ReadingMode } from '../../lib/settings/reading-mode';
import { useWhere } from '../common/use-where';
import { SampleLine } from './SampleLine';

/** An official of whom the shipped packs know much. */
const EXAMPLE = 'official:lou-yangsheng';

/** The first thing that a reader sees: what Jiazhu does, and the one question that is theirs to answer. */
export function Welcome() {
  const { where, isChosen, isRefused, choose } = useWhere();
  const chosen = isChosen ? where.mode : null;
  return (
    <main class="welcome">
      <h1>{i18n.t('extension.name')}</h1>
      <p class="welcome-what">{i18n.t('welcome.what')}</p>
      <SampleLine />
      <h2 id="question">{i18n.t('welcome.question')}</h2>
      <p class="welcome-later">{i18n.t('welcome.later')}</p>
      <ul class="welcome-modes" aria-labelledby="question">
        {READING_MODES.map((mode) => (
          <Mode
            key={mode}
            mode={mode}
            isChosen={chosen === mode}
            onChoose={() => choose({ mode, sites: where.sites })}
          />
        ))}
      </ul>
      <div role="status">
        {isRefused && <p class="welcome-refused">{i18n.t('where.refused')}</p>}
        {chosen && <Next mode={chosen} />}
      </div>
    </main>
  );
}

function Mode({ mode, isChosen, onChoose }: { mode: ReadingMode; isChosen: boolean; onChoose: () => void }) {
  return (
    <li {...(isChosen && { class: 'chosen' })}>
      <h3 id={`mode-${mode}`}>{i18n.t(`where.mode.${mode}`)}</h3>
      <p id={`sees-${mode}`}>{i18n.t(`welcome.sees.${mode}`)}</p>
      <button
        type="button"
        class="button"
        aria-pressed={isChosen}
        aria-describedby={`mode-${mode} sees-${mode}`}
        onClick={onChoose}
      >
        {isChosen && <Check size={15} aria-hidden="true" />}
        {i18n.t(isChosen ? 'welcome.chosen' : `welcome.choose.${mode}`)}
      </button>
    </li>
  );
}

function Next({ mode }: { mode: ReadingMode }) {
  return (
    <section class="welcome-next" aria-labelledby="next">
      <h2 id="next">{i18n.t('welcome.nextTitle')}</h2>
      <p>{i18n.t(`welcome.next.${mode}`)}</p>
      <p class="welcome-ways">
        <a class="button" href={browser.runtime.getURL(LIBRARY_PATH) + toEntityHash(EXAMPLE)}>
          {i18n.t('welcome.example')}
        </a>
        <button type="button" class="button" onClick={closeTab}>
          {i18n.t('welcome.close')}
        </button>
      </p>
    </section>
  );
}

/** A page may not close what no page has opened; the extension may. */
function closeTab(): void {
  void browser.tabs.getCurrent().then(async (tab) => {
    if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
  });
}
