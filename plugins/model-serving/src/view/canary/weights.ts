import { known, type Revision } from '@modeldeck/plugin-model-serving-common';

/** Percent by revision name. */
export type Weights = Record<string, number>;

/** What is asked for now, or routed where that is not known: where a form begins. */
export function weightsNow(
  revisions: readonly Pick<Revision, 'name' | 'traffic'>[],
): Weights {
  return Object.fromEntries(
    revisions.map(({ name, traffic: { declared, programmed } }) => [
      name,
      (known(declared) ?? known(programmed))?.percent ?? 0,
    ]),
  );
}

/** With another weight for one revision. Of two, the other one gets the rest. */
export function changedWeights(
  weights: Weights,
  revision: string,
  percent: number,
): Weights {
  const weight = Number.isFinite(percent)
    ? Math.min(100, Math.max(0, percent))
    : 0;
  const names = Object.keys(weights);
  return Object.fromEntries(
    names.map(name => {
      if (name === revision) {
        return [name, weight];
      }
      return [name, names.length === 2 ? 100 - weight : weights[name] ?? 0];
    }),
  );
}
