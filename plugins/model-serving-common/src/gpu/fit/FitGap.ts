/**
 * Something that was not read, and could change whether pods fit. What is unknown of one node or
 * one quota is told by that node or quota.
 *
 * @public
 */
export interface FitGap {
  /** absent: of every cluster */
  cluster?: string;
  /** there may be more nodes than those given, or limits beside the quotas given */
  decides: 'nodes' | 'quotas';
  /** why, as a part of a sentence, e.g. "nodes cannot be listed: forbidden" */
  detail: string;
}
