import type { Known } from '../model/known';

/** What a route may lead to: the workload of one revision, whatever controls it. */
export interface RoutedMember {
  /** the revision's name, by which shares are told */
  name: string;
  /** as findings name it, e.g. `Deployment/churn-v2` */
  title: string;
  /** of its pods: what Services, subsets and inference pools select */
  labels: Readonly<Record<string, string>>;
  /** by the spec; where nothing asks for a number, how many there are */
  wantedReplicas: Known<number>;
  readyPods: number;
}
