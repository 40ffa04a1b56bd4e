import type { FieldReader } from '../../kubernetes/FieldReader';
import type { GpuViolation } from '../../model/gpuTypes';
import type { WorkCalendar } from './calendar/WorkCalendar';
import type { PolicyBase } from './PolicyBase';
import type { PolicyScope } from './PolicyScope';

/** What came of holding a rule against the facts. @public */
export interface PolicyCheck {
  violations: GpuViolation[];
  /** why it cannot be told whether it is kept, one sentence each */
  problems: string[];
}

/** A kind of rule about accelerators: how it is configured, and who breaks it. */
export interface PolicyKind<P extends PolicyBase & { kind: string }> {
  kind: P['kind'];
  /** beside `name`, `kind` and `pools` */
  fields: readonly string[];
  /**
   * Its own fields. What is malformed is rejected there, what is missing complained of; either
   * leaves the rule out, whatever is returned. undefined: it cannot be read at all.
   */
  read(
    item: FieldReader,
    reading: PolicyReading,
  ): Omit<P, keyof PolicyBase> | undefined;
  check(policy: P, scope: PolicyScope): PolicyCheck;
}

/** What a rule may fall back on while it is read. */
export interface PolicyReading {
  /** of the company */
  calendar: WorkCalendar | undefined;
  /** begins with the field that it is about */
  complain(problem: string): void;
}
