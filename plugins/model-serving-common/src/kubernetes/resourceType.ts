import { FieldReader, type Malformed } from './FieldReader';
import { type ObjectMeta, readObjectMeta } from './objectMeta';

/** What every decoded object has. @public */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  /** fields that hold something else than their API defines */
  malformed: readonly Malformed[];
}

/**
 * A kind of object that the core reads, and how little of it.
 *
 * @public
 */
export interface ResourceType<T extends KubeObject = KubeObject> {
  readonly group: string;
  /** served versions the reader understands, the preferred one first */
  readonly versions: readonly string[];
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** as its definition registers them, e.g. `isvc` */
  readonly shortNames?: readonly string[];
  /** `plural.group`, as `kubectl api-resources -o name` prints it */
  readonly id: string;
  /**
   * Projects an object as the API server sent it to what the core needs; the rest is dropped.
   * Items of a list carry neither apiVersion nor kind: `apiVersion` is then that of the list, and
   * the preferred one where it is not given either.
   */
  decode(raw: unknown, apiVersion?: string): T;
}

/** @public */
export interface ResourceDefinition<F extends object> {
  group: string;
  versions: readonly string[];
  plural: string;
  kind: string;
  namespaced: boolean;
  shortNames?: readonly string[];
  read(object: FieldReader): F;
}

/** @public */
export function defineResource<F extends object>(
  definition: ResourceDefinition<F>,
): ResourceType<KubeObject & F> {
  const { read, ...identity } = definition;
  const preferred = [definition.group, definition.versions[0]]
    .filter(Boolean)
    .join('/');
  return {
    ...identity,
    id: [definition.plural, definition.group].filter(Boolean).join('.'),
    decode(raw, apiVersion = preferred) {
      const object = FieldReader.of(raw);
      const fields = read(object);
      return {
        apiVersion: object.at('apiVersion').string() ?? apiVersion,
        kind: object.at('kind').string() ?? definition.kind,
        metadata: readObjectMeta(object.at('metadata')),
        ...fields,
        malformed: object.malformed,
      };
    },
  };
}
