import { z } from 'zod';
import { type FieldId, isFieldId } from './fields.ts';

z.config({ jitless: true });

/** Listed fields and any number of further ones: no list could hold them all. */
export const fieldSchema = z.custom<FieldId>(
  (given) => typeof given === 'string' && isFieldId(given),
  'a name stands that is not known there',
);
