import type { ProjectSettings } from './ProjectSettings';

/** Settings that decide which answers make sense together, and where pools are. @public */
export type FormSettings = Pick<
  ProjectSettings,
  'poolKey' | 'prometheusUrl' | 'mlflowUrl'
>;

/**
 * What a form has to know of the settings to refuse what the project's step would refuse. Nothing
 * else is told to browsers.
 *
 * @public
 */
export function formSettings({
  poolKey,
  prometheusUrl,
  mlflowUrl,
}: ProjectSettings): FormSettings {
  return { poolKey, prometheusUrl, mlflowUrl };
}
