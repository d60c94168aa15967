import { AppError } from '../../errors.ts';

/** What an analysis can be asked to vary. The options form, the command line and the recipe are made from these. */
export type OptionSpec =
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly help: string;
      readonly initial: string;
      readonly choices: readonly { readonly id: string; readonly label: string }[];
    }
  /** One field, or nothing. */
  | {
      readonly kind: 'field';
      readonly label: string;
      readonly help: string;
      readonly initial: string | null;
      /** Whether the initial field is nothing to a dataset that does not have it. */
      readonly isOptional?: true;
      /** What stands for no field. */
      readonly nothing?: string;
    }
  /** One answer of the field, or of the first field, that the option `of` names; null leaves it to the analysis. */
  | {
      readonly kind: 'answer';
      readonly of: string;
      readonly label: string;
      readonly help: string;
      readonly initial: null;
      /** What stands for no answer. */
      readonly nothing?: string;
    }
  /** Up to `most` fields to split by together. */
  | {
      readonly kind: 'fields';
      readonly label: string;
      readonly help: string;
      readonly initial: readonly string[];
      readonly most: number;
    }
  /** One benchmark; null is the project's own choice. */
  | { readonly kind: 'benchmark'; readonly label: string; readonly help: string; readonly initial: null };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<Spec extends OptionSpec> = Spec extends { kind: 'choice' }
  ? string
  : Spec extends { kind: 'fields' }
    ? readonly string[]
    : string | null;

export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: ValueOf<Specs[Name]>;
};

/** Fills in what is absent and refuses what is unknown. Errors: analysis/unknown-option, analysis/bad-option. */
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
    case 'field':
    case 'answer':
    case 'benchmark':
      return raw === null || typeof raw === 'string' ? raw : refuse('a name, or null');
    case 'fields': {
      const list = Array.isArray(raw) ? raw.filter((each): each is string => typeof each === 'string') : [];
      const isWhole = Array.isArray(raw) && list.length === raw.length && new Set(list).size === list.length;
      return isWhole && list.length <= spec.most ? list : refuse(`up to ${spec.most} different field names`);
    }
  }
}

/** Answers that options name, each with its field. */
export function chosenAnswers(
  specs: OptionSpecs,
  values: Readonly<Record<string, unknown>>,
): readonly { readonly field: string; readonly answer: string }[] {
  return Object.entries(specs).flatMap(([name, spec]) => {
    const field = spec.kind === 'answer' ? values[spec.of] : null;
    const answer = values[name];
    return typeof field === 'string' && typeof answer === 'string' ? [{ field, answer }] : [];
  });
}
