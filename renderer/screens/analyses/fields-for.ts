import type { OptionSpec } from '../../../core/contract/option-shapes.ts';
import { fieldOf } from '../../../core/contract/words.ts';
import type { Dataset } from '../../session/session.ts';

/** Fields with the type of column that the option takes; of answers, those that findings can be split by. */
export function fieldsFor(spec: OptionSpec, { fields }: Pick<Dataset, 'fields'>) {
  const type = spec.kind === 'field' ? (spec.type ?? 'category') : 'category';
  return fields
    .filter(({ field, splits }) => (type === 'category' ? splits : fieldOf(field).type === type))
    .map(({ field, label }) => ({ id: field, label }));
}

/** What an empty choice says where the analysis then takes a field of its own accord. */
export function whenUnasked(
  { unasked }: Extract<OptionSpec, { kind: 'fields' }>,
  fields: readonly { readonly id: string; readonly label: string }[],
): { readonly nothing?: string } {
  const field = fields.find(({ id }) => id === unasked);
  return field === undefined ? {} : { nothing: `${field.label}, unless you choose` };
}
