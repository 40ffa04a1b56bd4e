/**
 * A message as a sentence of a page: with a capital, unless it begins with a name or a field's
 * path, which must stay as they are.
 */
export function sentence(text: string): string {
  return /^[a-z]+(?=[ ,:;]|$)/.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
}

/** With a full stop, so that another sentence may follow. */
export function fullStop(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
