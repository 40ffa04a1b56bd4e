import { createHash } from 'node:crypto';
import http, { type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerMlflow } from './answerMlflow';
import { MlflowRecords, type VersionRecord } from './MlflowRecords';
import { MlflowRefusal } from './MlflowRefusal';
import { mlmodel, type MlmodelSpec } from './mlmodel';

export interface SimulatedMlflowOptions {
  /** 0: any free one */
  port?: number;
  /** value that the Authorization header must have; without it everybody may ask */
  authorization?: string;
}

export interface LoggedVersion extends MlmodelSpec {
  /** of the registered model */
  name: string;
  /** which version of MLflow logs it, and so where its files lie; 3 by default */
  layout?: 2 | 3;
  /** a bucket such as `s3://models`; left out: the server hands the files on */
  store?: string;
  /** where the files lie, instead of where MLflow puts them by itself */
  location?: string;
  aliases?: readonly string[];
  metrics?: Readonly<Record<string, number>>;
  /** registered with where its run lies, which since MLflow 3 is not where the model does */
  misplaced?: boolean;
  /** files that were never uploaded */
  empty?: boolean;
}

/**
 * An MLflow tracking server in this process, over HTTP: what it answers to those who read, with the
 * layouts of MLflow 2 and 3.
 */
export class SimulatedMlflow {
  readonly records = new MlflowRecords();
  /** paths with their queries, the oldest first */
  readonly requests: string[] = [];

  private constructor(
    private readonly server: http.Server,
    private readonly authorization: string | undefined,
  ) {}

  static async start(
    options: SimulatedMlflowOptions = {},
  ): Promise<SimulatedMlflow> {
    const server = http.createServer();
    const mlflow = new SimulatedMlflow(server, options.authorization);
    server.on('request', (request, response) => {
      mlflow.requests.push(request.url ?? '');
      mlflow.answer(request, response);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return mlflow;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Has a run log a model, and registers it as the next version. */
  logVersion(spec: LoggedVersion): VersionRecord {
    const versions = this.records.versions.get(spec.name) ?? [];
    const version = String(versions.length + 1);
    const runId = idOf(`run ${spec.name} ${version}`);
    const root = spec.store ?? 'mlflow-artifacts:';
    const runFiles = `${root}/1/${runId}/artifacts`;
    const modelId =
      spec.layout === 2 ? undefined : `m-${idOf(`${spec.name} ${version}`)}`;
    const files =
      spec.location ??
      (modelId === undefined
        ? `${runFiles}/model`
        : `${root}/1/models/${modelId}/artifacts`);
    this.records.runs.set(runId, {
      runId,
      artifactUri: runFiles,
      metrics: spec.metrics ?? {},
      modelIds: modelId === undefined ? [] : [modelId],
    });
    if (modelId !== undefined) {
      this.records.loggedModels.set(modelId, {
        modelId,
        name: 'model',
        artifactUri: files,
        runId,
      });
    }
    if (!spec.empty) {
      const folder = files.replace(/^[a-z0-9-]+:\/+/, '');
      this.upload(folder, mlmodel({ runId, modelId, ...spec }));
    }
    const source = modelId === undefined ? files : `models:/${modelId}`;
    const record = versionRecord({
      ...spec,
      version,
      runId,
      modelId,
      source: spec.misplaced ? `${runFiles}/model` : source,
    });
    this.records.versions.set(spec.name, [...versions, record]);
    return record;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  private upload(folder: string, text: string): void {
    this.records.files.set(`${folder}/MLmodel`, text);
    this.records.files.set(`${folder}/model.pkl`, 'pickled');
    this.records.files.set(`${folder}/conda.yaml`, 'name: mlflow-env\n');
  }

  private answer(
    { url = '/', headers }: http.IncomingMessage,
    response: ServerResponse,
  ): void {
    try {
      if (
        this.authorization !== undefined &&
        headers.authorization !== this.authorization
      ) {
        throw new MlflowRefusal(401, '', 'You are not authenticated.');
      }
      const answer = answerMlflow(this.records, new URL(url, this.url));
      const isText = typeof answer === 'string';
      response.writeHead(200, {
        'content-type': isText ? 'text/plain' : 'application/json',
      });
      response.end(isText ? answer : JSON.stringify(answer));
    } catch (error) {
      refuse(response, error);
    }
  }
}

/** What is not MLflow's own refusal is HTML, as its web framework writes it. */
function refuse(response: ServerResponse, error: unknown): void {
  const { status, code, message } =
    error instanceof MlflowRefusal
      ? error
      : { status: 500, code: '', message: 'Internal Server Error' };
  response.writeHead(status, {
    'content-type': code === '' ? 'text/html' : 'application/json',
  });
  response.end(
    code === ''
      ? `<!doctype html>\n<title>${status} ${message}</title>\n`
      : JSON.stringify({ error_code: code, message }),
  );
}

interface RecordedVersion extends LoggedVersion {
  version: string;
  source: string;
  modelId: string | undefined;
}

function versionRecord(
  spec: RecordedVersion & { runId: string },
): VersionRecord {
  const at = 1_767_600_000_000 + Number(spec.version) * 3_600_000;
  return {
    name: spec.name,
    version: spec.version,
    creation_timestamp: at,
    last_updated_timestamp: at,
    current_stage: 'None',
    source: spec.source,
    run_id: spec.runId,
    status: 'READY',
    run_link: '',
    ...(spec.modelId !== undefined && { model_id: spec.modelId }),
    tags: [],
    aliases: [...(spec.aliases ?? [])],
  };
}

/** 32 hexadecimal digits, the same for the same text: a run that is repeated finds them again. */
function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
