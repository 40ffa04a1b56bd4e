import {
  FieldReader,
  MOST_APPLIED_DOCUMENTS,
} from '@modeldeck/plugin-model-serving-common';
import { titleOf } from './titleOf';
import { applicableKind, whyNotApplicable } from './applicableKinds';
import { ApplyRefusedError } from './ApplyRefusedError';
import { isDeeperThan } from './isDeeperThan';

/** A document that may be applied. */
export interface ApplicableDocument {
  apiVersion: string;
  kind: string;
  name: string;
  optional: boolean;
  /** in the namespace that it is applied to */
  document: Readonly<Record<string, unknown>>;
}

/** Schemas of models and pods nest less deeply; beyond it only somebody's attack does. */
const DEEPEST = 64;

const NAME = /^[a-z\d]([-a-z\d.]*[a-z\d])?$/;

/**
 * The documents in the order that they are applied in.
 *
 * @throws ApplyRefusedError that names the first document that is not applied, and why
 */
export function readDocuments(
  documents: readonly unknown[],
  namespace: string,
): ApplicableDocument[] {
  if (documents.length === 0 || documents.length > MOST_APPLIED_DOCUMENTS) {
    throw new ApplyRefusedError(
      `There are ${documents.length} documents to apply; it must be 1 to ${MOST_APPLIED_DOCUMENTS}, those of one service`,
      'usage',
    );
  }
  const read = documents.map((document, index) =>
    readDocument(document, `document ${index + 1}`, namespace),
  );
  const titles = new Set<string>();
  for (const each of read) {
    const title = `${titleOf(each)} of ${groupOf(each.apiVersion)}`;
    if (titles.has(title)) {
      throw new ApplyRefusedError(
        `${titleOf(each)} is among the documents twice`,
        'usage',
      );
    }
    titles.add(title);
  }
  return read.sort((a, b) => a.rank - b.rank);
}

function readDocument(
  document: unknown,
  position: string,
  namespace: string,
): ApplicableDocument & { rank: number } {
  const refuse = (reason: string, title = position): never => {
    throw new ApplyRefusedError(`${title}: ${reason}`, 'usage');
  };
  if (isDeeperThan(document, DEEPEST)) {
    refuse(`it nests deeper than ${DEEPEST} levels`);
  }
  const object = FieldReader.of(document);
  const apiVersion = object.at('apiVersion').string() ?? '';
  const kind = object.at('kind').string() ?? '';
  const metadata = object.at('metadata');
  if (metadata.at('generateName').exists) {
    refuse('generateName would make another object each time', position);
  }
  const name = metadata.at('name').string() ?? '';
  if (apiVersion === '' || kind === '' || !NAME.test(name)) {
    refuse('it needs apiVersion, kind and a metadata.name that can be one');
  }
  const title = titleOf({ kind, name });
  const known = applicableKind(apiVersion, kind);
  const own = metadata.at('namespace').string() ?? namespace;
  if (own !== namespace) {
    refuse(`it is for namespace ${own}, not for ${namespace}`, title);
  }
  if (!known) {
    return refuse(
      `${whyNotApplicable(kind)}; let the pipeline apply it`,
      title,
    );
  }
  const { metadata: given, ...rest } = document as Record<string, unknown>;
  return {
    apiVersion,
    kind,
    name,
    optional: known.optional ?? false,
    rank: known.rank,
    document: { ...rest, metadata: { ...(given as object), namespace } },
  };
}

function groupOf(apiVersion: string): string {
  return apiVersion.split('/').slice(0, -1).join('');
}
