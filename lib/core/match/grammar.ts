/**
 * Small closed classes of Chinese news prose: posts, other roles, bylines, what stands around names. Open classes
 * (names, bodies, places, slogans) are data in the gazetteer.
 */

/** Surnames of one character, the commoner three hundred or so; enough to tell a list of names from other text. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛牛耿关温鲁葛岳庄殷翟申伍柳章梅倪管焦路左齐宁包颜祝霍纪舒屈项古詹童阎卓季裴翁涂柯安成柴费岑连房褚桂滕蒲窦米路单冉边甄尚卜盛娄楼穆景解佟冷苗凌游曲欧骆阮房麦鲍宫丛兰车查候应阳晏明占阚蔚缪辜荆谷时艾靳饶归苟闻巩全海仝楚苑师匡樊晁瞿党敖狄荀宗戚傅萧尤'.split(
    '',
  ),
);
export const isSurname = (c: string | undefined): boolean => c !== undefined && SURNAMES.has(c);

/** A string that looks like a person's name: a surname and one or two more characters (three behind a double surname). */
export const isNameLike = (s: string): boolean =>
  s.length >= 2 && s.length <= 4 && isSurname(s[0]) && /^[\u4e00-\u9fff]+$/.test(s);

const RANK = '(?:第一|常务|代理|代|原|前|时任|候任|党组|党委)';
const HEADS =
  '总书记|书记|主席|总理|委员长|省长|市长|县长|区长|州长|镇长|乡长|主任|厅长|局长|部长|处长|科长|司长|院长|校长|所长|秘书长|会长|理事长|检察长|政委|司令员|司令|常委|委员|成员|专员|组长|队长|行长|署长|台长|社长|总编辑|董事长|总经理|经理|发言人|负责人|总指挥长|总指挥|指挥长|[一二三四]级巡视员|[一二三四]级调研员|巡视员|调研员|巡视员|理事|代表';
const POST_AT_END = new RegExp(`${RANK}*(?:副)?(?:${HEADS})$`);
const POST_AT_START = new RegExp(`^(?:副)?(?:${HEADS})`);
/** The longest post that ends at `end`: 常务副市长, 党组书记. */
export function findPostBefore(text: string, end: number): string | undefined {
  return POST_AT_END.exec(text.slice(Math.max(0, end - 10), end))?.[0];
}
/** A post right behind a name: 史根治书记. Words that begin like a post (主任务, 代表作) are no posts. */
export function findPostAfter(text: string, start: number): string | undefined {
  const post = POST_AT_START.exec(text.slice(start, start + 8))?.[0];
  if (!post || post === '代表' || post === '成员' || post === '委员') return undefined;
  return post;
}
/** Whether a post follows a body at `end`, or shares its last character: 市委宣传部|部长, 市委宣传|部|长. */
export const isHeadedBy = (text: string, end: number): boolean =>
  findPostAfter(text, end) !== undefined || (text[end] === '长' && findPostAfter(text, end - 1) !== undefined);
/** Posts that belong to one kind of body, so that they need no body named: 市长 is of a city government. */
export const INHERENT: Record<string, { organ: string; level: 'provincial' | 'municipal' | 'county' }> = {
  省长: { organ: 'zhengfu', level: 'provincial' },
  市长: { organ: 'zhengfu', level: 'municipal' },
  县长: { organ: 'zhengfu', level: 'county' },
  区长: { organ: 'zhengfu', level: 'county' },
};
const LEADING_RANK = new RegExp(`^${RANK}+`);
export const stripRank = (post: string): string => post.replace(LEADING_RANK, '');

const POSTS = `(?:${RANK}|副|${HEADS}|常委会?|机关|[、和及与兼(])*`;
const JOIN = new RegExp(`^${POSTS}$`);
/** 枣庄市委|书记吴文清和|市委: behind the first one's name, the second one's title. */
const JOIN_OVER_NAME = new RegExp(`^(?:${RANK}|副|${HEADS}|[、兼])+([\u4e00-\u9fff]{2,4})[、和及与,]$`);
/** Whether only posts and joining words stand between two bodies: 成都市委|常委、|组织部. */
export function isJoin(between: string): boolean {
  if (between.length > 16) return false;
  if (JOIN.test(between)) return true;
  const name = JOIN_OVER_NAME.exec(between)?.[1];
  return name !== undefined && isNameLike(name);
}

/** Titles that a whole list shares and that name no office. */
export const COLLECTIVE = /(?:(省|市|县|区)(?:四大班子)?领导(?:同志|干部)?|领导)$/;

/** Walks of life that are not public office; right before a name they tell another person. */
const ROLES =
  '演员|歌手|导演|编剧|主持人|主播|网红|博主|网友|影星|女星|男星|明星|巨星|艺人|偶像|模特|记者|编辑|作家|诗人|画家|作者|评论员|解说|解说员|教授|讲师|博士|博士生|硕士|院士|研究员|学者|专家|老师|教师|校友|学生|设计师|工程师|律师|医生|主治医师|医师|护士|球员|球星|队员|运动员|选手|前锋|后卫|中场|门将|教练|主教练|裁判|冠军|亚军|将军|企业家|老板|创始人|总裁|员工|职工|工人|农民|村民|市民|居民|司机|业主|志愿者|嫌疑人|被告人|被告|男子|女子|先生|女士|老人|青年|同学|摄影师|音乐人|制片人|钢琴家|舞蹈家|书法家|艺术家|经纪人|嘉宾|用户|患者';
const ROLE_AT_END = new RegExp(`(?:${ROLES})$`);
export const findRoleBefore = (text: string, end: number): string | undefined =>
  ROLE_AT_END.exec(text.slice(Math.max(0, end - 6), end))?.[0];
const ACTING = '饰演?|扮演|出演|主演|参演|演唱|执导';
const ROLE_AT_START = new RegExp(
  `^(?:[(,]?(?:中国|著名|知名|国家一级)?(?:${ROLES}|${ACTING})|\\([^()]{0,12}(?:${ROLES})|在?《[^《》]{1,20}》(?:一剧|一片)?[中里]?(?:${ACTING}))`,
);
/** 刘涛（演员）, 刘涛饰, 刘涛在《…》中饰演; a role that stands behind the name. */
export const findRoleAfter = (text: string, start: number): string | undefined =>
  ROLE_AT_START.exec(text.slice(start, start + 32))?.[0];

const BYLINE =
  /(?:记者|通讯员|实习生|特派员|摄影|摄|供图|制图|绘图|插画|文字整理|整理|文字|文|图|编辑|责编|编审|审核|校对|作者|撰文|撰稿|主编|监制|制作|来源|统筹|策划)[:/|]?$/;
/** Whether only names stand between a byline word (记者, 摄影, 责编) and `start`. `isGap` tells white space before a unit. */
export function isByline(text: string, start: number, isGap: (i: number) => boolean): boolean {
  let at = start;
  for (let names = 0; names < 6; names++) {
    if (BYLINE.test(text.slice(Math.max(0, at - 6), at))) return true;
    // step back over one name and its separator
    const end = '、/·,|'.includes(text[at - 1] ?? '-') ? at - 1 : at;
    if (end === at && !isGap(at)) return false;
    let from = end - 1;
    while (from > 0 && end - from < 4 && !isGap(from) && /[\u4e00-\u9fff]/.test(text[from - 1]!)) from--;
    // letter-spaced names of two characters (归 欣)
    if (end - from === 1 && isGap(from)) from--;
    const word = text.slice(from, end);
    const byline = /(?:记者|摄|编辑|校对)$/.exec(word);
    if (byline && isGap(end)) return true;
    if (!isNameLike(word)) return false;
    at = from;
  }
  return false;
}
/** 赵得宇 摄 */
export const isPhotoCredit = (text: string, end: number, isGap: (i: number) => boolean): boolean =>
  /^[/(]?(?:摄|供图|绘|制图|文\/|图\/)/.test(text.slice(end, end + 4)) &&
  (isGap(end) || text[end] === '/' || text[end] === '(' || /^摄(?![制影取入像氏])/.test(text.slice(end, end + 2)));

/** Marks that end a clause, in folded text. */
export const isClauseEnd = (c: string | undefined): boolean =>
  c === undefined || /[,。;!?:…—()[\]【】《》〈〉\n■●◆▲※]/.test(c);

/** Openings by which a newspaper starts an article: 本报讯, 又讯, 新华社北京5月8日电. */
export const DATELINE =
  /^(?:■?本报讯|本报.{0,12}[讯电]|又讯|.{2,8}(?:日报|晚报|晨报|早报|商报|时报|都市报|新报|快报)(?:社)?.{0,8}(?<![通简短资喜音])[讯电](?!话|视|影|子|力)|(?:新华社|中新社|中新网|央视网|人民网|中央社).{0,14}[电讯]|据.{2,8}(?:报道|消息))/;

const VISIT =
  /(?:赴|到|去|往|来|抵达?|访问|走访|考察|调研|与|同|和|跟|向|对|从|由|离开|援|援助|驻|途经|路过|会见|接待|来自|学习|借鉴|毕业于)$/;
/** Guests come where the article is at home: 来肇庆考察. */
const HOME = /(?:来到?|莅临)$/;
/** Guests are spoken of: what stands there without a place is the host's as well. */
export const GUESTS = /来访|来.{1,6}(?:考察|调研|学习|参观|交流)|到我[省市县区]|代表团|考察团|会见|会谈|率团/;
export type Via = 'visit' | 'home' | 'appointment' | 'topic';
const APPOINTMENT =
  /(?:(?<![主责信重专])任|历任|[调派转](?:任|往|到|至|赴|回)?|挂职|当选|履新|主政|空降|交流到)(?:中共)?$/;
const TOPIC_BEFORE = /(?:^|[。!?;…:【[])(?:[^,。]{1,5},)?(?:而?在)?$/;
const TOPIC_BEHIND =
  /^(?:[,:、】\]]|(?:分?会|主会)场|全?[市省县]|近日|日前|昨|今|当地|\d|将|已|正|也|还|则|方面|召开|举行|发布|印发|出台|启动|开展|推进|连续|率先|明确|提出|要求|宣布|通报)/;
/** What leads to a place named at [start, end). `previous`: where the place before it ends. */
export function findVia(text: string, start: number, end: number, previous: number | undefined): Via | undefined {
  // 沈阳和大连: side by side, nobody goes from one to the other
  if (previous === start - 1 && '和与及同跟、'.includes(text[previous]!)) return undefined;
  const before = text.slice(Math.max(0, start - 9), start);
  if (APPOINTMENT.test(before)) return 'appointment';
  if (HOME.test(before)) return 'home';
  if (VISIT.test(before)) return 'visit';
  return TOPIC_BEFORE.test(before) && TOPIC_BEHIND.test(text.slice(end, end + 4)) ? 'topic' : undefined;
}

export const isHan = (c: number): boolean => (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf);

const STAGE =
  '主演|参演|出演|饰演|扮演|领衔|加盟|执导|导演|编剧|演唱|合唱|对唱|客串|担任(?:摄影|导演|编剧|主演|主持|解说)';
const LIST_ROLE_BEHIND = new RegExp(
  `^等?(?:[一二三四五六七八九十两]?[人位名])?(?:著名|知名|青年|老|众|实力派)?(?:友情|联袂|联合|共同|领衔)?(?:${ROLES}|${STAGE})`,
);
const LIST_ROLE_BEFORE = /(?:主演|导演|编剧|演员|歌手|嘉宾|阵容|作者|球员|队员|选手)[::为有]?$/;
/** A walk of life that a whole list shares: 由刘涛、王凯主演; 主演：刘涛; 李海峰、赵鹏等演员. Folded offsets of the list. */
export const findListRole = (text: string, start: number, end: number): string | undefined =>
  LIST_ROLE_BEHIND.exec(text.slice(end, end + 14))?.[0] ??
  LIST_ROLE_BEFORE.exec(text.slice(Math.max(0, start - 4), start))?.[0];

/** Words of meetings, reports and directives. None alone makes a text a policy text; several close by do. */
const REGISTER =
  /会议|强调|指出|要求|部署|落实|推进|坚持|贯彻|全面|深入|扎实|切实|确保|统筹|狠抓|严格|强化|加强|提升|完善|机制|责任|各级|各地|部门|单位|干部|党员|党组织|党委|政府|群众|基层|工作|行动|攻坚|专项|督导|督查|整改|排查|通报|精神|讲话|指示|决策|发展|改革|建设|治理|防控|防疫|疫情|病例|阳性|隔离|核酸|战略|目标|任务|项目|经济|产业|企业|民生|保障|服务|发布会|指挥部|领导|调研|检查|业务|办理|窗口|审批|政务|社区|居民|人员|感染|发热|防护|消杀|采样|检测|健康码|场所码|风险|轨迹|密接|医护|医院|卫健|疾控|流调|封控|管控|闭环|新增|清零|协查|当日|监测|代表|委员|提案|议案|树立|服从|统一|调度|思想|大局|一律|实行|志愿者|配送|管理|规则|规范|标准|流程|转运|分区|分级|城市|街道|网格|卡口|入境|冷链|做到|政策|机构|改造|整治|制定|年底前|补贴|帮扶|医疗|提高|质量|发挥|联合|坚决|病人|药店|诊所|源头/g;
/** Folded characters on each side of a form in which such words count. */
const REGISTER_REACH = 60;
/** How many different words of policy prose stand around [start, end). */
export function countRegister(text: string, start: number, end: number): number {
  const around = [text.slice(Math.max(0, start - REGISTER_REACH), start), text.slice(end, end + REGISTER_REACH)];
  return new Set(around.flatMap((s) => s.match(REGISTER) ?? [])).size;
}
