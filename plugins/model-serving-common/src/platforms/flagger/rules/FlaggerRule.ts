import type { Finding, ModelService } from '../../../model/types';
import type { FlaggerView } from '../FlaggerView';

/** A failure that the service's health depends on. */
export type FlaggerHealthRule = (input: {
  view: FlaggerView;
}) => Finding | undefined;

/** A trap that the service is in. */
export type FlaggerRule = (input: {
  view: FlaggerView;
  service: ModelService;
}) => Finding | undefined;
