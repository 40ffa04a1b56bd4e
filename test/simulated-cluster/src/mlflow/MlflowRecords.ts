import { MlflowRefusal } from './MlflowRefusal';

/** Rows as the REST API shows them. */
export interface VersionRecord {
  name: string;
  version: string;
  creation_timestamp: number;
  last_updated_timestamp: number;
  current_stage: string;
  source: string;
  run_id: string;
  status: string;
  run_link: string;
  model_id?: string;
  tags: Array<{ key: string; value: string }>;
  aliases: string[];
}

export interface RunRecord {
  runId: string;
  artifactUri: string;
  metrics: Readonly<Record<string, number>>;
  modelIds: string[];
}

export interface LoggedModelRecord {
  modelId: string;
  name: string;
  artifactUri: string;
  runId: string;
}

/** What one tracking server knows. */
export class MlflowRecords {
  readonly versions = new Map<string, VersionRecord[]>();
  readonly runs = new Map<string, RunRecord>();
  readonly loggedModels = new Map<string, LoggedModelRecord>();
  /** text of the files that the server hands on, by their paths */
  readonly files = new Map<string, string>();

  modelNames(): string[] {
    return [...this.versions.keys()].sort();
  }

  versionsOf(name: string): VersionRecord[] {
    const versions = this.versions.get(name);
    if (!versions) {
      throw MlflowRefusal.notThere(
        `Registered Model with name=${name} not found`,
      );
    }
    return versions;
  }

  version(name: string, version: string): VersionRecord {
    const found = this.versionsOf(name).find(each => each.version === version);
    if (!found) {
      throw MlflowRefusal.notThere(
        `Model Version (name=${name}, version=${version}) not found`,
      );
    }
    return found;
  }

  versionByAlias(name: string, alias: string): VersionRecord {
    const found = this.versionsOf(name).find(({ aliases }) =>
      aliases.includes(alias),
    );
    if (!found) {
      throw MlflowRefusal.wrongArgument(
        `Registered model alias ${alias} not found.`,
      );
    }
    return found;
  }

  run(runId: string): RunRecord {
    const run = this.runs.get(runId);
    if (!run) {
      throw MlflowRefusal.notThere(`Run with id=${runId} not found`);
    }
    return run;
  }

  loggedModel(modelId: string): LoggedModelRecord {
    const model = this.loggedModels.get(modelId);
    if (!model) {
      throw MlflowRefusal.notThere(
        `Logged model with ID '${modelId}' not found.`,
      );
    }
    return model;
  }

  /** Names of what a folder holds; of one that is not there, none. */
  namesIn(folder: string): Map<string, { isFolder: boolean; size: number }> {
    const prefix = folder === '' ? '' : `${folder.replace(/\/+$/, '')}/`;
    const names = new Map<string, { isFolder: boolean; size: number }>();
    for (const [path, text] of this.files) {
      if (path.startsWith(prefix)) {
        const [name = '', ...deeper] = path.slice(prefix.length).split('/');
        names.set(name, { isFolder: deeper.length > 0, size: text.length });
      }
    }
    return names;
  }
}
