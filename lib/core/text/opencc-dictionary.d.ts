/** “乾 干|亂 乱|…”: traditional characters with their simplified ones. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
/** The other way round: 干 幹 乾|…, the commonest first. */
declare module 'opencc-js/dict/STCharacters' {
  const pairs: string;
  export default pairs;
}
/** Words whose characters are written otherwise than each by itself: 干部 幹部|…. */
declare module 'opencc-js/dict/STPhrases' {
  const pairs: string;
  export default pairs;
}
