import type { KubeError } from '../KubeError';
import type { ObjectPlace } from './applyRequest';
import {
  meaningOfDenial,
  resourceTitle,
  withMeaning,
  type WriteMeaning,
} from './writeMeaning';

/**
 * A field that the server's schema has not, or has with another type. It is no failure of the
 * server, though it says so by status 500
 * (kubernetes/apimachinery: pkg/util/managedfields/internal/structuredmerge.go).
 */
const UNTYPED = /^failed to create typed patch object \([^)]*\): (.*)$/s;

const NO_NAMESPACE = /^namespaces? "[^"]*" not found/;
const TERMINATING = /because it is being terminated/;
const QUOTA = /exceeded quota/;

/** What a refused apply means to whoever wanted it, and what to do next. */
export function applyError(error: KubeError, place: ObjectPlace): KubeError {
  return withMeaning(error, meaningOfDenial(error) ?? meaningOf(error, place));
}

function meaningOf(
  error: KubeError,
  { apiVersion, kind, plural }: ObjectPlace,
): WriteMeaning | undefined {
  const { why, status } = error;
  if (status === 409) {
    return conflict(error);
  }
  if (error.kind === 'not-served') {
    return {
      why: `the cluster serves no ${kind} of ${apiVersion}`,
      hint: 'install what brings it, or choose another cluster',
    };
  }
  if (error.kind === 'not-found' && NO_NAMESPACE.test(why)) {
    return {
      why: 'there is no such namespace',
      hint: 'have it made, or choose another one',
    };
  }
  if (error.kind === 'forbidden') {
    return forbidden(why, resourceTitle(apiVersion, plural));
  }
  const untyped = UNTYPED.exec(why);
  if (untyped || error.kind === 'invalid') {
    return {
      kind: 'invalid',
      why: untyped?.[1] ?? why,
      hint: 'correct the field, or check the version of the platform that is installed',
    };
  }
  return undefined;
}

function forbidden(why: string, resource: string): WriteMeaning {
  if (TERMINATING.test(why)) {
    return { hint: 'choose another namespace, or have it made anew' };
  }
  return QUOTA.test(why)
    ? { kind: 'invalid', hint: 'ask for a larger quota of the namespace' }
    : {
        hint: `ask for the rights to get, create and patch ${resource}, as in docs/rbac/deployer.yaml`,
      };
}

const MOST_FIELDS = 8;

/** `conflict with "kubectl" using apps/v1`: only who wrote it by a plain update has a version. */
const MANAGER = /^conflict with "((?:[^"\\]|\\.)*)"/;

/** Who keeps which fields, manager by manager. */
function conflict({ causes }: KubeError): WriteMeaning {
  const fields = new Map<string, string[]>();
  for (const { reason, message, field } of causes) {
    const [, manager] = MANAGER.exec(message) ?? [];
    if (reason === 'FieldManagerConflict' && manager !== undefined) {
      fields.set(manager, [...(fields.get(manager) ?? []), field]);
    }
  }
  if (fields.size === 0) {
    return {
      kind: 'conflict',
      why: 'the object was changed meanwhile',
      hint: 'apply it again',
    };
  }
  const told = Array.from(
    fields,
    ([manager, paths]) => `${manager} keeps ${someOf(paths)}`,
  );
  return {
    kind: 'conflict',
    why: `others keep other values of the same fields: ${told.join('; ')}`,
    hint: 'leave these fields out, give them the values that are there, or let whoever keeps them make the change',
  };
}

function someOf(paths: readonly string[]): string {
  const rest = paths.length - MOST_FIELDS;
  return [
    ...paths.slice(0, MOST_FIELDS),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join(', ');
}
