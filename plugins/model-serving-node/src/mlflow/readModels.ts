import {
  type FieldReader,
  plainText,
} from '@modeldeck/plugin-model-serving-common';
import type {
  MlflowLoggedModel,
  MlflowModelVersion,
  MlflowRegisteredModel,
  MlflowRun,
} from './MlflowModel';

/** Of a name, a tag or an address, which others show. */
const LONGEST = 1200;

/** Undefined without what makes it a version. */
export function readModelVersion(
  field: FieldReader,
): MlflowModelVersion | undefined {
  const name = text(field.at('name'));
  const version = text(field.at('version'));
  return name === undefined || version === undefined
    ? undefined
    : {
        name,
        version,
        status: text(field.at('status')) ?? '',
        statusMessage: text(field.at('status_message')),
        stage: text(field.at('current_stage')),
        source: text(field.at('source')) ?? '',
        runId: text(field.at('run_id')),
        modelId: text(field.at('model_id')),
        aliases: field
          .at('aliases')
          .list()
          .flatMap(alias => text(alias) ?? []),
        tags: pairs(field.at('tags')),
        createdAt: millis(field.at('creation_timestamp')),
      };
}

export function readRegisteredModel(
  field: FieldReader,
): MlflowRegisteredModel | undefined {
  const name = text(field.at('name'));
  return name === undefined
    ? undefined
    : {
        name,
        description: text(field.at('description')),
        tags: pairs(field.at('tags')),
        aliases: pairs(field.at('aliases'), 'alias', 'version'),
        latestVersions: field
          .at('latest_versions')
          .list()
          .flatMap(version => readModelVersion(version) ?? []),
        updatedAt: millis(field.at('last_updated_timestamp')),
      };
}

export function readRun(field: FieldReader): MlflowRun | undefined {
  const runId =
    text(field.at('info', 'run_id')) ?? text(field.at('info', 'run_uuid'));
  const artifactUri = text(field.at('info', 'artifact_uri'));
  return runId === undefined || artifactUri === undefined
    ? undefined
    : {
        runId,
        artifactUri,
        metrics: numbers(field.at('data', 'metrics')),
        tags: pairs(field.at('data', 'tags')),
        modelIds: field
          .at('outputs', 'model_outputs')
          .list()
          .flatMap(output => text(output.at('model_id')) ?? []),
      };
}

export function readLoggedModel(
  field: FieldReader,
): MlflowLoggedModel | undefined {
  const info = field.at('info');
  const modelId = text(info.at('model_id'));
  const artifactUri = text(info.at('artifact_uri'));
  return modelId === undefined || artifactUri === undefined
    ? undefined
    : {
        modelId,
        artifactUri,
        name: text(info.at('name')) ?? '',
        status: text(info.at('status')) ?? '',
        runId: text(info.at('source_run_id')),
        metrics: numbers(field.at('data', 'metrics')),
      };
}

/** What MLflow has as lists of keys and values. The last value of a key counts. */
function pairs(
  list: FieldReader,
  key = 'key',
  value = 'value',
): Record<string, string> {
  return Object.fromEntries(
    list.list().flatMap(pair => {
      const name = text(pair.at(key));
      return name === undefined ? [] : [[name, text(pair.at(value)) ?? '']];
    }),
  );
}

/** Without those that are not finite, which come as text. */
function numbers(list: FieldReader): Record<string, number> {
  return Object.fromEntries(
    list.list().flatMap(metric => {
      const name = text(metric.at('key'));
      const value = metric.at('value').scalar();
      return name === undefined || typeof value !== 'number'
        ? []
        : [[name, value]];
    }),
  );
}

/** A 64-bit number, which JSON made by protobuf has as text. */
function millis(field: FieldReader): number | undefined {
  const at = Number(field.scalar() ?? NaN);
  return Number.isSafeInteger(at) ? at : undefined;
}

/** An empty text is what protobuf has for a field that is not set. */
function text(field: FieldReader): string | undefined {
  const value = field.scalar();
  return value === undefined || value === ''
    ? undefined
    : plainText(String(value), LONGEST);
}
