import type { KubeObject } from '../../json/KubeObject';
import { listAt, numberAt, textAt, valueAt } from '../../json/read';

/** As much of a predictor as this simulation acts on: a graph of one pre-packaged server. */
export interface Predictor {
  name: string;
  /** the Service in front of it */
  service: string;
  deployment: string;
  replicas: number;
  traffic: number;
  shadow: boolean;
  container: string;
  implementation: string;
  modelUri: string;
}

export function predictorsOf(seldonDeployment: KubeObject): Predictor[] {
  const { name } = seldonDeployment.metadata;
  const shared = numberAt(seldonDeployment, 'spec', 'replicas') ?? 1;
  const predictors = listAt(seldonDeployment, 'spec', 'predictors');
  const isAlone =
    predictors.filter(one => valueAt(one, 'shadow') !== true).length === 1;
  return predictors.map(predictor => {
    const own = textAt(predictor, 'name') ?? '';
    const container = textAt(predictor, 'graph', 'name') ?? 'classifier';
    const shadow = valueAt(predictor, 'shadow') === true;
    return {
      name: own,
      service: `${name}-${own}`,
      deployment: `${name}-${own}-0-${container}`,
      replicas: numberAt(predictor, 'replicas') ?? shared,
      traffic: isAlone && !shadow ? 100 : numberAt(predictor, 'traffic') ?? 0,
      shadow,
      container,
      implementation: textAt(predictor, 'graph', 'implementation') ?? '',
      modelUri: textAt(predictor, 'graph', 'modelUri') ?? '',
    };
  });
}
