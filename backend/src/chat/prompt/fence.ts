/**
 * Takes from a text the means to end a fence, to begin another, or to pass for
 * one: angle brackets in all their widths become quotation marks, and characters
 * that cannot be seen, or turn the order of others around, go.
 */
export const harmless = (text: string): string =>
  text
    .replaceAll(/[<＜﹤]/g, '‹')
    .replaceAll(/[>＞﹥]/g, '›')
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}]|(?![\n\t])\p{Cc}/gu, '');

/** A text as data, between marks of which it can write neither. */
export const fence = (name: string, text: string): string =>
  `<${name}>\n${harmless(text)}\n</${name}>`;
