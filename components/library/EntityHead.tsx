import { i18n } from '#i18n';
import { Copy } from 'lucide-preact';
import type { Entity } from '../../lib/core/model/entity';
import { toEntityName } from '../../lib/kb/names';
import type { Snapshot } from '../../lib/kb/snapshot';
import { display, showsEnglish } from '../common/language';
import { nameLang, pickName } from '../common/locale';
import { copy } from './copy/copy';
import { CopyButton } from './copy/CopyButton';
import { toCitedLine } from './copy/cited-line';
import { PageTitle } from './PageTitle';
import { toListHash } from './route';

/** Type, name in both scripts, pinyin and English as far as they are wanted, each to be copied, and all in one line with its source. */
export function EntityHead({ entity, kb }: { entity: Entity; kb: Snapshot }) {
  const { script, pinyin, pageLanguages } = display.get();
  const name = toEntityName(entity);
  const shown = pickName(name);
  const others = [...new Set([name.zh, ...entity.traditional])].filter((form) => form !== shown);
  const kind = entity.type === 'slogan' ? entity.kind : entity.type;
  return (
    <header class="head">
      <a class={`type type-${entity.type}`} href={toListHash(entity.type)}>
        {i18n.t(`type.${kind}`)}
      </a>
      {kb.own.has(entity.id) && <span class="tag">{i18n.t('own.yours')}</span>}
      <div class="title">
        <PageTitle title={shown} lang={nameLang()} />
        <CopyButton text={shown} />
      </div>
      <ul class="names">
        {others.map((form) => (
          <Name key={form} form={form} lang={script === 'hant' ? 'zh-Hans' : 'zh-Hant'} class="other-script" />
        ))}
        {pinyin && <Name form={entity.pinyin} lang="zh-Latn-pinyin" class="pinyin" />}
        {showsEnglish(pageLanguages) && name.en !== name.zh && <Name form={name.en} lang="en" class="english" />}
        {others.length === 0 && <li class="same">{i18n.t('entity.sameScript')}</li>}
      </ul>
      <button type="button" class="copy-cited" onClick={() => void copy(toCitedLine(entity, kb))}>
        <Copy size={13} aria-hidden="true" /> {i18n.t('entity.copy.cited')}
      </button>
    </header>
  );
}

function Name({ form, lang, class: className }: { form: string; lang: string; class: string }) {
  return (
    <li>
      <span lang={lang} class={className}>
        {form}
      </span>
      <CopyButton text={form} />
    </li>
  );
}
