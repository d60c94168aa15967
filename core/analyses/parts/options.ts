import type { OptionSpec } from '../../contract/option-shapes.ts';
import { AppError } from '../../errors.ts';
import { fieldOf, isFieldId } from '../../table/fields.ts';
import { numberText } from '../../words/figure-text.ts';

export type { OptionSpec } from '../../contract/option-shapes.ts';

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type Values = {
  readonly choice: string;
  readonly field: string | null;
  readonly fields: readonly string[];
  readonly answer: string | null;
  readonly answers: readonly string[];
  readonly benchmark: string | null;
  readonly number: number;
  readonly 'yes-no': boolean;
};

type ValueOf<Spec extends OptionSpec> = Values[Spec['kind']];

export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: ValueOf<Specs[Name]>;
};

/** Fills in defaults and refuses unknown options. Errors: analysis/unknown-option, analysis/bad-option. */
export function readOptions<Specs extends OptionSpecs>(
  analysisId: string,
  specs: Specs,
  raw: Readonly<Record<string, unknown>>,
): OptionValues<Specs> {
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(specs, name)) {
      throw new AppError(
        'analysis/unknown-option',
        `${analysisId} has no option called ${name}.`,
        `Use one of: ${Object.keys(specs).join(', ')}.`,
      );
    }
  }
  const entries = Object.entries(specs).map(([name, spec]) => [
    name,
    readOption(analysisId, name, spec, raw[name]),
  ]);
  return Object.fromEntries(entries) as OptionValues<Specs>;
}

function readOption(analysisId: string, name: string, spec: OptionSpec, raw: unknown): OptionSpec['initial'] {
  if (raw === undefined) return spec.initial;
  const refuse = (expected: string): never => {
    throw new AppError(
      'analysis/bad-option',
      `The option ${name} of ${analysisId} cannot be read.`,
      `Give ${expected}.`,
    );
  };
  switch (spec.kind) {
    case 'choice': {
      const known = spec.choices.find((choice) => choice.id === raw);
      return known ? known.id : refuse(`one of: ${spec.choices.map((choice) => choice.id).join(', ')}`);
    }
    case 'field': {
      const type = spec.type ?? 'category';
      const isOther = typeof raw === 'string' && isFieldId(raw) && fieldOf(raw).type !== type;
      return raw === null || (typeof raw === 'string' && !isOther)
        ? raw
        : refuse(`the name of a field of ${typeNames[type]}, or null`);
    }
    case 'answer':
    case 'benchmark':
      return raw === null || typeof raw === 'string' ? raw : refuse('a name, or null');
    case 'fields': {
      const list = differentTexts(raw);
      return list && list.length <= spec.most ? list : refuse(`up to ${spec.most} different field names`);
    }
    case 'answers':
      return differentTexts(raw) ?? refuse('a list of different answers, in their order');
    case 'number':
      return isWithin(spec, raw) ? raw : refuse(rangeOf(spec));
    case 'yes-no':
      return typeof raw === 'boolean' ? raw : refuse('true or false');
  }
}

const typeNames = { category: 'answers', number: 'numbers', date: 'dates' } as const;

/** A list of distinct texts; null for anything else. */
function differentTexts(raw: unknown): readonly string[] | null {
  if (!Array.isArray(raw)) return null;
  const list = raw.filter((each): each is string => typeof each === 'string');
  return list.length === raw.length && new Set(list).size === list.length ? list : null;
}

type NumberSpec = Extract<OptionSpec, { kind: 'number' }>;

function isWithin({ least, most, isWhole }: NumberSpec, raw: unknown): raw is number {
  return typeof raw === 'number' && raw >= least && raw <= most && (!isWhole || Number.isInteger(raw));
}

/** The bounds in words: "a number from 1 to 80, in hours a week". */
function rangeOf({ least, most, unit, isWhole }: NumberSpec): string {
  const kind = isWhole ? 'a whole number' : 'a number';
  return `${kind} from ${plainText(least)} to ${plainText(most)}${unit === '' ? '' : `, in ${unit}`}`;
}

function plainText(value: number): string {
  return numberText(value, Number.isInteger(value) ? 0 : 2);
}

/** Answers chosen by options, with their fields. */
export function chosenAnswers(
  specs: OptionSpecs,
  values: Readonly<Record<string, unknown>>,
): readonly { readonly field: string; readonly answer: string }[] {
  return Object.entries(specs).flatMap(([name, spec]) => {
    const field = spec.kind === 'answer' || spec.kind === 'answers' ? values[spec.of] : null;
    if (typeof field !== 'string') return [];
    const named: unknown = values[name];
    const answers: readonly unknown[] = Array.isArray(named) ? named : [named];
    return answers.flatMap((answer) => (typeof answer === 'string' ? [{ field, answer }] : []));
  });
}
