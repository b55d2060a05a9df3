import type { JSX } from 'preact';
import type { Entity } from '../../lib/core/model/entity';
import { toEntityName } from '../../lib/kb/names';
import { Explanation } from '../common/Explanation';
import { showsEnglish } from '../common/language';
import { nameLang, pickName } from '../common/locale';
import { GlossText } from './GlossText';

export function BodyDetails({ body, own }: { body: Extract<Entity, { type: 'body' }>; own: boolean }): JSX.Element {
  return (
    <>
      <div class="office">
        {showsEnglish() && body.en !== body.name && <p lang="en">{body.en}</p>}
        {body.short && body.short !== body.name && <p lang={nameLang()}>{pickName(toEntityName(body))}</p>}
      </div>
      <GlossText of={body} own={own} />
      {body.note && <Explanation text={body.note} class="note" />}
    </>
  );
}
