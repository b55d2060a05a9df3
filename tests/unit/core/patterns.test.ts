import { beforeAll, describe, expect, it } from 'vitest';
import { compileGazetteer, loadGazetteer, type Gazetteer, type SloganRow } from '../../../lib/core/match/gazetteer';
import type { Lexicon } from '../../../lib/core/match/lexicon';
import { matchBlock } from '../../../lib/core/match/match-block';
import { fillSlots } from '../../../lib/core/match/templates';
import { loadRecognizer } from '../../../scripts/recognizer';

const PATTERNS = [
  ['应X尽X'],
  ['愿X尽X'],
  ['一X一策', '一X一案'],
  ['凡X必Y'],
  ['有X必Y'],
  ['随X随Y'],
  ['即X即Y'],
  ['宜X则X'],
];
let lexicon: Lexicon;
let gazetteer: Gazetteer;
beforeAll(() => {
  ({ lexicon } = loadRecognizer());
  const rows: SloganRow[] = PATTERNS.map((patterns) => ({
    type: 'slogan',
    id: patterns[0]!,
    name: patterns[0]!,
    patterns,
  }));
  const listed = { type: 'slogan', id: '应保尽保', name: '应保尽保' } as const;
  gazetteer = loadGazetteer(
    compileGazetteer(
      [...rows, listed],
      [{ form: '应保尽保', row: rows.length }],
      Object.fromEntries(rows.map((_, i) => [`pattern:${i}`, i])),
    ),
  );
});
const find = (text: string): string[] =>
  matchBlock(text, [gazetteer], lexicon).slogans.map((s) => `${s.surface.replace(/\s/g, '')}=${s.ids.join()}`);

describe('an instance of a pattern is found', () => {
  it.each([
    ['应X尽X', '坚持应检尽检、应治尽治，做到应收尽收。', ['应检尽检', '应治尽治', '应收尽收']],
    ['应X尽X', '各地要按照应接尽接原则推进疫苗接种。', ['应接尽接']],
    ['应X尽X', '对困难群众应救尽救应帮尽帮应享尽享。', ['应救尽救', '应帮尽帮', '应享尽享']],
    ['愿X尽X', '对其他人群“愿检尽检”。', ['愿检尽检']],
    ['一X一策', '推行一村一策、一户一策，落实“一河一策”', ['一村一策', '一户一策', '一河一策']],
    ['一X一策', '坚持一区一策推进整改，为每名学生制定一生一案', ['一区一策', '一生一案']],
    ['凡X必Y', '坚决做到凡进必检、凡阳必报。', ['凡进必检', '凡阳必报']],
    ['凡X必Y', '落实凡进必考制度和凡提必核的要求', ['凡进必考', '凡提必核']],
    ['有X必Y', '坚决做到有案必立有诉必理', ['有案必立', '有诉必理']],
    ['随X随Y', '先检先报、随报随检，确保不漏一人', ['随报随检']],
    ['即X即Y', '推行即报即审、即来即办服务', ['即报即审', '即来即办']],
    ['宜X则X', '坚持宜农则农、宜林则林', ['宜农则农', '宜林则林']],
  ])('%s: %s', (pattern, text, instances) => expect(find(text)).toEqual(instances.map((i) => `${i}=${pattern}`)));

  it.each([
    ['traditional script', '實現應檢盡檢、應收儘收', ['應檢盡檢', '應收儘收']],
    ['letter-spacing', '应 检 尽 检', ['应检尽检']],
    ['a line end inside', '做到应检\n尽检，不漏一人', ['应检尽检']],
  ])('%s', (_, text, instances) => expect(find(text)).toEqual(instances.map((i) => `${i}=应X尽X`)));

  it('unless the form is listed', () =>
    expect(find('实现应保尽保、应发尽发')).toEqual(['应保尽保=应保尽保', '应发尽发=应X尽X']));
});

describe('ordinary words are no instance', () => {
  it.each([
    '这家公司一家一策划，各有特色。',
    '他们一店一策略，各不相同。',
    '第一案一策动就成功了。',
    '一次一策反行动失败了。',
    '法庭平均一天一案，工作量很大。',
    '该刊一期一案例，每天更新。',
    '一心一意搞策划，一草一木皆有情。',
    '统一市一策略未定。',
    '平凡必将铸就伟大，平凡必胜。',
    '凡人必死，凡事必成。',
    '凡是必须申报的事项，凡此必然受罚。',
    '凡进必先登记再入场。',
    '不凡必有原因。',
    '反应快尽快处理。',
    '反应速度尽量快一些。',
    '对应的尽的责任不同。',
    '你应当尽当儿子的责任。',
    '响应好尽好本分。',
    '这里山珍海味应有尽有。',
    '自愿捐尽捐了。',
    '适宜种则种。',
    '便宜买则买，便宜则便宜，质量不好。',
    '随时随地都能上网，他随叫随到，随心随性。',
    '若即若离，即使即将下雨也要去，即刻即可办理。',
    '有求必应，有问必答，有人必须离开。',
    '没有钱必定困难，还有车必停下。',
    '应检者尽检，应检不尽检。',
  ])('%s', (text) => expect(find(text)).toEqual([]));
});

describe('slots', () => {
  it.each([
    [['应X尽X'], '应检尽检', '应X尽X', 'X=检'],
    [['应X尽X', '應X盡X'], '應 檢\n盡 檢', '應X盡X', 'X=檢'],
    [['一X一策', '一X一案'], '一人一案', '一X一案', 'X=人'],
    [['凡X必Y'], '“凡进必检”', '凡X必Y', 'X=进 Y=检'],
  ])('%s: %s', (templates, surface, template, slots) => {
    const filled = fillSlots(templates, surface)!;
    expect(filled.template).toBe(template);
    expect(filled.slots.map((s) => `${s.letter}=${s.filler}`).join(' ')).toBe(slots);
  });
  it.each([
    ['another character in the same letter’s place', ['应X尽X'], '应检尽查'],
    ['the same character for another letter', ['凡X必Y'], '凡进必进'],
    ['more words', ['应X尽X'], '应检尽检的'],
    ['the template itself', ['应X尽X'], '应X尽X'],
  ])('are not filled: %s', (_, templates, surface) => expect(fillSlots(templates, surface)).toBeUndefined());
});
