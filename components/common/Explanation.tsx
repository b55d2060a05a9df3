import { toTexts } from './language';

/** A text of ours, a paragraph for each language that the reader wants. */
export function Explanation({ text, class: name }: { text: { en: string; zh: string }; class?: string }) {
  return (
    <>
      {toTexts(text).map(({ lang, text: said }) => (
        <p key={lang} lang={lang} class={name}>
          {said}
        </p>
      ))}
    </>
  );
}
