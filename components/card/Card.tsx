/** The card: what a mention means, why we think so, and where that is written. Text is only ever set as text. */
import { BookOpen, Highlighter, NotebookPen, Pin, PinOff, X } from 'lucide-preact';
import type { ComponentChildren, JSX } from 'preact';
import { i18n } from '#i18n';
import { isNamedByRule } from '../../lib/kb/names';
import type { CardActions, CardState } from '../../lib/page/card-state';
import { BodyDetails } from './BodyDetails';
import { CitationLine } from './CitationLine';
import { findCitation } from './citation';
import { CardHead } from './CardHead';
import { RejectionPanel } from './RejectionPanel';
import { OfficialDetails } from './OfficialDetails';
import { SloganDetails } from './SloganDetails';
import { WhyLine } from './WhyLine';

export interface CardProps {
  state: CardState;
  actions: CardActions;
}

export function Card({ state, actions }: CardProps): JSX.Element {
  const { annotation, context, data, pinned, noted, maxHeight } = state;
  const entity = data.state === 'ready' ? data.view.entity : undefined;
  const isOwn = data.state === 'ready' && data.view.own === true;
  const places = data.state === 'ready' ? data.view.places : {};
  const citation = entity && findCitation(entity, annotation, context?.date);
  return (
    <section
      class={`card ${annotation.type}`}
      role="dialog"
      aria-label={i18n.t('card.label', [annotation.name])}
      tabIndex={-1}
      style={{ maxHeight: `${maxHeight}px` }}
    >
      <div class="scroll">
        <CardHead annotation={annotation} entity={entity} own={isOwn} />
        {annotation.status === 'possible' && <p class="caution doubt">{i18n.t('card.possible')}</p>}
        {data.state === 'loading' && <p class="note">{i18n.t('card.loading')}</p>}
        {data.state === 'missing' && <p class="note">{i18n.t('card.missing')}</p>}
        {data.state === 'failed' && <p class="note problem">{i18n.t('card.failed', [data.cause])}</p>}
        {data.state === 'ready' && entity?.type === 'official' && (
          <OfficialDetails official={entity} annotation={annotation} pageDate={context?.date} view={data.view} />
        )}
        {data.state === 'ready' && entity?.type === 'body' && (
          <BodyDetails body={entity} annotation={annotation} view={data.view} />
        )}
        {data.state === 'ready' && entity?.type === 'slogan' && (
          <SloganDetails slogan={entity} surface={annotation.surface} view={data.view} />
        )}
        <WhyLine
          annotation={annotation}
          places={places}
          placeName={(context?.place && places[context.place]) ?? context?.placeName}
          onOpen={actions.openInLibrary}
        />
        {data.state === 'ready' && citation && <CitationLine {...citation} view={data.view} />}
        {entity && isNamedByRule(entity) && <p class="line">{i18n.t('entity.namedByRule')}</p>}
      </div>
      {/* Not in what scrolls: what is asked and told has to be seen. */}
      <RejectionPanel state={state} actions={actions} />
      <footer>
        {entity && (
          <Action label={i18n.t('card.open')} onPress={() => actions.openInLibrary(annotation.id)} text>
            <BookOpen size={15} aria-hidden="true" />
          </Action>
        )}
        {noted ? (
          <Action label={i18n.t('card.note')} onPress={actions.openNote} text>
            <NotebookPen size={15} aria-hidden="true" />
          </Action>
        ) : (
          <Action label={i18n.t('card.save')} onPress={actions.save} text>
            <Highlighter size={15} aria-hidden="true" />
          </Action>
        )}
        <span class="gap" />
        <Action label={i18n.t(pinned ? 'card.unpin' : 'card.pin')} onPress={actions.togglePin} pressed={pinned}>
          {pinned ? <PinOff size={15} aria-hidden="true" /> : <Pin size={15} aria-hidden="true" />}
        </Action>
        <Action label={i18n.t('card.close')} onPress={actions.close}>
          <X size={16} aria-hidden="true" />
        </Action>
      </footer>
    </section>
  );
}

interface ActionProps {
  label: string;
  onPress: () => void;
  pressed?: boolean;
  /** Shows the label beside the icon. */
  text?: boolean;
  children: ComponentChildren;
}

function Action({ label, onPress, pressed, text = false, children }: ActionProps): JSX.Element {
  return (
    <button
      type="button"
      title={text ? undefined : label}
      aria-label={text ? undefined : label}
      aria-pressed={pressed}
      // The page can dispatch clicks on what it gets hold of; only the reader's own count.
      onClick={(event) => event.isTrusted && onPress()}
    >
      {children}
      {text && label}
    </button>
  );
}
