import type { KubeObject, ObjectMeta } from '../json/KubeObject';

/**
 * One version of an object, never changed afterwards. Its JSON is made once: lists of thousands
 * are joins of such texts.
 */
export class StoredObject {
  private text?: string;
  private metadataText?: string;

  constructor(readonly object: KubeObject, readonly resourceVersion: number) {}

  get metadata(): ObjectMeta {
    return this.object.metadata;
  }

  /** The object in an API version of its group; only the label differs, fields do not convert. */
  json(apiVersion: string): string {
    return `{"apiVersion":${JSON.stringify(apiVersion)},"kind":${JSON.stringify(
      this.object.kind,
    )}${this.rest()}`;
  }

  /** As item of a typed list, whose items leave out what the list's kind already says. */
  untypedJson(): string {
    return `{${this.rest().slice(1)}`;
  }

  metadataJson(): string {
    this.metadataText ??= JSON.stringify(this.object.metadata);
    return this.metadataText;
  }

  private rest(): string {
    if (this.text === undefined) {
      const { apiVersion, kind, ...fields } = this.object;
      this.text = `,${JSON.stringify(fields).slice(1)}`;
    }
    return this.text;
  }
}
