import { type FieldId, fieldOf } from '../../../core/table/fields.ts';
import type { ColumnType } from '../../../core/table/column.ts';

/** The columns of the made-up extract, in order, and what each means to the product. */
const meanings: readonly (readonly [name: string, field: FieldId])[] = [
  ['employee_id', 'person-id'],
  ['grade', 'grade'],
  ['function', 'function'],
  ['region', 'location'],
  ['gender', 'sex'],
  ['ethnicity', 'ethnicity'],
  ['disability', 'disability'],
  ['age', 'age-band'],
  ['start_date', 'hire-date'],
  ['promotion_date', 'promotion-date'],
  ['pay', 'pay'],
  ['bonus', 'bonus'],
  ['performance', 'performance'],
  ['parental_occupation', 'seb-occupation'],
  ['school_type', 'school-type'],
  ['fsm', 'free-meals'],
  ['parental_degree', 'parent-degree'],
  ['apprenticeship_level', 'level'],
  ['apprenticeship_start', 'started'],
  ['completion_status', 'completed'],
  ['application_stage', 'stage'],
  ['fte', 'fte'],
  ['contract_type', 'contract'],
  ['leaver_date', 'leave-date'],
];

export type ExtractColumn = { readonly name: string; readonly field: FieldId; readonly type: ColumnType };

export const extractColumns: readonly ExtractColumn[] = meanings.map(([name, field]) => ({
  name,
  field,
  type: fieldOf(field).type,
}));
