import {
  type MlflowUri,
  parseMlflowUri,
} from '@modeldeck/plugin-model-serving-common';
import { RemoteError } from '../artifacts/http/RemoteError';
import type { MlflowClient, MlflowRequestOptions } from './MlflowClient';
import type { MlflowModelVersion } from './MlflowModel';

type FileOptions = MlflowRequestOptions & { maxBytes: number };

/** Each costs a request, and a run logs one or a few. */
const MOST_MODELS_OF_A_RUN = 10;

/** Where the files of a model may lie, by what its registry says. */
export interface ModelPlaces {
  /** the registered version, where the URI stands for one */
  version?: MlflowModelVersion;
  /** URIs of stores, or `mlflow-artifacts:`; the likeliest first */
  uris: readonly string[];
  /** a file of it by the server's own rights, where the server hands on such files */
  fromServer?: (file: string, options: FileOptions) => Promise<Buffer>;
}

/**
 * Where MLflow says that a model lies. Servers differ, and some are wrong: what is registered may
 * point to a run although MLflow 3 keeps the files with the logged model
 * (mlflow/mlflow#25562). So there may be several places, of which one has an MLmodel file.
 *
 * @throws RemoteError
 */
export async function modelPlaces(
  client: MlflowClient,
  uri: MlflowUri,
  options: MlflowRequestOptions = {},
): Promise<ModelPlaces> {
  switch (uri.kind) {
    case 'run':
      return {
        uris: await runPlaces(client, uri.runId, uri.path, options),
        fromServer: (file, rest) =>
          client.runFile(uri.runId, joined(uri.path, file), rest),
      };
    case 'logged-model':
      return {
        uris: [(await client.loggedModel(uri.modelId, options)).artifactUri],
        fromServer: (file, rest) =>
          client.loggedModelFile(uri.modelId, file, rest),
      };
    case 'artifact':
      return { uris: [ownArtifact(client, uri)] };
    default:
      return versionPlaces(
        client,
        await modelVersion(client, uri, options),
        options,
      );
  }
}

/** The version that a URI stands for at this moment. @throws RemoteError */
export async function modelVersion(
  client: MlflowClient,
  uri: Extract<MlflowUri, { model: string }>,
  options: MlflowRequestOptions = {},
): Promise<MlflowModelVersion> {
  switch (uri.kind) {
    case 'version':
      return client.modelVersion(uri.model, uri.version, options);
    case 'alias':
      return client.modelVersionByAlias(uri.model, uri.alias, options);
    default:
      return newestVersion(client, uri, options);
  }
}

/** `latest` and no stage at all mean whichever is the newest. */
async function newestVersion(
  client: MlflowClient,
  uri: Extract<MlflowUri, { kind: 'model' | 'stage' }>,
  options: MlflowRequestOptions,
): Promise<MlflowModelVersion> {
  const stage = uri.kind === 'stage' ? uri.stage.toLowerCase() : 'latest';
  const { latestVersions } = await client.registeredModel(uri.model, options);
  const [newest] = latestVersions
    .filter(each => stage === 'latest' || each.stage?.toLowerCase() === stage)
    .sort((a, b) => Number(b.version) - Number(a.version));
  if (!newest) {
    throw new RemoteError({
      kind: 'not-found',
      what: `read the model "${uri.model}"`,
      where: client.where,
      why:
        stage === 'latest'
          ? 'it has no version'
          : `no version of it is in the stage "${stage}"`,
      hint: 'name a version or an alias',
    });
  }
  return newest;
}

async function versionPlaces(
  client: MlflowClient,
  version: MlflowModelVersion,
  options: MlflowRequestOptions,
): Promise<ModelPlaces> {
  const { name, modelId } = version;
  const told = [
    ...(modelId === undefined ? [] : [`models:/${modelId}`]),
    await client.downloadUri(name, version.version, options),
    version.source,
  ];
  const uris: string[] = [];
  for (const uri of new Set(told)) {
    uris.push(...(await storeUris(client, uri, options)));
  }
  return {
    version,
    uris: [...new Set(uris)],
    fromServer: (file, rest) =>
      modelId === undefined
        ? client.modelVersionFile(name, version.version, file, rest)
        : client.loggedModelFile(modelId, file, rest),
  };
}

/** What a version points to, down to URIs of stores. One that leads nowhere is left out. */
async function storeUris(
  client: MlflowClient,
  uri: string,
  options: MlflowRequestOptions,
): Promise<readonly string[]> {
  const parsed = parseMlflowUri(uri);
  if (!parsed) {
    return uri === '' ? [] : [uri];
  }
  try {
    return await parsedUris(client, parsed, options);
  } catch (error) {
    if (error instanceof RemoteError && error.kind === 'not-found') {
      return [];
    }
    throw error;
  }
}

async function parsedUris(
  client: MlflowClient,
  uri: MlflowUri,
  options: MlflowRequestOptions,
): Promise<readonly string[]> {
  switch (uri.kind) {
    case 'run':
      return runPlaces(client, uri.runId, uri.path, options);
    case 'logged-model':
      return [(await client.loggedModel(uri.modelId, options)).artifactUri];
    case 'artifact':
      return [ownArtifact(client, uri)];
    default: {
      // A version that points to a version: MLflow copies those that it promotes.
      const { name, version } = await modelVersion(client, uri, options);
      const further = await client.downloadUri(name, version, options);
      return parseMlflowUri(further) ? [] : [further];
    }
  }
}

/** Where the run's files lie, and since MLflow 3 where those of the models that it logged do. */
async function runPlaces(
  client: MlflowClient,
  runId: string,
  path: string,
  options: MlflowRequestOptions,
): Promise<string[]> {
  const run = await client.run(runId, options);
  const uris = [joined(run.artifactUri, path)];
  for (const modelId of run.modelIds.slice(0, MOST_MODELS_OF_A_RUN)) {
    const model = await client.loggedModel(modelId, options);
    if (model.name === path) {
      uris.unshift(model.artifactUri);
    }
  }
  return uris;
}

/** Files behind another server would be asked for with the credentials of this one. */
function ownArtifact(
  client: MlflowClient,
  { authority, path }: Extract<MlflowUri, { kind: 'artifact' }>,
): string {
  if (authority !== '' && authority !== new URL(client.where).host) {
    throw new RemoteError({
      kind: 'refused',
      what: `read ${path}`,
      where: authority,
      why: `it is another server than ${client.where}, which is configured`,
      hint: 'configure the server that has it',
    });
  }
  return `mlflow-artifacts:/${path}`;
}

function joined(folder: string, path: string): string {
  return path === '' ? folder : `${folder.replace(/\/+$/, '')}/${path}`;
}
