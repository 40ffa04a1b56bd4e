/** A registered model, and what can be chosen of it. @public */
export interface RegistryModelSummary {
  name: string;
  description?: string;
  /**
   * The newest first; not all there are: the latest, those that an alias names, and of the model
   * that was searched for by its whole name some more.
   */
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
