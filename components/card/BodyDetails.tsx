import type { JSX } from 'preact';
import type { Body } from '../../lib/core/model/entity';
import { GlossText } from './GlossText';
import { IS_CHINESE_UI, pickText } from '../common/language';

export function BodyDetails({ body, own }: { body: Body; own: boolean }): JSX.Element {
  return (
    <>
      <div class="office">
        {!IS_CHINESE_UI && body.en !== body.name && <p>{body.en}</p>}
        {body.short && body.short !== body.name && <p lang="zh">{body.name}</p>}
      </div>
      <GlossText text={body.gloss} own={own} />
      {body.note && <p class="note">{pickText(body.note)}</p>}
    </>
  );
}
