import type { AppliedObject } from '@modeldeck/plugin-model-serving-common';
import { mayBeMade } from '../canary/PlanWriteError';
import type { KubeClient } from '../kube/KubeClient';
import { KubeError } from '../kube/KubeError';
import { applyError } from '../kube/write/applyError';
import { objectPath } from '../kube/write/objectPath';
import { PartlyAppliedError } from './PartlyAppliedError';
import { type PlacedDocument, placeDocuments } from './placeDocuments';
import { readDocuments } from './readDocuments';
import { requireUnowned } from './requireUnowned';
import { sameContent } from './sameContent';
import { titleOf } from './titleOf';

/** @public */
export interface ApplyManifestsOptions {
  client: Pick<KubeClient, 'cluster' | 'get' | 'apply' | 'resourceNames'>;
  /** of all the documents */
  namespace: string;
  /** objects as they are parsed; those of one service */
  documents: readonly unknown[];
  /** the API server judges every document and keeps none */
  dryRun?: boolean;
  /** goes on without the kinds of a monitoring stack or KEDA where the cluster has none */
  acceptMissing?: boolean;
  /** told what would become of each before anything is written; throws where it must not be */
  confirm?: (objects: readonly AppliedObject[]) => void;
  /** heeded only as long as nothing is written */
  signal?: AbortSignal;
}

/**
 * Applies documents by server-side apply, without force: what others refer to first, the service
 * last. The API server has judged every one of them before the first is written, so that what it
 * would refuse leaves nothing behind. Done again, it changes nothing.
 *
 * @returns the documents in the order that they were applied in, then those that were skipped
 * @throws ApplyRefusedError or KubeError when nothing was written
 * @throws PartlyAppliedError when some of it was, or may have been
 * @public
 */
export async function applyManifests(
  options: ApplyManifestsOptions,
): Promise<AppliedObject[]> {
  const { client, namespace, confirm, acceptMissing = false, signal } = options;
  const { placed, skipped } = await placeDocuments(
    readDocuments(options.documents, namespace),
    { client, namespace, acceptMissing, signal },
  );
  const judged: JudgedDocument[] = [];
  for (const document of placed) {
    judged.push(await judge(document, options));
  }
  const expected = [...judged.map(applied), ...skipped];
  confirm?.(expected);
  if (options.dryRun) {
    return expected;
  }
  return [...(await writeAll(judged, client)), ...skipped];
}

interface JudgedDocument extends PlacedDocument {
  /** as the cluster has it; undefined: not at all */
  live: unknown;
  outcome: AppliedObject['outcome'];
}

function applied({
  apiVersion,
  kind,
  name,
  outcome,
}: JudgedDocument): AppliedObject {
  return { apiVersion, kind, name, outcome };
}

async function judge(
  document: PlacedDocument,
  options: ApplyManifestsOptions,
): Promise<JudgedDocument> {
  const { client, signal } = options;
  const live = await readLive(document, options);
  if (live !== undefined) {
    requireUnowned(titleOf(document), live);
  }
  const after = await client.apply(document.place, document.document, {
    dryRun: true,
    signal,
  });
  return { ...document, live, outcome: outcomeOf(live, after) };
}

async function readLive(
  { place }: PlacedDocument,
  { client, signal }: ApplyManifestsOptions,
): Promise<unknown> {
  try {
    return await client.get(objectPath(place), {
      what: `read ${titleOf(place)} in namespace ${place.namespace}`,
      signal,
    });
  } catch (error) {
    if (error instanceof KubeError && error.kind === 'not-found') {
      return undefined;
    }
    throw error instanceof KubeError ? applyError(error, place) : error;
  }
}

function outcomeOf(live: unknown, after: unknown): AppliedObject['outcome'] {
  if (live === undefined) {
    return 'created';
  }
  return sameContent(live, after) ? 'unchanged' : 'changed';
}

/** What has begun is brought to its end, whoever waits for it. */
async function writeAll(
  documents: readonly JudgedDocument[],
  client: ApplyManifestsOptions['client'],
): Promise<AppliedObject[]> {
  const done: AppliedObject[] = [];
  for (const [index, document] of documents.entries()) {
    try {
      const after = await client.apply(document.place, document.document);
      const outcome = outcomeOf(document.live, after);
      done.push(applied({ ...document, outcome }));
    } catch (error) {
      const untried = documents.slice(index + 1);
      throw explained(error, { applied: done, failed: document, untried });
    }
  }
  return done;
}

function explained(
  error: unknown,
  progress: {
    applied: readonly AppliedObject[];
    failed: PlacedDocument;
    untried: readonly PlacedDocument[];
  },
): unknown {
  if (!(error instanceof KubeError)) {
    return error;
  }
  const isFailedUnknown = mayBeMade(error);
  return progress.applied.length === 0 && !isFailedUnknown
    ? error
    : new PartlyAppliedError({ ...progress, isFailedUnknown }, error);
}
