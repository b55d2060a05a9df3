/** Chinese news prose to fill pages with: sentences that name somebody, and others. */
import type { Random } from '../anchoring/random';

/** From the densest reports of a Party daily: a mention every ten to twenty characters. */
export const NAMED = [
  '许昌市委书记史根治在市疫情防控指挥部会议上强调，要坚持动态清零，做到应隔尽隔、应隔快隔，尽快实现社会面清零。',
  '市长刘涛要求，要加快核酸检测速度，严格闭环管理，守住不发生交叉感染的底线，确保群众基本生活。',
  '参加调研的有市领导马正兰、方婷、李海峰。各县区要压实责任，把工作做细做实，让群众放心满意。',
  '市政协主席马正兰来到城东的一处卡口，和值守的人一起站了半个钟头，要求做到应检尽检。',
  '河南省委书记楼阳生、省长王凯听取了许昌市委、市政府关于防控工作的汇报。',
];

export const PLAIN = [
  '雨停了以后，街上的人渐渐多起来，卖早点的摊子冒着热气，上学的孩子三三两两从巷口走过，没有人觉得这一天有什么特别。',
  '会后，记者在几个社区看到，志愿者把蔬菜和药品送到居民门口，孩子们在家里上网课，楼下的广播每天响三次。',
  '站长说，去年旱了四十天，今年水足，各支渠按日子轮灌，看渠的老人坐在坝上，说水声就是收成。',
  '新车站的候车厅比原来大了一倍，屋顶留了一排天窗，白天不用开灯，冬天的太阳能一直照到检票口。',
  '这家面馆开了三十年，老板娘记得每一个常客的口味，少放辣椒、多加一勺醋，都不用人开口。',
  '球队上半场先失一球，下半场换上两名年轻前锋后连追三分，看台上的人一直站到终场哨响。',
  '专家提醒，气温还会反复，早晚出门应当添衣，老人和孩子最好避开清晨最冷的时候。',
  '图书馆把阅览室的关门时间推迟到晚上十点，门口的自行车多得停到了马路对面。',
];

const HEADLINES_NAMED = [
  '史根治调研城区防控工作',
  '刘涛主持召开市政府常务会议',
  '许昌市委部署夏收工作',
  '楼阳生在许昌调研',
  '方婷看望一线医务人员',
];
const HEADLINES_PLAIN = [
  '新车站候车厅下月启用',
  '图书馆夜间开放受欢迎',
  '老城面馆三十年味道如初',
  '球队主场逆转取胜',
  '灌区水足 支渠按日轮灌',
  '气温将有反复 早晚注意添衣',
  '旧货市场里的连环画',
  '果园开园 游客自己动手',
];

/** One sentence in three names somebody. */
export const sentence = (random: Random): string => random.pick(random.int(1, 3) === 1 ? NAMED : PLAIN);

export function paragraph(random: Random): string {
  return Array.from({ length: random.int(2, 5) }, () => sentence(random)).join('');
}

/** One headline in eight names somebody. */
export const headline = (random: Random): string =>
  random.pick(random.int(1, 8) === 1 ? HEADLINES_NAMED : HEADLINES_PLAIN);
