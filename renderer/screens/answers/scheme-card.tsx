import { dateText } from '../../../core/words/date-text.ts';
import { type Dataset, useSession } from '../../session/session.ts';
import { useInitialFocus } from '../../focus/use-initial-focus.ts';
import { type Command, useQuery } from '../../session/use-request.ts';
import { Choice } from '../../components/choice.tsx';
import { ConfidenceMark } from '../../components/confidence-mark.tsx';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { SchemeActions } from './scheme-actions.tsx';
import { SchemeCompare } from './scheme-compare.tsx';
import { schemeCommands } from './scheme-commands.ts';
import type { SchemeSummary } from './scheme-places.ts';

type SchemeCardProps = {
  readonly dataset: Dataset;
  readonly command: Command;
  /** Whether the person returns from the editor of a grouping. */
  readonly isReturn: boolean;
  /** A grouping made just now, to be compared. */
  readonly comparedId: string | null;
  readonly onCompare: (id: string | null) => void;
  /** Opens the editor of a grouping; `base` is its shipped origin. */
  readonly onEdit: (scheme: SchemeSummary, base: SchemeSummary) => void;
};

/** The grouping in use, the others, and what each would change. */
export function SchemeCard(props: SchemeCardProps) {
  const { dataset, command, comparedId, isReturn, onCompare, onEdit } = props;
  const heading = useInitialFocus<HTMLHeadingElement>(isReturn && comparedId === null);
  const schemeId = useSession((state) => state.project?.schemeId ?? '');
  const schemes = useQuery('scheme.list', {});
  const commands = schemeCommands(command.run);
  const { isBusy } = command;
  const all = schemes.value ?? [];
  const scheme = all.find(({ id }) => id === schemeId);
  const compared = all.find(({ id }) => id === comparedId);
  const edit = (chosen: SchemeSummary): void =>
    onEdit(chosen, all.find(({ id }) => id === chosen.basedOn) ?? chosen);
  const use = (next: SchemeSummary): void => {
    onCompare(null);
    commands.choose(next);
  };
  return (
    <section className="card side-card">
      <h2 ref={heading} tabIndex={-1}>
        Grouping
      </h2>
      {schemes.failure ? (
        <ErrorPanel failure={schemes.failure} action="Try again" onAction={schemes.again} />
      ) : null}
      {schemes.value ? (
        <Choice
          label="Scheme"
          value={schemeId}
          isDisabled={isBusy}
          onChange={(id) => {
            const next = all.find((each) => each.id === id);
            if (next && id !== schemeId) use(next);
          }}
          sections={sectionsOf(all)}
        />
      ) : null}
      {scheme ? (
        <>
          <SchemeFacts scheme={scheme} />
          <SchemeActions scheme={scheme} isBusy={isBusy} commands={commands} onEdit={edit} />
          <SchemeCompare
            dataset={dataset}
            isListing={schemes.isWaiting}
            isFresh={isReturn}
            others={all.filter(({ id }) => id !== schemeId)}
            otherId={comparedId}
            isBusy={isBusy}
            onCompare={onCompare}
            onUse={use}
          >
            {compared?.basedOn ? (
              <SchemeActions scheme={compared} isBusy={isBusy} commands={commands} onEdit={edit} />
            ) : null}
          </SchemeCompare>
        </>
      ) : null}
    </section>
  );
}

function sectionsOf(schemes: readonly SchemeSummary[]) {
  const itemOf = ({ id, label, confidence, version }: SchemeSummary) => ({
    id,
    label,
    note: { ...noteWords, own: `Version ${version}` }[confidence],
  });
  const own = schemes.filter(({ basedOn }) => basedOn !== null);
  const shipped = schemes.filter(({ basedOn }) => basedOn === null);
  if (own.length === 0) return [{ heading: null, items: shipped.map(itemOf) }];
  return [
    { heading: 'Your own', items: own.map(itemOf) },
    { heading: 'From elsewhere', items: shipped.map(itemOf) },
  ];
}

const noteWords = { seen: 'Source seen', unverified: 'Unverified: check the source before relying on it' };

function SchemeFacts({ scheme }: { readonly scheme: SchemeSummary }) {
  const { description, source, confidence, cautions, version, basedOn } = scheme;
  return (
    <>
      <p>{description}</p>
      <p className="small">
        {basedOn === null ? `Source: ${source.title}, ${dateText(source.date)}.` : `Version ${version}.`}
      </p>
      <ConfidenceMark confidence={confidence} />
      {cautions.map((caution) => (
        <p className="small" key={caution}>
          {caution}
        </p>
      ))}
    </>
  );
}
