/** What a URI of MLflow names. @public */
export type MlflowUri =
  | { kind: 'model'; model: string }
  | { kind: 'version'; model: string; version: string }
  /** a name for a version, which somebody moves */
  | { kind: 'alias'; model: string; alias: string }
  /** `latest` too: whichever version is the newest */
  | { kind: 'stage'; model: string; stage: string }
  /** of MLflow 3, which needs no registered model */
  | { kind: 'logged-model'; modelId: string }
  | { kind: 'run'; runId: string; path: string }
  /** behind a tracking server that hands files on, by default the one that is asked */
  | { kind: 'artifact'; authority: string; path: string };

/** MLflow allows neither `/` nor `:` in a name (mlflow/mlflow: mlflow/utils/validation.py). */
const MODEL =
  /^models:\/+(?<model>[^/@]+)(?:\/(?<version>\d+)|(?:\/(?<stage>[^/@]+))?|@(?<alias>[^/]+))\/?$/;

const LOGGED_MODEL = /^m-[0-9a-f]{32}$/;

const RUN = /^runs:\/+(?<runId>[0-9a-zA-Z_-]+)\/*(?<path>.*?)\/*$/s;

const ARTIFACT =
  /^mlflow-artifacts:(?:\/\/(?<authority>[^/]*))?\/*(?<path>.*?)\/*$/s;

/**
 * Reads `models:/…`, `runs:/…` and `mlflow-artifacts:/…`; undefined for anything else.
 *
 * @public
 */
export function parseMlflowUri(uri: string): MlflowUri | undefined {
  const { model, version, stage, alias } = MODEL.exec(uri)?.groups ?? {};
  if (model !== undefined) {
    return ofModel(decoded(model), { version, stage, alias });
  }
  const run = RUN.exec(uri)?.groups;
  if (run) {
    return { kind: 'run', runId: run.runId ?? '', path: run.path ?? '' };
  }
  const artifact = ARTIFACT.exec(uri)?.groups;
  return (
    artifact && {
      kind: 'artifact',
      authority: artifact.authority ?? '',
      path: artifact.path ?? '',
    }
  );
}

function ofModel(
  model: string,
  { version, stage, alias }: Record<string, string | undefined>,
): MlflowUri {
  if (LOGGED_MODEL.test(model)) {
    return { kind: 'logged-model', modelId: model };
  }
  if (version !== undefined) {
    return { kind: 'version', model, version };
  }
  if (alias !== undefined) {
    return { kind: 'alias', model, alias: decoded(alias) };
  }
  return stage === undefined
    ? { kind: 'model', model }
    : { kind: 'stage', model, stage: decoded(stage) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
