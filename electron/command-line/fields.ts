import { backgroundLabels, groups, reasons } from '../../core/background/background.ts';
import { answerOptions } from '../../core/background/instrument.ts';
import { answersOf } from '../../core/background/questions.ts';
import { AppError } from '../../core/errors.ts';
import { type FieldId, fieldOf, fields, isFieldId } from '../../core/table/fields.ts';
import { UsageError, type Verb } from './verb.ts';

export const fieldsCommand: Verb = {
  usage: '[FIELD]',
  summary:
    'Lists the fields that columns are mapped to, or the answers, groups and reasons a recipe can give in one.',
  options: {},
  run(positionals) {
    const [name] = positionals;
    if (positionals.length > 1) throw new UsageError('This takes one field, or none.');
    for (const line of name === undefined ? fieldLines() : answerLines(fieldNamed(name))) console.log(line);
    return Promise.resolve();
  },
};

function fieldLines(): readonly string[] {
  return [
    ...fields.map(({ id, label, type }) => `${id}: ${label} (${typeWords[type]})`),
    'other: any further characteristic, as many columns as there are',
  ];
}

const typeWords = { category: 'answers', number: 'numbers', date: 'dates', text: 'text' } as const;

function answerLines(field: FieldId): readonly string[] {
  const isKey = field === 'seb-occupation';
  const answers = isKey ? answerOptions : answersOf(field).filter(({ reason }) => reason === null);
  return [
    `${field}: ${fieldOf(field).label}`,
    ...answers.map(({ code, label }) => `  {"answer": "${code}"}: ${label}`),
    ...(isKey ? groups.map((group) => `  {"group": "${group}"}: ${backgroundLabels[group]}`) : []),
    ...(isKey ? [] : ['  {"category": "…"}: a name of your own']),
    ...reasons.map((reason) => `  {"reason": "${reason}"}: ${backgroundLabels[reason]}`),
  ];
}

/** Errors: recipe/unknown-field. */
function fieldNamed(name: string): FieldId {
  if (isFieldId(name)) return name;
  throw new AppError(
    'recipe/unknown-field',
    `There is no field called ${name}.`,
    '“rungs fields” lists them all.',
  );
}
