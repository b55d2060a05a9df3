import { i18n } from '#i18n';

const POINTS = ['kept', 'left', 'long', 'where'] as const;

/** The plain question. Nothing is recorded before it is answered, and both answers weigh the same. */
export function LogQuestion({ onAnswer }: { onAnswer: (answer: 'on' | 'off') => void }) {
  return (
    <section class="log-question" aria-labelledby="log-question">
      <h2 id="log-question">{i18n.t('log.question.title')}</h2>
      <p>{i18n.t('log.question.why')}</p>
      <dl>
        {POINTS.map((point) => (
          <div key={point}>
            <dt>{i18n.t(`log.question.${point}`)}</dt>
            <dd>{i18n.t(`log.question.${point}Text`)}</dd>
          </div>
        ))}
      </dl>
      <div class="log-answers">
        <button type="button" class="button" onClick={() => onAnswer('on')}>
          {i18n.t('log.question.yes')}
        </button>
        <button type="button" class="button" onClick={() => onAnswer('off')}>
          {i18n.t('log.question.no')}
        </button>
      </div>
    </section>
  );
}
