import { plainText } from '@modeldeck/plugin-model-serving-common';
import { artifactPath } from '../artifacts/http/artifactPath';
import { nameHolds, quoted } from './filters';
import type {
  MlflowLoggedModel,
  MlflowModelVersion,
  MlflowRegisteredModel,
  MlflowRun,
} from './MlflowModel';
import { type MlflowAccess, MlflowServer } from './MlflowServer';
import {
  readLoggedModel,
  readModelVersion,
  readRegisteredModel,
  readRun,
} from './readModels';

const REQUEST_TIMEOUT_MS = 15_000;

const LONGEST_NAME = 80;

/** @public */
export interface MlflowClientOptions {
  /** bounds every request; 15 s by default */
  requestTimeoutMs?: number;
}

/** @public */
export interface MlflowRequestOptions {
  signal?: AbortSignal;
}

/** @public */
export interface FoundModels {
  models: MlflowRegisteredModel[];
  /** whether the server has further ones that may match */
  more: boolean;
}

/**
 * Reads from one MLflow tracking server; nothing is written. Every method throws `RemoteError`.
 *
 * @public
 */
export class MlflowClient {
  private readonly server: MlflowServer;

  constructor(access: MlflowAccess, options: MlflowClientOptions = {}) {
    this.server = new MlflowServer(
      access,
      options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    );
  }

  /** where it is, without credentials */
  get where(): string {
    return this.server.where;
  }

  async registeredModel(
    name: string,
    options: MlflowRequestOptions = {},
  ): Promise<MlflowRegisteredModel> {
    const what = `read the registered model "${name}"`;
    const query = { name };
    const answer = await this.server.ask('mlflow/registered-models/get', {
      ...options,
      what,
      query,
    });
    return this.server.whole(
      readRegisteredModel(answer.at('registered_model')),
      what,
    );
  }

  /** Models whose names hold a text, in whatever case: those of one page of the server. */
  async findModels(
    text: string,
    { limit, ...options }: MlflowRequestOptions & { limit: number },
  ): Promise<FoundModels> {
    const filter = nameHolds(text);
    const answer = await this.server.ask('mlflow/registered-models/search', {
      ...options,
      what: 'search the registered models',
      query: { max_results: String(limit), ...(filter && { filter }) },
    });
    const wanted = text.toLowerCase();
    return {
      models: answer
        .at('registered_models')
        .list()
        .flatMap(model => readRegisteredModel(model) ?? [])
        .filter(({ name }) => name.toLowerCase().includes(wanted)),
      more: Boolean(answer.at('next_page_token').string()),
    };
  }

  /** All that match, one by one as their pages arrive; the filter is in MLflow's own language. */
  async *registeredModels(
    filter = '',
    options: MlflowRequestOptions = {},
  ): AsyncGenerator<MlflowRegisteredModel, void, undefined> {
    const pages = this.server.pages('mlflow/registered-models/search', filter, {
      ...options,
      what: 'list the registered models',
    });
    for await (const page of pages) {
      for (const model of page.at('registered_models').list()) {
        const read = readRegisteredModel(model);
        if (read) {
          yield read;
        }
      }
    }
  }

  /** Versions of one model, the newest first as far as the server sorts them. */
  async *modelVersions(
    name: string,
    options: MlflowRequestOptions = {},
  ): AsyncGenerator<MlflowModelVersion, void, undefined> {
    const pages = this.server.pages(
      'mlflow/model-versions/search',
      `name=${quoted(name)}`,
      { ...options, what: `list the versions of "${name}"` },
    );
    for await (const page of pages) {
      for (const version of page.at('model_versions').list()) {
        const read = readModelVersion(version);
        if (read) {
          yield read;
        }
      }
    }
  }

  async modelVersion(
    name: string,
    version: string,
    options: MlflowRequestOptions = {},
  ): Promise<MlflowModelVersion> {
    const what = `read version ${version} of the model "${name}"`;
    const answer = await this.server.ask('mlflow/model-versions/get', {
      ...options,
      what,
      query: { name, version },
    });
    return this.server.whole(
      readModelVersion(answer.at('model_version')),
      what,
    );
  }

  async modelVersionByAlias(
    name: string,
    alias: string,
    options: MlflowRequestOptions = {},
  ): Promise<MlflowModelVersion> {
    const what = `read the version of "${name}" that is called "${alias}"`;
    const answer = await this.server.ask('mlflow/registered-models/alias', {
      ...options,
      what,
      query: { name, alias },
    });
    return this.server.whole(
      readModelVersion(answer.at('model_version')),
      what,
    );
  }

  /** Where the server would take the files of a version from. */
  async downloadUri(
    name: string,
    version: string,
    options: MlflowRequestOptions = {},
  ): Promise<string> {
    const what = `ask where version ${version} of the model "${name}" lies`;
    const answer = await this.server.ask(
      'mlflow/model-versions/get-download-uri',
      {
        ...options,
        what,
        query: { name, version },
      },
    );
    return this.server.whole(answer.at('artifact_uri').string(), what);
  }

  async run(
    runId: string,
    options: MlflowRequestOptions = {},
  ): Promise<MlflowRun> {
    const what = `read the run ${runId}`;
    const answer = await this.server.ask('mlflow/runs/get', {
      ...options,
      what,
      query: { run_id: runId },
    });
    return this.server.whole(readRun(answer.at('run')), what);
  }

  /** Only servers since MLflow 3 have such models. */
  async loggedModel(
    modelId: string,
    options: MlflowRequestOptions = {},
  ): Promise<MlflowLoggedModel> {
    const what = `read the logged model ${modelId}`;
    const path = `mlflow/logged-models/${encodeURIComponent(modelId)}`;
    const answer = await this.server.ask(path, { ...options, what });
    return this.server.whole(readLoggedModel(answer.at('model')), what);
  }

  /** A file that the server hands on, of at most so many bytes. */
  async artifact(
    path: string,
    options: MlflowRequestOptions & { maxBytes: number },
  ): Promise<Buffer> {
    const what = `read ${path}`;
    return this.server.get(
      `/api/2.0/mlflow-artifacts/artifacts/${artifactPath(
        path,
        what,
        this.where,
      )}`,
      { ...options, what },
    );
  }

  /** The names in a folder of which the server hands on the files; folders end in a slash. */
  async artifactNames(
    folder: string,
    options: MlflowRequestOptions = {},
  ): Promise<string[]> {
    const answer = await this.server.ask('mlflow-artifacts/artifacts', {
      ...options,
      what: `list ${folder}`,
      query: { path: folder },
    });
    return answer
      .at('files')
      .list()
      .flatMap(file => {
        const name = file.at('path').string()?.split('/').at(-1);
        const slash = file.at('is_dir').boolean() ? '/' : '';
        return name ? plainText(`${name}${slash}`, LONGEST_NAME) : [];
      });
  }

  /** A file of a version, which the server fetches with rights of its own. */
  async modelVersionFile(
    name: string,
    version: string,
    path: string,
    options: MlflowRequestOptions & { maxBytes: number },
  ): Promise<Buffer> {
    return this.server.get('/model-versions/get-artifact', {
      ...options,
      what: `read ${path} of version ${version} of the model "${name}"`,
      query: { name, version, path },
    });
  }

  /** A file of a logged model, likewise. */
  async loggedModelFile(
    modelId: string,
    path: string,
    options: MlflowRequestOptions & { maxBytes: number },
  ): Promise<Buffer> {
    const id = encodeURIComponent(modelId);
    return this.server.get(
      `/ajax-api/2.0/mlflow/logged-models/${id}/artifacts/files`,
      {
        ...options,
        what: `read ${path} of the logged model ${modelId}`,
        query: { artifact_file_path: path },
      },
    );
  }

  /** A file of a run, likewise. */
  async runFile(
    runId: string,
    path: string,
    options: MlflowRequestOptions & { maxBytes: number },
  ): Promise<Buffer> {
    return this.server.get('/get-artifact', {
      ...options,
      what: `read ${path} of the run ${runId}`,
      query: { run_uuid: runId, path },
    });
  }
}
