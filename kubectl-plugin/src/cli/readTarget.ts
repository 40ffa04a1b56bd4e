import type { StatusTarget } from './Operation';

/** What NAME or TYPE/NAME means. Throws an Error whose message is for the user. */
export function readTarget(text: string): StatusTarget {
  const [first = '', ...rest] = text.split('/');
  if (rest.length === 0 && first !== '') {
    return { name: first };
  }
  const [name] = rest;
  if (rest.length !== 1 || first === '' || !name) {
    throw new Error(
      `"${text}" is neither a NAME nor TYPE/NAME, such as scorer or isvc/scorer`,
    );
  }
  return { type: first, name };
}
