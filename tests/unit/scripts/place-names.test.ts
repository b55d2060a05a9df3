import { describe, expect, it } from 'vitest';
import { loadPlaces } from '../../../scripts/compile';
import { EXCEPTIONS, toPlaceNames } from '../../../scripts/place-names';

const places = new Map(loadPlaces().map((p) => [p.code, p]));
const toNames = (code: string) => {
  const { pinyin, en } = toPlaceNames(places.get(code)!);
  return `${pinyin} | ${en}`;
};

describe('names of places', () => {
  it.each([
    ['cn-410000', '河南省', 'Hénán Shěng | Henan Provincial'],
    ['cn-110000', '北京市', 'Běijīng Shì | Beijing Municipal'],
    ['cn-411000', '许昌市', 'Xǔchāng Shì | Xuchang Municipal'],
    ['cn-411081', '禹州市', 'Yǔzhōu Shì | Yuzhou Municipal'],
    ['cn-411003', '建安区', 'Jiàn’ān Qū | Jian’an District'],
    ['cn-411024', '鄢陵县', 'Yānlíng Xiàn | Yanling County'],
    ['cn-610100', '西安市', 'Xī’ān Shì | Xi’an Municipal'],
    ['cn-530800', '普洱市', 'Pǔ’ěr Shì | Pu’er Municipal'],
    ['cn-141100', '吕梁市', 'Lǚliáng Shì | Lüliang Municipal'],
    ['cn-410422', '叶县', 'Yè Xiàn | Ye County'],
  ])('follow from the characters: %s %s', (code, name, expected) => {
    expect(places.get(code)?.name).toBe(name);
    expect(toNames(code)).toBe(expected);
  });

  it.each([
    ['cn-450000', '广西壮族自治区', 'Guǎngxī Zhuàngzú Zìzhìqū | Guangxi Zhuang Autonomous Regional'],
    ['cn-650000', '新疆维吾尔自治区', 'Xīnjiāng Wéiwú’ěr Zìzhìqū | Xinjiang Uygur Autonomous Regional'],
    ['cn-150000', '内蒙古自治区', 'Nèiměnggǔ Zìzhìqū | Inner Mongolia Autonomous Regional'],
    ['cn-513400', '凉山彝族自治州', 'Liángshān Yízú Zìzhìzhōu | Liangshan Yi Autonomous Prefectural'],
    [
      'cn-422800',
      '恩施土家族苗族自治州',
      'Ēnshī Tǔjiāzú Miáozú Zìzhìzhōu | Enshi Tujia and Miao Autonomous Prefectural',
    ],
    ['cn-622926', '东乡族自治县', 'Dōngxiāngzú Zìzhìxiàn | Dongxiang Autonomous County'],
    ['cn-410304', '瀍河回族区', 'Chánhé Huízú Qū | Chanhe Hui District'],
    ['cn-152500', '锡林郭勒盟', 'Xīlínguōlè Méng | Xilingol League'],
    ['cn-653100', '喀什地区', 'Kāshí Dìqū | Kashgar Prefectural'],
    ['cn-150521', '科尔沁左翼中旗', 'Kē’ěrqìn Zuǒyì Zhōngqí | Horqin Left Middle Banner'],
    ['cn-150625', '杭锦旗', 'Hángjǐn Qí | Hanggin Banner'],
    ['cn-310115', '浦东新区', 'Pǔdōng Xīnqū | Pudong New District'],
    ['cn-441803', '清新区', 'Qīngxīn Qū | Qingxin District'],
    ['cn-429021', '神农架林区', 'Shénnóngjià Línqū | Shennongjia Forestry District'],
    ['cn-230751', '金林区', 'Jīnlín Qū | Jinlin District'],
    [
      'cn-371071',
      '威海火炬高技术产业开发区',
      'Wēihǎi Huǒjù Gāojìshù Chǎnyè Kāifāqū | Weihai Huoju High-tech Industrial Development Zone',
    ],
  ])('have their kind and people apart: %s %s', (code, name, expected) => {
    expect(places.get(code)?.name).toBe(name);
    expect(toNames(code)).toBe(expected);
  });

  it.each([
    ['cn-610000', '陕西省', 'Shǎnxī Shěng | Shaanxi Provincial'],
    ['cn-540000', '西藏自治区', 'Xīzàng Zìzhìqū | Tibet Autonomous Regional'],
    ['cn-150100', '呼和浩特市', 'Hūhéhàotè Shì | Hohhot Municipal'],
    ['cn-650100', '乌鲁木齐市', 'Wūlǔmùqí Shì | Ürümqi Municipal'],
    ['cn-540200', '日喀则市', 'Rìkāzé Shì | Xigazê Municipal'],
    ['cn-230100', '哈尔滨市', 'Hā’ěrbīn Shì | Harbin Municipal'],
  ])('are the established ones in English: %s %s', (code, name, expected) => {
    expect(places.get(code)?.name).toBe(name);
    expect(toNames(code)).toBe(expected);
  });

  it.each([
    ['cn-341500', '六安市', 'Lù’ān'],
    ['cn-340300', '蚌埠市', 'Bèngbù'],
    ['cn-340303', '蚌山区', 'Bèngshān'],
    ['cn-140400', '长治市', 'Chángzhì'],
    ['cn-140428', '长子县', 'Zhǎngzǐ'],
    ['cn-130225', '乐亭县', 'Làotíng'],
    ['cn-330382', '乐清市', 'Yuèqīng'],
    ['cn-410621', '浚县', 'Xùn'],
    ['cn-340722', '枞阳县', 'Zōngyáng'],
    ['cn-341021', '歙县', 'Shè'],
    ['cn-341023', '黟县', 'Yī'],
    ['cn-361124', '铅山县', 'Yánshān'],
    ['cn-130726', '蔚县', 'Yù'],
    ['cn-331000', '台州市', 'Tāizhōu'],
    ['cn-331023', '天台县', 'Tiāntāi'],
    ['cn-371524', '东阿县', 'Dōng’ē'],
    ['cn-371722', '单县', 'Shàn'],
    ['cn-371522', '莘县', 'Shēn'],
    ['cn-652823', '尉犁县', 'Yùlí'],
    ['cn-410223', '尉氏县', 'Wèishì'],
    ['cn-410122', '中牟县', 'Zhōngmù'],
    ['cn-410182', '荥阳市', 'Xíngyáng'],
    ['cn-511822', '荥经县', 'Yíngjīng'],
    ['cn-411221', '渑池县', 'Miǎnchí'],
    ['cn-410425', '郏县', 'Jiá'],
    ['cn-411726', '泌阳县', 'Bìyáng'],
    ['cn-411002', '魏都区', 'Wèidū'],
    ['cn-310112', '闵行区', 'Mǐnháng'],
    ['cn-320116', '六合区', 'Lùhé'],
    ['cn-141024', '洪洞县', 'Hóngtóng'],
    ['cn-420116', '黄陂区', 'Huángpí'],
    ['cn-421088', '监利市', 'Jiànlì'],
    ['cn-500000', '重庆市', 'Chóngqìng'],
  ])('are read as the place is: %s %s', (code, name, expected) => {
    expect(places.get(code)?.name).toBe(name);
    expect(toPlaceNames(places.get(code)!).pinyin.replace(/ (Shì|Xiàn|Qū)$/, '')).toBe(expected);
  });

  it('are of the Latin script for every division', () => {
    for (const place of places.values()) {
      if (place.name === '市辖区' || place.name.includes('直辖县级')) continue;
      const { pinyin, en } = toPlaceNames(place);
      expect(pinyin, place.name).toMatch(/^[\p{Script=Latin}’ ]+$/u);
      expect(en, place.name).toMatch(/^[\p{Script=Latin}’, –-]+$/u);
    }
  });

  it('have exceptions for places that the list of divisions holds under that name', () => {
    for (const { code, name } of EXCEPTIONS.places) expect(places.get(code)?.name, code).toBe(name);
    expect(new Set(EXCEPTIONS.places.map((p) => p.code)).size).toBe(EXCEPTIONS.places.length);
  });
});
