/** An explanation has to be there; where the reader writes none, it says what is known already, and nobody is said to have written it. */
import type { Body, Official, Slogan } from '../../core/model/entity';

type Explained = Official | Body | Slogan;

/** What stands for an explanation: the first office, else the name. */
export const toKnownGloss = (entity: Pick<Explained, 'name'> & Partial<Pick<Official, 'offices'>>): string =>
  entity.offices?.[0]?.name.zh ?? entity.name;

export const isGlossWritten = (entity: Explained): boolean => {
  const { zh, en } = entity.gloss;
  return zh !== en || zh !== toKnownGloss(entity);
};
