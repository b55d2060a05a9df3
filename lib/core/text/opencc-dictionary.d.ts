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
/** The spelling of Taiwan: 爲 為|裏 裡|…, and words of which it is not so. */
declare module 'opencc-js/dict/TWVariants' {
  const pairs: string;
  export default pairs;
}
declare module 'opencc-js/dict/TWVariantsPhrases' {
  const pairs: string;
  export default pairs;
}
