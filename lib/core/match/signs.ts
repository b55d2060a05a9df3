/**
 * Words that tell whose organs a text speaks of. 外交部, 中央 or 最高法院 are everybody's names; such words near by say
 * that they are another state's, another party's or another time's.
 */
export type Sign = 'other-party' | 'our-party' | 'taiwan' | 'abroad' | 'republic';

const SIGNS: readonly (readonly [Sign, RegExp])[] = [
  [
    'other-party',
    /[越苏俄寮朝日印法美意缅古]共(?![同识享产和有建赢谋])|劳动党|(?<!中国)共产党中央|工人党|人民革命党|国民党|民进党|民众党|亲民党|时代力量|人民行动党|统一俄罗斯党|保守党|民主党|共和党|自民党/,
  ],
  ['our-party', /中共|中国共产党|我党|习近平|党的(?:十|二十|领导|建设)|全党/],
  [
    'taiwan',
    /行政院|立法院|监察院|考试院|立委|台媒|岛内|陆委会|卫福部|国民党|民进党|民众党|府院|北市府|中央流行疫情指挥中心|友邦|外馆|国军|汉光演习/,
  ],
  [
    'abroad',
    /总统|首相|国会|议会|参议院|众议院|参众两院|白宫|克里姆林宫|五角大楼|杜马|国务卿|国土安全部|最高法院大法官|大法官|拿督|天皇|女王|国王陛下|青瓦台/,
  ],
  [
    'republic',
    /民国[一二三四初元时年]|国民政府|北洋|总长|临时大总统|(?:19|一九)[1-4一二三四][\d〇零一二三四五六七八九]年/,
  ],
];

/** The signs in a folded text. */
export const findSigns = (text: string): Sign[] => SIGNS.flatMap(([sign, words]) => (words.test(text) ? [sign] : []));
