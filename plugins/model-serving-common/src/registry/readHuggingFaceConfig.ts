import { FieldReader } from '../kubernetes/FieldReader';
import { plainText } from '../kubernetes/plainText';
import { type Known, unknown } from '../model/known';
import type { ModelFacts } from './ModelFacts';

/** What a model's `config.json` on the Hugging Face Hub says of it. @public */
export function readHuggingFaceConfig(document: unknown): Known<ModelFacts> {
  const root = FieldReader.of(document);
  if (root.entries().length === 0) {
    return unknown('its config.json is empty or none');
  }
  const version = root.at('transformers_version').string();
  const type = root.at('model_type').string();
  const untold = (what: string) =>
    unknown(`a config.json of the hub does not tell ${what}`);
  return {
    flavors: [
      {
        name: type === undefined ? 'transformers' : plainText(type, 80),
        ...(version !== undefined && { version: plainText(version, 80) }),
      },
    ],
    loader: unknown('it is no model of MLflow'),
    mlflowVersion: unknown('it is no model of MLflow'),
    pythonVersion: untold('a version of Python'),
    sizeBytes: untold('how large the model is'),
    environments: [],
    signature: untold('what the model takes'),
  };
}
