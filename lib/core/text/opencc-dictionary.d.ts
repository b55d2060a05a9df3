/** “乾 干|亂 乱|…”: traditional characters with their simplified ones. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
