import { type Known, known } from '../model/known';

const NAME = '[A-Za-z0-9](?:[\\w.-]{0,61}[A-Za-z0-9])?';
const ENTITY_REF = new RegExp(
  `^(?:[A-Za-z][A-Za-z0-9]{0,62}:)?(?:[a-z0-9]+(?:-+[a-z0-9]+)*/)?${NAME}$`,
);
const LONGEST_NAMESPACE = 63;

/** Labels are written by tenants: what is no reference would stop the whole entity. */
export function entityRef(value: Known<string>): string | undefined {
  const ref = known(value);
  return ref !== undefined && isEntityRef(ref) ? ref : undefined;
}

/** Whether Backstage can read it as `[kind:][namespace/]name`. @public */
export function isEntityRef(text: string): boolean {
  const [namespace = ''] = /[^:/]*(?=\/)/.exec(text) ?? [];
  return ENTITY_REF.test(text) && namespace.length <= LONGEST_NAMESPACE;
}

/** The value that all who name one agree on; undefined when they do not. */
export function agreed(
  values: ReadonlyArray<string | undefined>,
): string | undefined {
  const [value, ...others] = new Set(values.filter(Boolean));
  return others.length === 0 ? value : undefined;
}
