import './shell.css';
import './rail.css';
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ErrorPanel } from '../components/error-panel.tsx';
import { Announcer } from '../session/announcer.tsx';
import { AppHeader } from './app-header.tsx';
import { Dialogs } from './dialogs.tsx';
import { FileDrop } from './file-drop.tsx';
import { WindowTitle } from '../focus/page-title.tsx';
import { ProjectNotices } from './project-notices.tsx';
import { Rail } from './rail.tsx';
import { useRoute } from '../session/route.ts';
import { followProject, loadSession, useSession } from '../session/session.ts';
import { useHistoryKeys, useShortcuts } from '../session/shortcuts.ts';
import { screenViews } from './screen-views.tsx';
import { StatusBar } from './status-bar.tsx';
import { useKeptFocus } from '../focus/use-kept-focus.ts';

export function App() {
  useShortcuts();
  useHistoryKeys();
  useKeptFocus();
  useEffect(() => {
    void loadSession();
    return followProject();
  }, []);
  const isLoaded = useSession((state) => state.isLoaded);
  const hasProject = useSession((state) => state.project !== null);
  return (
    <I18nProvider locale="en-GB">
      <WindowTitle />
      <div className={hasProject ? 'app' : 'app app-without-project'}>
        <a className="skip-link" href="#content" onClick={skipToContent}>
          Skip to the content
        </a>
        <AppHeader />
        {hasProject ? <Rail /> : null}
        <main id="content" tabIndex={-1}>
          <ProjectNotices />
          <SessionFailure />
          {isLoaded ? <CurrentScreen /> : null}
        </main>
        <StatusBar />
      </div>
      <Dialogs />
      <FileDrop />
      <Announcer />
    </I18nProvider>
  );
}

/** Moves the focus by script: the hash names the screen and must not change. */
function skipToContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function SessionFailure() {
  const failure = useSession((state) => state.failure);
  return failure ? (
    <ErrorPanel failure={failure} action="Try again" onAction={() => void loadSession()} />
  ) : null;
}

function CurrentScreen() {
  const route = useRoute();
  const hasProject = useSession((state) => state.project !== null);
  return screenViews[hasProject ? route.screen : 'start'].show(route.detail);
}
