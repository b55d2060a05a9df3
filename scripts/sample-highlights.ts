/** Made-up highlights of made-up pages, for pictures, tests and measurements: the same ones each time. */
import { createHash } from 'node:crypto';
import { COLORS, type EntityRef, type Highlight } from '../lib/core/model/highlight';

const TITLES = [
  '市委召开疫情防控专题会议 部署下一步工作',
  '全市重点项目建设推进会召开',
  '河南省委书记楼阳生在许昌调研',
  '关于进一步做好常态化核酸检测工作的通告',
  '坚持动态清零总方针不动摇',
  '我市召开防汛工作视频会议',
  '把初心写在大地上——许昌驻村干部二三事',
  '省疫情防控指挥部召开调度会',
];
const QUOTES = [
  '要坚持人民至上、生命至上，坚持“动态清零”总方针，做到应检尽检、应隔尽隔、应收尽收、应治尽治。',
  '市委书记史根治主持会议并讲话，市长刘涛出席。',
  '会议强调，各级各部门要压紧压实“四方责任”，严格落实“四早”要求，以快制快，尽快实现社会面清零，坚决守住不发生规模性疫情的底线。',
  '全省上下要锚定“两个确保”，深入实施“十大战略”。',
  '他说，这件事急不得，也拖不得。',
  '要统筹疫情防控和经济社会发展，确保产业链供应链稳定，确保群众基本生活不受影响，确保困难群众的急难愁盼问题得到及时回应和解决。对因疫情滞留的务工人员，要逐一登记、妥善安置，做到人有住处、饭有热食、病有所医；对封控区、管控区的居民，要组织志愿者送菜送药上门，开通就医绿色通道。',
  '截至5月7日24时，全市累计报告本土确诊病例28例，无症状感染者116例。',
  '“房住不炒”的定位没有变，因城施策的空间更大了。',
];
const NOTES = [
  '',
  'First time “四方责任” appears next to “四早” in this paper; compare with the provincial circular of 30 April.',
  '',
  '与五月六日的口径不同：此处未提“静默管理”。',
  'Ask L. whether this is a verbatim quote from the State Council document.',
  '',
];
const TAGS = [['防控'], [], ['对照', 'wording'], ['人事'], [], ['经济', '防控'], []];
const ENTITIES: Record<string, EntityRef> = {
  史根治: { id: 'official:shi-genzhi', name: '史根治' },
  刘涛: { id: 'official:liu-tao', name: '刘涛' },
  四早: { id: 'slogan:si-zao', name: '四早' },
  动态清零: { id: 'slogan:dongtai-qingling', name: '动态清零' },
  市委: { id: 'body:xuchang-shiwei', name: '中共许昌市委员会' },
};

export function toUuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** `count` highlights over `pages` pages, saved one every `every` minutes, the last just before `now`. */
export function makeHighlights(count: number, pages: number, { now = Date.now(), every = 97 } = {}): Highlight[] {
  return Array.from({ length: count }, (_, i) => {
    const page = Math.floor((i * pages) / count);
    const nth = i - Math.ceil((page * count) / pages);
    const url = `https://www.xcrb.example/2022-05/${String(1 + (page % 28)).padStart(2, '0')}/${page}.html`;
    const exact = QUOTES[(i * 5 + page) % QUOTES.length]!;
    const created = new Date(now - (count - i) * every * 60_000).toISOString();
    return {
      id: toUuid(`highlight ${i}`),
      page: {
        address: url,
        url,
        title: TITLES[page % TITLES.length]! + (pages > TITLES.length ? `（${page}）` : ''),
        date: `2022-05-${String(1 + (page % 28)).padStart(2, '0')}`,
      },
      quote: { type: 'TextQuoteSelector', exact, prefix: '会议指出，', suffix: '会后，记者走访' },
      position: { type: 'TextPositionSelector', start: 300 + nth * 200, end: 300 + nth * 200 + exact.length },
      occurrence: { nth: 0, of: 1 },
      color: COLORS[(i * 3 + page) % COLORS.length]!,
      note: NOTES[(i + page) % NOTES.length]!,
      tags: TAGS[i % TAGS.length]!,
      entities: Object.entries(ENTITIES).flatMap(([form, entity]) => (exact.includes(form) ? [entity] : [])),
      created,
      modified: created,
      revision: 1,
    };
  });
}
