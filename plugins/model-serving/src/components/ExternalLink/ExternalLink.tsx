import { Link } from '@backstage/ui';
import { safeHref } from '../../view/safeHref';

/** An address from a cluster: a link where it is a web address, else plain text. */
export function ExternalLink({ address }: { address: string }) {
  const href = safeHref(address);
  return href ? (
    <Link variant="body-medium" href={href} target="_blank" rel="noopener">
      {address}
    </Link>
  ) : (
    <span>{address}</span>
  );
}
