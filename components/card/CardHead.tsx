import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Annotation } from '../../lib/core/model/annotation';
import type { Entity } from '../../lib/core/model/entity';
import { display } from '../common/language';
import { nameLang } from '../common/locale';
import { isNameOf, toShownName, toWritten } from './shown-name';

interface CardHeadProps {
  annotation: Annotation;
  entity: Entity | undefined;
  /** The reader's own wording. */
  own: boolean;
}

/** Name, pinyin, type. Where the page writes the name otherwise (市委), what it writes is told below. */
export function CardHead({ annotation, entity, own }: CardHeadProps): JSX.Element {
  const written = toWritten(annotation);
  const name = toShownName(annotation, entity);
  const kind = entity?.type === 'slogan' ? entity.kind : toKind(annotation);
  return (
    <header>
      <div class="head">
        <b lang={name === written ? 'zh' : nameLang()}>{name}</b>
        {entity && isNameOf(entity, name) && display.get().pinyin && (
          <span class="pinyin" lang="zh-Latn">
            {entity.pinyin}
          </span>
        )}
        <span class="kind">
          {i18n.t(`type.${kind}`)}
          {own && ` · ${i18n.t('own.yours')}`}
        </span>
      </div>
      {written !== name && !isNameOf(entity, written) && (
        <p class="written" lang="zh">
          {i18n.t('card.asWritten', [written])}
        </p>
      )}
    </header>
  );
}

const toKind = ({ type, term, phrase }: Annotation) => (term ? 'term' : phrase ? 'phrase' : type);
