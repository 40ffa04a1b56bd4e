/**
 * A hint of the reader that the terminal shares, in the words of the portal: whoever runs a
 * portal has no flags, but settings under this key of the configuration.
 */
export function configHint(text: string, key: string): string {
  return text
    .replaceAll('--kubeconfig or KUBECONFIG', `${key}.kubeconfig.path`)
    .replaceAll('--kubeconfig', `${key}.kubeconfig.path`)
    .replaceAll('--context', `${key}.kubeconfig.context`)
    .replaceAll(/,? or raise --request-timeout/g, '');
}
