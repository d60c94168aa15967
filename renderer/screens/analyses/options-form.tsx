import type { AnalysisOptions, Dataset } from '../../session/session.ts';
import { Choice } from '../../components/choice.tsx';
import type { OptionSpec } from './analysis-list.tsx';
import { BenchmarkChoice } from './benchmark-choice.tsx';
import { FieldsChoice } from './fields-choice.tsx';
import { useNamedCategories } from './use-named-categories.ts';

type OptionsFormProps = {
  readonly specs: readonly OptionSpec[];
  readonly values: AnalysisOptions;
  readonly dataset: Dataset;
  readonly onChange: (values: AnalysisOptions) => void;
};

/** The form is drawn from what the analysis declares; nothing here knows an analysis by name. */
export function OptionsForm({ specs, values, dataset, onChange }: OptionsFormProps) {
  if (specs.length === 0) return null;
  return (
    <section className="card side-card options-form" aria-labelledby="options-title">
      <h2 id="options-title">Compare</h2>
      {specs.map((spec) => (
        <OptionControl
          key={spec.name}
          spec={spec}
          value={valueOf(spec, values)}
          answered={spec.of === null ? null : fieldNamed(spec.of, specs, values)}
          dataset={dataset}
          onChange={(value) => onChange({ ...values, ...withoutAnswers(specs, spec), [spec.name]: value })}
        />
      ))}
    </section>
  );
}

function valueOf(spec: OptionSpec, values: AnalysisOptions): unknown {
  return Object.hasOwn(values, spec.name) ? values[spec.name] : spec.initial;
}

function fieldNamed(name: string, specs: readonly OptionSpec[], values: AnalysisOptions): unknown {
  const spec = specs.find((each) => each.name === name);
  return spec ? valueOf(spec, values) : null;
}

/** The answers of a field mean nothing once another field is chosen. */
function withoutAnswers(specs: readonly OptionSpec[], changed: OptionSpec): AnalysisOptions {
  return Object.fromEntries(
    specs.filter((spec) => spec.of === changed.name).map((spec) => [spec.name, null]),
  );
}

function nothingFor(spec: OptionSpec): { readonly id: string; readonly label: string } {
  const words = spec.initial === null ? 'Everyone together' : 'Choose a field';
  return { id: NOTHING, label: spec.nothing ?? words };
}

type OptionControlProps = {
  readonly spec: OptionSpec;
  readonly value: unknown;
  /** The field, or the fields of which the first, whose answers are the choices; null for every other kind of option. */
  readonly answered: unknown;
  readonly dataset: Dataset;
  readonly onChange: (value: string | readonly string[] | null) => void;
};

const NOTHING = '';

function OptionControl({ spec, value, answered, dataset, onChange }: OptionControlProps) {
  const fields = dataset.fields
    .filter((field) => field.splits)
    .map((field) => ({ id: field.field, label: field.label }));
  const help = spec.help === '' ? {} : { help: spec.help };
  switch (spec.kind) {
    case 'choice':
      return (
        <Choice
          label={spec.label}
          {...help}
          value={String(value)}
          onChange={onChange}
          sections={[{ heading: null, items: spec.choices }]}
        />
      );
    case 'field':
      return (
        <Choice
          label={spec.label}
          {...help}
          value={fields.find(({ id }) => id === value)?.id ?? NOTHING}
          onChange={(id) => onChange(id === NOTHING ? null : id)}
          sections={[{ heading: null, items: [nothingFor(spec), ...fields] }]}
        />
      );
    case 'answer': {
      const named: unknown = Array.isArray(answered) ? answered[0] : answered;
      const field = dataset.fields.find((each) => each.field === named);
      if (spec.nothing !== null && !field) return null;
      return <AnswerOption spec={spec} value={value} field={field} dataset={dataset} onChange={onChange} />;
    }
    case 'fields':
      return (
        <FieldsChoice
          label={spec.label}
          {...help}
          most={spec.most}
          chosen={
            Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
          }
          fields={fields}
          onChange={onChange}
        />
      );
    case 'benchmark':
      return (
        <BenchmarkChoice spec={spec} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
  }
}

type AnswerOptionProps = Pick<OptionControlProps, 'spec' | 'value' | 'dataset' | 'onChange'> & {
  readonly field: Dataset['fields'][number] | undefined;
};

/** An answer of the field that another option names. */
function AnswerOption({ spec, value, field, dataset, onChange }: AnswerOptionProps) {
  const { names } = useNamedCategories(dataset, field);
  const answers = (names ?? []).map((label) => ({ id: label, label }));
  return (
    <Choice
      label={spec.label}
      {...(spec.help === '' ? {} : { help: spec.help })}
      value={typeof value === 'string' ? value : NOTHING}
      onChange={(id) => onChange(id === NOTHING ? null : id)}
      sections={[
        { heading: null, items: [{ id: NOTHING, label: spec.nothing ?? 'As it reads' }, ...answers] },
      ]}
    />
  );
}
