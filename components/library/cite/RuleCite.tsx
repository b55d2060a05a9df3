import { i18n } from '#i18n';
import { Quote } from 'lucide-preact';
import type { Body } from '../../../lib/core/model/entity';
import type { Snapshot } from '../../../lib/kb/snapshot';
import { chineseLang, pickText, toScript } from '../../common/language';
import { pickName } from '../../common/locale';
import { Popout } from './Popout';

/** The control beside what a rule says: it opens the rule. */
export function RuleCite({ body, kb }: { body: Body; kb: Snapshot }) {
  return (
    <Popout
      class="cite"
      name={i18n.t('entity.rule.short')}
      label={
        <>
          <Quote size={11} aria-hidden="true" />
          <span>{i18n.t('entity.rule.short')}</span>
        </>
      }
    >
      {() => <RuleDetail body={body} kb={kb} />}
    </Popout>
  );
}

/** The rule that names a body: the name of its type of organ, the place that fills it, and which pack says so. */
export function RuleDetail({ body, kb }: { body: Body; kb: Snapshot }) {
  const rule = kb.regular.rule(body.id);
  const pack = kb.packs.find(({ organs }) => body.organ !== undefined && organs?.includes(body.organ));
  return (
    <div class="rule">
      <p>{i18n.t('entity.namedByRule')}</p>
      {rule && (
        <p lang={chineseLang()}>
          <b>{toScript(sayTemplate(rule.template))}</b> + {toScript(rule.place)} →{' '}
          <b>{pickName({ zh: body.name, hant: body.traditional[0]! })}</b>
        </p>
      )}
      {pack && (
        <p class="source-about">
          {i18n.t('entity.rule.from', [pickText(pack.name), pack.version.slice(0, 8), pack.licence])}
        </p>
      )}
    </div>
  );
}

/** {place}财政{厅|局} → 〔地名〕财政〔厅／局〕: which of the alternatives is taken goes by the level of the place. */
function sayTemplate(template: string): string {
  return template
    .replace('{place}', '〔地名〕')
    .replace(/\{([^{}]*)\}/g, (_, forms: string) => `〔${forms.split('|').filter(Boolean).join('／')}〕`);
}
