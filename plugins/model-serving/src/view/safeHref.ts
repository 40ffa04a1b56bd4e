/**
 * The address when a browser may be sent there. Addresses come from clusters: whoever may edit a
 * status could otherwise put `javascript:` behind a click.
 */
export function safeHref(address: string): string | undefined {
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'http:' || protocol === 'https:' ? href : undefined;
  } catch {
    return undefined;
  }
}
