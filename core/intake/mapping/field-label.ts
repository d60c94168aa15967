import { type FieldId, fieldOf } from '../../table/fields.ts';
import { headingText } from './heading-text.ts';
import { looksLikePerson } from './value-patterns.ts';

/** A heading as long as a question would fill a sentence. */
const LONGEST_NAME = 60;

/** What a field is called in findings: as its column is headed, where that can be read in a sentence. */
export function fieldLabel(field: FieldId, heading: string | null): string {
  const text = heading === null || looksLikePerson(heading) ? '' : headingText(heading);
  const isName = heading?.trim() !== '' && text !== '' && text.length <= LONGEST_NAME;
  return isName ? text : fieldOf(field).label;
}
