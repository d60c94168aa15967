import type { Input, Output } from '../../../core/contract/requests.ts';

export type CheckList = Output<'check.list'>['value'];
export type Finding = CheckList['findings'][number];
export type FixKind = Input<'check.fix'>['fix'];
