import { parseMlflowUri } from '@modeldeck/plugin-model-serving-common';

/** What to look for in the registry while this is typed; undefined: it is an address elsewhere. */
export function searchTextOf(typed: string): string | undefined {
  const text = typed.trim();
  const [, model] = /^models:\/*([^/@]*)/.exec(text) ?? [];
  if (model !== undefined) {
    return decoded(model);
  }
  return /^[a-z0-9]+:\//i.test(text) ? undefined : text;
}

/** Whether it stands for a version of a registered model, which a registry can be asked about. */
export function namesVersion(uri: string): boolean {
  const parsed = parseMlflowUri(uri.trim());
  return parsed?.kind === 'version' || parsed?.kind === 'alias';
}

export function versionUri(model: string, version: string): string {
  return `models:/${encoded(model)}/${version}`;
}

export function aliasUri(model: string, alias: string): string {
  return `models:/${encoded(model)}@${encoded(alias)}`;
}

/** Letters of any script stay as they are, to be read by people. */
function encoded(text: string): string {
  return text.replace(/[\s%/@?#\p{Cc}]/gu, encodeURIComponent);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
