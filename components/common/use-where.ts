/** Where Jiazhu reads, for an extension page: the reader's choice, and what the browser withholds of it. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ALL_SITES, toSitePatterns, UNCHOSEN, type Where } from '../../lib/settings/reading-mode';
import { choose as chooseWhere, hasOrigins, whereSetting } from '../../lib/settings/where';

export interface WhereState {
  /** Before it is read, or chosen, as if nothing were to be read unasked. */
  where: Where;
  /** null until it is read. */
  isChosen: boolean | null;
  /** Match patterns that the browser does not grant, though the choice needs them. */
  withheld: string[];
  /** The browser was asked for what was wanted last, and it was refused. */
  isRefused: boolean;
  /** Straight from a click; `origins` where not all that the choice needs is to be asked for. */
  choose: (where: Where, origins?: string[]) => void;
}

export function useWhere(): WhereState {
  const [stored, setStored] = useState<{ where: Where | null; withheld: string[] } | null>(null);
  const [isRefused, setRefused] = useState(false);

  useEffect(() => {
    let over = false;
    const look = async () => {
      const where = await whereSetting.getValue();
      const withheld = where ? await findWithheld(where) : [];
      if (!over) setStored({ where, withheld });
    };
    const lookAgain = () => void look();
    lookAgain();
    const unwatch = whereSetting.watch(lookAgain);
    browser.permissions.onAdded.addListener(lookAgain);
    browser.permissions.onRemoved.addListener(lookAgain);
    return () => {
      over = true;
      unwatch();
      browser.permissions.onAdded.removeListener(lookAgain);
      browser.permissions.onRemoved.removeListener(lookAgain);
    };
  }, []);

  const choose = useCallback((where: Where, origins?: string[]) => {
    setRefused(false);
    void chooseWhere(where, origins).then((isGranted) => setRefused(!isGranted));
  }, []);

  return {
    where: stored?.where ?? UNCHOSEN,
    isChosen: stored && stored.where !== null,
    withheld: stored?.withheld ?? [],
    isRefused,
    choose,
  };
}

async function findWithheld({ mode, sites }: Where): Promise<string[]> {
  if (mode === 'everywhere') return (await hasOrigins(ALL_SITES)) ? [] : ALL_SITES;
  if (mode === 'asked') return [];
  const granted = await Promise.all(sites.map((site) => hasOrigins(toSitePatterns(site))));
  return sites.filter((_, i) => !granted[i]).flatMap(toSitePatterns);
}
