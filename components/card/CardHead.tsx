import type { JSX } from 'preact';
import { i18n } from '#i18n';
import type { Annotation } from '../../lib/core/model/annotation';
import type { Entity } from '../../lib/core/model/entity';
import { toEntityName } from '../../lib/kb/names';
import { display } from '../common/language';
import { nameLang, pickName } from '../common/locale';

interface CardHeadProps {
  annotation: Annotation;
  entity: Entity | undefined;
  /** The reader's own wording. */
  own: boolean;
}

/** Name, pinyin, type. Where the page writes the name otherwise (市委), what it writes is told below. */
export function CardHead({ annotation, entity, own }: CardHeadProps): JSX.Element {
  const written = annotation.surface.replace(/\s/g, '');
  const name = getShownName(written, annotation, entity);
  const kind = entity?.type === 'slogan' ? entity.kind : toKind(annotation);
  return (
    <header>
      <div class="head">
        <b lang={name === written ? 'zh' : nameLang()}>{name}</b>
        {entity && display.get().pinyin && (
          <span class="pinyin" lang="zh-Latn">
            {entity.pinyin}
          </span>
        )}
        <span class="kind">
          {i18n.t(`type.${kind}`)}
          {own && ` · ${i18n.t('own.yours')}`}
        </span>
      </div>
      {written !== name && !isSameName(written, entity) && (
        <p class="written" lang="zh">
          {i18n.t('card.asWritten', [written])}
        </p>
      )}
    </header>
  );
}

const toKind = ({ type, term, phrase }: Annotation) => (term ? 'term' : phrase ? 'phrase' : type);

/** By the form in the script that the reader chose; else the page's, where it gives the whole name. A body by its short form. */
function getShownName(written: string, annotation: Annotation, entity: Entity | undefined): string {
  if (!entity) return annotation.name;
  const name = pickName(toEntityName(entity));
  if (isSameName(written, entity)) return display.get().asPage ? written : name;
  // what follows a pattern has no other name than its own words
  if (entity.type === 'slogan' && entity.patterns) return written;
  return (entity.type === 'body' && entity.short) || name;
}

function isSameName(written: string, entity: Entity | undefined): boolean {
  return entity !== undefined && (written === entity.name || entity.traditional.includes(written));
}
