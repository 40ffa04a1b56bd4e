import type { GatewayRoute, ParentRef } from '../kubernetes/gatewayRoute';

/**
 * The addresses that a route answers for, wildcards left out. The scheme is that of the Gateway's
 * listener. Gateways are not read, being in other people's namespaces: a listener that the route
 * names by the port or as https is taken for what it says, any other for http.
 */
export function routeUrls({ hostnames, parentRefs }: GatewayRoute): string[] {
  const secure = parentRefs.find(isHttps);
  const scheme = secure ? 'https' : 'http';
  const port = (secure ?? parentRefs[0])?.port;
  const isUsual = port === undefined || port === (secure ? 443 : 80);
  return hostnames
    .filter(hostname => !hostname.includes('*'))
    .map(hostname => `${scheme}://${hostname}${isUsual ? '' : `:${port}`}`);
}

function isHttps({ sectionName, port }: ParentRef): boolean {
  return port === 443 || /https/i.test(sectionName ?? '');
}
