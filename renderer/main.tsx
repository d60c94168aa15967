import './theme/tokens.css';
import './theme/base.css';
import './theme/controls.css';
import './theme/lists.css';
import './theme/overlays.css';
import './theme/panels.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
