/**
 * Datelines: 新华社郑州5月8日电, 本报许昌讯, 中央社台北8日电. They name the place that the report was sent from; many name
 * none (本报讯, 本报记者…), and then nothing is said.
 */

const AGENCY =
  '新华社|新華社|新华网|新華網|新华全媒|中新社|中新网|中新網|人民网|人民網|央视网|央視網|央广网|央廣網|光明网|中国网|中國網|中国青年网|' +
  '环球网|国际在线|海外网|大河网|映象网|中央社|本报|本報|本台|本刊|本网|本網|大公报|大公報|文汇报|文匯報|路透社|美联社|法新社|共同社|彭博社|塔斯社';
const DAY = '(?:(?:\\d{4}年)?\\d{1,2}月)?\\d{1,2}日';
const DATELINE = new RegExp(
  `(?:${AGENCY})[ \\u3000]*([\\u4e00-\\u9fff]{2,6}?)[ \\u3000]*(?:${DAY}[ \\u3000]*(?:电|電|讯|訊|消息|报道)|(?:讯|訊|电|電)(?![\\u4e00-\\u9fff]))`,
);
/** What stands in the place's position without being one. */
const NO_PLACE =
  /记者|記者|通讯|通訊|综合|綜合|特约|特約|专[稿电讯]|專[稿電訊]|快|最新|今[日天]|昨[日天]|消息|编辑|編輯|评论|評論|本[市省县区]|客户端|客戶端/;

/** The place in the text's dateline, as written; null without one. Looked for near the start of a block only. */
export function findDatelinePlace(text: string): string | null {
  const found = DATELINE.exec(text.slice(0, 60))?.[1];
  return found && !NO_PLACE.test(found) ? found : null;
}

/** 来源：许昌日报 in the line under the headline; null without one. */
export function findPrintedSource(text: string): string | null {
  const found =
    /(?:信息来源|稿件来源|文章来源|来源|來源|出处|出處)\s*[:：]\s*([^\s:：|｜，。、；;（()）【】《》"“”<>]{2,20})/.exec(
      text,
    )?.[1];
  return found && /[\u4e00-\u9fff]/.test(found) && !/作者|编辑|編輯|网络|網絡|互联网|时间|時間/.test(found)
    ? found
    : null;
}
