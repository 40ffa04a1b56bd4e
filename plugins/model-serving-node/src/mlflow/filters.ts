import { RemoteError } from '../artifacts/http/RemoteError';

/**
 * MLflow's filters know no escape, but `_`, which stands for any one character: for those too that
 * would end the text or mean something in it. It finds too much, which is to be left out.
 */
export function nameHolds(text: string): string {
  return text === '' ? '' : `name ILIKE '%${text.replace(/['"\\%]/g, '_')}%'`;
}

/** As MLflow's filters have it; a name holds one kind of quotation mark at most. */
export function quoted(name: string): string {
  if (name.includes("'") && name.includes('"')) {
    throw new RemoteError({
      kind: 'refused',
      what: `list the versions of ${name}`,
      where: 'MLflow',
      why: 'its filters cannot hold a name with both kinds of quotation marks',
    });
  }
  return name.includes("'") ? `"${name}"` : `'${name}'`;
}
