import { KubeError, type KubeErrorDetails } from '../KubeError';

/** What a refusal means to whoever wanted the write, where the server's own words do not say it. */
export type WriteMeaning = Partial<
  Pick<KubeErrorDetails, 'kind' | 'why' | 'hint'>
>;

/** kubernetes/apiserver: pkg/admission/plugin/webhook/errors/statuserror.go; policy/validating */
const DENIED = /denied (?:the )?request/;

/** Of a webhook or policy that objects: they like to answer 403, though no right would help. */
export function meaningOfDenial({ why }: KubeError): WriteMeaning | undefined {
  return DENIED.test(why)
    ? { kind: 'invalid', hint: 'change what the webhook or policy objects to' }
    : undefined;
}

/** The same error in words that say what it means. */
export function withMeaning(
  error: KubeError,
  meaning: WriteMeaning | undefined,
): KubeError {
  const { cluster, what, where, status, retryAfterMs, causes } = error;
  const { kind, why, hint } = error;
  return meaning
    ? new KubeError(
        {
          ...{ cluster, what, where, status, retryAfterMs, causes },
          ...{ kind, why, hint },
          ...meaning,
        },
        { cause: error },
      )
    : error;
}

/** `plural.group`, as rights are named. */
export function resourceTitle(apiVersion: string, plural: string): string {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined ? plural : `${plural}.${group}`;
}
