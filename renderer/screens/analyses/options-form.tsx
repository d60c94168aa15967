import type { AnalysisOptions, Dataset } from '../../app/session.ts';
import { Choice } from '../../components/choice.tsx';
import type { AnalysisSummary } from './analysis-list.tsx';
import { BenchmarkChoice } from './benchmark-choice.tsx';

export type OptionSpec = AnalysisSummary['options'][number];

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
  return { id: NOTHING, label: spec.initial === null ? 'Everyone together' : 'Choose a field' };
}

type OptionControlProps = {
  readonly spec: OptionSpec;
  readonly value: unknown;
  /** The field whose answers are the choices; null for every other kind of option. */
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
          value={typeof value === 'string' ? value : NOTHING}
          onChange={(id) => onChange(id === NOTHING ? null : id)}
          sections={[{ heading: null, items: [nothingFor(spec), ...fields] }]}
        />
      );
    case 'answer': {
      const field = dataset.fields.find((each) => each.field === answered);
      const answers = (field?.categories ?? []).map((label) => ({ id: label, label }));
      return (
        <Choice
          label={spec.label}
          {...help}
          value={typeof value === 'string' ? value : NOTHING}
          onChange={(id) => onChange(id === NOTHING ? null : id)}
          sections={[{ heading: null, items: [{ id: NOTHING, label: 'As it reads' }, ...answers] }]}
        />
      );
    }
    case 'fields':
      return <FieldsControl spec={spec} value={value} fields={fields} onChange={onChange} />;
    case 'benchmark':
      return (
        <BenchmarkChoice spec={spec} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
  }
}

type FieldsControlProps = Pick<OptionControlProps, 'spec' | 'value' | 'onChange'> & {
  readonly fields: readonly { readonly id: string; readonly label: string }[];
};

/** One choice more than there are fields chosen, up to the most that the analysis takes. */
function FieldsControl({ spec, value, fields, onChange }: FieldsControlProps) {
  const chosen = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  const slots = Math.min(spec.most, chosen.length + 1);
  const replace = (slot: number, id: string): void => {
    const changed = id === NOTHING ? chosen.toSpliced(slot, 1) : chosen.toSpliced(slot, 1, id);
    onChange(changed);
  };
  return Array.from({ length: slots }, (_, slot) => {
    const taken = chosen.filter((_, index) => index !== slot);
    return (
      <Choice
        key={slot}
        label={slot === 0 ? spec.label : 'and'}
        {...(slot === 0 && spec.help !== '' ? { help: spec.help } : {})}
        value={chosen[slot] ?? NOTHING}
        onChange={(id) => replace(slot, id)}
        sections={[
          {
            heading: null,
            items: [
              { id: NOTHING, label: slot === 0 ? 'Nothing' : 'Nothing more' },
              ...fields.filter((field) => !taken.includes(field.id)),
            ],
          },
        ]}
      />
    );
  });
}
