import type { JSX } from 'preact';
import type { Entity } from '../../lib/core/model/entity';
import type { EntityView } from '../../lib/messaging/protocol';
import { toEntityName } from '../../lib/kb/names';
import { Explanation } from '../common/Explanation';
import { showsEnglish } from '../common/language';
import { nameLang, pickName } from '../common/locale';
import { GlossText } from './GlossText';

interface BodyDetailsProps {
  body: Extract<Entity, { type: 'body' }>;
  view: EntityView;
}

export function BodyDetails({ body, view }: BodyDetailsProps): JSX.Element {
  return (
    <>
      <div class="office">
        {showsEnglish() && body.en !== body.name && <p lang="en">{body.en}</p>}
        {body.short && body.short !== body.name && <p lang={nameLang()}>{pickName(toEntityName(body))}</p>}
      </div>
      <GlossText view={view} />
      {body.note && <Explanation text={body.note} class="note" />}
    </>
  );
}
