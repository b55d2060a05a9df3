import { i18n } from '#i18n';
import { findEntity, type Snapshot } from '../../lib/kb/snapshot';
import { BodyPage } from './BodyPage';
import { HiddenEntity, useIsHidden } from './own/EntityActions';
import { OfficialPage } from './OfficialPage';
import { PageTitle } from './PageTitle';
import { toListHash } from './route';
import { SloganPage } from './SloganPage';

export function EntityPage({ id, kb }: { id: string; kb: Snapshot }) {
  const isHidden = useIsHidden(id);
  const entity = findEntity(kb, id);
  // One that a rule names is in no pack, and so hidden here.
  if (isHidden) return <HiddenEntity id={id} />;
  switch (entity?.type) {
    case 'official':
      return <OfficialPage official={entity} kb={kb} />;
    case 'body':
      return <BodyPage body={entity} kb={kb} />;
    case 'slogan':
      return <SloganPage slogan={entity} kb={kb} />;
    case undefined:
      return <NotFound what={id} />;
  }
}

export function NotFound({ what }: { what: string }) {
  return (
    <div class="not-found">
      <PageTitle title={i18n.t('library.notFound')} />
      <p>{i18n.t('library.notFoundText', [what])}</p>
      <p>
        <a href={toListHash('official')}>{i18n.t('library.backToList')}</a>
      </p>
    </div>
  );
}
