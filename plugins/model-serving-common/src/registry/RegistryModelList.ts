/** A registered model, and what can be chosen of it. @public */
export interface RegistryModelSummary {
  name: string;
  description?: string;
  /** the newest first; not all there are: those that an alias names, and the latest */
  versions: readonly string[];
  /** the version that each of them names now */
  aliases: Readonly<Record<string, string>>;
}

/** What a model registry has under a name, or a part of one. @public */
export interface RegistryModelList {
  /** false: the portal has none; nothing was looked for */
  configured: boolean;
  items: readonly RegistryModelSummary[];
  /** whether there are more than are listed */
  more: boolean;
}
