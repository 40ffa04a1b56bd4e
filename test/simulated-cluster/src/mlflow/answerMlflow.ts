import type {
  LoggedModelRecord,
  MlflowRecords,
  RunRecord,
  VersionRecord,
} from './MlflowRecords';
import { MlflowRefusal } from './MlflowRefusal';

/** JSON, or text of a file. */
export type MlflowAnswer = object | string;

type Route = (records: MlflowRecords, query: URLSearchParams) => MlflowAnswer;

const API = '/api/2.0/mlflow';
const ARTIFACTS = '/api/2.0/mlflow-artifacts/artifacts';
const MOST_RESULTS = 1_000;

const ROUTES: Readonly<Record<string, Route>> = {
  '/health': () => 'OK',
  '/version': () => '3.2.0',
  [`${API}/registered-models/get`]: (records, query) => ({
    registered_model: registeredModel(records, argument(query, 'name')),
  }),
  [`${API}/registered-models/search`]: searchModels,
  [`${API}/registered-models/alias`]: (records, query) => ({
    model_version: records.versionByAlias(
      argument(query, 'name'),
      argument(query, 'alias'),
    ),
  }),
  [`${API}/model-versions/get`]: (records, query) => ({
    model_version: versionIn(records, query),
  }),
  [`${API}/model-versions/search`]: searchVersions,
  [`${API}/model-versions/get-download-uri`]: (records, query) => ({
    artifact_uri: versionIn(records, query).source,
  }),
  [`${API}/runs/get`]: (records, query) => ({
    run: runOf(records.run(argument(query, 'run_id'))),
  }),
  '/model-versions/get-artifact': (records, query) =>
    fileAt(records, versionIn(records, query).source, query),
  '/get-artifact': (records, query) =>
    fileAt(
      records,
      records.run(argument(query, 'run_uuid')).artifactUri,
      query,
    ),
  [ARTIFACTS]: (records, query) => ({
    files: [...records.namesIn(query.get('path') ?? '')].map(
      ([path, { isFolder, size }]) => ({
        path,
        is_dir: isFolder,
        ...(!isFolder && { file_size: size }),
      }),
    ),
  }),
};

/** What a tracking server answers to a GET. Throws `MlflowRefusal`. */
export function answerMlflow(records: MlflowRecords, url: URL): MlflowAnswer {
  const path = decodeURIComponent(url.pathname);
  const route = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (route) {
    return route(records, url.searchParams);
  }
  if (path.startsWith(`${ARTIFACTS}/`)) {
    return storedFile(records, path.slice(ARTIFACTS.length + 1));
  }
  const [, modelId] =
    new RegExp(`^${API}/logged-models/([^/]+)$`).exec(path) ?? [];
  if (modelId !== undefined) {
    return { model: loggedModelOf(records.loggedModel(modelId)) };
  }
  const [, filesOf] =
    /^\/ajax-api\/2\.0\/mlflow\/logged-models\/([^/]+)\/artifacts\/files$/.exec(
      path,
    ) ?? [];
  if (filesOf !== undefined) {
    const file = argument(url.searchParams, 'artifact_file_path');
    return fileBelow(records, records.loggedModel(filesOf).artifactUri, file);
  }
  throw new MlflowRefusal(404, '', 'Not Found');
}

function registeredModel(records: MlflowRecords, name: string): object {
  const versions = records.versionsOf(name);
  return {
    name,
    creation_timestamp: 1_767_600_000_000,
    last_updated_timestamp: 1_767_600_000_000,
    latest_versions: versions.slice(-1),
    aliases: versions.flatMap(({ aliases, version }) =>
      aliases.map(alias => ({ alias, version })),
    ),
  };
}

function searchModels(
  records: MlflowRecords,
  query: URLSearchParams,
): MlflowAnswer {
  const isWanted = nameFilter(query);
  const models = records
    .modelNames()
    .filter(isWanted)
    .map(name => registeredModel(records, name));
  return page('registered_models', models, query);
}

function searchVersions(
  records: MlflowRecords,
  query: URLSearchParams,
): MlflowAnswer {
  const isWanted = nameFilter(query);
  const versions = [...records.versions.values()]
    .flat()
    .filter(({ name }) => isWanted(name))
    .reverse();
  return page('model_versions', versions, query);
}

function page(
  field: string,
  items: readonly object[],
  query: URLSearchParams,
): object {
  const count = Number(query.get('max_results') ?? 100);
  if (!(count >= 1 && count <= MOST_RESULTS)) {
    throw MlflowRefusal.wrongArgument(
      `Invalid value for request parameter max_results. It must be at most ${MOST_RESULTS}`,
    );
  }
  const token = query.get('page_token');
  const start = token ? Number(Buffer.from(token, 'base64').toString()) : 0;
  const end = start + count;
  return {
    [field]: items.slice(start, end),
    ...(end < items.length && {
      next_page_token: Buffer.from(String(end)).toString('base64'),
    }),
  };
}

/** Of MLflow's filters only `name='…'` and `name ILIKE '…'`. */
function nameFilter(query: URLSearchParams): (name: string) => boolean {
  const filter = query.get('filter') ?? '';
  if (filter === '') {
    return () => true;
  }
  const [, operator, , text = ''] =
    /^name\s*(=|ILIKE)\s*(['"])((?:(?!\2).)*)\2$/i.exec(filter) ?? [];
  if (operator === undefined) {
    throw MlflowRefusal.wrongArgument(`Invalid filter: ${filter}`);
  }
  return operator === '='
    ? name => name === text
    : name => likePattern(text).test(name);
}

/** As SQL has it: `%` stands for any text, `_` for any one character. */
function likePattern(text: string): RegExp {
  const pattern = text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%/g, '.*')
    .replace(/_/g, '.');
  return new RegExp(`^${pattern}$`, 'is');
}

function versionIn(
  records: MlflowRecords,
  query: URLSearchParams,
): VersionRecord {
  return records.version(argument(query, 'name'), argument(query, 'version'));
}

function argument(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') {
    throw MlflowRefusal.wrongArgument(
      `Missing value for required parameter '${name}'.`,
    );
  }
  return value;
}

function runOf({ runId, artifactUri, metrics, modelIds }: RunRecord): object {
  return {
    info: {
      run_id: runId,
      run_uuid: runId,
      status: 'FINISHED',
      artifact_uri: artifactUri,
    },
    data: {
      metrics: Object.entries(metrics).map(([key, value]) => ({ key, value })),
    },
    outputs: {
      model_outputs: modelIds.map(id => ({ model_id: id, step: 0 })),
    },
  };
}

function loggedModelOf(model: LoggedModelRecord): object {
  return {
    info: {
      model_id: model.modelId,
      name: model.name,
      artifact_uri: model.artifactUri,
      status: 'LOGGED_MODEL_READY',
      source_run_id: model.runId,
    },
    data: {},
  };
}

/** With the server's own rights, wherever the store is. */
function fileBelow(
  records: MlflowRecords,
  folder: string,
  file: string,
): string {
  const path = folder.replace(/^[a-z0-9-]+:\/+/, '');
  return storedFile(records, `${path}/${file}`);
}

/** Of a version or a run, whose model may be one of MLflow 3's. */
function fileAt(
  records: MlflowRecords,
  root: string,
  query: URLSearchParams,
): string {
  const [, modelId] = /^models:\/(m-[0-9a-f]{32})$/.exec(root) ?? [];
  const folder =
    modelId === undefined ? root : records.loggedModel(modelId).artifactUri;
  return fileBelow(records, folder, argument(query, 'path'));
}

/** A store that lacks a file makes the server fail, other than one would wish. */
function storedFile(records: MlflowRecords, path: string): string {
  const text = records.files.get(path);
  if (text === undefined) {
    throw new MlflowRefusal(500, '', 'Internal Server Error');
  }
  return text;
}
