import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import type { PackRow } from '../../../lib/kb/database';
import { loadEntries } from '../../../lib/kb/entries/store';
import { pickText, textLang } from '../../common/language';
import { PageTitle } from '../PageTitle';
import { Section } from '../Section';
import { ExportOwnDialog } from './ExportOwnDialog';
import { ImportPackDialog } from './ImportPackDialog';
import { removeWithUndo, savePack } from './pack-actions';
import { PackFacts } from './PackFacts';

type Open = { dialog: 'import'; update: PackRow | null } | { dialog: 'export' } | null;

/** What the knowledge base is made of, and the ways in and out. `packs`: all that are stored, in order. */
export function PacksPage({ packs }: { packs: readonly PackRow[] }) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const imported = packs.filter(({ origin }) => origin === 'imported');
  const shipped = packs.filter(({ origin = 'shipped' }) => origin === 'shipped');
  return (
    <>
      <header class="list-head hl-head">
        <div class="hl-title">
          <PageTitle title={i18n.t('packs.title')} />
          <div class="hl-moves" role="group" aria-label={i18n.t('highlights.move.label')}>
            <button type="button" onClick={() => setOpen({ dialog: 'import', update: null })}>
              {i18n.t('packs.action.import')}
            </button>
            <OwnExport onOpen={() => setOpen({ dialog: 'export' })} />
          </div>
        </div>
        <p class="intro">{i18n.t('packs.intro')}</p>
      </header>
      <Section title={i18n.t('packs.imported')}>
        {imported.length === 0 && <p class="remark">{i18n.t('packs.noneImported')}</p>}
        <ul class="packs">
          {imported.map((pack) => (
            <Pack key={pack.id} pack={pack}>
              <PackActions pack={pack} onUpdate={() => setOpen({ dialog: 'import', update: pack })} />
            </Pack>
          ))}
        </ul>
      </Section>
      <Section title={i18n.t('packs.shipped')}>
        <ul class="packs">
          {shipped.map((pack) => (
            <Pack key={pack.id} pack={pack} />
          ))}
        </ul>
      </Section>
      {open?.dialog === 'import' && <ImportPackDialog update={open.update} onClose={close} />}
      {open?.dialog === 'export' && <ExportOwnDialog onClose={close} />}
    </>
  );
}

/** Only where there is something to export. */
function OwnExport({ onOpen }: { onOpen: () => void }) {
  const [has, setHas] = useState(false);
  useEffect(() => {
    void loadEntries().then(
      (entries) => setHas(entries.some(({ entity, deleted }) => entity && deleted === undefined)),
      () => undefined, // told where highlights and entries are shown
    );
  }, []);
  if (!has) return null;
  return (
    <button type="button" onClick={onOpen}>
      {i18n.t('packs.action.exportOwn')}
    </button>
  );
}

function Pack({ pack, children }: { pack: PackRow; children?: preact.ComponentChildren }) {
  const { id, name, version, description, count, sources, licence, homepage, shadowed = [] } = pack;
  return (
    <li data-pack={id}>
      <h3 lang={textLang()}>
        {pickText(name)} <small>{i18n.t('packs.version', [version])}</small>
      </h3>
      {description && <p lang={textLang()}>{pickText(description)}</p>}
      <PackFacts
        entities={count}
        sources={sources.length}
        licence={licence}
        {...(homepage !== undefined && { homepage })}
      />
      {shadowed.length > 0 && <p class="pack-facts">{i18n.t('packs.shadowed', shadowed.length)}</p>}
      {children}
    </li>
  );
}

function PackActions({ pack, onUpdate }: { pack: PackRow; onUpdate: () => void }) {
  const [working, setWorking] = useState(false);
  const during = (work: Promise<void>) => {
    setWorking(true);
    void work.finally(() => setWorking(false));
  };
  const name = pickText(pack.name);
  const actions = [
    ['update', onUpdate],
    ['save', () => during(savePack(pack))],
    ['remove', () => during(removeWithUndo(pack))],
  ] as const;
  return (
    <div class="hl-moves">
      {actions.map(([action, run]) => {
        const label = i18n.t(`packs.action.${action}`);
        return (
          <button
            key={action}
            type="button"
            disabled={working}
            aria-label={i18n.t('packs.action.of', [label, name])}
            onClick={run}
          >
            {label}
          </button>
        );
      })}
    </div>
  );
}
