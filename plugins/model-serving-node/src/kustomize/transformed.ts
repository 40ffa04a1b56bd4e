import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import type { Kustomization } from './Kustomization';
import { patchDocument } from './patchDocument';
import type { Document } from './readYaml';
import { refuse } from './refuse';

/** An object that is built, and the names that it had on the way, which patches still know. */
export interface Built {
  document: Document;
  earlierNames: readonly string[];
}

/** Kustomize knows of no field that names one of these, so that a suffix changes nothing else. */
const NAMED_BY_NOBODY = [
  'InferenceService',
  'LLMInferenceService',
  'Model',
  'SeldonDeployment',
];

/** In the order that kustomize has: patches, namespace, suffix. */
export function transformed(built: Built, kustomization: Kustomization): Built {
  const { file, namespace, nameSuffix } = kustomization;
  let { document, earlierNames } = built;
  for (const { kind, name, operations } of kustomization.patches) {
    const names = [nameOf(document), ...earlierNames];
    const isMeant =
      (kind === undefined || kind === kindOf(document)) &&
      (name === undefined || names.includes(name));
    if (isMeant) {
      document =
        patchDocument(document, operations) ??
        refuse(file, `a patch does not fit ${kindOf(document)}/${names[0]}`);
    }
  }
  if (namespace !== undefined) {
    document = withMetadata(document, { namespace });
  }
  if (nameSuffix) {
    const name = nameOf(document);
    if (!NAMED_BY_NOBODY.includes(kindOf(document))) {
      refuse(file, `nameSuffix of a ${kindOf(document)} is not built here`);
    }
    earlierNames = [name, ...earlierNames];
    document = withMetadata(document, { name: `${name}${nameSuffix}` });
  }
  return { document, earlierNames };
}

function withMetadata(document: Document, fields: object): Document {
  const metadata = document.metadata as object | undefined;
  return { ...document, metadata: { ...metadata, ...fields } };
}

export function kindOf(document: Document): string {
  return FieldReader.of(document).at('kind').string() ?? '';
}

export function nameOf(document: Document): string {
  return FieldReader.of(document).at('metadata', 'name').string() ?? '';
}
