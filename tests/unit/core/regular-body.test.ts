import { describe, expect, it } from 'vitest';
import { loadRecognizer } from '../../../scripts/recognizer';
import { Knowledge } from '../../../lib/core/link/knowledge';
import { composeRegularBody, parseRegularId, toRegularId } from '../../../lib/core/model/regular-body';

const knowledge = new Knowledge(loadRecognizer().gazetteers);
const compose = (place: string, organ: string) =>
  composeRegularBody(knowledge.organType(organ)!, knowledge.division(place)!, undefined);

describe('a regular body', () => {
  it.each([
    ['cn-510100', 'dangwei', '中国共产党成都市委员会'],
    ['cn-330200', 'tongzhanbu', '中共宁波市委统一战线工作部'],
    ['cn-440000', 'weijianwei', '广东省卫生健康委员会'],
    ['cn-450000', 'zuzhibu', '中共广西壮族自治区委员会组织部'],
    ['cn-653100', 'dangwei', '中国共产党喀什地区委员会'],
    ['cn-110000', 'caizheng', '北京市财政局'],
    ['cn-410000', 'caizheng', '河南省财政厅'],
    ['cn-410000', 'fayuan', '河南省高级人民法院'],
    ['cn-110000', 'fayuan', '北京市高级人民法院'],
    ['cn-410300', 'fayuan', '洛阳市中级人民法院'],
    ['cn-410381', 'fayuan', '偃师市人民法院'],
  ])('%s × %s is %s', (place, organ, name) => {
    expect(compose(place, organ)?.name).toBe(name);
  });

  it('has pinyin, English and traditional names of its own', () => {
    expect(compose('cn-450000', 'zuzhibu')).toMatchObject({
      traditional: ['中共廣西壯族自治區委員會組織部'],
      pinyin: 'Zhōnggòng Guǎngxī Zhuàngzú Zìzhìqū Wěiyuánhuì Zǔzhībù',
      en: 'Organisation Department of the CPC Guangxi Zhuang Autonomous Regional Committee',
    });
    expect(compose('cn-110000', 'caizheng')).toMatchObject({ pinyin: 'Běijīng Shì Cáizhèngjú' });
  });

  it.each([
    ['cn-110000', 'jiaoyu', 'has another name there'],
    ['cn-810000', 'dangwei', 'Hong Kong has none'],
    ['cn-410300', 'zhengshu', 'is called otherwise from place to place'],
    ['cn-411000', 'gaoxiao-gongwei', 'is a province’s only'],
  ])('%s × %s: %s', (place, organ) => expect(compose(place, organ)).toBeUndefined());

  it('of a township has the township in its id, in letters that every schema takes', () => {
    const id = toRegularId('cn-411003', 'xiangzhen-zhengfu', '五女店镇');
    expect(id).toMatch(/^body:[a-z0-9/-]+$/);
    expect(parseRegularId(id)).toEqual({ place: 'cn-411003', organ: 'xiangzhen-zhengfu', township: '五女店镇' });
    const place = knowledge.regularPlace('cn-411003', '五女店镇')!;
    expect(composeRegularBody(knowledge.organType('xiangzhen-zhengfu')!, place, undefined)).toMatchObject({
      id,
      name: '建安区五女店镇人民政府',
      level: 'township',
      parent: 'body:cn-411003/zhengfu',
    });
  });

  it('has an id that tells place and type', () => {
    expect(parseRegularId('body:cn-510100/zuzhibu')).toEqual({ place: 'cn-510100', organ: 'zuzhibu' });
    expect(parseRegularId('body:xuchang-shiwei')).toBeUndefined();
  });

  it('that is listed keeps its own entry', () =>
    expect(knowledge.regularBody('cn-411000', 'dangwei')?.id).toBe('body:xuchang-shiwei'));
});
