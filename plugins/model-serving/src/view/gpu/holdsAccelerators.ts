import type { ModelService } from '@modeldeck/plugin-model-serving-common';

/** Whether anything of the service asks for accelerators, as far as its objects say. */
export function holdsAccelerators({
  accelerators,
  revisions,
  components,
}: Pick<ModelService, 'accelerators' | 'revisions' | 'components'>): boolean {
  return [
    { accelerators },
    ...revisions,
    ...components,
    ...revisions.flatMap(({ pods }) => pods),
  ].some(held => held.accelerators.length > 0);
}
