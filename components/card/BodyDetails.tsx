import type { JSX } from 'preact';
import type { Annotation } from '../../lib/core/model/annotation';
import type { Entity } from '../../lib/core/model/entity';
import type { EntityView } from '../../lib/messaging/protocol';
import { toEntityName } from '../../lib/kb/names';
import { Explanation } from '../common/Explanation';
import { display, showsEnglish } from '../common/language';
import { nameLang, pickName } from '../common/locale';
import { GlossText } from './GlossText';
import { isNameOf, toShownName } from './shown-name';

interface BodyDetailsProps {
  body: Extract<Entity, { type: 'body' }>;
  annotation: Annotation;
  view: EntityView;
}

export function BodyDetails({ body, annotation, view }: BodyDetailsProps): JSX.Element {
  return (
    <>
      <div class="office">
        {showsEnglish() && body.en !== body.name && <p lang="en">{body.en}</p>}
        {!isNameOf(body, toShownName(annotation, body)) && (
          <p lang={nameLang()}>
            {pickName(toEntityName(body))}
            {display.get().pinyin && (
              <span class="pinyin" lang="zh-Latn">
                {body.pinyin}
              </span>
            )}
          </p>
        )}
      </div>
      <GlossText view={view} />
      {body.note && <Explanation text={body.note} class="note" />}
    </>
  );
}
