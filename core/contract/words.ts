/** Core vocabulary re-exported for the window. */
export { backgroundLabels, groups, reasons, type Background, type Reason } from '../background/background.ts';
export { LONGEST_OWN_NAME, type OwnPlace, ownPlaces, placeLabel } from '../background/own-places.ts';
export { MOST_ORDERED } from '../intake/coding/most-ordered.ts';
export { chooserWords, leftOutWords } from '../intake/mapping/column-choice.ts';
export { MOST_WEIGHT_FIELDS, noWeighting, weightingText, type Weighting } from '../cohort/weighting.ts';
export { printedText } from '../intake/mapping/heading-text.ts';
export { reportFormats, type ReportFormat } from '../report/formats.ts';
export { DEFAULT_POLICY, policies, type Policy } from '../disclosure/policy.ts';
export {
  datasetKinds,
  fieldOf,
  fields,
  isFieldId,
  isOther,
  nextOther,
  type DatasetKind,
  type FieldId,
} from '../table/fields.ts';
