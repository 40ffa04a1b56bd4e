import { Fragment } from 'react';

/** A sentence in which what is between backticks is code. */
export function CodeText({ text }: { text: string }) {
  // Between the first and the second one, the third and the fourth, and so on.
  return (
    <>
      {text.split('`').map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {index % 2 === 1 ? <code>{part}</code> : part}
        </Fragment>
      ))}
    </>
  );
}
