import './start.css';
import { announce } from '../../session/announcer.tsx';
import { pickFile } from '../../session/files.ts';
import { ScreenTitle } from '../../focus/page-title.tsx';
import { nextStep, openDialog, useSession, whileMaking } from '../../session/session.ts';
import { useJob } from '../../session/use-job.ts';
import { ErrorPanel } from '../../components/error-panel.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { ProgressLine } from '../../components/progress-line.tsx';
import { Button } from 'react-aria-components';
import { RecentProjects } from './recent-projects.tsx';

export function StartScreen() {
  const project = useSession((state) => state.project);
  const sampleOnly = useSession((state) => state.info?.sampleOnly ?? false);
  const sample = useJob('project.try-sample');

  const trySample = async (): Promise<void> => {
    announce('Making the sample organisation.');
    await whileMaking(() => sample.start({}));
  };

  return (
    <div className="start">
      <div className="start-welcome">
        <ScreenTitle title="Who gets in, who gets on?" />
        <p className="lead">
          Find out what socio-economic background means in your organisation, and show it without giving
          anybody away.
        </p>
      </div>
      {project ? (
        <section className="card start-current">
          <p>
            <strong>{project.name}</strong> is open.
          </p>
          <LinkButton to={nextStep(project)}>Go on with it</LinkButton>
        </section>
      ) : null}
      {sample.failure ? (
        <ErrorPanel failure={sample.failure} action="Try again" onAction={() => void trySample()} />
      ) : null}
      {sample.isRunning ? (
        <section className="card">
          <ProgressLine
            label="Making the sample organisation"
            progress={sample.progress}
            onCancel={sample.cancel}
          />
        </section>
      ) : null}
      <div className="start-actions">
        <StartAction
          icon="people"
          title="Try the sample organisation"
          text="2,400 invented staff, with the gaps and oddities of real files."
          isDisabled={sample.isRunning}
          onPress={() => void trySample()}
        />
        <StartAction
          icon="file"
          title="Open my file"
          text="An extract from your HR or survey system: CSV, Excel, SPSS, Stata and more. You can also drop it anywhere in this window."
          isDisabled={sampleOnly || sample.isRunning}
          onPress={() => void pickFile('open-extract')}
        />
        <StartAction
          icon="folder"
          title="Open a project"
          text="Go on where you stopped. You need its passphrase."
          isDisabled={sampleOnly || sample.isRunning}
          onPress={() => void pickFile('open-project')}
        />
      </div>
      {sampleOnly || sample.isRunning ? null : (
        <>
          <RecentProjects />
          <p>
            <Button
              className="text-link"
              onPress={() => openDialog({ kind: 'create-project', extract: null })}
            >
              Make an empty project
            </Button>
          </p>
        </>
      )}
      <p className="start-promise">
        <Icon name="lock" />
        Works offline. Your data stays on this computer.
      </p>
    </div>
  );
}

type StartActionProps = {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
};

function StartAction({ icon, title, text, isDisabled, onPress }: StartActionProps) {
  return (
    <Button className="start-action" isDisabled={isDisabled} onPress={onPress}>
      <span className="empty-state-icon">
        <Icon name={icon} />
      </span>
      <span className="start-action-title">{title}</span>
      <span className="start-action-text">{text}</span>
    </Button>
  );
}
