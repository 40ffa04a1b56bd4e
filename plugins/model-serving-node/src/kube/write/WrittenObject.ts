import { FieldReader } from '@modeldeck/plugin-model-serving-common';

/** What an object is after a write. @public */
export interface WrittenObject {
  uid: string;
  resourceVersion: string;
  /** counts changes of the spec; undefined where the server does not tell */
  generation: number | undefined;
}

/** The identity of an object as an API server answers with it. */
export function readWritten(answer: unknown): WrittenObject {
  const metadata = FieldReader.of(answer).at('metadata');
  return {
    uid: metadata.at('uid').string() ?? '',
    resourceVersion: metadata.at('resourceVersion').string() ?? '',
    generation: metadata.at('generation').number(),
  };
}
