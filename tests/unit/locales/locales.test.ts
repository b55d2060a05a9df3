/** The three files of the interface: the same strings with the same places to fill, and Taiwan's words in zh_TW. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

type Strings = { [key: string]: string | Strings };

const LOCALES = path.join(import.meta.dirname, '..', '..', '..', 'assets', 'locales');
const read = (name: string) => parse(readFileSync(path.join(LOCALES, `${name}.yml`), 'utf8')) as Strings;

/** Key → text; of a plural ({1: …, n: …}) the form for many. */
function flatten(strings: Strings, at = ''): [key: string, text: string][] {
  return Object.entries(strings).flatMap(([key, value]): [string, string][] => {
    const here = at ? `${at}.${key}` : key;
    if (typeof value === 'string') return [[here, value]];
    return 'n' in value ? [[here, value.n as string]] : flatten(value, here);
  });
}

const english = new Map(flatten(read('en')));
const toPlaces = (text: string): string => [...new Set(text.match(/\$\d/g))].sort().join();

/** Said on the mainland, and otherwise in Taiwan; with what Taiwan says. */
const MAINLAND: Record<string, string> = {
  信息: '資訊', 默認: '預設', 保存: '儲存', 數據: '資料', 界面: '介面', 視頻: '影片', 網絡: '網路', 軟件: '軟體', 程序: '程式',
  設置: '設定', 搜索: '搜尋', 檢索: '搜尋', 打開: '開啟', 支持: '支援', 菜單: '選單', 鼠標: '滑鼠', 剪貼板: '剪貼簿', 字符: '字元',
  字段: '欄位', 用戶: '使用者', 緩存: '快取', 鏈接: '連結', 刷新: '重新整理', 加載: '載入', 運行: '執行', 插件: '外掛', 擴展: '擴充',
  訪問: '存取', 導入: '匯入', 導出: '匯出', 窗口: '視窗', 兼容: '相容', 質量: '品質', 回收站: '垃圾桶', 撤銷: '復原', 粘貼: '貼上',
  屏幕: '螢幕', 批注: '註記', 標注: '標註', 添加: '新增', 創建: '建立', 本地: '本機', 丟失: '遺失', 報道: '報導', 句式: '句型',
}; // prettier-ignore

describe.each(['zh_CN', 'zh_TW'])('%s', (name) => {
  const strings = new Map(flatten(read(name)));

  it('has every string, and no other', () => {
    expect([...strings.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('fills in the same places', () => {
    const differing = [...strings].filter(([key, text]) => toPlaces(text) !== toPlaces(english.get(key) ?? ''));
    expect(differing).toEqual([]);
  });

  it('has one kind of ellipsis, and no straight quotation marks', () => {
    expect([...strings.values()].filter((text) => /……|\.\.\.|"/.test(text))).toEqual([]);
  });
});

describe('zh_TW', () => {
  const strings = flatten(read('zh_TW'));

  it.each(Object.entries(MAINLAND))('does not say %s, but %s', (word) => {
    expect(strings.filter(([, text]) => text.includes(word))).toEqual([]);
  });

  it('calls documents 文件, and files 檔案', () => {
    expect(strings.filter(([, text]) => text.includes('文件')).map(([key]) => key)).toEqual([
      'entity.category.document',
    ]);
  });

  it('quotes with 「」 and sets full-width marks behind Chinese', () => {
    expect(strings.filter(([, text]) => /[“”‘’]|\p{Script=Han}[,:;?!]/u.test(text))).toEqual([]);
  });
});
