import { Link } from '@backstage/core-components';
import { safeHref } from '../../view/safeHref';

/** An address from a cluster: a link where it is a web address, else plain text. */
export function ExternalLink({ address }: { address: string }) {
  const href = safeHref(address);
  return href ? <Link to={href}>{address}</Link> : <span>{address}</span>;
}
