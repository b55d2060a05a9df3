import { i18n } from '#i18n';
import type { Entity } from '../../lib/core/model/entity';
import { toEntityName } from '../../lib/kb/names';
import { display, showsEnglish } from '../common/language';
import { nameLang, pickName } from '../common/locale';
import { PageTitle } from './PageTitle';
import { toListHash } from './route';

/** Type, name in both scripts, pinyin and English, as far as they are wanted. */
export function EntityHead({ entity, own }: { entity: Entity; own: boolean }) {
  const name = toEntityName(entity);
  const shown = pickName(name);
  const others = [...new Set([name.zh, ...entity.traditional])].filter((form) => form !== shown);
  const kind = entity.type === 'slogan' ? entity.kind : entity.type;
  return (
    <header class="head">
      <a class={`type type-${entity.type}`} href={toListHash(entity.type)}>
        {i18n.t(`type.${kind}`)}
      </a>
      {own && <span class="tag">{i18n.t('own.yours')}</span>}
      <PageTitle title={shown} lang={nameLang()} />
      <p class="names">
        {others.length > 0 ? (
          <span lang={display.get().script === 'hant' ? 'zh' : 'zh-Hant'} class="other-script">
            {others.join(' / ')}
          </span>
        ) : (
          <span class="same">{i18n.t('entity.sameScript')}</span>
        )}
        {display.get().pinyin && (
          <span lang="zh-Latn-pinyin" class="pinyin">
            {entity.pinyin}
          </span>
        )}
        {showsEnglish(display.get().pageLanguages) && entity.type !== 'official' && name.en !== name.zh && (
          <span lang="en" class="english">
            {name.en}
          </span>
        )}
      </p>
    </header>
  );
}
