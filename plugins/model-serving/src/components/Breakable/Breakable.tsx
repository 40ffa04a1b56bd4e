import { Fragment } from 'react';
import { wordParts } from '../../view/wordParts';

/** A CamelCase word that a narrow column breaks between its words, not within them. */
export function Breakable({ text }: { text: string }) {
  return (
    <>
      {wordParts(text).map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
