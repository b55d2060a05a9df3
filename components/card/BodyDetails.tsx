import type { JSX } from 'preact';
import type { Body } from '../../lib/core/model/entity';
import type { EntityView } from '../../lib/messaging/protocol';
import { CitationLine } from './CitationLine';
import { GlossText } from './GlossText';
import { glossLanguage } from './language';

interface BodyDetailsProps {
  body: Body;
  view: EntityView;
}

export function BodyDetails({ body, view }: BodyDetailsProps): JSX.Element {
  const [citation] = body.citations;
  return (
    <>
      <div class="office">
        {glossLanguage() === 'en' && <p>{body.en}</p>}
        {body.short && body.short !== body.name && <p lang="zh">{body.name}</p>}
      </div>
      <GlossText text={body.gloss} />
      {body.note && <p class="note">{body.note[glossLanguage()]}</p>}
      {citation && <CitationLine source={citation.source} quote={citation.quote} view={view} />}
    </>
  );
}
