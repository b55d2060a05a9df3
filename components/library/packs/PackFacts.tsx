import { i18n } from '#i18n';

export interface PackFactsProps {
  entities: number;
  sources: number;
  licence: string;
  homepage?: string;
}

/** How much is in a pack, and where it is from. */
export function PackFacts({ entities, sources, licence, homepage }: PackFactsProps) {
  return (
    <p class="pack-facts">
      {i18n.t('packs.entries', entities)} · {i18n.t('packs.sources', sources)}
      {licence && <> · {licence}</>}
      {homepage && (
        <>
          {' · '}
          <a href={homepage} target="_blank" rel="noreferrer">
            {toHost(homepage)}
          </a>
        </>
      )}
    </p>
  );
}

function toHost(address: string): string {
  return URL.parse(address)?.host ?? address;
}
