/** The dictionary as `npm run seeds` writes it: traps of conversion, and every name of the knowledge base. */
import { describe, expect, it } from 'vitest';
import { compileTraditional, toTraditional } from '../../../scripts/traditional';
import { loadSeeds } from '../../../scripts/seeds';
import type { Entity } from '../../../lib/core/model/entity';
import { createConverter } from '../../../lib/core/text/traditional';
import { toTraditionalView } from '../../../lib/kb/traditional-view';

const { officials, bodies, slogans } = loadSeeds().seeds;
const entities: Entity[] = [
  ...officials.map((o) => ({ type: 'official' as const, ...o })),
  ...bodies.map((b) => ({ type: 'body' as const, ...b })),
  ...slogans.map((s) => ({ type: 'slogan' as const, ...s })),
];
const dictionary = compileTraditional(entities);
const convert = createConverter(dictionary);

describe('running text in traditional script', () => {
  it.each([
    ['万人助万企', '萬人助萬企'],
    ['干部群众', '幹部群眾'],
    ['捞干扑净', '撈乾撲淨'],
    ['疫情之后，皇后', '疫情之後，皇后'],
    ['位于谷城县', '位於穀城縣'],
    ['溪谷与山谷', '溪谷與山谷'],
    ['台州、台湾', '台州、臺灣'],
    ['范县和新干县', '范縣和新干縣'],
    ['为里面什么', '為裡面什麼'],
    ['“动态”是说‘清零’', '「動態」是說『清零』'],
  ])('%s is %s', (simplified, traditional) => {
    expect(convert(simplified)).toBe(traditional);
  });

  it.each([
    ['按规范进行', '按規範進行'], // 范进 is a name of a novel
    ['将两个中心合称', '將兩個中心合稱'], // 个中
    ['一并发布', '一併發佈'],
    ['足额发放', '足額發放'],
    ['不是只看结果', '不是只看結果'],
  ])('parts words as they stand: %s', (simplified, traditional) => {
    expect(convert(simplified)).toBe(traditional);
  });

  it.each([
    ['岳修峰', '岳修峰'],
    ['彭占亭', '彭占亭'],
    ['中央广播电视总台', '中央廣播電視總臺'],
  ])('has %s as its entry writes it', (name, checked) => {
    expect(convert(`会上，${name}表示`)).toBe(`會上，${checked}表示`);
  });

  it('writes every name of the knowledge base in its checked form', () => {
    for (const { name, traditional } of entities) expect(convert(`，${name}。`)).toBe(`，${traditional[0]}。`);
  });

  it('gives names that come later precedence: 范平 of an own entry', () => {
    expect(convert('镇长范平')).not.toBe('鎮長范平');
    expect(createConverter(dictionary, [['范平', '范平']])('镇长范平')).toBe('鎮長范平');
  });

  it('needs no names for places', () => {
    expect(toTraditional('江干区')).toBe('江干區');
  });
});

describe('a card in traditional script', () => {
  const [official] = officials.filter(({ offices }) => offices[0]?.attested[0]);
  const view = {
    entity: { type: 'official' as const, ...official! },
    names: {},
    sources: { e: { id: 'e', kind: 'event' as const, name: { en: 'Congress', zh: '党代会' }, date: '2022' } },
    places: { cn: '中国' },
  };
  const said = (v: object): string[] => [...JSON.stringify(v).matchAll(/"quote":"[^"]*"/g)].map(String);

  it('has places, events, offices and explanation converted', () => {
    const { entity, sources, places } = toTraditionalView(view, convert);
    expect(places).toEqual({ cn: '中國', 中国: '中國' });
    expect(sources).toMatchObject({ e: { name: { zh: '黨代會' } } });
    expect(entity.gloss.zh).toBe(convert(official!.gloss.zh));
    expect(entity.gloss.en).toBe(official!.gloss.en);
  });

  it('leaves quotes as they were printed', () => {
    expect(said(view).length).toBeGreaterThan(0);
    expect(said(toTraditionalView(view, convert))).toEqual(said(view));
  });

  it('leaves what the reader has written as written', () => {
    expect(toTraditionalView({ ...view, own: true }, convert).entity).toEqual(view.entity);
  });
});
