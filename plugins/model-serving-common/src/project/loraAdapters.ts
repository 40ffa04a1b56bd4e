/** A small set of weights on top of a large model, which requests ask for by its own name. */
export interface LoraAdapter {
  name: string;
  uri: string;
  /** on the Hugging Face hub, without `hf://` */
  path: string;
}

const ADAPTER = /^([A-Za-z0-9][-._A-Za-z0-9]*)=((?:hf|s3|pvc):\/\/[^\s@?#,]+)$/;

/**
 * Of `name=hf://owner/adapter, …`. A form of the portal and a question of a terminal both have
 * one line for them.
 */
export function loraAdapters(text: string): {
  adapters: LoraAdapter[];
  /** the first piece that is no adapter */
  malformed: string | undefined;
} {
  const adapters: LoraAdapter[] = [];
  for (const piece of text.split(/[\s,]+/).filter(part => part !== '')) {
    const [, name, uri] = ADAPTER.exec(piece) ?? [];
    if (name === undefined || uri === undefined) {
      return { adapters, malformed: piece };
    }
    adapters.push({ name, uri, path: uri.replace(/^[a-z0-9]+:\/\//, '') });
  }
  return { adapters, malformed: undefined };
}
