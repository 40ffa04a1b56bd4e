import type { Predictor } from './predictor';
import { SERVICE_NAME_ANNOTATION } from './labels';
import type { SeldonDeployment } from './seldonDeployment';

/** Names that would be longer are replaced by a hash (seldondeployment_types.go). */
const LONGEST_NAME = 63;

/** Where Seldon would use a hash of this name instead of it. */
export function isHashed(name: string): boolean {
  return name.length > LONGEST_NAME;
}

/** The Service in front of a predictor; undefined where its name is a hash. */
export function predictorService(
  { metadata }: SeldonDeployment,
  { name, annotations }: Predictor,
): string | undefined {
  const given = annotations[SERVICE_NAME_ANNOTATION];
  const generated = `${metadata.name}-${name}`;
  return given || (isHashed(generated) ? undefined : generated);
}

const LABEL_VALUE = /^[a-z0-9]([\w.-]*[a-z0-9])?$/i;

/**
 * Values of the label `seldon-deployment-id` on what belongs to a SeldonDeployment: its name, but
 * on an orchestrator in a pod of its own the predictor's Service (createEngineDeployment is called
 * with that). None where one of them is a hash.
 */
export function seldonIds(deployment: SeldonDeployment): string[] {
  const { metadata, predictors, hasSeparateEngine } = deployment;
  const services = hasSeparateEngine
    ? predictors.map(p => predictorService(deployment, p) ?? '')
    : [];
  const ids = [isHashed(metadata.name) ? '' : metadata.name, ...services];
  return ids.every(id => LABEL_VALUE.test(id)) ? [...new Set(ids)] : [];
}
