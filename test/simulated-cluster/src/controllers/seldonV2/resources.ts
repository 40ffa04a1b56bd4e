/** Resources of Seldon Core 2 as the registry names them. */
export const MODELS = 'models.mlops.seldon.io';
export const SERVERS = 'servers.mlops.seldon.io';
export const SERVER_CONFIGS = 'serverconfigs.mlops.seldon.io';
export const PIPELINES = 'pipelines.mlops.seldon.io';
export const EXPERIMENTS = 'experiments.mlops.seldon.io';
