import type { OptionSpec } from '../../../core/contract/option-shapes.ts';
import type { AnalysisOptions, Dataset } from '../../session/session.ts';
import { Choice } from '../../components/choice.tsx';
import { NumberEntry } from '../../components/number-entry.tsx';
import type { AnalysisSummary } from './analysis-list.tsx';
import { BenchmarkChoice } from './benchmark-choice.tsx';
import { FieldsChoice } from './fields-choice.tsx';
import { fieldsFor, whenUnasked } from './fields-for.ts';
import { useNamedCategories } from './use-named-categories.ts';

type OptionSpecs = AnalysisSummary['options'];

type OptionsFormProps = {
  readonly specs: OptionSpecs;
  readonly values: AnalysisOptions;
  readonly dataset: Dataset;
  readonly onChange: (values: AnalysisOptions) => void;
};

/** Form generated from an analysis's option specs; knows no analysis by name. */
export function OptionsForm({ specs, values, dataset, onChange }: OptionsFormProps) {
  const named = Object.entries(specs);
  if (named.length === 0) return null;
  const controlOf = ([name, spec]: (typeof named)[number]) => (
    <OptionControl
      key={name}
      spec={spec}
      value={valueOf(name, spec, values)}
      answered={isOfAnswers(spec) ? fieldNamed(spec.of, specs, values) : null}
      dataset={dataset}
      onChange={(value) => onChange({ ...values, ...withoutAnswers(specs, name), [name]: value })}
    />
  );
  const more = named.filter(([, { isMore }]) => isMore);
  return (
    <section className="card side-card options-form" aria-labelledby="options-title">
      <h2 id="options-title">Compare</h2>
      {named.filter(([, { isMore }]) => !isMore).map(controlOf)}
      {more.length > 0 && (
        <details className="more-options">
          <summary>More choices</summary>
          <div>{more.map(controlOf)}</div>
        </details>
      )}
    </section>
  );
}

type AnswerSpec = Extract<OptionSpec, { kind: 'answer' | 'answers' }>;

function isOfAnswers(spec: OptionSpec): spec is AnswerSpec {
  return spec.kind === 'answer' || spec.kind === 'answers';
}

function valueOf(name: string, spec: OptionSpec, values: AnalysisOptions): unknown {
  return Object.hasOwn(values, name) ? values[name] : spec.initial;
}

function fieldNamed(name: string, specs: OptionSpecs, values: AnalysisOptions): unknown {
  const spec = specs[name];
  return spec ? valueOf(name, spec, values) : null;
}

/** Resets options that hold answers of a field when that field changes. */
function withoutAnswers(specs: OptionSpecs, changed: string): AnalysisOptions {
  return Object.fromEntries(
    Object.entries(specs).flatMap(([name, spec]) =>
      isOfAnswers(spec) && spec.of === changed ? [[name, spec.initial]] : [],
    ),
  );
}

type OptionControlProps = {
  readonly spec: OptionSpec;
  readonly value: unknown;
  /**
   * Value of the option with the field (or fields, of which the first) whose answers are the choices; null for other
   * kinds.
   */
  readonly answered: unknown;
  readonly dataset: Dataset;
  readonly onChange: (value: string | readonly string[] | number | boolean | null) => void;
};

const NOTHING = '';

/** The initial field, or its replacement in a dataset that lacks it. */
function shownField(
  { initial, otherwise }: Extract<OptionSpec, { kind: 'field' }>,
  value: unknown,
  fields: readonly { readonly id: string }[],
): string {
  const has = (each: unknown): boolean => fields.some(({ id }) => id === each);
  const there = value === initial && !has(value) ? otherwise : value;
  return typeof there === 'string' && has(there) ? there : NOTHING;
}

function OptionControl({ spec, value, answered, dataset, onChange }: OptionControlProps) {
  const fields = fieldsFor(spec, dataset);
  const said = saidBy(spec);
  switch (spec.kind) {
    case 'choice':
      return (
        <Choice
          {...said}
          value={String(value)}
          onChange={onChange}
          sections={[{ heading: null, items: spec.choices }]}
        />
      );
    case 'yes-no':
      return (
        <Choice
          {...said}
          value={value === true ? 'yes' : 'no'}
          onChange={(id) => onChange(id === 'yes')}
          sections={[
            {
              heading: null,
              items: [
                { id: 'yes', label: 'Yes' },
                { id: 'no', label: 'No' },
              ],
            },
          ]}
        />
      );
    case 'number':
      return (
        <NumberEntry
          {...said}
          unit={spec.unit}
          value={typeof value === 'number' ? value : spec.initial}
          least={spec.least}
          most={spec.most}
          isWhole={spec.isWhole}
          onChange={onChange}
        />
      );
    case 'field': {
      const words = spec.initial === null ? 'Everyone together' : 'Choose a field';
      const nothing = { id: NOTHING, label: spec.nothing ?? words };
      return (
        <Choice
          {...said}
          value={shownField(spec, value, fields)}
          onChange={(id) => onChange(id === NOTHING ? null : id)}
          sections={[{ heading: null, items: [nothing, ...fields] }]}
        />
      );
    }
    case 'answer': {
      const field = fieldAnswered(dataset, answered);
      if (spec.nothing !== undefined && !field) return null;
      return <AnswerOption {...{ spec, value, field, dataset, onChange }} />;
    }
    case 'answers':
      return (
        <AnswersOption {...{ spec, value, dataset, onChange }} field={fieldAnswered(dataset, answered)} />
      );
    case 'fields':
      return (
        <FieldsChoice
          {...said}
          {...whenUnasked(spec, fields)}
          most={spec.most}
          chosen={textsIn(value)}
          fields={fields}
          onChange={onChange}
        />
      );
    case 'benchmark':
      return (
        <BenchmarkChoice
          label={spec.label}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
  }
}

type Field = Dataset['fields'][number];

/** The field whose answers are the choices: the chosen one, or the first of several. */
function fieldAnswered(dataset: Dataset, chosen: unknown): Field | undefined {
  const named: unknown = Array.isArray(chosen) ? chosen[0] : chosen;
  return dataset.fields.find((each) => each.field === named);
}

type AnswerOptionProps<Kind extends OptionSpec['kind']> = Pick<
  OptionControlProps,
  'value' | 'dataset' | 'onChange'
> & {
  readonly spec: Extract<OptionSpec, { kind: Kind }>;
  readonly field: Field | undefined;
};

function AnswerOption({ spec, value, field, dataset, onChange }: AnswerOptionProps<'answer'>) {
  const { names } = useNamedCategories(dataset, field);
  const nothing = { id: NOTHING, label: spec.nothing ?? 'As it reads' };
  return (
    <Choice
      {...saidBy(spec)}
      value={typeof value === 'string' ? value : NOTHING}
      onChange={(id) => onChange(id === NOTHING ? null : id)}
      sections={[{ heading: null, items: [nothing, ...choicesOf(names)] }]}
    />
  );
}

/** Ordered choice of several answers. */
function AnswersOption({ spec, value, field, dataset, onChange }: AnswerOptionProps<'answers'>) {
  const { names } = useNamedCategories(dataset, field);
  const answers = choicesOf(names);
  return (
    <FieldsChoice
      {...saidBy(spec)}
      most={answers.length}
      chosen={textsIn(value)}
      fields={answers}
      onChange={onChange}
    />
  );
}

function choicesOf(names: readonly string[] | null) {
  return (names ?? []).map((label) => ({ id: label, label }));
}

function saidBy({ label, help }: OptionSpec) {
  return { label, ...(help === '' ? {} : { help }) };
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
