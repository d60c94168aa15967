import { type FieldId, fieldOf } from '../../table/fields.ts';
import { headingText } from './heading-text.ts';
import { looksLikePerson } from './value-patterns.ts';

/** A longer heading, such as a whole question, would fill a sentence. */
const LONGEST_NAME = 60;

/** The name of a field in findings: its column heading, where that fits into a sentence. */
export function fieldLabel(field: FieldId, heading: string | null): string {
  const text = heading === null || looksLikePerson(heading) ? '' : headingText(heading);
  const isName = heading?.trim() !== '' && text !== '' && text.length <= LONGEST_NAME;
  return isName ? text : fieldOf(field).label;
}
